"""Days as whole numbers, so that columns of dates stay columns: 0 is no date, 1 is the first day of FIRST_YEAR."""

from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from etl.sample.draws import Cells, Ints

FIRST_YEAR, LAST_YEAR = 1980, 2030
_ORIGIN = date(FIRST_YEAR, 1, 1).toordinal() - 1
NO_DAY = 0

HISTORY_START, HISTORY_END = 2010, 2025
"""The years that the demonstration tells of."""


def day_number(day: date) -> int:
    """1980-01-01 -> 1."""
    return day.toordinal() - _ORIGIN


def year_end(year: int) -> int:
    """The number of 31 December."""
    return day_number(date(year, 12, 31))


def year_start(year: int) -> int:
    """The number of 1 January."""
    return day_number(date(year, 1, 1))


def date_of(number: int) -> date:
    """1 -> 1980-01-01."""
    return date.fromordinal(number + _ORIGIN)


@lru_cache(maxsize=1)
def _written() -> Cells:
    first = date(FIRST_YEAR, 1, 1)
    days = [first + timedelta(days=place) for place in range(year_end(LAST_YEAR))]
    return np.array(["", *(f"{day:%d.%m}.{day.year}" for day in days)], dtype=object)


def written(days: Ints) -> Cells:
    """Days as an office writes them, '06.03.2014'; '' where there is none."""
    found: Cells = _written()[days]
    return found


def working_day(days: Ints) -> Ints:
    """Saturdays and Sundays moved to the Friday before."""
    weekday = (days + _ORIGIN - 1) % 7
    return days - np.maximum(weekday - 4, 0)


def years_of(days: Ints) -> Ints:
    """The calendar year of each day."""
    ends = np.array([year_end(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)])
    return FIRST_YEAR + np.searchsorted(ends, days, side="left").astype(np.int64)
