"""A baseline published without its year: a status only where every possible year gives the same one."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.progress import Goal, Reading, Status, assess
from data.progress.measure import Reason

TARGET_DAY = date(2023, 12, 31)
DAY = date(2019, 12, 31)
VALUES = st.integers(-1000, 1000).map(lambda n: n / 10)
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (20, Status.REACHED),
        (9, Status.GOING_BACK),
        (10, Status.LAGGING),
        (19.5, Status.ON_COURSE),
        (19.4, Status.INCOMPUTABLE),
        (15, Status.INCOMPUTABLE),
    ],
)
def test_status_without_a_baseline_period(value, status):
    found = assess(Goal("level", 10, None, 20, TARGET_DAY), Reading(value, DAY))
    assert (found.status, found.pace, found.expected) == (status, None, None)
    assert (found.reason is Reason.NO_BASELINE_PERIOD) == (status is Status.INCOMPUTABLE)


@given(VALUES, VALUES, VALUES, DAYS, DAYS, st.integers(1, 10_000))
def test_status_given_without_a_period_holds_for_every_possible_one(baseline, target, value, end, day, days_before):
    assume(baseline != target)
    unknown = assess(Goal("level", baseline, None, target, end), Reading(value, day)).status
    assume(unknown is not Status.INCOMPUTABLE)
    start = min(day, end) - timedelta(days=days_before)
    assert assess(Goal("level", baseline, start, target, end), Reading(value, day)).status is unknown


@given(VALUES, VALUES, VALUES, DAYS, st.integers(1, 10_000))
def test_knowing_the_baseline_period_never_takes_a_status_away(baseline, target, value, day, days_before):
    assume(baseline != target)
    unknown = assess(Goal("level", baseline, None, target, None), Reading(value, day)).status
    known = assess(Goal("level", baseline, day - timedelta(days=days_before), target, None), Reading(value, day)).status
    assert known is unknown
