"""NIP, REGON and KRS numbers: columns of text in, numbers of bare digits and masks of wrong rows out.

Weights and moduli are those of the public descriptions of NIP (tax office) and REGON (GUS); the tests compare them
with python-stdnum. KRS numbers have no check digit.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from etl.cleaning.digits import Digits, Mask, as_texts, parts, remainder

NIP_WEIGHTS = (6, 5, 7, 2, 3, 4, 5, 6, 7)
REGON_WEIGHTS = (8, 9, 2, 3, 4, 5, 6, 7)
LOCAL_REGON_WEIGHTS = (2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8)


class Checked(NamedTuple):
    """Aligned with the column: `values` ('' where empty or wrong) and masks.

    `mistyped` are those of the `wrong` rows that have the right number of digits, but a check digit that does not
    fit; `restored` are sound rows that got the leading zeros back which a number cannot carry.
    """

    values: pd.Series
    wrong: pd.Series
    mistyped: pd.Series
    restored: pd.Series


@dataclass(frozen=True)
class Identifier:
    """How one kind of number looks: `widths` in digits, `prefix` before them, `is_sound` for rows of one width.

    `fewest_of_number` is how short a cell typed as a number may be and still get its leading zeros back.
    """

    name: str
    widths: tuple[int, ...]
    prefix: re.Pattern[str]
    is_sound: Callable[[Digits, int], Mask]
    fewest_of_number: int


def _nip_is_sound(digits: Digits, width: int) -> Mask:
    sound: Mask = remainder(digits, NIP_WEIGHTS, 11) == digits[:, width - 1]
    return sound & _is_not_zero(digits)


def _regon_is_sound(digits: Digits, width: int) -> Mask:
    """A local unit needs both check digits; nine digits and '00000' are the whole entity as the KRS writes it."""
    sound: Mask = remainder(digits, REGON_WEIGHTS, 11) % 10 == digits[:, 8]
    if width == 14:
        local: Mask = remainder(digits, LOCAL_REGON_WEIGHTS, 11) % 10 == digits[:, 13]
        sound &= local | ~_is_not_zero(digits[:, 9:])
    return sound & _is_not_zero(digits)


def _krs_is_sound(digits: Digits, _width: int) -> Mask:
    return _is_not_zero(digits)


def _is_not_zero(digits: Digits) -> Mask:
    """Zeros alone pass every sum of weights, yet stand for 'I do not know'."""
    found: Mask = (digits > 0).sum(axis=1) > 0
    return found


def _prefix(words: str) -> re.Pattern[str]:
    return re.compile(rf"\A\s*(?:(?:{words})[\s:.]*)+", re.IGNORECASE)


NIP = Identifier("NIP", (10,), _prefix("NIP|PL"), _nip_is_sound, 10)
REGON = Identifier("REGON", (9, 14), _prefix("REGON"), _regon_is_sound, 6)
KRS = Identifier("KRS", (10,), _prefix("nr|KRS"), _krs_is_sound, 1)


def nips(cells: pd.Series, numeric: pd.Series | None = None) -> Checked:
    """'PL 123-456-32-18' -> '1234563218'; empty cells are not wrong."""
    return _checked(cells, NIP, numeric)


def regons(cells: pd.Series, numeric: pd.Series | None = None) -> Checked:
    """9 or 14 digits; nine digits and '00000' are cut to nine. `numeric` marks cells that were typed as numbers."""
    found = _checked(cells, REGON, numeric)
    values = found.values.to_numpy(dtype=object)
    for row in np.flatnonzero(found.values.str.len() == 14):
        values[row] = values[row].removesuffix("00000")
    return found._replace(values=pd.Series(values, index=cells.index, dtype=str))


def krs_numbers(cells: pd.Series, numeric: pd.Series | None = None) -> Checked:
    """10 digits; only cells that `numeric` marks as typed as numbers get their leading zeros back: 123457."""
    return _checked(cells, KRS, numeric)


def normalise(text: str, identifier: Identifier) -> str:
    """One number as bare digits, '' for an empty text; ValueError if it cannot be right."""
    found = _checked(pd.Series([text], dtype=str), identifier, None)
    if found.wrong.iloc[0]:
        widths = " or ".join(map(str, identifier.widths))
        reason = "a right check digit" if found.mistyped.iloc[0] else f"{widths} digits"
        raise ValueError(f"{text!r} is not a {identifier.name}: expected {reason}")
    return str(found.values.iloc[0])


def _checked(cells: pd.Series, identifier: Identifier, numeric: pd.Series | None) -> Checked:
    texts: list[str] = cells.tolist()
    filled = np.fromiter((text != "" and not text.isspace() for text in texts), dtype=bool, count=len(texts))
    restored = np.zeros(len(texts), dtype=bool)
    if numeric is not None:
        restored = _restore_zeros(texts, np.flatnonzero(numeric.to_numpy(dtype=bool)), identifier)
    values, sound, sized = _sound(texts, identifier)
    worded = np.flatnonzero(filled & ~sound & ~sized)
    if len(worded):
        bare = [identifier.prefix.sub("", texts[row], count=1) for row in worded]
        values[worded], sound[worded], sized[worded] = _sound(bare, identifier)
    wrong = filled & ~sound

    def aligned(mask: Mask) -> pd.Series:
        return pd.Series(mask, index=cells.index, dtype=bool)

    clean = pd.Series(values, index=cells.index, dtype=str)
    return Checked(clean, aligned(wrong), aligned(wrong & sized), aligned(restored & sound))


def _restore_zeros(texts: list[str], rows: npt.NDArray[np.intp], identifier: Identifier) -> Mask:
    """Puts leading zeros back in these rows of `texts`: '123457.0' -> '0000123457' for a KRS; tells in which."""
    restored = np.zeros(len(texts), dtype=bool)
    for row in rows.tolist():
        number = texts[row].removesuffix(".0")
        if number.isascii() and number.isdigit():
            width = next((w for w in identifier.widths if len(number) <= w), 0)
            texts[row] = number.zfill(width) if len(number) >= identifier.fewest_of_number else number
            restored[row] = len(texts[row]) > len(number)
    return restored


def _sound(texts: list[str], identifier: Identifier) -> tuple[npt.NDArray[np.object_], Mask, Mask]:
    """Numbers as bare digits, which rows are sound, which have at least nothing but the right number of digits."""
    values = np.full(len(texts), "", dtype=object)
    sound = np.zeros(len(texts), dtype=bool)
    sized = np.zeros(len(texts), dtype=bool)
    for part, column in parts(texts):
        for width in identifier.widths:
            fits = column.is_plain & (column.count == width)
            rows = column.rows(fits, width)
            right = identifier.is_sound(rows, width)
            places = np.flatnonzero(fits)[right] + part.start
            values[places] = as_texts(rows[right])
            sound[places] = True
            sized[part] |= fits
    return values, sound, sized
