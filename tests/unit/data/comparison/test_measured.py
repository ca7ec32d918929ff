"""One period for all areas, and the inhabitants a count is related to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.comparison.measured import Cell, inhabitants, inhabitants_together, measured, of_one_period, quartiles


def cell(area: str, year: int, value: float = 1.0, indicator: str = "podmioty") -> Cell:
    return Cell(indicator, area, "", None, date(year, 12, 31), value, "", is_demo=False)


def test_areas_with_an_older_value_are_left_out():
    cells = [cell("2401", 2019), cell("2401", 2020), cell("2402", 2020), cell("2403", 2011)]
    assert {(c.area_code, c.period_end.year) for c in of_one_period(cells)} == {("2401", 2020), ("2402", 2020)}


def test_of_two_equally_common_periods_the_newer_counts():
    assert [c.area_code for c in of_one_period([cell("2401", 2011), cell("2402", 2020)])] == ["2402"]
    assert of_one_period([]) == []


def test_a_count_is_related_to_the_newest_population_not_later_than_it():
    people = inhabitants([cell("2401", 2020, 20_000), cell("2401", 2018, 10_000)])
    found = [measured(cell("2401", year, 5), people) for year in (2016, 2019, 2024)]
    assert [m.rate for m in found] == [5, 5, 2.5]
    assert [m.population_on.year for m in found] == [2018, 2018, 2020]


def test_without_inhabitants_there_is_no_rate():
    assert measured(cell("2401", 2019), {}).rate is None


@given(st.lists(st.floats(-1e6, 1e6), min_size=1))
def test_the_middle_half_lies_within_the_range(values):
    low, high = quartiles(values)
    assert min(values) - 1e-6 <= low <= high + 1e-6 <= max(values) + 2e-6


def test_quartiles_of_known_numbers():
    assert quartiles([4, 1, 3, 2, 5]) == (2, 4)
    assert quartiles([1, 2]) == pytest.approx((1.25, 1.75))


def test_a_whole_is_related_to_the_inhabitants_of_its_parts():
    people = inhabitants([cell("2401", 2018, 10_000), cell("2402", 2018, 5_000), cell("2402", 2023, 4_000)])
    assert inhabitants_together(["2401", "2402"], people, date(2020, 1, 1)) == 15_000
    assert inhabitants_together(["2401", "2402"], people, date(2024, 1, 1)) == 14_000
    assert inhabitants_together(["2401", "2403"], people, date(2024, 1, 1)) is None
