"""Distance covered against time elapsed, and the status that follows (docs/methodology.md)."""

from datetime import date

import pytest

from data.progress import Goal, Progress, Reading, Status, assess
from data.progress.measure import Reason, expected_on

START, MIDDLE, END = date(2018, 12, 31), date(2020, 12, 31), date(2022, 12, 31)


def progress_of(value: float, *, baseline: float = 0, target: float = 100, on: date = END) -> Progress:
    return assess(Goal("cumulative", baseline, START, target, END), Reading(value, on))


@pytest.mark.parametrize(
    ("baseline", "target", "value", "distance"),
    [
        pytest.param(1200, 1500, 1266, 0.22, id="jednostki reintegracyjne"),
        pytest.param(330.7, 350, 342.4, 0.606, id="przychody PES"),
        pytest.param(122, 220, 174, 0.531, id="akredytacje"),
        pytest.param(145, 160, 110.1, -2.327, id="osoby z niepełnosprawnościami"),
        pytest.param(30.2, 35.2, 28.0, -0.44, id="PES z działalnością gospodarczą"),
        pytest.param(34, 40, 33, -0.167, id="środki rynkowe"),
        pytest.param(1.65, 5, 30, 8.463, id="klauzule społeczne"),
        pytest.param(0, 35000, 9016, 0.258, id="nowe miejsca pracy"),
    ],
)
def test_distance_of_published_figures(baseline, target, value, distance):
    found = assess(Goal("level", baseline, None, target, date(2023, 12, 31)), Reading(value, date(2019, 12, 31)))
    assert found.distance is not None
    assert round(found.distance, 3) == distance
    assert found.check_definition == (distance == 8.463)


def test_definition_is_checked_above_one_and_a_half_only():
    assert [progress_of(value).check_definition for value in (150, 150.1)] == [False, True]


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (100, Status.REACHED),
        (99.9, Status.ON_COURSE),
        (95, Status.ON_COURSE),
        (94.9, Status.SLOW),
        (60, Status.SLOW),
        (59.9, Status.LAGGING),
        (0, Status.LAGGING),
        (-0.1, Status.GOING_BACK),
    ],
)
def test_cut_offs_of_pace_on_the_last_day(value, status):
    assert progress_of(value).status is status


def test_pace_compares_with_the_value_expected_by_now():
    halfway = progress_of(50, on=MIDDLE)
    days = (MIDDLE - START).days / (END - START).days
    assert halfway.expected == pytest.approx(100 * days)
    assert halfway.pace == pytest.approx(0.5 / days)
    assert halfway.status is Status.ON_COURSE


def test_gap_rest_and_rates_are_in_the_unit_of_the_indicator():
    found = assess(Goal("level", 1200, START, 1500, END), Reading(1266, MIDDLE))
    assert (found.missing, found.gap) == (234, pytest.approx(1266 - expected_half()))
    assert found.achieved_per_year == pytest.approx(66 / (731 / 365.25))
    assert found.needed_per_year == pytest.approx(234 / (730 / 365.25))


def expected_half() -> float:
    return 1200 + 300 * 731 / 1461


@pytest.mark.parametrize(("value", "status"), [(8, Status.REACHED), (9, Status.SLOW), (12.5, Status.GOING_BACK)])
def test_falling_target(value, status):
    assert progress_of(value, baseline=12, target=8, on=date(2022, 6, 30)).status is status


@pytest.mark.parametrize(("baseline", "target"), [(0, 10), (-20, -10), (-5, 5)])
def test_baseline_of_zero_and_below(baseline, target):
    found = progress_of((baseline + target) / 2, baseline=baseline, target=target)
    assert (found.distance, found.status) == (0.5, Status.LAGGING)


def test_target_equal_to_baseline_is_no_way_to_cover():
    found = progress_of(7, baseline=5, target=5)
    assert (found.status, found.reason) == (Status.INCOMPUTABLE, Reason.TARGET_EQUALS_BASELINE)


@pytest.mark.parametrize("end", [START, date(2018, 1, 1)])
def test_target_not_after_baseline_leaves_no_time(end):
    found = assess(Goal("level", 0, START, 10, end), Reading(5, MIDDLE))
    assert (found.status, found.reason, found.distance) == (Status.INCOMPUTABLE, Reason.NO_TIME_BETWEEN, 0.5)


def test_value_of_the_first_day_has_no_pace_yet():
    found = progress_of(5, on=START)
    assert (found.status, found.reason, found.pace) == (Status.INCOMPUTABLE, Reason.NO_TIME_ELAPSED, None)


def test_value_of_the_first_day_at_the_target_is_reached():
    assert progress_of(100, on=START).status is Status.REACHED


def test_after_the_last_day_the_target_is_expected():
    late = progress_of(60, on=date(2024, 12, 31))
    assert (late.expected, late.status, late.needed_per_year) == (100, Status.SLOW, None)


def test_no_reading_is_no_data_and_never_zero():
    found = assess(Goal("level", 0, START, 10, END), None)
    assert (found.status, found.distance, found.pace, found.missing) == (Status.NO_DATA, None, None, None)


@pytest.mark.parametrize(
    ("baseline", "target", "reason"), [(0, None, Reason.NO_TARGET), (None, 10, Reason.NO_BASELINE)]
)
def test_what_is_missing_is_named(baseline, target, reason):
    found = assess(Goal("level", baseline, START, target, END), Reading(5, MIDDLE))
    assert (found.status, found.reason) == (Status.INCOMPUTABLE, reason)


def test_target_without_a_date_is_named():
    found = assess(Goal("level", 0, START, 10, None), Reading(5, MIDDLE))
    assert (found.status, found.reason) == (Status.INCOMPUTABLE, Reason.NO_TARGET_PERIOD)


def test_half_years_are_measured_in_days():
    goal = Goal("level", 0, date(2014, 6, 30), 100, date(2015, 6, 30))
    assert expected_on(goal, date(2014, 12, 31)) == pytest.approx(100 * 184 / 365)


def test_one_day_is_enough_time():
    goal = Goal("cumulative", 0, date(2014, 3, 26), 1, date(2014, 3, 27))
    assert assess(goal, Reading(0, date(2014, 3, 27))).status is Status.LAGGING


def test_stale_value_is_not_judged():
    goal = Goal("level", 0, START, 10, END)
    old = assess(goal, Reading(4, MIDDLE), stale_before=date(2021, 1, 1))
    assert (old.status, old.distance, old.missing) == (Status.STALE, None, 6)
    assert assess(goal, Reading(4, MIDDLE), stale_before=MIDDLE).status is not Status.STALE
