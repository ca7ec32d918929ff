"""Distinct texts over all pieces of a file: each keeps its number, so that only new ones need to be looked at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl

from etl.checks import Checks
from etl.faults import Fault

BETWEEN_CELLS = "\0"
"""No text of a file has it: readers refuse such a file."""

Places = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Question = Callable[[Checks], Mapping[str, pd.Series]]


class Numbered:
    """Gives each text its number, in every piece the same; the numbers follow one another."""

    def __init__(self) -> None:
        self.count = 0
        self._categories = pl.Categories.random()
        self._kept: list[pl.Series] = []  # polars forgets the numbers with the last column that has them

    def places(self, texts: pl.Series) -> tuple[Places, Places]:
        """The number of each text, and the first row of each that is new, in the order of their numbers."""
        coded = texts.cast(pl.Categorical(self._categories))
        self._kept = self._kept or [coded.head(1)]
        places = coded.to_physical().to_numpy().astype(np.int64)
        unknown = np.flatnonzero(places >= self.count)
        new, first = np.unique(places[unknown], return_index=True)
        self.count += len(new)
        return places, unknown[first]


@dataclass(frozen=True)
class Found:
    """What one question found in a piece: the number of each row's cells, the answers of the new ones, and faults."""

    places: Places
    new: Mapping[str, Sequence[object]]
    is_faulty: Mask


class AskedOnce:
    """A question about some columns, asked once of each distinct row of theirs, whatever piece it comes in."""

    def __init__(self, columns: Sequence[str], question: Question) -> None:
        self.columns, self._question = list(columns), question
        self._numbered = Numbered()
        self._faults: dict[int, list[Fault]] = {}
        self._is_faulty = np.zeros(0, dtype=bool)

    def of(self, cells: pl.DataFrame) -> Found:
        """Answers for the rows of a piece."""
        wanted = cells.select(self.columns)
        before = self._numbered.count
        joined = wanted.select(pl.concat_str(pl.all(), separator=BETWEEN_CELLS)).to_series()
        places, first = self._numbered.places(joined)
        few = wanted[first]
        asked = Checks(pd.DataFrame({name: few[name].to_list() for name in self.columns}, dtype=object))
        answers = self._question(asked) if len(few) else {}
        for fault in asked.faults:
            self._faults.setdefault(before + fault.row, []).append(fault)
        self._is_faulty = np.append(self._is_faulty, np.zeros(len(few), dtype=bool))
        self._is_faulty[[before + fault.row for fault in asked.faults]] = True
        new = {name: list(values) for name, values in answers.items()}
        return Found(places, new, self._is_faulty[places])

    def faults(self, found: Found, rows: Places) -> list[Fault]:
        """The faults of a piece, one for each row that shares them; `rows` are the numbers of its rows."""
        wrong = np.flatnonzero(found.is_faulty)
        return [
            fault.at(row, fault.column, fault.found)
            for row, place in zip(rows[wrong].tolist(), found.places[wrong].tolist(), strict=True)
            for fault in self._faults[place]
        ]
