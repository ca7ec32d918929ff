"""Where a table lies: its header, what above and below it is no data."""

from datetime import date

import pandas as pd
import pytest

from data.errors import UserError
from etl.checks import Checks
from etl.cleaning.numbers import polish_number_or_none
from etl.faults import Fault
from etl.layout import Judge, find_header
from etl.layout.below import is_numbering, is_total
from etl.layout.number_cells import NumberCells, attach
from etl.layout.table import cut_table
from etl.readers.contract import Sheet
from etl.readers.raw_file import RawFile

ROW = ["2403011", "Cieszyn", "miejska", "2403"]


def sheet_of(*rows: list[str], name: str = "", kinds: list[str] | None = None) -> Sheet:
    return Sheet(name, list(range(1, len(rows) + 1)), list(rows), kinds, len(rows))


def raw(*sheets: Sheet) -> RawFile:
    return RawFile("plik.xlsx", "", list(sheets), "XLSX")


@pytest.fixture
def territory(catalog):
    return [catalog.sources["territory"]]


def test_group_above_is_kept_only_where_it_tells_columns_apart(territory):
    groups, names = ["Gmina", "", "", "Powiat", ""], ["terc", "nazwa", "rodzaj", "TERYT", "siedziba"]
    header = find_header(raw(sheet_of(["Tytuł"], groups, names, [*ROW, ""])), territory)
    assert (header.place, header.names) == (2, ["terc", "nazwa", "rodzaj", "Powiat TERYT", "siedziba"])


def test_name_that_two_columns_share_is_asked_about(territory):
    groups, names = ["Gmina", "", "", "Powiat", ""], ["terc", "nazwa", "rodzaj", "powiat", "nazwa"]
    assert find_header(raw(sheet_of(groups, names, [*ROW, ""])), territory).match.doubled == ["name"]


def test_header_that_lacks_columns_is_found_so_that_they_can_be_named(territory):
    header = find_header(raw(sheet_of(["Tytuł"], ["terc", "nazwa"], ROW[:2])), territory)
    assert (header.place, header.match.missing) == (1, ["kind", "powiat"])


def test_sheets_that_fit_alike_are_named(territory):
    table = [["terc", "nazwa", "rodzaj", "powiat"], ROW]
    with pytest.raises(UserError, match=r"A \(territory\), B \(territory\)"):
        find_header(raw(sheet_of(*table, name="A"), sheet_of(*table, name="B")), territory)


def test_columns_without_a_name_are_named_by_their_place(territory):
    sheet = sheet_of(["terc", "nazwa", "", "rodzaj", "powiat"], [*ROW[:2], "x", *ROW[2:]], kinds=["ttttt", "ttttt"])
    header = find_header(raw(sheet), territory)
    assert (header.names[2], cut_table(header, Judge(header, "plik.xlsx")).frame.loc[2].tolist()) == ("(C)", ROW)


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        (["RAZEM", "", "3"], True),
        (["", "Suma:", "1 234,5"], True),
        (["Ogółem", "3", ""], True),
        (["Razem", "Cieszyn", "3"], False),
        (["Razemka", "", "3"], False),
        (["Sumienni", "", "3"], False),
        (["", "", "3"], False),
    ],
)
def test_total_is_a_word_with_numbers_and_gaps(cells, total):
    assert is_total(cells, required=[0, 1]) is total


def test_numbers_of_columns_are_no_data():
    assert is_numbering(["1", "2.", "3"])
    assert not is_numbering(["1", "3"])
    assert not is_numbering(["1", "", ""])


def test_number_cells_are_no_puzzle_where_texts_are():
    frame = pd.DataFrame({"value": ["12.345", "12.345", "1,5"]}, index=[2, 3, 4], dtype=object)
    attach(frame, NumberCells(pd.Series(["n", "t", "t"], index=frame.index, dtype=object), {"value": 0}))
    checks = Checks(frame)
    values = checks.parsed("value", polish_number_or_none, Fault("a number", "Correct the number."))
    assert [fault.row for fault in checks.faults] == [3]
    assert values.tolist() == [12.345, None, 1.5]


def test_numbers_of_five_digits_are_days_only_in_number_cells():
    frame = pd.DataFrame({"day": ["41704", "41704", "2014"]}, index=[2, 3, 4], dtype=object)
    attach(frame, NumberCells(pd.Series(["n", "t", "n"], index=frame.index, dtype=object), {"day": 0}))
    checks = Checks(frame)
    periods = checks.periods("day")
    assert [fault.row for fault in checks.faults] == [3]
    assert (periods.loc[2].start, periods.loc[4].end) == (date(2014, 3, 6), date(2014, 12, 31))
