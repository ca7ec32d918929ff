"""Theil-Sen trend and the arrow of a trend."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.progress import Reading, forecast, trend_direction

VALUES = st.floats(-1e6, 1e6)
SLOPES = st.floats(-100, 100)
START = date(2010, 12, 31)


def yearly(*values: float) -> list[Reading]:
    return [Reading(value, date(2010 + place, 12, 31)) for place, value in enumerate(values)]


def on_line(slope_per_day: float, offsets: list[int], level: float = 0) -> list[Reading]:
    return [Reading(level + slope_per_day * days, START + timedelta(days=days)) for days in offsets]


@given(SLOPES, VALUES, st.lists(st.integers(0, 4000), min_size=3, max_size=8, unique=True), st.integers(1, 3000))
def test_forecast_of_a_line_is_on_the_line(slope, level, offsets, ahead):
    end = max(offsets) + ahead
    found = forecast(on_line(slope, offsets, level), START + timedelta(days=end))
    assert found is not None
    exact = pytest.approx(level + slope * end, rel=1e-6, abs=1e-3)
    assert (found.value, found.low, found.high) == (exact, exact, exact)


@given(SLOPES, st.integers(0, 6), VALUES)
def test_one_outlier_in_seven_does_not_move_the_forecast(slope, place, odd):
    readings = on_line(slope, [365 * year for year in range(7)])
    readings[place] = Reading(odd, readings[place].on)
    end = 365 * 9
    assert forecast(readings, START + timedelta(days=end)).value == pytest.approx(slope * end, rel=1e-6, abs=1e-3)


@given(st.lists(st.tuples(st.integers(0, 4000), VALUES), min_size=3, max_size=12), st.integers(1, 4000))
def test_forecast_lies_between_its_bounds(points, ahead):
    readings = [Reading(value, START + timedelta(days=days)) for days, value in points]
    found = forecast(readings, max(r.on for r in readings) + timedelta(days=ahead))
    assume(found is not None)
    assert found.low <= found.value <= found.high


@given(st.permutations(yearly(3, 1, 4, 1, 5)))
def test_order_of_readings_does_not_matter(readings):
    assert forecast(readings, date(2020, 12, 31)) == forecast(yearly(3, 1, 4, 1, 5), date(2020, 12, 31))


@pytest.mark.parametrize(
    ("readings", "day"),
    [
        pytest.param(yearly(1, 2), date(2020, 12, 31), id="two values"),
        pytest.param(yearly(1, 2, 3), date(2012, 12, 31), id="a day already measured"),
        pytest.param([Reading(v, START) for v in (1, 2, 3)], date(2020, 12, 31), id="one day only"),
    ],
)
def test_without_enough_values_there_is_no_forecast(readings, day):
    assert forecast(readings, day) is None


@pytest.mark.parametrize(
    ("values", "direction"),
    [
        ((1, 2, 3, 4, 5), 1),
        ((5, 4, 3, 2, 1), -1),
        ((3, 3, 3, 3, 3), 0),
        ((1, 1, 1, 1, 9), 0),
        ((9, 9, 1, 2, 3, 4, 5), 1),
        ((1, 2, 3, 4), None),
    ],
)
def test_arrow_of_the_trend(values, direction):
    assert trend_direction(yearly(*values)) == direction


@given(st.lists(st.integers(-1000, 1000), min_size=5, max_size=7))
def test_falling_trend_mirrors_the_rising_one(values):
    assert trend_direction(yearly(*[-v for v in values])) == -trend_direction(yearly(*values))
