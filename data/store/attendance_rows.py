"""Rows of lists as numbers: a text that comes again and again is named once, and counted on from piece to piece."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

INSTITUTION = ("institution", "institution_kind", "nip", "area_code")
Numbers = npt.NDArray[np.int64]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class AttendanceRows:
    """Rows of a piece. `event`, `institution` and `role` are places in lists that grow by the `new_` ones of each
    piece, in their order; an institution is its INSTITUTION. `hours` are NaN where unknown.
    """

    row_no: Numbers
    event: Numbers
    institution: Numbers
    role: Numbers
    hours: npt.NDArray[np.float64]
    new_events: Sequence[str]
    new_institutions: Sequence[tuple[str, ...]]
    new_roles: Sequence[str]

    def __len__(self) -> int:
        return len(self.row_no)


class Counter(Generic[Key]):
    """Counts keys on, in the order in which they first come."""

    def __init__(self) -> None:
        self.keys: list[Key] = []
        self._number_by_key: dict[Key, int] = {}

    def number(self, key: Key) -> int:
        """The place of a key in `keys`, at the end of which a new one is put."""
        found = self._number_by_key.get(key)
        if found is None:
            found = self._number_by_key[key] = len(self.keys)
            self.keys.append(key)
        return found

    def numbers(self, codes: Numbers, keys: Sequence[Key]) -> Numbers:
        """Numbers of rows whose `codes` are places in `keys`; keys of no row are not counted."""
        used = pd.unique(codes)
        by_code = np.zeros(len(keys), dtype=np.int64)
        by_code[used] = [self.number(keys[code]) for code in used.tolist()]
        found: Numbers = by_code[codes]
        return found


class Narrower:
    """Turns frames with row_no, event_key, role, hours and INSTITUTION, piece by piece, into numbers."""

    def __init__(self) -> None:
        self._events, self._roles = Counter[str](), Counter[str]()
        self._institutions = Counter[tuple[str, ...]]()

    def narrow(self, frame: pd.DataFrame) -> AttendanceRows:
        """The next piece."""
        events, roles, institutions = (len(c.keys) for c in (self._events, self._roles, self._institutions))
        return AttendanceRows(
            frame["row_no"].to_numpy(dtype=np.int64),
            self._events.numbers(*_coded(frame["event_key"])),
            self._institutions.numbers(*_together([frame[name] for name in INSTITUTION])),
            self._roles.numbers(*_coded(frame["role"])),
            frame["hours"].to_numpy(dtype=np.float64),
            self._events.keys[events:],
            self._institutions.keys[institutions:],
            self._roles.keys[roles:],
        )


def _together(columns: Sequence[pd.Series]) -> tuple[Numbers, list[tuple[str, ...]]]:
    """Rows as places in a list of distinct ones."""
    parts = [_coded(column) for column in columns]
    together = np.zeros(len(columns[0]), dtype=np.int64)
    for codes, texts in parts:
        together = pd.factorize(together * max(len(texts), 1) + codes)[0].astype(np.int64)
    first = np.zeros(int(together.max(initial=-1)) + 1, dtype=np.int64)
    first[together[::-1]] = np.arange(len(together) - 1, -1, -1)
    cells = [[texts[code] for code in codes[first].tolist()] for codes, texts in parts]
    return together, list(zip(*cells, strict=True))


def _coded(column: pd.Series) -> tuple[Numbers, list[str]]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy().astype(np.int64), list(column.cat.categories)
    codes, texts = pd.factorize(column.to_numpy(dtype=object))
    return codes.astype(np.int64), list(texts)
