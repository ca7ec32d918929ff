"""Numbers, dates and periods as people read them, by CLDR through Babel."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from data.language.texts import Language

NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
MISSING = "–"


@dataclass(frozen=True)
class Formats:
    """Formatting in one language; a missing value is a dash, never a zero."""

    language: Language

    def number(self, value: float | None, *, decimals: int = 0) -> str:
        """1234.5 -> '1 234,5' (pl), '1,234.5' (en); trailing zeros are kept off."""
        if value is None or value != value:
            return MISSING
        return _decimal(float(value), decimals, self.language)

    def percent(self, share: float | None, *, decimals: int = 0) -> str:
        """0.124 -> '12,4 %' with a narrow no-break space in Polish."""
        if share is None or share != share:
            return MISSING
        space = NARROW_SPACE if self.language == "pl" else ""
        return f"{self.number(share * 100, decimals=decimals)}{space}%"

    def day(self, day: date | None) -> str:
        """date(2014, 3, 6) -> '6 marca 2014'."""
        return _day(day, self.language) if day else MISSING

    def month(self, day: date) -> str:
        """date(2014, 3, 1) -> 'marzec 2014'."""
        return _month(day.year, day.month, self.language)

    def period(self, start: date | None, end: date | None) -> str:
        """The shortest honest name of a span: '2018', 'marzec 2014', '6 marca 2014', 'styczeń 2014 – czerwiec 2015'."""
        if end is None:
            return MISSING
        if start is None or start == end:
            return self.day(end)
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
        whole_months = start.day == 1 and _is_month_end(end)
        if whole_months and (start.year, start.month) == (end.year, end.month):
            return self.month(start)
        if whole_months:
            return f"{self.month(start)} – {self.month(end)}"
        return f"{self.day(start)} – {self.day(end)}"

    def listing(self, items: Sequence[str]) -> str:
        """['a', 'b', 'c'] -> 'a, b i c'."""
        return format_list(list(items), locale=self.language)


@lru_cache(maxsize=20_000)
def _decimal(value: float, decimals: int, language: Language) -> str:
    pattern = "#,##0" + ("." + "#" * decimals if decimals else "")
    rounded = round(value, decimals) + 0.0
    return format_decimal(rounded, format=pattern, locale=language).replace("-", MINUS)


@lru_cache(maxsize=5_000)
def _day(day: date, language: Language) -> str:
    return format_date(day, "d MMMM y", locale=language).replace(" ", NO_BREAK_SPACE)


@lru_cache(maxsize=5_000)
def _month(year: int, month: int, language: Language) -> str:
    return format_date(date(year, month, 1), "LLLL y", locale=language)


def _is_month_end(day: date) -> bool:
    return (date.fromordinal(day.toordinal() + 1)).day == 1
