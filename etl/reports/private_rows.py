"""The sheet of a list of people, made anew without the people."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from etl.cleaning.text import column_key
from etl.layout.below import is_footnote, is_total
from etl.privacy import masked, personal_keys
from etl.reports.original import Line, Original
from geo.names import fold


@dataclass(frozen=True)
class PrivateRows:
    """What may be shown of a file; `hides` judges the cells of sound rows, `omitted` stands for a cell left out."""

    original: Original
    rejected: Collection[int]
    hides: Callable[[str], bool]
    omitted: str

    def lines(self) -> Iterator[Line]:
        """The header and the rows below it, at their numbers: the columns of the card that hold no people.

        Titles, totals and remarks, which anything may be written into, are left out. Of rejected rows every cell is
        masked, since it may stand in the wrong column.
        """
        header = self.original.header
        personal = personal_keys(header.source)
        named = {our: name for our, name in header.match.header_by_name.items() if column_key(name) not in personal}
        wanted = {place for place, name in enumerate(header.names) if name in set(named.values())}
        choices = {
            header.names.index(named[c.name]): frozenset(map(fold, c.choices))
            for c in header.source.columns
            if c.choices and c.name in named
        }
        required = [header.names.index(named[c.name]) for c in header.source.columns if c.required and c.name in named]
        first = header.sheet.numbers[header.place]
        yield Line(first, [name if p in wanted else self.omitted for p, name in enumerate(header.names)])
        for line in self.original.lines(header.sheet):
            if line.number > first and (line.number in self.rejected or self._is_data(line, required)):
                yield Line(line.number, self._cells(line, wanted, choices))

    def _is_data(self, line: Line, required: list[int]) -> bool:
        return not (is_total(line.cells, required) or is_footnote(line.cells))

    def _cells(self, line: Line, wanted: set[int], choices: Mapping[int, frozenset[str]]) -> list[str]:
        """A word that is not on the short list of its column may be a surname."""
        if line.number in self.rejected:
            return [self._kept(p in wanted, text, masked(text)) for p, text in enumerate(line.cells)]
        return [
            self._kept(p in wanted and not self.hides(text) and fold(text) in choices.get(p, {fold(text)}), text, text)
            for p, text in enumerate(line.cells)
        ]

    def _kept(self, is_kept: bool, text: str, kept: str) -> str:
        return kept if is_kept else self.omitted if text.strip() else ""
