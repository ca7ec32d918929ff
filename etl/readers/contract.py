"""What every reader hands over: sheets of text cells, numbered as people see them in the file."""

from collections.abc import Sequence
from dataclasses import dataclass, field

# Kinds of cells, one letter a cell; an empty cell is a text. Formats without kinds (CSV) have none at all.
TEXT, NUMBER, DATE, BOOLEAN, ERROR, UNCOMPUTED = "tndbeu"


@dataclass
class Sheet:
    """Rows of one visible sheet that hold anything: `rows[i]` is row `numbers[i]` of the file (from 1), as text.

    `kinds[i]` has a letter for each cell of `rows[i]`; `hidden_rows` are not in `rows`; `last_row` is the last one of
    the file; `starts_in_1904` says from when the file counts days; `merged` are cells that span columns: (row, first
    column, last column). A CSV is one sheet without a name and kinds.
    """

    name: str = ""
    numbers: list[int] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    kinds: list[str] | None = None
    last_row: int = 0
    hidden_rows: Sequence[int] = ()
    starts_in_1904: bool = False
    merged: Sequence[tuple[int, int, int]] = ()


def column_letters(place: int) -> str:
    """0 -> 'A', 25 -> 'Z', 26 -> 'AA', as a spreadsheet names its columns."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def spans(numbers: Sequence[int]) -> str:
    """[3, 4, 5, 9] -> '3-5, 9'; rows in the words of a warning, sorted."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    shown = [str(first) if first == last else f"{first}-{last}" for first, last in parts[:20]]
    return ", ".join(shown + ["…"] * (len(parts) > len(shown)))
