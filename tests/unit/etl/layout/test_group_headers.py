"""Headers of two rows: how far a group above the names goes."""

import pytest

from etl.layout import find_header
from etl.readers.contract import Sheet
from etl.readers.raw_file import RawFile

ROW = ["2403011", "Cieszyn", "miejska", "2403", "x", "y"]


@pytest.fixture
def names(catalog):
    """The names found under groups, given as (first column, last column) merged or not."""

    def names(groups: list[str], below: list[str], merged: list[tuple[int, int]]) -> list[str]:
        rows = [groups, below, ROW[: len(below)]]
        sheet = Sheet("Dane", [1, 2, 3], rows, ["t" * len(row) for row in rows], 3)
        sheet.merged = [(1, first, last) for first, last in merged]
        return find_header(RawFile("plik.xlsx", "", [sheet], "XLSX"), [catalog.sources["territory"]]).names

    return names


GROUPS = ["Gmina", "", "", "", "Powiat", ""]
NAMES = ["terc", "nazwa", "rodzaj", "uwagi", "TERYT", "uwagi"]


def test_merged_group_ends_where_its_cell_ends(names):
    assert names(GROUPS, NAMES, [(0, 3), (4, 4)])[3:] == ["Gmina uwagi", "Powiat TERYT", "uwagi"]


def test_unmerged_group_beside_merged_ones_stands_above_its_own_column(names):
    assert names(GROUPS, NAMES, [(0, 3)])[3:] == ["Gmina uwagi", "Powiat TERYT", "uwagi"]


def test_group_in_a_row_without_merged_cells_goes_up_to_the_next_one(names):
    assert names(GROUPS, NAMES, [])[3:] == ["Gmina uwagi", "Powiat TERYT", "Powiat uwagi"]


def test_cells_merged_downwards_say_nothing_of_groups(names):
    found = names([*GROUPS, "Rok"], [*NAMES, ""], [(6, 6)])
    assert found[3:] == ["Gmina uwagi", "Powiat TERYT", "Powiat uwagi", "Rok"]
