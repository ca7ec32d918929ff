"""Milestones bend the expected path; a break of the series stops the comparison."""

from datetime import date

import pytest

from data.progress import Goal, Reading, Status, assess
from data.progress.measure import expected_on

START, END = date(2018, 12, 31), date(2022, 12, 31)
MILESTONES = ((date(2020, 12, 31), 20.0), (date(2021, 12, 31), 50.0))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 12, 31), 20),
        (date(2021, 7, 2), 20 + 30 * 183 / 365),
        (date(2021, 12, 31), 50),
        (END, 100),
        (date(2030, 1, 1), 100),
    ],
)
def test_expected_value_follows_the_milestones(day, expected):
    assert expected_on(Goal("level", 0, START, 100, END, milestones=MILESTONES), day) == pytest.approx(expected)


def test_order_of_milestones_on_the_card_does_not_matter():
    goals = [Goal("level", 0, START, 100, END, milestones=m) for m in (MILESTONES, MILESTONES[::-1])]
    assert len({expected_on(goal, date(2021, 7, 2)) for goal in goals}) == 1


def test_pace_is_measured_against_the_milestone():
    goal = Goal("level", 0, START, 100, END, milestones=MILESTONES)
    assert assess(goal, Reading(19, MILESTONES[0][0])).status is Status.ON_COURSE


def test_value_beyond_a_break_is_not_compared():
    goal = Goal("level", 0, START, 100, END, breaks=[date(2020, 1, 1)])
    statuses = [assess(goal, Reading(50, day)).status for day in (date(2019, 12, 31), date(2020, 1, 1), END)]
    assert statuses == [Status.ON_COURSE, Status.BROKEN_SERIES, Status.BROKEN_SERIES]


def test_break_before_the_baseline_does_not_matter():
    goal = Goal("level", 0, START, 100, END, breaks=[START])
    assert assess(goal, Reading(100, END)).status is Status.REACHED


def test_nothing_expected_yet_is_not_called_lack_of_time():
    waiting = Goal("level", 0, START, 100, END, milestones=((date(2020, 12, 31), 0.0),))
    found = assess(waiting, Reading(5, date(2019, 12, 31)))
    assert found.reason is None or found.reason.value != "no_time_elapsed"
