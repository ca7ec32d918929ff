"""PESEL numbers: found in order to be dropped, never cleaned, kept or shown.

Rule: date of birth (the month carries the century), four digits of order and sex, and a check digit with the weights
1 3 7 9 repeated; the tests compare with python-stdnum. One random number of 11 digits in 40 passes by chance.
"""

import re
from datetime import date

import pandas as pd

WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
CENTURY_BY_MONTH_TENS = {0: 1900, 1: 1900, 2: 2000, 3: 2000}
ELEVEN_DIGITS = re.compile(r"(?<!\d)(\d{6})[ -]?(\d{5})(?!\d)", re.ASCII)
TYPED_AS_NUMBER = re.compile(r"(\d{9,11})(?:\.0)?", re.ASCII)


def is_pesel(digits: str) -> bool:
    """Whether 11 digits have the check digit and the date of birth of a person born from 1900 on."""
    if len(digits) != 11 or not (digits.isascii() and digits.isdigit()):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=False))
    return (10 - total % 10) % 10 == int(digits[10]) and _is_day(digits)


def _is_day(digits: str) -> bool:
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    century = CENTURY_BY_MONTH_TENS.get(month // 10)
    try:
        return century is not None and bool(date(century + year, month % 20, day))
    except ValueError:
        return False


def holds_pesel(text: str) -> bool:
    """Whether a PESEL stands anywhere in the text, also written '440514-01359'."""
    return any(is_pesel(match[1] + match[2]) for match in ELEVEN_DIGITS.finditer(text))


def pesel_cells(cells: pd.Series, numeric: pd.Series | None = None) -> pd.Series:
    """Mask of the cells with a PESEL; in cells typed as numbers also one whose leading zeros were lost."""
    answers = {text: holds_pesel(text) for text in cells.unique()}
    found = cells.map(answers).astype(bool)
    if numeric is None:
        return found
    typed = cells[numeric & ~found]
    return found | cells.index.isin(typed.index[[_is_pesel_typed_as_number(text) for text in typed]])


def _is_pesel_typed_as_number(text: str) -> bool:
    match = TYPED_AS_NUMBER.fullmatch(text)
    return bool(match and is_pesel(match[1].zfill(11)))
