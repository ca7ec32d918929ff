"""Rows of a sheet by the hundred: made text column by column, and joined, so that they pass a pipe quickly."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.readers.cells import column_texts
from etl.readers.contract import UNCOMPUTED

ROWS_AT_ONCE = 250
# Signs that hardly any cell holds.
CELL_END, COLUMN_END = "\x1f", "\x1e"
LOOKED_AT, MOST_SEEN = 50, 50_000
MOST_BYTES = 512 * 1024**2  # more than a child can hold


@dataclass
class Batch:
    """Columns of text of the rows `numbers`; `kinds` has a letter for each cell of a column, or one for all of them."""

    numbers: Sequence[int]
    columns: list[Sequence[str]]
    kinds: list[Sequence[str]]

    def put(self, column: int, changes: Mapping[int, tuple[str, str]]) -> None:
        """Other kinds and texts for cells of a column, by the place of their row in `numbers`."""
        cells, kinds = list(self.columns[column]), list(self.kinds_of(column))
        for place, (kind, text) in changes.items():
            kinds[place], cells[place] = kind, text
        self.columns[column], self.kinds[column] = cells, kinds

    def kinds_of(self, column: int) -> Sequence[str]:
        """A letter for each cell of a column."""
        kinds = self.kinds[column]
        return [kinds[0]] * len(self.numbers) if len(kinds) == 1 else kinds

    def only(self, hidden: Collection[int]) -> "Batch":
        """The rows that hold anything and are not `hidden`."""
        if not hidden and any(all(map(str.strip, cells)) for cells in self.columns):
            return self  # nearly always: some column is filled in every row
        kept = [p for p, number in enumerate(self.numbers) if number not in hidden and self._holds_anything(p)]
        return Batch(
            [self.numbers[p] for p in kept],
            [[cells[p] for p in kept] for cells in self.columns],
            [kinds if len(kinds) == 1 else [kinds[p] for p in kept] for kinds in self.kinds],
        )

    def _holds_anything(self, place: int) -> bool:
        return any(
            cells[place].strip() or self.kinds_of(column)[place] == UNCOMPUTED
            for column, cells in enumerate(self.columns)
        )

    def packed(self) -> bytes:
        """A line of JSON, and the cells behind it; b'' for no rows."""
        if not self.numbers:
            return b""
        head = [list(self.numbers), list(map("".join, self.kinds))]
        text = COLUMN_END.join(map(CELL_END.join, self.columns))
        ends = len(self.columns) * (len(self.numbers) - 1), len(self.columns) - 1
        if (text.count(CELL_END), text.count(COLUMN_END)) != ends:
            return _json_line([*head, self.columns])
        cells = text.encode()
        return _json_line([*head, len(cells)]) + cells


def batch_of(values: Sequence[Sequence[Any]], first: int) -> Batch:
    """Rows of values of one width, the first of which has the number `first`."""
    texts = [column_texts(column) for column in zip(*values, strict=True)]
    return Batch(range(first, first + len(values)), [cells for _, cells in texts], [kinds for kinds, _ in texts])


def unpacked(
    told: Sequence[Any], read: Callable[[int], bytes], seen: dict[str, str]
) -> tuple[list[int], list[str], list[list[str]]]:
    """(numbers, kinds, cells) by row of a batch whose first line is `told`; ValueError when the rest does not come.

    A text that comes again and again is kept once, in `seen`: files repeat themselves, and memory is small.
    """
    numbers, kinds, columns = told
    if isinstance(columns, int):
        if not 0 <= columns <= MOST_BYTES:
            raise ValueError("a batch of an impossible size")
        packed = read(columns)
        if len(packed) < columns:
            raise ValueError("half a batch")
        columns = [cells.split(CELL_END) for cells in packed.decode().split(COLUMN_END)]
    rows = list(map(list, zip(*(_shared(cells, seen) for cells in columns), strict=True)))
    if all(len(letters) == 1 for letters in kinds):
        return numbers, ["".join(kinds)] * len(rows), rows
    by_cell = (letters * len(rows) if len(letters) == 1 else letters for letters in kinds)
    return numbers, list(map("".join, zip(*by_cell, strict=True))), rows


def _shared(cells: list[str], seen: dict[str, str]) -> list[str]:
    if len(set(cells[:LOOKED_AT])) > LOOKED_AT // 2:
        return cells  # hardly any text comes again
    if len(seen) > MOST_SEEN:
        seen.clear()
    return [seen.setdefault(cell, cell) for cell in cells]


def _json_line(part: object) -> bytes:
    return json.dumps(part, ensure_ascii=False).encode() + b"\n"
