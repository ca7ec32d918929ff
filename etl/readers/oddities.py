"""What the reading library leaves out: hidden rows, error cells and formulas without a value, by sheet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

Attributes = dict[str, str]
FARTHEST_ROW = 1_048_576


@dataclass
class Oddities:
    """Of one sheet. Rows count from 1, columns from 0; hidden rows are spans (first, last)."""

    hidden: list[tuple[int, int]] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)

    def hidden_until(self, last_row: int) -> set[int]:
        """Hidden rows of the part of the sheet that holds anything."""
        return {row for first, last in self.hidden for row in range(first, min(last, last_row) + 1)}


def walk(
    pieces: Iterable[bytes],
    on_start: Callable[[str, Attributes], None],
    on_end: Callable[[str], None] = lambda _name: None,
    on_text: Callable[[str], None] | None = None,
) -> None:
    """Calls back for every element of an XML, names without prefixes; expat.ExpatError when it is not well formed."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(name: str, attributes: Attributes) -> None:
        on_start(local(name), attributes)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: on_end(local(name))
    parser.CharacterDataHandler = on_text
    for piece in pieces:
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def local(name: str) -> str:
    """'x:row' -> 'row'."""
    return name.rpartition(":")[2]


def plain(attributes: Attributes) -> Attributes:
    """Attributes without the prefixes of their names."""
    return {local(name): value for name, value in attributes.items()}


def count_of(text: str | None, default: int) -> int:
    """A count as XML writes it; `default` where it is missing or no number."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default
