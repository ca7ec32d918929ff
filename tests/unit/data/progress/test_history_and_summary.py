"""Years judged by their own values, and the weakest of several priorities."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from data.progress import Goal, Reading, Status, assess, judged_years, weakest

GOAL = Goal("level", 0, date(2020, 12, 31), 10, date(2025, 12, 31))
TODAY = date(2026, 11, 25)
COUNTS = st.dictionaries(st.sampled_from(Status), st.integers(0, 9))


def end_of(year: int) -> date:
    return date(year, 12, 31)


def statuses(*readings: Reading, until: date = TODAY, goal: Goal = GOAL) -> dict[int, Status]:
    return {year: progress.status for year, progress in judged_years(goal, readings, until).items()}


def test_every_year_after_the_baseline_is_judged_by_its_newest_value():
    found = statuses(Reading(1, date(2021, 6, 30)), Reading(2, end_of(2021)), Reading(3, end_of(2023)))
    assert found == {
        2021: Status.ON_COURSE,
        2022: Status.NO_DATA,
        2023: Status.LAGGING,
        2024: Status.NO_DATA,
        2025: Status.NO_DATA,
    }


def test_years_that_have_not_ended_are_left_out_unless_they_have_a_value():
    assert list(statuses(until=date(2023, 5, 1))) == [2021, 2022]
    readings = [Reading(4, end_of(2022)), Reading(5, date(2023, 3, 31))]
    assert list(statuses(*readings, until=date(2023, 5, 1))) == [2021, 2022, 2023]


def test_a_value_after_the_target_has_its_year_too():
    goal = Goal("cumulative", 0, date(2014, 3, 5), 4, date(2014, 4, 10))
    assert statuses(Reading(4, date(2015, 6, 30)), goal=goal)[2015] is Status.REACHED


@given(st.dictionaries(st.integers(2021, 2025), st.integers(-5, 15), min_size=1))
def test_a_year_with_a_value_is_judged_as_if_nothing_came_later(values):
    readings = [Reading(value, end_of(year)) for year, value in sorted(values.items())]
    found = judged_years(GOAL, readings, TODAY)
    assert all(found[reading.on.year] == assess(GOAL, reading) for reading in readings)


def test_weakest_has_the_largest_share_behind():
    found = weakest({"I": {Status.LAGGING: 2, Status.REACHED: 3}, "II": {Status.GOING_BACK: 1, Status.NO_DATA: 9}})
    assert found is not None
    assert (found.priority, found.behind, found.judged) == ("II", 1, 1)


def test_slow_ones_decide_where_nothing_lags():
    found = weakest({"I": {Status.REACHED: 3, Status.SLOW: 1}, "II": {Status.REACHED: 1, Status.SLOW: 1}})
    assert found is not None
    assert (found.priority, found.behind, found.slow) == ("II", 0, 1)


def test_nothing_is_weak_where_all_is_on_course_or_nothing_is_judged():
    assert weakest({"I": {Status.ON_COURSE: 3}, "II": {Status.NO_DATA: 4}}) is None


@given(st.dictionaries(st.sampled_from(["I", "II", "III"]), COUNTS))
def test_the_weakest_is_behind_by_no_smaller_share_than_any_other(counts):
    found = weakest(counts)
    if found is None:
        assert not any(c.get(s) for c in counts.values() for s in (Status.LAGGING, Status.GOING_BACK, Status.SLOW))
    else:
        others = [weakest({name: c}) for name, c in counts.items()]
        assert all(found.behind * one.judged >= one.behind * found.judged for one in others if one)
