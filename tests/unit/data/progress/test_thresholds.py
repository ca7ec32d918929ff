"""Indicators that hold or do not hold: keep_at_least, range, yes_no."""

from datetime import date

import pytest

from data.progress import Goal, Reading, Status, assess

DAY = date(2020, 12, 31)


def goal(kind: str, target: float, low: float | None = None) -> Goal:
    return Goal(kind, None, None, target, DAY, range_low=low)


@pytest.mark.parametrize(
    ("value", "status", "missing"), [(5, Status.REACHED, 0), (6, Status.REACHED, 0), (4, Status.LAGGING, 1)]
)
def test_keep_at_least_holds_from_the_target_up(value, status, missing):
    found = assess(goal("keep_at_least", 5), Reading(value, DAY))
    assert (found.status, found.missing) == (status, missing)


@pytest.mark.parametrize(
    ("value", "status", "missing"),
    [
        (2, Status.REACHED, 0),
        (4, Status.REACHED, 0),
        (1.5, Status.LAGGING, 0.5),
        (5, Status.LAGGING, -1),
    ],
)
def test_range_holds_between_its_bounds(value, status, missing):
    found = assess(goal("range", 4, low=2), Reading(value, DAY))
    assert (found.status, found.missing) == (status, missing)


@pytest.mark.parametrize(("value", "status"), [(1, Status.REACHED), (0, Status.LAGGING)])
def test_yes_or_no(value, status):
    assert assess(goal("yes_no", 1), Reading(value, DAY)).status is status


@pytest.mark.parametrize("kind", ["keep_at_least", "range", "yes_no"])
def test_without_a_value_or_with_an_old_one_nothing_is_said(kind):
    assert assess(goal(kind, 1), None).status is Status.NO_DATA
    assert assess(goal(kind, 1), Reading(1, DAY), stale_before=date(2021, 1, 1)).status is Status.STALE
    assert assess(Goal(kind, None, None, None, None), Reading(1, DAY)).status is Status.INCOMPUTABLE
