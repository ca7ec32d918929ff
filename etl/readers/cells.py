"""Cells of a workbook as text: numbers without '.0', dates as ISO, booleans as Excel shows them in Polish."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from etl.readers.contract import BOOLEAN, DATE, NUMBER, TEXT

EXACT_DIGITS = 15  # spreadsheets keep no more
DAYS_BEFORE_1900 = date(1899, 12, 30)
FIRST_OF_1904 = date(1904, 1, 1)
PHANTOM_DAY = 60  # 1900-02-29 never was, spreadsheets count it


def number_text(value: float) -> str:
    """123457.0 -> '123457', 0.1 -> '0.1', 1e-07 -> '0.0000001'; fifteen digits, as a spreadsheet shows."""
    text = repr(value)
    if len(text) <= EXACT_DIGITS + 1 and "e" not in text:
        return text.removesuffix(".0")
    if value == int(value) and abs(value) < 10**EXACT_DIGITS:
        return str(int(value))
    text = format(value, f".{EXACT_DIGITS}g")
    return format(Decimal(text), "f") if "e" in text else text


def percent_text(number: str) -> str:
    """'0.125' -> '12.5%': what a cell with a format of percents shows, none of its digits rounded away."""
    return format(Decimal(number).scaleb(2).normalize(), "f") + "%"


def moment_text(moment: datetime) -> str:
    """'2014-03-06', with '12:30' or '12:30:05' behind it when there is a time of day."""
    rounded = (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
    if rounded.time() == time():
        return rounded.date().isoformat()
    return f"{rounded.date().isoformat()} {time_text(rounded.time())}"


def time_text(moment: time) -> str:
    """'10:05' or '10:05:09'."""
    return moment.isoformat("seconds" if moment.second else "minutes")


def duration_text(span: timedelta) -> str:
    """30 hours -> '30:00'."""
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")


def excel_serial_to_date(serial: float, *, starts_in_1904: bool = False) -> date:
    """41704 -> 2014-03-06; ValueError for days that spreadsheets cannot have, and for a day with a time."""
    if serial != int(serial) or not 1 <= serial <= 2_958_465:
        raise ValueError(f"{serial!r} is no day of a spreadsheet, expected a whole number from 1 to 2958465")
    days = int(serial)
    if starts_in_1904:
        return FIRST_OF_1904 + timedelta(days=days)
    if days == PHANTOM_DAY:
        raise ValueError("60 is 29 February 1900, a day that never was")
    return DAYS_BEFORE_1900 + timedelta(days=days + (days < PHANTOM_DAY))


def column_texts(values: Sequence[Any]) -> tuple[str, Sequence[str]]:
    """(kinds, texts) of a column: one letter where all its cells are of one kind, else a letter for each.

    Whole columns at once take half the time of cells one by one.
    """
    types = set(map(type, values))
    if types == {float}:
        return NUMBER, _number_texts(values)
    if len(types) == 1:
        kind, convert = BY_TYPE.get(types.pop(), (TEXT, str))
        return kind, list(map(convert, values)) if convert else values
    found = [BY_TYPE.get(type(value), (TEXT, str)) for value in values]
    texts = [convert(value) if convert else value for (_, convert), value in zip(found, values, strict=True)]
    return "".join([kind for kind, _ in found]), texts


def _number_texts(values: Sequence[float]) -> list[str]:
    texts = [repr(value).removesuffix(".0") for value in values]
    if max(map(len, texts)) < EXACT_DIGITS and not any(map("".join(texts).__contains__, "en")):
        return texts  # none with an exponent, none infinite
    return list(map(_float_text, values))


def _float_text(value: float) -> str:
    return number_text(value) if abs(value) < float("inf") else str(value)


# each kind of value: its letter, and how it becomes text
BY_TYPE: dict[type, tuple[str, Callable[..., str] | None]] = {
    str: (TEXT, None),
    float: (NUMBER, _float_text),
    int: (NUMBER, str),
    bool: (BOOLEAN, lambda value: "PRAWDA" if value else "FAŁSZ"),
    datetime: (DATE, moment_text),
    date: (DATE, date.isoformat),
    time: (DATE, time_text),
    timedelta: (DATE, duration_text),
}
