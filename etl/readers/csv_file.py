"""Reads a CSV file with every cell as text; nothing is converted and nothing is guessed in silence."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.errors import UserError
from etl.faults import Fault
from etl.readers.encoding import decode

DELIMITERS = (";", ",", "\t")
csv.field_size_limit(10_000_000)


@dataclass(frozen=True)
class TextTable:
    """A file as text: one column for each header, the index is the row number as a spreadsheet shows it.

    `faults` are rows that are wider or narrower than the header; they are not in `frame`.
    """

    file_name: str
    content: bytes
    frame: pd.DataFrame
    blank_rows: int
    faults: list[Fault]
    encoding: str
    delimiter: str

    @property
    def rows_read(self) -> int:
        """Rows below the header: those in the frame, the blank and the refused."""
        return len(self.frame) + self.blank_rows + len(self.faults)


def read_csv(path: Path) -> TextTable:
    """The file as text; UserError if it cannot be opened, has no header or repeats a header."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError(
            "{file}: the file cannot be opened. Check its name, place and rights.", file=path.name
        ) from error
    text, encoding = decode(content, path.name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    delimiter = find_delimiter(text, path.name)
    header, *rows = _records(text, delimiter, path.name)
    names = _column_names(header, path.name)
    frame, blank_rows, faults = _frame(names, rows)
    return TextTable(path.name, content, frame, blank_rows, faults, encoding, delimiter)


def _records(text: str, delimiter: str, file_name: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        raise UserError(
            "{file}: the quotation marks do not match, look near line {line}. Correct them.",
            file=file_name,
            line=reader.line_num,
        ) from error


def find_delimiter(text: str, file_name: str) -> str:
    """The one of `;` `,` and tab that splits the first line into the most columns; UserError for a tie."""
    first_line = text.split("\n", 1)[0]
    if not first_line.strip():
        raise UserError("{file}: the first row is empty, expected the names of columns.", file=file_name)
    widths = {delimiter: len(next(csv.reader([first_line], delimiter=delimiter))) for delimiter in DELIMITERS}
    widest = [delimiter for delimiter, width in widths.items() if width == max(widths.values())]
    if len(widest) > 1 and max(widths.values()) > 1:
        raise UserError(
            "{file}: the first row can be split by more than one of ; , and tab. "
            "Put quotation marks around names of columns that hold such a sign.",
            file=file_name,
        )
    return widest[0]


def _column_names(header: list[str], file_name: str) -> list[str]:
    names = [name.strip() for name in header]
    while names and not names[-1]:
        names.pop()
    repeated = sorted({name for name in names if name and names.count(name) > 1})
    if repeated:
        raise UserError(
            "{file}: the header repeats {columns}. Leave one column of each name.",
            file=file_name,
            columns=", ".join(repeated),
        )
    return [name or f"({place})" for place, name in enumerate(names, start=1)]


def _frame(names: list[str], rows: list[list[str]]) -> tuple[pd.DataFrame, int, list[Fault]]:
    kept: dict[int, list[str]] = {}
    faults: list[Fault] = []
    blank_rows = 0
    for row_no, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            blank_rows += 1
        elif len(cells) < len(names) or any(cell.strip() for cell in cells[len(names) :]):
            faults.append(_wrong_width(row_no, len(cells), len(names)))
        else:
            kept[row_no] = [cell.strip() for cell in cells[: len(names)]]
    frame = pd.DataFrame(list(kept.values()), columns=names, index=pd.Index(kept, name="row_no"), dtype=object)
    return frame, blank_rows, faults


def _wrong_width(row_no: int, found: int, expected: int) -> Fault:
    fault = Fault(
        "{cells} cells, as many as in the header",
        "Look for a missing separator or quotation mark.",
        {"cells": expected},
    )
    return fault.at(row_no, "*", found)
