"""What must hold for every goal and value."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.progress import Goal, Progress, Reading, Status, assess
from data.progress.measure import expected_on

# fractions are exact, so that a rounding error never moves a status over its cut-off
NUMBERS = st.fractions(-1000, 1000, max_denominator=20)
DAYS = st.dates(date(2005, 1, 1), date(2035, 12, 31))


@st.composite
def goals(draw):
    baseline, target = draw(NUMBERS), draw(NUMBERS)
    assume(baseline != target)
    start = draw(DAYS)
    return Goal("level", baseline, start, target, start + timedelta(days=draw(st.integers(1, 5000))))


def changed(goal: Goal, factor: Fraction, shift: Fraction) -> Goal:
    """The same goal in another unit: each value times `factor`, plus `shift`."""
    assert goal.baseline is not None
    assert goal.target is not None
    ends = goal.baseline * factor + shift, goal.target * factor + shift
    return Goal(goal.kind, ends[0], goal.baseline_on, ends[1], goal.target_on)


def shares(progress: Progress) -> tuple[object, ...]:
    return progress.status, progress.reason, progress.distance, progress.pace, progress.check_definition


@given(goals(), NUMBERS, DAYS, st.fractions(min_value=Fraction(1, 50), max_value=1000), NUMBERS)
def test_status_does_not_depend_on_the_unit(goal, value, day, factor, shift):
    in_other_unit = assess(changed(goal, factor, shift), Reading(value * factor + shift, day))
    assert shares(in_other_unit) == shares(assess(goal, Reading(value, day)))


@given(goals(), NUMBERS, DAYS)
def test_mirrored_falling_goal_is_judged_as_the_rising_one(goal, value, day):
    mirrored = assess(changed(goal, Fraction(-1), Fraction(0)), Reading(-value, day))
    assert shares(mirrored) == shares(assess(goal, Reading(value, day)))


@given(goals(), DAYS)
def test_value_at_the_target_has_covered_the_whole_distance(goal, day):
    found = assess(goal, Reading(goal.target, day))
    assert (found.distance, found.status, found.missing) == (1, Status.REACHED, 0)


@given(goals(), DAYS)
def test_value_on_the_expected_line_has_the_pace_of_one(goal, day):
    expected = expected_on(goal, day)
    assume(expected is not None)
    found = assess(goal, Reading(expected, day))
    assert (found.pace, found.gap) == (1, 0)
    assert found.status in {Status.ON_COURSE, Status.REACHED}


@given(goals(), NUMBERS, NUMBERS, DAYS)
def test_a_better_value_never_has_a_worse_status(goal, value, other, day):
    order = [Status.REACHED, Status.ON_COURSE, Status.SLOW, Status.LAGGING, Status.GOING_BACK]
    found = [assess(goal, Reading(v, day)) for v in (value, other)]
    assume(all(progress.status in order for progress in found))
    better, worse = sorted(found, key=lambda progress: -progress.distance)
    assert order.index(better.status) <= order.index(worse.status)


@given(goals(), NUMBERS, DAYS)
def test_needed_pace_leads_to_the_target(goal, value, day):
    found = assess(goal, Reading(value, day))
    assume(found.needed_per_year is not None)
    years = (goal.target_on - day).days / 365.25
    assert float(value) + found.needed_per_year * years == pytest.approx(float(goal.target))
