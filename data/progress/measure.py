"""Distance covered against time elapsed, and the status that follows.

Cut-offs of pace (95 %, 60 %, 0 %) are those of Eurostat's monitoring of sustainable development goals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

ON_COURSE_PACE = 0.95
SLOW_PACE = 0.60
CHECK_DEFINITION_ABOVE = 1.5
DAYS_PER_YEAR = 365.25


class Status(StrEnum):
    """What can be said of an indicator, in the order in which summaries show it."""

    REACHED = "reached"
    ON_COURSE = "on_course"
    SLOW = "slow"
    LAGGING = "lagging"
    GOING_BACK = "going_back"
    NO_DATA = "no_data"
    STALE = "stale"
    BROKEN_SERIES = "broken_series"
    INCOMPUTABLE = "incomputable"


class Reason(StrEnum):
    """Why a status could not be computed."""

    NO_TARGET = "no_target"
    NO_BASELINE = "no_baseline"
    NO_BASELINE_PERIOD = "no_baseline_period"
    NO_TARGET_PERIOD = "no_target_period"
    TARGET_EQUALS_BASELINE = "target_equals_baseline"
    NO_TIME_BETWEEN = "no_time_between"
    NO_TIME_ELAPSED = "no_time_elapsed"


@dataclass(frozen=True)
class Goal:
    """Where an indicator starts and where it should be; values in the indicator's unit, periods by their last day.

    `kind` as in the indicator's card; `range_low` is the lower bound of kind 'range', whose upper one is `target`.
    """

    kind: str
    baseline: float | None
    baseline_on: date | None
    target: float | None
    target_on: date | None
    range_low: float | None = None
    milestones: Sequence[tuple[date, float]] = ()
    breaks: Sequence[date] = ()


@dataclass(frozen=True)
class Reading:
    """A value and the last day of the period it describes."""

    value: float
    on: date


@dataclass(frozen=True)
class Progress:
    """The judgement of one reading: shares are fractions of 1, amounts in the indicator's unit, rates per year."""

    status: Status
    reason: Reason | None = None
    distance: float | None = None
    pace: float | None = None
    expected: float | None = None
    gap: float | None = None
    missing: float | None = None
    needed_per_year: float | None = None
    achieved_per_year: float | None = None
    check_definition: bool = False


def assess(goal: Goal, reading: Reading | None, *, stale_before: date | None = None) -> Progress:
    """Judges a reading against a goal; `stale_before` is the oldest day a reading may speak of.

    Without a baseline period the pace is unknown, but a status that would hold for every possible start is given:
    at or above the target, no step made, a step back, or a distance that is on course even on the target's last day.
    """
    if goal.kind in {"keep_at_least", "range", "yes_no"}:
        return _assess_threshold(goal, reading, stale_before)
    if goal.target is None:
        return Progress(Status.INCOMPUTABLE, Reason.NO_TARGET)
    if reading is None:
        return Progress(Status.NO_DATA)
    if stale_before is not None and reading.on < stale_before:
        return Progress(Status.STALE, missing=goal.target - reading.value)
    if goal.baseline is None:
        return Progress(Status.INCOMPUTABLE, Reason.NO_BASELINE, missing=goal.target - reading.value)
    if goal.target == goal.baseline:
        return Progress(Status.INCOMPUTABLE, Reason.TARGET_EQUALS_BASELINE)
    return _assess_path(goal, goal.baseline, goal.target, reading)


def _assess_path(goal: Goal, baseline: float, target: float, reading: Reading) -> Progress:
    distance = (reading.value - baseline) / (target - baseline)
    expected = expected_on(goal, reading.on)
    pace = _pace(baseline, reading.value, expected)
    status, reason = _status(goal, distance, pace, time_has_passed=expected is not None)
    if _crosses_break(goal, reading):
        status, reason = Status.BROKEN_SERIES, None
    return Progress(
        status=status,
        reason=reason,
        distance=distance,
        pace=pace,
        expected=expected,
        gap=None if expected is None else reading.value - expected,
        missing=target - reading.value,
        needed_per_year=_per_year(target - reading.value, reading.on, goal.target_on),
        achieved_per_year=_per_year(reading.value - baseline, goal.baseline_on, reading.on),
        check_definition=distance > CHECK_DEFINITION_ABOVE,
    )


