"""Texts that a spreadsheet may compute or a file cannot hold, in every field of every format."""

import re
import unicodedata
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard.content import Column, NativeChart, Twin
from dashboard.exports.csv_file import as_csv
from dashboard.exports.document import as_docx
from dashboard.exports.paper import as_pdf
from dashboard.exports.pictures import as_png, as_svg
from dashboard.exports.safe import LONGEST_TEXT, is_formula, safe_csv_text, safe_text
from dashboard.exports.slides import as_pptx
from dashboard.exports.workbook import as_xlsx
from tests.unit.dashboard.exports.opened import cells, rows_of_csv, well_formed, workbooks_inside
from tests.unit.etl.reports.payloads import PAYLOADS

HOSTILE = [*PAYLOADS, "x;=1+1", "x,=1+1", "<script>alert(1)</script>", "]]>&\x00\x0b\ufffe", "http://example.org/=1"]
# each example makes six files
WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
FORMULA = re.compile(r"[\s\W]*[=+\-@]\S")


def hostile_view(view_of, figure, texts):
    """A view whose every text is one of these: title, words, columns, cells, names of series."""
    twin = Twin(texts[0], [Column(texts[0]), Column(texts[1], 0)], [[text, place] for place, text in enumerate(texts)])
    told = {"title": texts[1], "subtitle": texts[2], "source": texts[3], "as_of": texts[4], "note": texts[5]}
    charts = [NativeChart("bars"), NativeChart("table"), NativeChart("gauge", (), (), 0.5, texts[6], texts[7])]
    shown = [replace(figure, **told, method=texts[6], twin=twin, chart=chart, body=[]) for chart in charts]
    whole = {"title": texts[0], "lead": texts[1], "area": texts[2], "filters": texts[3:5], "warnings": texts[5:7]}
    return view_of(*shown, **whole)


@pytest.fixture(scope="module")
def hostile(view_of, figures):
    return hostile_view(view_of, figures["ranking"], HOSTILE)


@pytest.mark.parametrize("text", [text for text in HOSTILE if FORMULA.match(unicodedata.normalize("NFKC", text))])
def test_what_would_be_computed_is_made_text(text):
    written = safe_text(text)
    bare = re.sub(r"^[\s\u200b\0]+", "", unicodedata.normalize("NFKC", written))
    assert bare[:1] not in set("=+-@")
    assert not is_formula(written)


@pytest.mark.parametrize("make", [as_pptx, as_docx])
def test_a_name_in_a_chart_is_no_array_formula(view_of, figures, make):
    twin = Twin("Nazwy", [Column("{=1+1}"), Column(" {=2+2}", 0)], [["{=cmd|' /C calc'!A0}", 1.0], ["Łazy", 2.0]])
    file = make(view_of(replace(figures["ranking"], twin=twin, chart=NativeChart("bars"))))
    found = [cell for book in workbooks_inside(file) for cell in cells(book)]
    assert found
    assert [cell.coordinate for cell in found if cell.data_type == "f"] == []


@pytest.mark.parametrize("text", ["Bielsko-Biała", "−5 °C", "–", "-", "24 z 24", "m²", "", "% osób"])
def test_ordinary_words_stay_as_they_are(text):
    assert safe_text(text) == text


@pytest.mark.parametrize("text", ["x;=1+1", "x,=1+1", "x; ＝1+1"])
def test_a_formula_behind_another_separator_is_made_text(text):
    assert re.search(r"[;,]'\s*[=＝]", safe_csv_text(text))


@settings(max_examples=40)
@given(st.text())
def test_safe_text_is_short_safe_and_stays_so(text):
    once = safe_text(text + "=" * 3)
    assert safe_text(once) == once
    assert len(once) <= LONGEST_TEXT + 1
    assert not is_formula(once)


def test_workbook_has_no_formula(hostile):
    file = as_xlsx(hostile)
    well_formed(file)
    assert [cell.coordinate for cell in cells(file) if cell.data_type == "f" or is_formula(str(cell.value))] == []


@pytest.mark.parametrize("make", [as_pptx, as_docx])
def test_workbooks_behind_charts_have_no_formula(hostile, make):
    file = make(hostile)
    well_formed(file)
    inside = workbooks_inside(file)
    assert inside
    assert [c.value for book in inside for c in cells(book) if c.data_type == "f" or is_formula(str(c.value))] == []


@pytest.mark.parametrize("notation", ["", "pl"])
def test_csv_has_no_formula_whatever_separates_its_cells(hostile, notation):
    file = as_csv(hostile, notation)
    for delimiter in ",;":
        found = [cell for row in rows_of_csv(file, delimiter) for cell in row]
        numbers = re.compile(r"-?[\d.,]*")
        assert [cell for cell in found if is_formula(cell) and not numbers.fullmatch(cell)] == []


def test_pictures_hold_words_and_nothing_active(hostile):
    tags = {node.tag.rpartition("}")[2] for node in ElementTree.fromstring(as_svg(hostile)).iter()}
    assert tags <= {"svg", "title", "defs", "pattern", "g", "rect", "line", "text", "path", "circle", "polyline"}
    assert as_png(hostile, "1x").startswith(b"\x89PNG")


def test_pdf_takes_no_text_for_a_command(hostile):
    assert as_pdf(hostile).startswith(b"%PDF-")


@settings(max_examples=3, phases=WITHOUT_SHRINKING, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=40), min_size=8, max_size=8))
def test_any_texts_give_files_that_open(view_of, figures, texts):
    view = hostile_view(view_of, figures["ranking"], texts)
    for make in (as_pptx, as_docx, as_xlsx):
        well_formed(make(view))
    ElementTree.fromstring(as_svg(view))
    assert len(rows_of_csv(as_csv(view))) > len(texts)
    assert as_pdf(view).startswith(b"%PDF-")
