"""Numbers as Polish offices write them, and as programs write them."""

import re
from decimal import Decimal

from etl.cleaning.text import is_missing, squeeze

MINUS_SIGNS = str.maketrans({"\u2212": "-"})
POLISH = re.compile(r"(?P<sign>-?)(?P<whole>\d{1,3}(?: \d{3})+|\d+)(?:,(?P<decimals>\d+))?")
MACHINE = re.compile(r"-?\d+(?:\.\d+)?")
DOT_BEFORE_THREE = re.compile(r"-?\d{1,3}\.\d{3}")
SCALE_BY_WORD = {"tys": 10**3, "mln": 10**6, "mld": 10**9}
SCALED = re.compile(r"(?P<number>.*\d) ?(?P<word>tys|mln|mld)\.?")
UNIT = re.compile(r"(?P<number>.*?(?:\d|tys\.?|mln\.?|mld\.?)) ?(?:%|zł|PLN|szt\.?|osób|osoby)")
HOURS = re.compile(r"(?P<number>.*\d) ?(?:h|godz\.?|godzin[ay]?)")
CLOCK = re.compile(r"(?P<hours>\d{1,3}):(?P<minutes>[0-5]\d)")
QUALIFIER_BY_WORD = {
    "ponad": "ponad",
    "ok.": "ok.",
    "około": "ok.",
    "~": "ok.",
    "co najmniej": "minimum",
    "min.": "minimum",
}


def parse_polish_number(text: str) -> float:
    """'1 234,5' -> 1234.5, '30,2 tys.' -> 30200.0, '39 mln zł' -> 39000000.0, '1%' -> 1.0, '−5,1' -> -5.1.

    Spaces (also non-breaking) group thousands, the comma is decimal. A dot is refused: '12.345' is 12 345
    or 12,345. ValueError says what was found and what was expected.
    """
    number, scale = _without_words(squeeze(text).translate(MINUS_SIGNS))
    if DOT_BEFORE_THREE.fullmatch(number):
        thousands, decimals = number.replace(".", " "), number.replace(".", ",")
        raise ValueError(f"{text!r} may mean {thousands} or {decimals}, expected one of these")
    match = POLISH.fullmatch(number)
    if match is None:
        raise ValueError(f"{text!r} is not a number in Polish notation, expected e.g. '1 234,5'")
    digits = match["sign"] + match["whole"].replace(" ", "") + "." + (match["decimals"] or "0")
    return float(Decimal(digits) * scale)


def _without_words(number: str) -> tuple[str, int]:
    """'39 mln zł' -> ('39', 1000000)."""
    if unit := UNIT.fullmatch(number):
        number = unit["number"]
    if scaled := SCALED.fullmatch(number):
        return scaled["number"].strip(), SCALE_BY_WORD[scaled["word"]]
    return number, 1


def parse_machine_number(text: str) -> float:
    """'1234.5' -> 1234.5; the form programs write: no grouping, a dot. ValueError for anything else."""
    compact = text.strip()
    if not MACHINE.fullmatch(compact):
        raise ValueError(f"{text!r} is not a plain number, expected e.g. '1234.5'")
    return float(compact)


def polish_number_or_none(text: str) -> float | None:
    """As `parse_polish_number`, None for a marker of a missing value such as 'b.d.'."""
    return None if is_missing(text) else parse_polish_number(text)


def hours_or_none(text: str) -> float | None:
    """'6', '6,5 h', '14 godz.', '1:30' -> clock hours; lesson hours ('14 godzin lekcyjnych') are refused."""
    if clock := CLOCK.fullmatch(squeeze(text)):
        return int(clock["hours"]) + int(clock["minutes"]) / 60
    match = HOURS.fullmatch(squeeze(text))
    return polish_number_or_none(match["number"] if match else text)


def machine_number_or_none(text: str) -> float | None:
    """As `parse_machine_number`, None for an empty cell."""
    return None if text.strip() == "" else parse_machine_number(text)


def split_qualifier(text: str) -> tuple[str, str]:
    """'ponad 102 mln zł' -> ('ponad', '102 mln zł'); '~0,3 tys.' -> ('ok.', '0,3 tys.'); else ('', text)."""
    plain = squeeze(text)
    for word, qualifier in QUALIFIER_BY_WORD.items():
        if plain.casefold().startswith(word):
            return qualifier, plain[len(word) :].strip()
    return "", plain


def number_as_published(text: str) -> float | None:
    """The number a published text holds, in Polish or plain form, without its qualifier; None if it is no number."""
    _, number = split_qualifier(text)
    for parse in (parse_machine_number, parse_polish_number):
        try:
            return parse(number)
        except ValueError:
            continue
    return None
