"""TERYT/TERC area codes as text: 'PL', voivodeship '24', powiat '2464', gmina '246401'.

A gmina is known by the first six digits. The seventh digit (kind: town, rural, mixed ...) may change
while the gmina stays the same, so a seven-digit code is accepted everywhere and cut to six.
"""

import re
from enum import StrEnum

COUNTRY = "PL"
VOIVODESHIPS = tuple(f"{number:02d}" for number in range(2, 33, 2))

_DIGITS = re.compile(r"[0-9]+")
_EXPECTED = "expected 'PL', or 2 (voivodeship), 4 (powiat), 6 or 7 (gmina) digits, e.g. '246401'"
# Kinds 8 and 9 are city districts: their first six digits are not a gmina.
_GMINA_KINDS = "12345"


class Level(StrEnum):
    """Levels of the administrative division, the widest first."""

    COUNTRY = "country"
    VOIVODESHIP = "voivodeship"
    POWIAT = "powiat"
    GMINA = "gmina"


_LEVEL_BY_LENGTH = {2: Level.VOIVODESHIP, 4: Level.POWIAT, 6: Level.GMINA}
_LENGTHS_WITHOUT_ZERO = {
    Level.VOIVODESHIP: {1: 2},
    Level.POWIAT: {3: 4},
    Level.GMINA: {5: 6, 6: 7},
}


def normalise(text: str) -> str:
    """A code as the project writes it: '2464011' -> '246401', ' 24 ' -> '24', 'pl' -> 'PL'.

    Only the form is checked, not whether the powiat or gmina exists. ValueError for anything else;
    in particular a code without its leading zero is refused, see `restore_leading_zero`.
    """
    code = text.strip()
    if code.upper() == COUNTRY:
        return COUNTRY
    if not _DIGITS.fullmatch(code) or len(code) not in (2, 4, 6, 7):
        raise ValueError(f"{text!r} is not a TERYT code: {_EXPECTED}")
    if len(code) == 7 and code[6] not in _GMINA_KINDS:
        raise ValueError(f"{text!r} is not a gmina: the 7th digit (kind) is {code[6]}, expected 1 to 5")
    if code[:2] not in VOIVODESHIPS:
        raise ValueError(f"{text!r} starts with {code[:2]}: expected a voivodeship, an even number 02 to 32")
    if code[2:4] == "00" or code[4:6] == "00":
        raise ValueError(f"{text!r} has a powiat or gmina number 00: {_EXPECTED}")
    return code[:6]


def restore_leading_zero(text: str, level: Level) -> str:
    """The code of a cell typed as a number: ('201011', GMINA) -> '020101', ('201', POWIAT) -> '0201'.

    Only for columns known to hold numbers, where the level is known too: 1 digit (voivodeship),
    3 (powiat), 5 or 6 (gmina) get their zero back, 2, 4 and 7 digits are complete. At level gmina
    six digits are read as seven without the zero: '201011' alone might as well be the complete
    six-digit code of a gmina in voivodeship 20, so a column of six-digit codes needs `normalise`
    for its complete cells. ValueError if the length does not fit the level.
    """
    code = text.strip()
    full_length = _LENGTHS_WITHOUT_ZERO.get(level, {}).get(len(code))
    restored = normalise(code.zfill(full_length) if full_length else code)
    if level_of(restored) is not level:
        raise ValueError(f"{text!r} is a {level_of(restored)} code, expected a {level} code")
    return restored


def level_of(code: str) -> Level:
    """'PL' -> country, '24' -> voivodeship, '2464' -> powiat, '246401' or '2464011' -> gmina."""
    known = normalise(code)
    return Level.COUNTRY if known == COUNTRY else _LEVEL_BY_LENGTH[len(known)]


def parent_of(code: str) -> str:
    """'246401' -> '2464' -> '24' -> 'PL'; ValueError for 'PL', which has no parent."""
    known = normalise(code)
    if known == COUNTRY:
        raise ValueError("'PL' has no parent: expected a voivodeship, powiat or gmina code")
    return known[:-2] or COUNTRY


def is_within(code: str, prefix: str) -> bool:
    """Whether `code` is `prefix` or lies in it: ('246401', '24') -> True, ('24', '2464') -> False."""
    outer = normalise(prefix)
    return outer == COUNTRY or normalise(code).startswith(outer)
