"""How an indicator stood year by year: each year is judged by its own newest value."""

from collections.abc import Sequence
from datetime import date, timedelta

from data.progress.measure import Goal, Progress, Reading, assess


def judged_years(goal: Goal, readings: Sequence[Reading], until: date) -> dict[int, Progress]:
    """Progress by year, from the first year after the baseline to the target's, as far as years have ended by `until`.

    Readings are oldest first and may come from later files: a year is judged by what is known of it, not by what was
    known in it. A year without a value has no data. A value after the target's year is judged too.
    """
    days = [reading.on for reading in readings]
    starts = [*([goal.baseline_on + timedelta(days=1)] if goal.baseline_on else []), *(days[:1])]
    ends = [*([goal.target_on] if goal.target_on else []), *(days[-1:])]
    if not starts or not ends:
        return {}
    newest = {reading.on.year: reading for reading in readings if reading.on <= until}
    first, last = min(starts).year, min(max(ends), until).year
    if date(last, 12, 31) > until and last not in newest:
        last -= 1
    if goal.baseline_on and starts[0].year > first:
        first = starts[0].year
    return {year: assess(goal, newest.get(year)) for year in range(first, last + 1)}
