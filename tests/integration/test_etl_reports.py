"""`python -m etl check|load --report` and `template`: files as offices send them, reports opened by other libraries."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from etl.reports import marks, own_workbook, page
from tests.corpus.case import HEADER, ROWS
from tests.integration.console import Etl, etl_in
from tests.unit.etl.reports.payloads import PAYLOADS
from tests.workbooks import csv_text, edited, ods, ods_table, xls, xlsx

WRONG = [*ROWS[:2], ["2476011", "", "miejska", "2476"], ["=1+1", "Łazy", "wiejsk", "2416"]]
KEYS = ["sheet", "row", "column", "cell", "found", "expected", "remedy", "line"]


@pytest.fixture
def etl(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Etl]:
    """Runs `python -m etl ...` in an empty folder."""
    with etl_in(tmp_path, capsys) as run:
        yield run


def checked(etl: Etl, name: str, content: bytes, out: str = "raport.xlsx") -> Workbook:
    """The report on a file of gminy with errors."""
    Path(name).write_bytes(content)
    answer = etl("check", name, "--source", "territory", "--report", out)
    assert (answer.code, answer.out.endswith(f"Raport: {out}\n")) == (1, True)
    return openpyxl.load_workbook(out)


def book_of_gminy(prepare: Callable[[Workbook, Worksheet], object] = lambda *_: None) -> bytes:
    """The same errors in an XLSX; '=1+1' is a text there too."""

    def change(book: Workbook, sheet: Worksheet) -> None:
        sheet["A5"].data_type = "s"
        prepare(book, sheet)

    return xlsx([HEADER, *WRONG], change)


def comments(sheet: Worksheet) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def listed(book: Workbook) -> list[tuple[object, ...]]:
    """Cell, row, column and what was found, of the rows of the first sheet that are errors."""
    rows = book.worksheets[0].iter_rows(values_only=True)
    return [tuple(row[2:6]) for row in rows if row[0] in {"błąd", "error"}]


def test_first_sheet_lists_all_errors_with_links_to_their_cells(etl):
    book = checked(etl, "plik.csv", csv_text([HEADER, *WRONG]).encode())
    assert book.sheetnames == ["Błędy", "Dane"]
    assert listed(book) == [("B4", 4, "nazwa", None), ("A5", 5, "terc", "=1+1")]
    first = book["Błędy"]
    links = {cell.value: cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink}
    assert links == {"B4": "'Dane'!B4", "A5": "'Dane'!A5"}
    assert first.freeze_panes == "A9"
    assert first.auto_filter.ref == "A8:H10"
    assert first.print_title_rows == "$8:$8"
    assert (first.page_setup.orientation, first.page_setup.fitToHeight) == ("landscape", 0)
    assert [cell.value for cell in first["B"][1:6]] == [
        "plik.csv", "Rejestr gmin (TERC) (territory)", first["B4"].value,
        "przeczytane 4, przyjęte 2, odrzucone 2, puste 0", "2",
    ]  # fmt: skip
    assert comments(book["Dane"])["B4"] == "Oczekiwano: wartość.\nCo zrobić: Uzupełnij komórkę."


def test_report_speaks_english(etl):
    Path("plik.csv").write_bytes(csv_text([HEADER, *WRONG]).encode())
    assert etl("check", "plik.csv", "--source", "territory", "--report", "r.xlsx", lang="en").out.endswith(
        "Report: r.xlsx\n"
    )
    book = openpyxl.load_workbook("r.xlsx")
    assert book.sheetnames == ["Errors", "Data"]
    assert comments(book["Data"])["B4"] == "Expected: a value.\nWhat to do: Fill in the cell."


def decorated(book: Workbook, sheet: Worksheet) -> None:
    sheet["B2"].font = Font(bold=True, color="FF00AA00")
    sheet["B4"].comment = Comment("moja uwaga", "Ala")
    sheet["F2"] = "=LEN(B2)"
    sheet["F2"].number_format = "0.00"
    notes = book.create_sheet("Notatki")
    notes["A1"], notes["A2"] = "=1+2", "ważne"
    book.create_sheet("Ukryty").sheet_state = "hidden"
    sheet.auto_filter.ref = "A1:D5"


def test_own_workbook_comes_back_with_its_formats_sheets_formulas_and_comments(etl):
    content = edited(
        book_of_gminy(decorated),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"<v></v>", b"<v>7</v>").replace(b"<v />", b"<v>7</v>"),
    )
    book = checked(etl, "moje.xlsx", content)
    assert book.sheetnames == ["Błędy", "Dane", "Notatki", "Ukryty"]
    sheet = book["Dane"]
    assert (sheet["B2"].font.color.rgb, sheet["F2"].value, sheet["F2"].number_format) == (
        "FF00AA00",
        "=LEN(B2)",
        "0.00",
    )
    assert (book["Notatki"]["A1"].value, book["Ukryty"].sheet_state) == ("=1+2", "hidden")
    found = comments(sheet)
    assert list(found) == ["B4", "A5"]
    assert found["B4"].startswith("Oczekiwano: wartość.")
    assert found["B4"].endswith("moja uwaga")
    assert (sheet["A5"].value, sheet["A5"].data_type) == ("=1+1", "s")
    assert sheet["A5"].fill.fgColor.rgb != sheet["A2"].fill.fgColor.rgb
    assert [each.sheet_view.tabSelected for each in book.worksheets].count(True) == 1


def test_a_corrected_report_can_be_checked_again_and_loses_its_marks(etl):
    book = checked(etl, "moje.xlsx", book_of_gminy(lambda _book, s: setattr(s["B4"], "comment", Comment("c", "Ala"))))
    book["Dane"]["B4"] = "Świętochłowice"
    book.save("poprawione.xlsx")
    answer = etl("check", "poprawione.xlsx", "--source", "territory", "--report", "raport2.xlsx", lang="en")
    assert answer.code == 1
    again = openpyxl.load_workbook("raport2.xlsx")
    assert again.sheetnames == ["Errors", "Dane"]
    assert listed(again) == [("A5", 5, "terc", "=1+1")]
    assert comments(again["Dane"])["B4"] == "c"
    assert again["Dane"]["B4"].fill.fill_type is None


def test_no_text_of_a_workbook_becomes_a_formula(etl):
    texts = [text for text in PAYLOADS if not {"\0", "\r"}.intersection(text)]

    def payloads(_book: Workbook, sheet: Worksheet) -> None:
        for row, text in enumerate(texts, start=6):
            for column in range(1, 5):
                sheet.cell(row, column, text).data_type = "s"

    book = checked(etl, "plik.xlsx", book_of_gminy(payloads))
    assert len(listed(book)) > len(texts)
    filled = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in filled} == {"s", "n"}
    assert [cell.value for cell in book["Dane"]["D"][5:]] == texts


def test_macros_do_not_come_back(etl):
    content = edited(
        book_of_gminy(),
        "[Content_Types].xml",
        lambda types: types.replace(b"spreadsheetml.sheet.main+xml", b"x").replace(
            b"application/vnd.openxmlformats-officedocument.x", b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        ),
    )
    content = edited(content, "xl/vbaProject.bin", lambda _none: b"Auto_Open")
    book = checked(etl, "makra.xlsm", content)
    assert listed(book)[0] == ("B4", 4, "nazwa", None)
    assert b"Auto_Open" not in Path("raport.xlsx").read_bytes()
    assert "W tej kopii może brakować wykresów" in str([cell.value for cell in book["Błędy"]["H"]])


def test_addresses_are_those_of_the_file_below_titles_and_in_merged_cells(etl):
    def moved(_book: Workbook, sheet: Worksheet) -> None:
        sheet.move_range("A1:D5", rows=3, cols=2)
        sheet["A1"] = "Wykaz gmin"
        sheet.merge_cells("C8:C9")

    book = checked(etl, "plik.xlsx", book_of_gminy(moved))
    assert [row[0] for row in listed(book)] == ["D7", "C8"]
    assert list(comments(book["Dane"])) == ["D7", "C8"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("stary.xls", xls([["Wykaz"], [], HEADER, *WRONG])),
        ("wolny.ods", ods(ods_table([["Wykaz"], [], HEADER, *WRONG], "Gminy/1"), ods_table([["a", 12.5]], "Inne"))),
    ],
)
def test_other_workbooks_are_written_anew_at_the_same_addresses(etl, name, content):
    book = checked(etl, name, content)
    table = book.worksheets[1]
    assert list(comments(table)) == ["B6", "A7"]
    assert (table["A1"].value, table["A4"].value, table["A7"].value) == ("Wykaz", "2403011", "=1+1")
    assert {cell.data_type for row in table.iter_rows() for cell in row if cell.value} == {"s"}
    if name.endswith("ods"):
        assert book.sheetnames == ["Błędy", "Gminy 1", "Inne"]
        assert book["Inne"]["B1"].value == 12.5


def test_a_workbook_too_large_to_be_kept_is_written_anew_and_says_so(etl, monkeypatch):
    monkeypatch.setattr(own_workbook, "MOST_BYTES", 1_000)
    book = checked(etl, "duzy.xlsx", book_of_gminy(decorated_without_formula))
    assert book.sheetnames == ["Błędy", "Dane", "Notatki"]
    assert "Skoroszytu nie można było zachować" in str([cell.value for cell in book["Błędy"]["H"]])
    assert list(comments(book["Dane"])) == ["B4", "A5"]


def decorated_without_formula(book: Workbook, _sheet: Worksheet) -> None:
    book.create_sheet("Notatki")["A1"] = "ważne"


def test_json_holds_everything_by_stable_keys(etl):
    Path("plik.csv").write_bytes(csv_text([[*HEADER, "kolor"], *([*row, "x"] for row in WRONG)]).encode())
    answer = etl("check", "plik.csv", "--source", "territory", "--report", "r.json")
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert list(report) == [
        "file", "sha256", "source", "encoding", "delimiter", "sheet", "checked", "language", "counts", "warnings",
        "faults",
    ]  # fmt: skip
    assert report["counts"] == {"read": 4, "accepted": 2, "rejected": 2, "blank": 0}
    assert (report["checked"], report["language"]) == (date.today().isoformat(), "pl")
    assert report["warnings"] == ["plik.csv: pominięto kolumny, których to źródło nie zna: kolor."]
    assert [list(fault) for fault in report["faults"]] == [KEYS, KEYS]
    assert [fault["line"] for fault in report["faults"]] == answer.err.splitlines()[1:]
    second = report["faults"][1]
    assert (second["cell"], second["row"], second["column"], second["found"]) == ("A5", 5, "terc", "=1+1")


def test_more_errors_than_anyone_reads_are_capped_except_in_json(etl, monkeypatch):
    most = 1_200
    for module in (page, marks):
        monkeypatch.setattr(module, "MOST_ROWS", most)
    wrong = most + 500
    rows = [["2403011", "", "miejska", "2403"]] * wrong
    book = checked(etl, "plik.csv", csv_text([HEADER, *rows]).encode())
    assert len(listed(book)) == most
    assert book["Błędy"]["B6"].value.startswith(f"{2 * wrong - 1}, z czego na liście")
    assert book["Dane"].max_row == wrong + 1
    answer = etl("check", "plik.csv", "--source", "territory", "--report", "r.json")
    assert len(json.loads(Path("r.json").read_text(encoding="utf-8"))["faults"]) == 2 * wrong - 1
    assert len(answer.err.splitlines()) == 1_001


def test_a_clean_file_has_a_report_that_says_so(etl):
    Path("plik.csv").write_bytes(csv_text([HEADER, *ROWS]).encode())
    assert etl("check", "plik.csv", "--source", "territory", "--report", "r.xlsx").code == 0
    book = openpyxl.load_workbook("r.xlsx")
    assert book["Błędy"]["B6"].value == "nie znaleziono"
    assert comments(book["Dane"]) == {}


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("r.pdf", "r.pdf: pliku tego rodzaju nie można zapisać. Podaj nazwę z zakończeniem: .xlsx, .json."),
        ("plik.xlsx", "plik.xlsx: to jest czytany plik; nie zostanie zastąpiony. Wybierz inną nazwę."),
        ("nie ma/r.xlsx", "r.xlsx: nie można zapisać pliku. Sprawdź folder"),
    ],
)
def test_a_report_that_cannot_be_written_is_refused_before_anything_is_read(etl, out, message):
    content = book_of_gminy()
    Path("plik.xlsx").write_bytes(content)
    answer = etl("check", "plik.xlsx", "--report", out)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(message)
    assert (sorted(path.name for path in Path().iterdir()), Path("plik.xlsx").read_bytes()) == (["plik.xlsx"], content)


def test_a_refused_file_leaves_an_earlier_report_as_it_is(etl):
    Path("r.xlsx").write_bytes(b"wczesniejszy")
    Path("plik.csv").write_bytes(b"nic;tu;nie;pasuje\n1;2;3;4\n")
    assert etl("check", "plik.csv", "--report", "r.xlsx").code == 2
    assert sorted(path.name for path in Path().iterdir()) == ["plik.csv", "r.xlsx"]
    assert Path("r.xlsx").read_bytes() == b"wczesniejszy"


def test_load_reports_too_whether_it_loads_or_not(etl):
    assert etl("bootstrap").code == 0
    Path("plik.csv").write_bytes(csv_text([HEADER, *WRONG]).encode())
    load = ("load", "plik.csv", "--source", "territory", "--stan-na", "2030-01-01", "--report")
    refused = etl(*load, "r.xlsx")
    assert (refused.code, "niczego nie wczytano" in refused.err) == (1, True)
    assert len(listed(openpyxl.load_workbook("r.xlsx"))) == 2
    loaded = etl(*load, "r.json", "--accept-rejects")
    assert (loaded.code, "wczytano" in loaded.out) == (0, True)
    assert len(json.loads(Path("r.json").read_text(encoding="utf-8"))["faults"]) == 2
    unwritable = etl(*load, "nie ma/r.json")
    assert (unwritable.code, unwritable.out) == (2, "")
