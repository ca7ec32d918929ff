"""Tables in pieces: a piece is a number of rows, as lists of cells by column, so that any length fits in memory."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from etl.sample.draws import Cells, Ints

PIECE_ROWS = 20_000
MARK_COLUMN, MARK = "demonstracja", "tak"

Piece = dict[str, list[str]]


@dataclass(frozen=True)
class Table:
    """One file: its name without ending, its columns in order, and its rows; `pieces` is read once."""

    name: str
    columns: tuple[str, ...]
    pieces: Iterator[Piece]

    @property
    def file_name(self) -> str:
        """'demo_plan' -> 'demo_plan.csv'."""
        return f"{self.name}.csv"


def cells(texts: Cells) -> list[str]:
    """A column of text."""
    found: list[str] = texts.tolist()
    return found


def whole(numbers: Ints) -> list[str]:
    """A column of whole numbers."""
    return [str(number) for number in numbers.tolist()]


def chosen(texts: tuple[str, ...], numbers: Ints) -> list[str]:
    """A column of words from a list."""
    return cells(np.array(texts, dtype=object)[numbers])


def in_pieces(places: Ints) -> Iterator[Ints]:
    """The places, PIECE_ROWS at a time."""
    for start in range(0, len(places), PIECE_ROWS):
        yield places[start : start + PIECE_ROWS]
