"""SVG, PNG, PDF and CSV of a view, and the looks taken from the stylesheets."""

import struct
from xml.etree import ElementTree

import pytest

from dashboard.exports.csv_file import LONG_HEADER, as_csv
from dashboard.exports.font import shown_text
from dashboard.exports.paper import as_pdf
from dashboard.exports.pictures import SIZES, as_png, as_svg
from dashboard.exports.svg_style import HATCH, style_of
from dashboard.theme import colour
from dashboard.words import STATUS_SHAPES
from tests.unit.dashboard.exports.opened import rows_of_csv

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: bytes) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_framed_picture_says_title_filters_source_and_date(view_of, figures):
    told = " ".join(texts(as_svg(view_of(figures["szereg"]))))
    for part in (
        "Zdanie o szereg.",
        "osoby · 2018",
        "Obszar: gmina Łazy",
        "Źródło: GUS",
        "Stan na 2018",
        "Barometr ES",
    ):
        assert part in told


def test_sheet_of_a_view_shows_every_figure(whole, figures):
    assert {f"Zdanie o {name}." for name in figures} <= set(texts(as_svg(whole)))


def test_empty_figure_says_so_in_its_frame(view_of, figures):
    assert "Brak danych. Wybierz inną datę." in texts(as_svg(view_of(figures["pusty"])))


@pytest.mark.parametrize(("size", "width"), list(SIZES.items()))
def test_sizes_of_pixels(view_of, figures, size, width):
    png = as_png(view_of(figures["rysunek"]), size)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (width, width * 9 // 16)


def test_shapes_look_as_in_the_browser():
    assert style_of("path", "gauge-value status-slow", "gauge", "jasny")["stroke"] == colour("jasny", "status-slow")
    assert style_of("path", "area class-3", "", "ciemny")["fill"] == colour("ciemny", "ramp-3")
    assert style_of("path", "area class-missing", "", "jasny")["fill"] == HATCH
    assert style_of("text", "gauge-caption", "gauge", "jasny")["font-size"] == "14"
    assert style_of("text", "unheard-of", "", "jasny")["fill"] == colour("jasny", "ink")


def test_pdf_is_tagged_polish_and_titled(whole):
    pdf = as_pdf(whole)
    assert pdf.startswith(b"%PDF-")
    assert b"/MarkInfo" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(pl" in pdf.replace(b"/Lang (", b"/Lang(")
    assert b"pdfuaid:part" in pdf
    assert [active for active in (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/URI") if active in pdf] == []


def test_csv_of_one_figure_is_its_table(view_of, figures):
    view = view_of(figures["szereg"])
    assert rows_of_csv(as_csv(view)) == [
        ["Rok", "region", "Polska"], ["2015", "1.5", "2"], ["2016", "", "3"], ["2018", "4.5", ""],
    ]  # fmt: skip
    assert not as_csv(view).startswith(b"\xef\xbb\xbf")


def test_polish_csv_is_for_polish_excel(view_of, figures):
    file = as_csv(view_of(figures["szereg"]), "pl")
    assert file.startswith(b"\xef\xbb\xbf")
    assert rows_of_csv(file, ";")[1] == ["2015", "1,5", "2"]


def test_csv_of_a_view_is_one_long_table(whole):
    head, first, *_rest = rows_of_csv(as_csv(whole))
    assert head == LONG_HEADER
    assert first == [
        "ranking",
        "Zdanie o ranking.",
        "1",
        "gmina Łazy",
        "Obszar",
        "",
        "gmina Łazy",
        "Źródło: GUS",
        "Stan na 2018",
    ]


def test_file_name_says_view_figure_area_and_date(whole):
    assert whole.file_name("csv") == "barometr-es_mapa_gmina-lazy_2018-12-31.csv"
    assert whole.file_name("png", "szereg") == "barometr-es_mapa_szereg_gmina-lazy_2018-12-31.png"
    assert whole.only("nie ma") is None


def test_every_sign_of_a_status_can_be_drawn():
    drawn = shown_text("".join(STATUS_SHAPES.values()))
    assert len(drawn) == len(STATUS_SHAPES)
    assert "?" not in drawn
    assert shown_text("漢 ąż 12\u202f%") == "? ąż 12\u202f%"
