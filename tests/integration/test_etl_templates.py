"""`python -m etl template`: what it writes passes `check` as it is, and holds lists, formats and explanations."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.catalog import read_catalog
from data.catalog.word_cards import read_spellings
from etl.reports.column_words import choices_of
from tests.integration.bundled import bundle_in
from tests.integration.console import Etl, etl_in

SOURCES = read_catalog().sources
OFFICE = ("pes_registry", "events", "attendance", "attendance_counts", "plan", "plan_values")
LISTS = [
    (source, column.name)
    for source in OFFICE
    for column in SOURCES[source].columns
    if column.choices or column.choices_from or column.kind == "yes_no"
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose database holds the bundled files."""
    folder = tmp_path_factory.mktemp("szablony")
    (folder / "var").mkdir()
    with bundle_in(f"sqlite:///{folder / 'var' / 'barometr.sqlite'}"):
        return folder


@pytest.fixture
def etl(folder: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Etl]:
    """Runs `python -m etl ...` in that folder."""
    with etl_in(folder, capsys) as run:
        yield run


def template(etl: Etl, source: str, name: str, lang: str = "pl") -> Workbook:
    Path(name).unlink(missing_ok=True)
    assert etl("template", source, name, lang=lang).code == 0
    return openpyxl.load_workbook(name)


def validation(sheet: Worksheet, column: str):
    """What is checked on entering a cell under a header."""
    letter = next(cell.column_letter for cell in sheet[1] if cell.value.removesuffix(" *") == column)
    return next(rule for rule in sheet.data_validations.dataValidation if f"{letter}2" in rule.sqref)


@pytest.mark.parametrize("source", OFFICE)
def test_example_row_passes_whether_the_source_is_named_or_not(etl, source):
    book = template(etl, source, f"{source}.xlsx")
    assert any(cell.value for cell in book["Dane"][2])
    for arguments in ((), ("--source", source)):
        answer = etl("check", f"{source}.xlsx", *arguments, lang="en")
        assert (answer.code, f"(source {source}, XLSX, sheet 'Dane'): rows: 1 read, 1 accepted" in answer.out) == (
            0,
            True,
        )


@pytest.mark.parametrize(("source", "column"), LISTS)
def test_every_word_of_a_list_is_accepted(etl, source, column):
    name = f"{source}-{column}.xlsx"
    sheet = (book := template(etl, source, name))["Dane"]
    card = next(c for c in SOURCES[source].columns if c.name == column)
    words = list(choices_of(card, read_spellings())) or ["tak", "nie"]
    place = next(cell.column for cell in sheet[1] if cell.value.removesuffix(" *") == column)
    needed = {cell.column: sheet.cell(2, cell.column).value for cell in sheet[1] if cell.value.endswith("*")}
    sheet.delete_rows(2)
    for row, word in enumerate(words, start=2):
        for each, value in {**needed, place: word}.items():
            sheet.cell(row, each, value)
    book.save(name)
    found = [line for line in etl("check", name, "--source", source).err.splitlines() if f"kolumna „{column}" in line]
    assert found == []


@pytest.mark.parametrize("source", [*OFFICE, "gus_series", "territory"])
def test_headers_are_those_of_the_card_and_required_ones_are_marked(etl, source):
    sheet = template(etl, source, f"{source}.xlsx")["Dane"]
    expected = [f"{column.name} *" if column.required else column.name for column in SOURCES[source].columns]
    assert [cell.value for cell in sheet[1]] == expected
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")


def test_identifiers_are_text_dates_are_dates_and_numbers_are_numbers(etl):
    sheet = template(etl, "pes_registry", "formaty.xlsx")["Dane"]
    cells = {header.value.removesuffix(" *"): cell for header, cell in zip(sheet[1], sheet[2], strict=True)}
    assert {cells[name].number_format for name in ("krs", "nip", "regon", "teryt", "nazwa")} == {"@"}
    assert (cells["krs"].value, cells["krs"].data_type) == ("0000123457", "s")
    assert (cells["data_rejestracji"].is_date, cells["data_rejestracji"].number_format) == (True, "yyyy-mm-dd")
    assert cells["zatrudnieni"].value == 12
    assert sheet.column_dimensions[cells["teryt"].column_letter].number_format == "@"


def test_entries_are_checked_and_explained(etl):
    book = template(etl, "events", "wydarzenia.xlsx")
    sheet, lists = book["Dane"], book["Listy"]
    status = validation(sheet, "status")
    assert (status.type, status.errorStyle) == ("list", None)
    letter = status.formula1.split("$")[1]
    assert [cell.value for cell in lists[letter] if cell.value] == [
        "Lista: status",
        "planowane",
        "zrealizowane",
        "odwołane",
    ]
    assert validation(sheet, "typ").errorStyle == "information"
    assert validation(sheet, "demonstracja").formula1 == '"tak,nie"'
    assert (validation(sheet, "planowane_osoby").type, validation(sheet, "planowane_osoby").formula1) == ("whole", "0")
    assert (validation(sheet, "godziny").type, validation(sheet, "godziny").errorStyle) == ("decimal", "warning")
    assert (validation(sheet, "data_od").type, validation(sheet, "data_od").errorStyle) == ("date", "warning")
    title = validation(sheet, "tytul")
    assert (title.promptTitle, title.prompt) == (
        "tytul",
        "Pole wymagane. Tytuł wydarzenia. Tekst. Przykład: Warsztat: partnerstwa lokalne",
    )


def test_second_sheet_describes_every_column(etl):
    sheet = template(etl, "plan_values", "opis.xlsx")["Opis"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "Wartości wskaźników planu"
    place = next(place for place, row in enumerate(rows) if row[0] == "Kolumna")
    assert [row[0] for row in rows[place + 1 :]] == list("ABCDEF")
    assert rows[place + 2][:5] == (
        "B",
        "okres – rok, półrocze, kwartał, miesiąc albo dzień",
        "tak",
        "dzień, miesiąc, kwartał lub rok, np. 2014-03-06, 2014-03, 2014",
        "III kwartał 2014",
    )


def test_template_speaks_english(etl):
    book = template(etl, "plan", "plan.xlsx", lang="en")
    assert book.sheetnames == ["Data", "Description", "Lists"]
    assert validation(book["Data"], "rodzaj").prompt.startswith("Required. How values are to be read.")
    assert etl("check", "plan.xlsx").code == 0


def test_a_file_that_is_there_is_not_written_over(etl):
    template(etl, "plan", "moj.xlsx")
    before = Path("moj.xlsx").read_bytes()
    answer = etl("template", "plan", "moj.xlsx")
    assert (answer.code, "nic nie zostało zmienione" in answer.err) == (2, True)
    assert Path("moj.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["plan"], "template: brakuje OUT.xlsx."),
        ([], "template: brakuje SOURCE."),
        (["nie_ma", "a.xlsx"], "Nie ma źródła „nie_ma”."),
        (["plan", "a.csv"], "a.csv: pliku tego rodzaju nie można zapisać."),
        (["plan", "nie ma/a.xlsx"], "a.xlsx: nie można zapisać pliku."),
    ],
)
def test_what_cannot_be_written_is_refused(etl, arguments, message):
    answer = etl("template", *arguments)
    assert (answer.code, answer.err.startswith(message)) == (2, True)
