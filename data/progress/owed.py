"""Which values of an indicator are owed: the periods that have ended and that no value describes."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

MONTHS_OF = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12, "every_two_years": 24}
YEAR = 12


class Period(NamedTuple):
    """First and last day."""

    start: date
    end: date


def owed_periods(frequency: str, *, after: date, until: date, known: Iterable[date]) -> list[Period]:
    """Calendar periods that end after `after` and by `until` and hold no day of `known`, oldest first.

    Periods of two years are counted from the year of `after`. What is owed once is owed for the whole span, as soon as
    it has ended; what comes irregularly is never owed.
    """
    days = sorted(known)
    if frequency == "once":
        is_owed = after < until and not days
        return [Period(after + timedelta(days=1), until)] if is_owed else []
    months = MONTHS_OF.get(frequency)
    if months is None:
        return []
    owed = []
    period = _first(months, after)
    while period.end <= until:
        if not any(period.start <= day <= period.end for day in days):
            owed.append(period)
        period = _period(period.end + timedelta(days=1), months)
    return owed


def _first(months: int, after: date) -> Period:
    """The period that holds the day after `after`."""
    day = after + timedelta(days=1)
    place = 0 if months >= YEAR else (day.month - 1) // months * months
    return _period(date(day.year, place + 1, 1), months)


def _period(start: date, months: int) -> Period:
    years, month = divmod(start.month - 1 + months - 1, YEAR)
    year = start.year + years
    return Period(start, date(year, month + 1, monthrange(year, month + 1)[1]))
