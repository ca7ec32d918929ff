"""The checked file read once more, to find the cells of its faults and to give its sheets back."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from data.errors import UserError
from etl.faults import Fault
from etl.layout import Header, find_header, known_columns
from etl.pipeline import FileResult, SourceFile
from etl.readers.contract import Sheet
from etl.readers.raw_file import RawFile
from etl.readers.reading import read_file

BLOCK_BYTES = 16 * 1024**2


class Line(NamedTuple):
    """A row: its number, its cells as text, letters of their kinds ('' where the format has none)."""

    number: int
    cells: Sequence[str]
    kinds: str = ""


@dataclass(frozen=True)
class Original:
    """The file as the reader gives it, and where its header is."""

    path: Path
    file: RawFile
    header: Header

    @cached_property
    def place_by_header(self) -> Mapping[str, int]:
        """'NIP' -> 3, from 0."""
        return {name: place for place, name in reversed(list(enumerate(self.header.names)))}

    def cell(self, fault: Fault) -> tuple[int, int]:
        """Row from 1 and column from 0; a fault of a whole row, or of a column that is not there, has the first."""
        return max(fault.row, 1), self.place_by_header.get(fault.column, 0)

    def lines(self, sheet: Sheet) -> Iterator[Line]:
        """Rows of a sheet that hold anything."""
        if self.file.csv is not None:
            for number, cells in csv_rows(self.file):
                yield Line(number, cells)
            return
        kinds = sheet.kinds or [""] * len(sheet.rows)
        yield from map(Line, sheet.numbers, sheet.rows, kinds)


def original_of(path: Path, file: SourceFile) -> Original:
    """The file that was just read."""
    return Original(path, file.file, file.header)


def read_original(path: Path, result: FileResult) -> Original:
    """The file of a result; UserError when it was changed since, or can no longer be read."""
    file = read_file(path, known_columns([result.source]))
    if file.digest != result.digest:
        raise UserError("{file}: the file was changed while it was read. Try again.", file=result.file_name)
    return Original(path, file, find_header(file, [result.source]))


def csv_rows(file: RawFile) -> Iterator[tuple[int, list[str]]]:
    """Rows of a CSV that hold anything, with the numbers that faults name."""
    assert file.csv is not None
    blocks = file.csv.blocks(BLOCK_BYTES)
    rows = chain.from_iterable(csv.reader(io.StringIO(block, newline=""), delimiter=file.delimiter) for block in blocks)
    for number, cells in enumerate(rows, start=file.csv.rows_above + 1):
        if any(map(str.strip, cells)):
            yield number, cells
