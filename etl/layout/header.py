"""Finds the header of a source: below title lines, in one row or in two (a group above the names)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.catalog import Source
from data.errors import UserError
from etl.cleaning.text import column_key, squeeze
from etl.columns import Match, match_columns, unclear_source
from etl.faults import shown
from etl.readers.contract import Sheet, column_letters
from etl.readers.csv_file import Score
from etl.readers.raw_file import RawFile

FARTHEST = 60  # rows that hold anything, above and with the header
key_of = lru_cache(maxsize=10_000)(column_key)


@dataclass(frozen=True)
class Header:
    """The header of one source in one sheet: it ends with `sheet.rows[place]`, data follows.

    `names` has one name a column; a column without one is named by its place, so that it can be spoken of.
    """

    sheet: Sheet
    place: int
    names: list[str]
    source: Source
    match: Match

    @property
    def is_complete(self) -> bool:
        """Whether all required columns are there."""
        return not self.match.missing

    def named(self, file_name: str) -> str:
        """Where the header is: 'plik.csv', or 'plik.xlsx [Arkusz1]' of a workbook."""
        return f"{file_name} [{shown(self.sheet.name)}]" if self.sheet.name else file_name

    @property
    def rank(self) -> tuple[bool, int]:
        """Complete before incomplete, then by the number of columns known."""
        return self.is_complete, len(self.match.header_by_name)


def known_columns(sources: Iterable[Source]) -> Score:
    """How many columns of the best fitting source a row names."""
    keys_by_source = [set(_name_by_key(source)) for source in sources]

    def score(row: Sequence[str]) -> int:
        keys = {key_of(cell) for cell in row if cell}
        return max((len(keys & known) for known in keys_by_source), default=0)

    return score


def find_header(file: RawFile, sources: Sequence[Source]) -> Header:
    """The one header that fits one source.

    With a single source a header that lacks columns is found too, so that they can be named. UserError for an empty
    file, and with the candidates where several sheets or sources fit.
    """
    sheets = [sheet for sheet in file.sheets if sheet.rows]
    if not sheets:
        raise UserError(
            "{file}: the file is empty, expected a row with the names of columns and rows below it.",
            file=file.file_name,
        )
    found = [header for sheet in sheets for header in _headers_of(sheet, sources)]
    complete = [header for header in found if header.is_complete]
    best = [header for sheet in sheets for header in _best_fitting(complete, sheet)]
    if len({header.sheet.name for header in best}) > 1:
        raise UserError(
            "{file}: more than one sheet fits: {sheets}. Leave one of them, or hide the others.",
            file=file.file_name,
            sheets=", ".join(f"{header.sheet.name} ({header.source.id})" for header in best),
        )
    if len(best) == 1:
        return best[0]
    if best or len(sources) > 1:
        raise unclear_source([header.source.id for header in best] or [s.id for s in sources], file.file_name)
    return max(found, key=lambda header: header.rank)


def _best_fitting(complete: list[Header], sheet: Sheet) -> list[Header]:
    """Of the sources that fit a sheet, those that fit its headers best."""
    here = [header for header in complete if header.sheet is sheet]
    least = min((header.match.misfit for header in here), default=(0, 0))
    return [header for header in here if header.match.misfit == least]


def _headers_of(sheet: Sheet, sources: Sequence[Source]) -> Iterator[Header]:
    """The best header of each source in one sheet; of equals the first one, in one row before two."""
    for source in sources:
        name_by_key = _name_by_key(source)
        best, best_rank = (0, _single(sheet, 0)), (False, False, -1)
        for place in range(min(FARTHEST, len(sheet.rows))):
            for names in _ways_of_reading(sheet, place, name_by_key):
                found = [name_by_key[key_of(name)] for name in names if key_of(name) in name_by_key]
                is_complete = all(column.name in found for column in source.columns if column.required)
                rank = (is_complete, is_complete and len(found) == len(set(found)), len(set(found)))
                if rank > best_rank:
                    best, best_rank = (place, names), rank
        place, names = best
        yield Header(sheet, place, named_by_place(names, sheet), source, match_columns(_filled(names), source))


def _filled(names: list[str]) -> list[str]:
    return [name for name in names if name]


def _ways_of_reading(sheet: Sheet, place: int, known: Mapping[str, str]) -> Iterator[list[str]]:
    yield _single(sheet, place)
    if place and sheet.numbers[place - 1] == sheet.numbers[place] - 1:
        last_by_first = {first: last for row, first, last in sheet.merged if row == sheet.numbers[place - 1]}
        yield _double(_single(sheet, place - 1), _single(sheet, place), known, last_by_first)


def _single(sheet: Sheet, place: int) -> list[str]:
    names = [squeeze(cell) for cell in sheet.rows[place]]
    while names and not names[-1]:
        names.pop()
    return names


def _double(
    groups: list[str], names: list[str], known: Mapping[str, str], last_by_first: Mapping[int, int]
) -> list[str]:
    """Groups stand above their first name; a cell merged downwards has its name above and nothing below.

    ['Adres', '', 'KRS'] over ['gmina', 'ulica', ''] -> ['gmina', 'ulica', 'KRS']; where a card knows 'Adres gmina',
    or a name is repeated under several groups, the group is kept. A group goes as far as its cell is merged, in a row
    without merged cells up to the next group.
    """
    width = max(len(groups), len(names))
    above = groups + [""] * (width - len(groups))
    below = names + [""] * (width - len(names))
    is_merged = any(last > first for first, last in last_by_first.items())
    joined, group, end = [], "", width
    for place, (upper, lower) in enumerate(zip(above, below, strict=True)):
        if upper or place > end:
            group, end = upper, last_by_first.get(place, place if is_merged else width)
        both = f"{group} {lower}".strip()
        if not lower:
            joined.append(upper)
        elif key_of(both) in known or below.count(lower) > 1:
            joined.append(both)
        else:
            joined.append(lower)
    return joined


def named_by_place(names: list[str], sheet: Sheet) -> list[str]:
    """A column without a name is '(G)' in a workbook and '(7)' in a CSV."""
    is_workbook = sheet.kinds is not None
    return [name or f"({column_letters(p) if is_workbook else p + 1})" for p, name in enumerate(names)]


def _name_by_key(source: Source) -> Mapping[str, str]:
    return {key_of(header): c.name for c in source.columns for header in [c.name, *c.headers]}
