"""What the reading library leaves out: hidden rows, errors, formulas without a value, percents, merged cells."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat

from etl.readers.batches import Batch
from etl.readers.cells import percent_text
from etl.readers.contract import ERROR, NUMBER, UNCOMPUTED

Attributes = dict[str, str]
FARTHEST_ROW = 1_048_576
LAST_MERGED_ROW = 1_000  # merged cells matter above a table only
MOST_MERGED = 10_000


@dataclass
class Oddities:
    """Of one sheet. Rows count from 1, columns from 0; hidden rows are spans (first, last).

    `odd` has, by row and column, the kind and the text of errors and of formulas without a value; `percents` the
    columns of percents by row; `merged` (row, first column, last column) of merged cells.
    """

    hidden: list[tuple[int, int]] = field(default_factory=list)
    odd: dict[int, dict[int, tuple[str, str]]] = field(default_factory=dict)
    percents: dict[int, tuple[int, ...]] = field(default_factory=dict)
    merged: set[tuple[int, int, int]] = field(default_factory=set)

    def add_error(self, row: int, column: int, text: str) -> None:
        """An error as the file words it."""
        self.odd.setdefault(row, {})[column] = (ERROR, text)

    def add_uncomputed(self, row: int, column: int) -> None:
        """A formula without a value."""
        self.odd.setdefault(row, {})[column] = (UNCOMPUTED, "")

    def add_percent(self, row: int, column: int) -> None:
        """A cell that shows percents; cells of a row come one after another."""
        self.percents[row] = _columns((*self.percents.get(row, ()), column))

    def add_merged(self, row: int, first: int, last: int) -> None:
        """A merged range by its first row; those far below and very many of them are of no interest."""
        if row <= LAST_MERGED_ROW and len(self.merged) < MOST_MERGED:
            self.merged.add((row, first, last))

    def hidden_until(self, last_row: int) -> set[int]:
        """Hidden rows of the part of the sheet that holds anything."""
        return {row for first, last in self.hidden for row in range(first, min(last, last_row) + 1)}

    def put_into(self, batch: Batch) -> None:
        """Gives the cells of a batch the kinds and texts they have for people."""
        if not (self.odd or self.percents):
            return
        changes: dict[int, dict[int, tuple[str, str]]] = {}
        for place, number in enumerate(batch.numbers):
            for column in self.percents.get(number, ()):
                if column < len(batch.columns) and batch.kinds_of(column)[place] == NUMBER:
                    changes.setdefault(column, {})[place] = (NUMBER, percent_text(batch.columns[column][place]))
            for column, odd in self.odd.get(number, {}).items():
                if column < len(batch.columns):
                    changes.setdefault(column, {})[place] = odd
        for column, by_place in changes.items():
            batch.put(column, by_place)


@lru_cache(maxsize=1_000)
def _columns(columns: tuple[int, ...]) -> tuple[int, ...]:
    """The same tuple for the same columns: a workbook may have a million rows with percents."""
    return columns


def walk(
    pieces: Iterable[bytes],
    on_start: Callable[[str, Attributes], None],
    on_end: Callable[[str], None] = lambda _name: None,
    on_text: Callable[[str], None] | None = None,
    *,
    is_whole: bool = True,
) -> None:
    """Calls back for every element of an XML, names without prefixes; expat.ExpatError when it is not well formed.

    Pieces that do not go to its end are not `is_whole`.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(name: str, attributes: Attributes) -> None:
        on_start(local(name), attributes)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: on_end(local(name))
    parser.CharacterDataHandler = on_text
    for piece in pieces:
        parser.Parse(piece, False)
    if is_whole:
        parser.Parse(b"", True)


@lru_cache(maxsize=1_000)
def local(name: str) -> str:
    """'x:row' -> 'row'."""
    return name.rpartition(":")[2]


def plain(attributes: Attributes) -> Attributes:
    """Attributes without the prefixes of their names."""
    return {local(name): value for name, value in attributes.items()}


def count_of(text: str | None, default: int) -> int:
    """A count as XML writes it; `default` where it is missing or no number."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default


def column_place(letters: str) -> int:
    """'A' -> 0, 'AA' -> 26."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
