"""Slides, documents and workbooks: the numbers of the screen, native and named."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard.content import NativeChart, Twin
from dashboard.exports.document import as_docx
from dashboard.exports.native import chart_numbers
from dashboard.exports.slides import as_pptx
from dashboard.exports.workbook import as_xlsx
from tests.unit.dashboard.exports.opened import parts, well_formed


@pytest.fixture(scope="module")
def deck(whole):
    return Presentation(BytesIO(as_pptx(whole)))


@pytest.fixture(scope="module")
def document(whole):
    return as_docx(whole)


@pytest.fixture(scope="module")
def book(whole):
    return load_workbook(BytesIO(as_xlsx(whole)))


def slide_of(deck, name: str):
    return next(slide for slide in deck.slides if slide.shapes.title.text == f"Zdanie o {name}.")


def chart_in(slide):
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def native_charts(figures) -> list[str]:
    return [name for name, figure in figures.items() if chart_numbers(figure)]


def test_charts_follow_from_picture_and_twin(figures):
    assert {name: figure.native().kind for name, figure in figures.items()} == {
        "ranking": "bars", "mapa": "map", "szereg": "line", "kolumny": "columns", "statusy": "stacked",
        "rysunek": "picture", "wskaznik": "gauge", "tabela": "table", "pusty": "table",
    }  # fmt: skip


def test_charts_on_slides_have_the_numbers_of_the_twin(deck, figures):
    for name in native_charts(figures):
        twin = figures[name].twin
        shown = {series.name: list(series.values) for series in chart_in(slide_of(deck, name)).plots[0].series}
        assert shown == {
            column.label: [row[place] for row in twin.rows] for place, column in enumerate(twin.columns) if place
        }


def test_gap_stays_a_gap_and_years_stand_on_an_axis_of_time(deck):
    chart = chart_in(slide_of(deck, "szereg"))
    assert next(iter(chart.plots[0].series)).values == (1.5, None, 4.5)
    assert chart._chartSpace.find(f".//{qn('c:dateAx')}") is not None
    assert chart._chartSpace.find(f".//{qn('c:dispBlanksAs')}").get("val") == "gap"


def test_gauge_is_half_a_ring(deck):
    chart = chart_in(slide_of(deck, "wskaznik"))
    assert list(chart.plots[0].series[0].values) == [12.5, 37.5, 50]
    texts = [shape.text_frame.text for shape in slide_of(deck, "wskaznik").shapes if shape.has_text_frame]
    assert "6\nz 24 warsztatów" in texts


def test_map_has_a_shape_for_each_area_named_by_it(deck):
    group = next(shape for shape in slide_of(deck, "mapa").shapes if shape.shape_type == 6)
    told = {shape.name: shape._element.nvSpPr.cNvPr.get("descr") for shape in group.shapes}
    assert told == {
        "Częstochowa": "Częstochowa: 222 292 mieszkańców",
        "powiat częstochowski": "powiat częstochowski: brak danych",
    }
    first = next(iter(group.shapes))._element
    assert first.find(f".//{qn('a:custGeom')}") is not None
    assert first.find(f".//{qn('a:schemeClr')}").get("val") == "accent1"


def test_every_slide_says_what_where_and_from_where(deck, figures):
    for name in figures:
        slide = slide_of(deck, name)
        told = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert {"osoby · 2018", "Obszar: gmina Łazy", "Źródło: GUS · Stan na 2018 · Uwaga"} <= set(told.split("\n"))
        assert "Tak policzono" in slide.notes_slide.notes_text_frame.text
    assert (deck.slide_width, deck.slide_height) == (12191695, 6858000)


def test_pictures_charts_and_tables_have_alternative_texts(deck, document, figures):
    for slide in list(deck.slides)[1:]:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type in {6, 13}:
                assert shape._element.find(f".//{qn('p:cNvPr')}").get("descr")
    described = [node.get("descr") for node in Document(BytesIO(document)).element.iter(qn("wp:docPr"))]
    assert len(described) == len(native_charts(figures)) + len(["mapa", "rysunek", "wskaznik"])
    assert all(text.startswith("Zdanie o ") for text in described)


def test_charts_of_the_document_have_the_numbers_and_a_workbook(document, figures):
    found = parts(document)
    charts = [name for name in found if name.startswith("word/charts/chart")]
    books = [name for name in found if name.startswith("word/embeddings/") and "!" not in name]
    assert len(charts) == len(books) == len(native_charts(figures))
    assert b"<c:v>4.5</c:v>" in b"".join(found[name] for name in charts)


def test_tables_of_the_document_repeat_their_head_and_keep_rows_whole(document):
    for table in Document(BytesIO(document)).tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert b'w:val="pl-PL"' in parts(document)["word/styles.xml"]


def test_workbook_has_the_cells_of_the_twin_and_a_chart_of_them(book, figures):
    sheet = book["statusy"]
    assert [[cell.value for cell in row] for row in sheet["A5:C7"]] == [
        ["Priorytet", "osiągnięty", "wolno"], ["I", 3, 1], ["II", 0, 2],
    ]  # fmt: skip
    assert sheet["A1"].value == figures["statusy"].title
    assert len(sheet._charts) == 1
    values = [series.val.numRef.f for series in sheet._charts[0].series]
    assert values == ["statusy!$B$6:$B$7", "statusy!$C$6:$C$7"]


def test_numbers_are_numbers_with_formats_and_missing_stays_missing(book):
    cell = book["szereg"]["B6"]
    assert (cell.value, cell.number_format, cell.data_type) == (1.5, "#,##0.0", "n")
    assert book["szereg"]["B7"].value is None


def test_notes_name_sources_methods_and_filters(book):
    told = {cell.value for row in book.worksheets[0].iter_rows() for cell in row}
    assert {"Obszar: gmina Łazy", "Źródło: GUS · Stan na 2018", "Tak policzono", "Zdanie o mapa."} <= told
    assert [sheet.sheet_state for sheet in book.worksheets if sheet.sheet_state != "visible"] == []


@pytest.mark.parametrize("make", [as_pptx, as_docx, as_xlsx])
def test_properties_name_the_program_and_nobody(whole, make):
    file = make(whole)
    well_formed(file)
    core = parts(file)["docProps/core.xml"].decode()
    assert "<dc:creator>Barometr ES</dc:creator>" in core
    assert "Canny" not in core
    assert "python" not in core


def test_half_years_and_a_target_stand_at_their_days(view_of, figures):
    days = [date(2014, 6, 30), date(2014, 12, 31), date(2020, 12, 31)]
    rows = [["I półrocze 2014", 2.0, 1.0], ["II półrocze 2014", 5.0, 2.0], ["cel: 31 grudnia 2020", None, 12.0]]
    twin = Twin("Ścieżka", figures["szereg"].twin.columns, rows)
    line = replace(figures["szereg"], twin=twin, chart=NativeChart("line", days=days))
    chart = chart_in(slide_of(Presentation(BytesIO(as_pptx(view_of(line)))), "szereg"))
    serial = [str(float((day - date(1899, 12, 30)).days)) for day in days]
    assert list(chart.plots[0].categories) == serial
    assert chart._chartSpace.find(f".//{qn('c:baseTimeUnit')}").get("val") == "days"
    ended = replace(twin, rows=[*rows[:2], ["cel: 31 grudnia 2014", None, 2.0]])
    at_the_target = replace(line, twin=ended, chart=NativeChart("line", days=[*days[:2], days[1]]))
    chart = chart_in(slide_of(Presentation(BytesIO(as_pptx(view_of(at_the_target)))), "szereg"))
    assert list(chart.plots[0].categories) == [*serial[:2], serial[1]]
    same = replace(line, chart=NativeChart("line", days=[days[0]] * 3))
    chart = chart_in(slide_of(Presentation(BytesIO(as_pptx(view_of(same)))), "szereg"))
    assert list(chart.plots[0].categories) == [row[0] for row in rows]


def test_a_gauge_without_rows_is_a_slide_all_the_same(view_of, figures):
    bare = replace(figures["wskaznik"], twin=replace(figures["wskaznik"].twin, rows=[]))
    assert len(Presentation(BytesIO(as_pptx(view_of(bare)))).slides) == 1
