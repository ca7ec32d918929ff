"""Dates and periods as sources write them; a period is a first and a last day."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from etl.cleaning.text import squeeze
from geo.names import fold

MONTHS = (
    ("styczen", "stycznia"), ("luty", "lutego"), ("marzec", "marca"), ("kwiecien", "kwietnia"),
    ("maj", "maja"), ("czerwiec", "czerwca"), ("lipiec", "lipca"), ("sierpien", "sierpnia"),
    ("wrzesien", "wrzesnia"), ("pazdziernik", "pazdziernika"), ("listopad", "listopada"), ("grudzien", "grudnia"),
)  # fmt: skip
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
MONTH_BY_NAME = {name: number for number, names in enumerate(MONTHS, start=1) for name in names} | {
    numeral: number for number, numeral in enumerate(ROMAN, start=1)
}
QUARTER_BY_NAME = {name: number for number in range(1, 5) for name in (ROMAN[number - 1], str(number))}
FIRST_YEAR, LAST_YEAR = 1900, 2100


class Period(NamedTuple):
    """First and last day, both included; a single day is a period of one day."""

    start: date
    end: date

    @property
    def is_day(self) -> bool:
        """Whether the period is one day."""
        return self.start == self.end


def month_of(year: int, month: int, *, months: int = 1) -> Period:
    """A whole month, or several: (2014, 3) -> 2014-03-01 to 2014-03-31."""
    place = year * 12 + month - 1 + months
    return Period(date(year, month, 1), date(place // 12, place % 12 + 1, 1) - timedelta(days=1))


def year_of(year: int) -> Period:
    """A whole calendar year."""
    return month_of(year, 1, months=12)


def _day(year: str, month: str, day: str) -> Period:
    found = date(int(year), int(month), int(day))
    return Period(found, found)


def _day_in_words(day: str, month: str, year: str) -> Period:
    return _day(year, str(MONTH_BY_NAME[month]), day)


def _quarter(name: str, year: str) -> Period:
    return month_of(int(year), QUARTER_BY_NAME[name] * 3 - 2, months=3)


def _half_year(name: str, year: str) -> Period:
    return month_of(int(year), QUARTER_BY_NAME[name] * 6 - 5, months=6)


WRITTEN_EXACTLY: tuple[tuple[str, Callable[..., Period]], ...] = (
    (r"(\d{4})", lambda year: year_of(int(year))),
    (r"(\d{4})-(\d{2})", lambda year, month: month_of(int(year), int(month))),
    (r"(\d{4})-(\d{2})-(\d{2})", _day),
    (r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: ?r\.?)?", lambda day, month, year: _day(year, month, day)),
)
# These are compared after folding: small letters, no diacritics, no dots.
WRITTEN_IN_WORDS: tuple[tuple[str, Callable[..., Period]], ...] = (
    (r"(\d{4}) r(?:ok)?", lambda year: year_of(int(year))),
    (r"(\d{1,2}) ([a-z]+) (\d{4})(?: r)?", _day_in_words),
    (r"([a-z]+) (\d{4})(?: r)?", lambda month, year: month_of(int(year), MONTH_BY_NAME[month])),
    (r"([ivx]+|[1-4]) (?:kwartal|kw)(?: roku)? (\d{4})(?: r)?", _quarter),
    (r"(ii?|[12]) polrocze(?: roku)? (\d{4})(?: r)?", _half_year),
)


def parse_period(text: str) -> Period:
    """'2014' -> the year, '2014-03' -> the month, '06.03.2014', '6 marca 2014 r.', 'III kwartał 2024',
    'I półrocze 2024', 'a/b'.

    ValueError for anything else, for days that do not exist and for a span that ends before it begins.
    """
    plain = squeeze(text)
    before, slash, after = plain.partition("/")
    if slash and "/" not in after:
        first, last = parse_period(before), parse_period(after)
        if last.end < first.start:
            raise ValueError(f"{text!r} ends before it begins")
        return Period(first.start, last.end)
    found = _first_match(plain, WRITTEN_EXACTLY) or _first_match(fold(plain), WRITTEN_IN_WORDS)
    if found is None or not FIRST_YEAR <= found.start.year <= LAST_YEAR:
        raise ValueError(f"{text!r} is not a date or period, expected e.g. 2014-03-06, 2014-03, 2014 or 2014/2020")
    return found


def _first_match(text: str, forms: Iterable[tuple[str, Callable[..., Period]]]) -> Period | None:
    for pattern, build in forms:
        if match := re.fullmatch(pattern, text, flags=re.ASCII):
            try:
                return build(*match.groups())
            except (KeyError, ValueError, OverflowError):
                continue  # '3 kw 2014' looks like a day in words, but 'kw' is no month
    return None


def parse_day(text: str) -> date:
    """A single day: '2014-03-06', '06.03.2014', '6 marca 2014 r.'; ValueError also for longer periods."""
    period = parse_period(text)
    if not period.is_day:
        raise ValueError(f"{text!r} is a period, expected one day, e.g. 2014-03-06")
    return period.start
