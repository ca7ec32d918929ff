"""Workbooks written anew, opened by another library."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from etl.progress import NO_PROGRESS
from etl.reports.new_workbook import SheetCopy, write_new
from etl.reports.original import Line
from etl.reports.page import Page, Piece
from tests.unit.etl.reports.payloads import PAYLOADS


def written(
    folder: Path, *lines: Line, marks: dict[int, dict[int, str]] | None = None, header_row: int = 0
) -> Workbook:
    page = Page(
        [[Piece("Błędy w pliku", "title")]], [Piece("Rodzaj", "head")], [[Piece(text) for text in PAYLOADS[:8]]]
    )
    sheets = [SheetCopy("Dane", lines, header_row, marks or {})]
    write_new(folder / "r.xlsx", page, "Błędy", sheets, NO_PROGRESS, len(lines))
    return openpyxl.load_workbook(folder / "r.xlsx")


def test_payloads_are_as_many_as_promised():
    assert len(set(PAYLOADS)) == 45


@pytest.mark.parametrize("marked", [False, True])
def test_no_text_becomes_a_formula(tmp_path, marked):
    marks = {1: dict.fromkeys(range(len(PAYLOADS)), "=1+1")} if marked else {}
    book = written(tmp_path, Line(1, PAYLOADS), marks=marks)
    cells = list(book["Dane"][1])
    assert {cell.data_type for cell in cells} == {"s"}
    expected = [text.replace("\0", " ").replace("\r", "\n").replace("<r>", " <r>") for text in PAYLOADS]
    assert [cell.value for cell in cells] == expected
    assert {cell.data_type for row in book["Błędy"].iter_rows() for cell in row if cell.value is not None} == {"s"}


def test_cells_stand_where_they_stood_and_numbers_stay_numbers(tmp_path):
    sheet = written(tmp_path, Line(3, ["", "KRS", "a & <b>"]), Line(7, ["", "123457", "0012.50"], "tnt"))["Dane"]
    assert (sheet["B3"].value, sheet["C3"].value) == ("KRS", "a & <b>")
    assert (sheet["B7"].value, sheet["C7"].value) == (123457, "0012.50")
    assert sheet["C7"].number_format == "@"
    assert sheet.max_row == 7


def test_wrong_cells_have_a_colour_and_a_comment_even_when_empty_or_beyond_the_row(tmp_path):
    sheet = written(tmp_path, Line(2, ["x", ""]), marks={2: {1: "Uzupełnij.", 4: "Popraw."}})["Dane"]
    marked = {c.coordinate: c.comment.text for row in sheet.iter_rows() for c in row if c.comment}
    assert marked == {"B2": "Uzupełnij.", "E2": "Popraw."}
    assert sheet["E2"].fill.fgColor.rgb == sheet["B2"].fill.fgColor.rgb != sheet["A2"].fill.fgColor.rgb


def test_header_is_frozen(tmp_path):
    assert written(tmp_path, Line(4, ["a"]), header_row=4)["Dane"].freeze_panes == "A5"


def test_rows_that_no_sheet_can_hold_are_left_out(tmp_path):
    book = written(tmp_path, Line(1_048_576, ["ostatni"]), Line(1_048_577, ["za daleko"]))
    assert book["Dane"].max_row == 1_048_576
