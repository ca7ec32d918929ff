"""Second opinions, shown on demand and never as the headline: they answer other questions and can mislead."""

from datetime import date

from data.progress.measure import DAYS_PER_YEAR, Goal, Reading


def growth_ratio(goal: Goal, reading: Reading) -> float | None:
    """Eurostat's ratio of actual to required yearly growth; None where growth is not defined.

    R = g / r with g = (v/b)^(1/(y-y0)) - 1 and r = (T/b)^(1/(yT-y0)) - 1. A baseline or value of zero or below has
    no growth rate; it is left undefined instead of being replaced by a small number.
    """
    if goal.baseline is None or goal.target is None or goal.baseline <= 0:
        return None
    if goal.target <= 0 or reading.value <= 0:
        return None
    elapsed = _years(goal.baseline_on, reading.on)
    planned = _years(goal.baseline_on, goal.target_on)
    if elapsed is None or planned is None:
        return None
    required: float = (goal.target / goal.baseline) ** (1 / planned) - 1
    achieved: float = (reading.value / goal.baseline) ** (1 / elapsed) - 1
    return achieved / required if required else None


def value_over_target(goal: Goal, reading: Reading) -> float | None:
    """v / T as many reports print it; it calls a worsening indicator '83 % done', so it is no status."""
    return reading.value / goal.target if goal.target else None


def _years(start: date | None, end: date | None) -> float | None:
    if start is None or end is None or end <= start:
        return None
    return (end - start).days / DAYS_PER_YEAR
