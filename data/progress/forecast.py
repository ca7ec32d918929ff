"""Where the present trend leads: Theil-Sen slope with an interval, and the trend test for arrows.

Theil-Sen takes the median of the slopes between all pairs of points, so one odd year does not turn the line
(Sen 1968); the interval is the span of the middle 95 % of those slopes through the median line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from statistics import median

from data.progress.measure import DAYS_PER_YEAR, Reading

FEWEST_POINTS = 3
TREND_POINTS = 5
OUTER_SHARE = 0.025


@dataclass(frozen=True)
class Forecast:
    """Value expected on a day with a lower and upper bound, in the indicator's unit."""

    on: date
    value: float
    low: float
    high: float
    slope_per_year: float


def forecast(readings: Sequence[Reading], on: date) -> Forecast | None:
    """Forecast for a later day; None with fewer than three comparable values or for a day already measured."""
    if len(readings) < FEWEST_POINTS or on <= max(reading.on for reading in readings):
        return None
    points = [(reading.on.toordinal() / DAYS_PER_YEAR, reading.value) for reading in readings]
    slopes = sorted((v2 - v1) / (t2 - t1) for (t1, v1), (t2, v2) in combinations(sorted(points), 2) if t2 != t1)
    if not slopes:
        return None
    slope = median(slopes)
    middle = median(value - slope * time for time, value in points)
    end = on.toordinal() / DAYS_PER_YEAR
    last = max(time for time, _value in points)
    value = middle + slope * end
    spread = int(OUTER_SHARE * len(slopes))
    low, high = slopes[spread], slopes[-1 - spread]
    ahead = end - last
    return Forecast(on, value, value + (low - slope) * ahead, value + (high - slope) * ahead, slope)


def trend_direction(readings: Sequence[Reading]) -> int | None:
    """1 rising, -1 falling, 0 no clear trend; None with fewer than five values.

    The slope over the newest five points must keep its sign when each point is left out in turn.
    """
    newest = sorted(readings, key=lambda reading: reading.on)[-TREND_POINTS:]
    if len(newest) < TREND_POINTS:
        return None
    signs = {_sign(_slope([r for r in newest if r is not left_out])) for left_out in newest}
    return signs.pop() if len(signs) == 1 else 0


def _slope(readings: Sequence[Reading]) -> float:
    times = [reading.on.toordinal() for reading in readings]
    middle_time = sum(times) / len(times)
    middle_value = sum(reading.value for reading in readings) / len(readings)
    return sum(
        (time - middle_time) * (reading.value - middle_value) for time, reading in zip(times, readings, strict=True)
    )


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
