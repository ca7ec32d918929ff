"""Second opinions: defined where they mean something, otherwise not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.progress import Goal, Reading, growth_ratio, value_over_target

START, MIDDLE, END = date(2018, 12, 31), date(2020, 12, 31), date(2022, 12, 31)
POSITIVE = st.floats(0.01, 1e6)
NOT_POSITIVE = st.floats(-1e6, 0)


def test_half_of_the_required_growth():
    goal = Goal("level", 100, date(2018, 12, 31), 144, date(2020, 12, 31))
    assert growth_ratio(goal, Reading(110, date(2019, 12, 31))) == pytest.approx(0.5, rel=1e-2)


def test_growth_as_planned_has_the_ratio_of_one():
    goal = Goal("level", 100, START, 200, END)
    assert growth_ratio(goal, Reading(200, END)) == pytest.approx(1)


@given(NOT_POSITIVE, POSITIVE, POSITIVE)
def test_growth_from_zero_or_below_is_not_defined(baseline, target, value):
    assert growth_ratio(Goal("level", baseline, START, target, END), Reading(value, MIDDLE)) is None


@given(POSITIVE, NOT_POSITIVE, POSITIVE)
def test_growth_across_zero_is_not_defined(baseline, below, value):
    assert growth_ratio(Goal("level", baseline, START, below, END), Reading(value, MIDDLE)) is None
    assert growth_ratio(Goal("level", baseline, START, value, END), Reading(below, MIDDLE)) is None


@pytest.mark.parametrize("goal", [Goal("level", 5, None, 9, END), Goal("level", 5, START, 9, None)])
def test_growth_needs_both_days(goal):
    assert growth_ratio(goal, Reading(7, MIDDLE)) is None


def test_growth_that_is_not_required_has_no_ratio():
    assert growth_ratio(Goal("level", 5, START, 5, END), Reading(7, MIDDLE)) is None


def test_value_over_target_flatters_a_worsening_indicator():
    goal = Goal("level", 34, START, 40, END)
    assert value_over_target(goal, Reading(33, MIDDLE)) == pytest.approx(0.825)
    assert value_over_target(Goal("level", 5, START, 0, END), Reading(3, MIDDLE)) is None
