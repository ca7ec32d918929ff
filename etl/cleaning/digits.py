"""Columns of texts as matrices of digits: numbers with check digits are checked all at once, not row by row."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Digits = npt.NDArray[np.int32]

ROWS_AT_ONCE = 100_000
SEPARATORS = " -\t\u00a0\u202f\u2011\u2013"


class DigitColumn:
    """The digits of texts: `count` of each, and `is_plain` where nothing but digits and separators stands."""

    def __init__(self, texts: list[str]) -> None:
        lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        ends = lengths.cumsum()
        signs = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        is_digit = (signs >= ord("0")) & (signs <= ord("9"))
        is_known = is_digit.copy()
        for separator in SEPARATORS:
            is_known |= signs == ord(separator)
        digits_before = _counted(is_digit)
        self._first = digits_before[ends - lengths]
        self._digits = (signs[is_digit] - ord("0")).astype(np.int32)
        self.count = digits_before[ends] - self._first
        known_before = _counted(is_known)
        self.is_plain: Mask = known_before[ends] - known_before[ends - lengths] == lengths

    def rows(self, chosen: Mask, width: int) -> Digits:
        """The first `width` digits of the chosen texts, all of which must have as many."""
        found: Digits = self._digits[self._first[chosen][:, np.newaxis] + np.arange(width)]
        return found


def _counted(mask: Mask) -> npt.NDArray[np.int64]:
    """How many are true before each place: [1, 0, 1] -> [0, 1, 1, 2]."""
    return np.concatenate([np.zeros(1, dtype=np.int64), mask.cumsum(dtype=np.int64)])


def parts(texts: list[str]) -> Iterator[tuple[slice, DigitColumn]]:
    """The texts in parts, so that millions of rows need no gigabyte."""
    for start in range(0, len(texts), ROWS_AT_ONCE):
        part = slice(start, min(start + ROWS_AT_ONCE, len(texts)))
        yield part, DigitColumn(texts[part])


def remainder(digits: Digits, weights: tuple[int, ...], modulus: int) -> Digits:
    """Weighted sum of the first digits of each row, modulo `modulus`."""
    total: Digits = digits[:, : len(weights)] @ np.array(weights, dtype=np.int32)
    return total % modulus


def as_texts(digits: Digits) -> list[str]:
    """Each row of digits as text."""
    signs = np.ascontiguousarray(digits + ord("0"), dtype=np.uint32)
    return [str(text) for text in signs.view(f"U{digits.shape[1]}").ravel().tolist()] if len(digits) else []