def _status(goal: Goal, distance: float, pace: float | None, *, time_has_passed: bool) -> tuple[Status, Reason | None]:
    if distance >= 1:
        return Status.REACHED, None
    if pace is not None:
        return _status_of_pace(pace), None
    if goal.baseline_on is None or goal.target_on is None:
        return _status_for_any_dates(goal, distance)
    if goal.target_on <= goal.baseline_on:
        return Status.INCOMPUTABLE, Reason.NO_TIME_BETWEEN
    if not time_has_passed:
        return Status.INCOMPUTABLE, Reason.NO_TIME_ELAPSED
    # the milestones expect nothing yet: whatever was done is ahead of them
    return (Status.ON_COURSE if distance >= 0 else Status.GOING_BACK), None


def _status_for_any_dates(goal: Goal, distance: float) -> tuple[Status, Reason | None]:
    """The status that holds whatever the missing date is: the expected distance is at most 1, so pace >= distance."""
    if distance < 0:
        return Status.GOING_BACK, None
    if distance == 0:
        return Status.LAGGING, None
    if distance >= ON_COURSE_PACE:
        return Status.ON_COURSE, None
    return Status.INCOMPUTABLE, Reason.NO_BASELINE_PERIOD if goal.baseline_on is None else Reason.NO_TARGET_PERIOD


def _status_of_pace(pace: float) -> Status:
    if pace >= ON_COURSE_PACE:
        return Status.ON_COURSE
    if pace >= SLOW_PACE:
        return Status.SLOW
    return Status.LAGGING if pace >= 0 else Status.GOING_BACK


def _pace(baseline: float, value: float, expected: float | None) -> float | None:
    if expected is None or expected == baseline:
        return None
    return (value - baseline) / (expected - baseline)


def expected_on(goal: Goal, day: date) -> float | None:
    """Value expected on a day: the milestone path, else the straight line; the target from its day on.

    None where the goal has no baseline, target or period, or the day is not after the baseline's.
    """
    if goal.baseline is None or goal.target is None or goal.baseline_on is None or goal.target_on is None:
        return None
    if goal.target_on <= goal.baseline_on or day <= goal.baseline_on:
        return None
    path = [(goal.baseline_on, goal.baseline), *sorted(goal.milestones), (goal.target_on, goal.target)]
    for (start, low), (end, high) in pairwise(path):
        if day <= end:
            return low + (high - low) * (day - start).days / (end - start).days
    return goal.target


def _crosses_break(goal: Goal, reading: Reading) -> bool:
    start = goal.baseline_on or date.min
    return any(start < day <= reading.on for day in goal.breaks)


def _per_year(amount: float, start: date | None, end: date | None) -> float | None:
    if start is None or end is None or end <= start:
        return None
    return amount / ((end - start).days / DAYS_PER_YEAR)


def _assess_threshold(goal: Goal, reading: Reading | None, stale_before: date | None) -> Progress:
    if goal.target is None:
        return Progress(Status.INCOMPUTABLE, Reason.NO_TARGET)
    if reading is None:
        return Progress(Status.NO_DATA)
    if stale_before is not None and reading.on < stale_before:
        return Progress(Status.STALE)
    low = goal.range_low if goal.kind == "range" and goal.range_low is not None else goal.target
    reached = low <= reading.value and (goal.kind != "range" or reading.value <= goal.target)
    return Progress(
        Status.REACHED if reached else Status.LAGGING,
        missing=0.0 if reached else low - reading.value if reading.value < low else goal.target - reading.value,
    )
