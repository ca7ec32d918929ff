"""Columns of many rows as numbers: read, grouped, summed and matched without a Python object for each row."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlalchemy import Connection, Float, Integer, Select

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
ROWS_AT_ONCE = 20_000
LARGEST = 2**62


class Coder:
    """Numbers different values as they come, also over several columns."""

    def __init__(self) -> None:
        self._number_by_value: dict[Hashable, int] = defaultdict(count().__next__)

    def numbers(self, values: Iterable[Hashable]) -> Numbers:
        """The number of each value, a new one where it is new."""
        return np.fromiter(map(self._number_by_value.__getitem__, values), dtype=np.int64)

    @property
    def values(self) -> list[Any]:
        """The values in the order of their numbers."""
        return list(self._number_by_value)

    def __len__(self) -> int:
        return len(self._number_by_value)


@dataclass
class Columns:
    """Rows of a query: columns of whole numbers, of numbers with NaN where there is none, and of codes of values."""

    numbers: dict[str, Numbers] = field(default_factory=dict)
    floats: dict[str, Floats] = field(default_factory=dict)
    coders: dict[str, Coder] = field(default_factory=dict)

    def looked_up(self, name: str, meaning: Mapping[Any, int]) -> Numbers:
        """What each row's value of a coded column means, as a number."""
        found = np.array([meaning[value] for value in self.coders[name].values], dtype=np.int64)
        return found[self.numbers[name]]


def read_columns(connection: Connection, query: Select[Any], coders: Mapping[str, Coder] | None = None) -> Columns:
    """Columns of whole numbers must have one in every row; texts and days are coded, by `coders` where given."""
    found = Columns()
    of_column = {column.name: column.type for column in query.selected_columns}
    for name, type_ in of_column.items():
        if not isinstance(type_, (Integer, Float)):
            found.coders[name] = coders[name] if coders and name in coders else Coder()
    parts: dict[str, list[npt.NDArray[Any]]] = {name: [] for name in of_column}
    result = connection.execute(query)
    assert result.cursor is not None
    while rows := result.cursor.fetchmany(ROWS_AT_ONCE):  # as the driver has them: SQLAlchemy's rows take twice as long
        for (name, type_), values in zip(of_column.items(), zip(*rows, strict=True), strict=True):
            coder = found.coders.get(name)
            kind = np.float64 if isinstance(type_, Float) else np.int64
            parts[name].append(coder.numbers(values) if coder is not None else np.array(values, dtype=kind))
    result.close()
    for name, type_ in of_column.items():
        kind = np.float64 if isinstance(type_, Float) else np.int64
        whole = np.concatenate([np.zeros(0, dtype=kind), *parts[name]])
        (found.floats if isinstance(type_, Float) else found.numbers)[name] = whole
    return found


class Groups(NamedTuple):
    """Rows with equal numbers: the group of each row, and the first row of each group."""

    of_row: Numbers
    first: Numbers

    def sums(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """The sum of each group, in the order of its rows."""
        found = np.bincount(self.of_row, weights=values, minlength=len(self.first))
        return found if values.dtype.kind == "f" else found.astype(np.int64)

    def largest(self, values: Numbers) -> Numbers:
        """The largest number of each group."""
        found = np.full(len(self.first), np.iinfo(np.int64).min, dtype=np.int64)
        np.maximum.at(found, self.of_row, values)
        return found

    def smallest(self, values: Numbers) -> Numbers:
        """The smallest number of each group."""
        return -self.largest(-values)


def grouped(*columns: Numbers) -> Groups:
    """Groups of rows whose numbers, none of them negative, are equal in all columns."""
    together = np.zeros(len(columns[0]), dtype=np.int64)
    largest = 0
    for column in columns:
        width = int(column.max(initial=0)) + 1
        if (largest + 1) * width > LARGEST:
            together = pd.factorize(together)[0].astype(np.int64)
            largest = int(together.max(initial=0))
        together = together * width + column
        largest = (largest + 1) * width - 1
    codes, different = pd.factorize(together)
    of_row = codes.astype(np.int64)
    first = np.zeros(len(different), dtype=np.int64)
    first[of_row[::-1]] = np.arange(len(of_row) - 1, -1, -1)
    return Groups(of_row, first)


def matched(left: Numbers, right: Numbers) -> tuple[Numbers, Numbers]:
    """Places of all pairs of equal numbers, in the order of the left ones; none is negative."""
    keys = max(int(left.max(initial=-1)), int(right.max(initial=-1))) + 1
    by_key = np.argsort(right, kind="stable")
    counts = np.bincount(right, minlength=keys)
    starts = np.cumsum(counts) - counts
    of_left = np.repeat(np.arange(len(left)), counts[left])
    before = np.cumsum(counts[left]) - counts[left]
    step = np.arange(len(of_left)) - before[of_left]
    return of_left, by_key[starts[left][of_left] + step]
