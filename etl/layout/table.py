"""Cuts the rows of a source out of a sheet; what is left out is counted and told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd
import polars as pl

from data.errors import UserError
from etl.cleaning.secret import SecretColumn
from etl.faults import Fault
from etl.layout.below import is_footnote, is_numbering, is_total
from etl.layout.header import Header
from etl.layout.number_cells import NumberCells, attach
from etl.readers.contract import ERROR, TEXT, UNCOMPUTED, column_letters, spans

LOST_SIGN = "\ufffd"
ERROR_TEXTS = frozenset(
    {
        "#ADR!", "#REF!", "#N/D!", "#N/D", "#N/A", "#DZIEL/0!", "#DIV/0!", "#ARG!", "#VALUE!", "#NAZWA?", "#NAME?",
        "#LICZBA!", "#NUM!", "#ZERO!", "#NULL!", "#ROZLANIE!", "#SPILL!", "#OBL!", "#CALC!",
    }
)  # fmt: skip
ERROR_FAULT = Fault("a value, not an error", "Correct the formula or the cell.")
LOST_FAULT = Fault("text without lost letters", "Type the letters anew that became '\ufffd'.")


@dataclass
class TextTable:
    """Rows of a source as text under the headers of the file; the index is the row number of the file.

    `faults` are of rows that are not in `frame`; `blank_rows` counts the rows that are no data. `secrets` has the
    columns of people, aligned with `frame`; `read_until` says how many bytes of a CSV are behind. A `frame` without
    columns has them in `cells` instead, under our names.
    """

    frame: pd.DataFrame
    blank_rows: int
    faults: list[Fault] = field(default_factory=list)
    secrets: Mapping[str, SecretColumn] = field(default_factory=dict)
    read_until: int = 0
    cells: pl.DataFrame | None = None

    @property
    def rows_read(self) -> int:
        """Rows below the header: those in the frame, the blank and the refused."""
        return len(self.frame) + self.blank_rows + len({fault.row for fault in self.faults})


def cut_table(header: Header, judge: "Judge") -> TextTable:
    """The rows of a workbook below a header; UserError where formulas of its columns have no value."""
    sheet, width, places, strip = header.sheet, len(header.names), judge.places, str.strip
    kept_kinds, all_kinds = [], sheet.kinds or [""] * len(sheet.rows)
    numbers: list[int] = []
    rows: list[list[str]] = []
    beside: set[int] = set()
    for place in range(header.place + 1, len(sheet.rows)):
        number, cells, kinds_here = sheet.numbers[place], sheet.rows[place], all_kinds[place]
        if judge.is_no_data(number, cells):
            continue
        if len(cells) > width:
            beside.update(p for p in range(width, len(cells)) if cells[p].strip())
        values = [strip(cells[p]) if p < len(cells) else "" for p in places]
        if not judge.is_faulty(number, values, kinds_here):
            numbers.append(number)
            rows.append(values)
            kept_kinds.append(kinds_here)
    judge.beside |= beside
    index = pd.Index(numbers, name="row_no", dtype=int)
    frame = pd.DataFrame(rows, columns=judge.names, index=index, dtype=object)
    if sheet.kinds is not None:
        place_by_name = dict(zip(judge.names, places, strict=True))
        attach(
            frame, NumberCells(pd.Series(kept_kinds, index=index, dtype=object), place_by_name, sheet.starts_in_1904)
        )
    faults = judge.faults_since(0)
    below = sheet.last_row - sheet.numbers[header.place]
    return TextTable(frame, below - len(frame) - len({fault.row for fault in faults}), faults)


class Judge:
    """Sorts rows below a header into data, faults and what is no data; it remembers what came before.

    `names` and `places` are of the columns that the source wants.
    """

    def __init__(self, header: Header, file_name: str) -> None:
        self.header, self.file_name = header, file_name
        wanted = set(header.match.header_by_name.values())
        self.places = [place for place, name in enumerate(header.names) if name in wanted]
        self.names = [header.names[place] for place in self.places]
        by_name = header.match.header_by_name
        self.required = [
            header.names.index(by_name[c.name]) for c in header.source.columns if c.required and c.name in by_name
        ]
        self.header_row = header.sheet.rows[header.place]
        self.faults: list[Fault] = []
        self.uncomputed: list[tuple[int, int]] = []
        self.totals: list[int] = []
        self.remarks: list[int] = []
        self.beside: set[int] = set()
        self._is_first = True

    def is_no_data(self, number: int, cells: Sequence[str]) -> bool:
        """Whether a row is a total, a remark below totals, a row of numbers or the header once more."""
        is_first, self._is_first = self._is_first, False
        if is_total(cells, self.required):
            self.totals.append(number)
        elif (self.totals and is_footnote(cells)) or (is_first and is_numbering(cells)) or cells == self.header_row:
            self.remarks.append(number)
        else:
            return False
        return True

    def is_faulty(self, number: int, values: Sequence[str], kinds: str = "") -> bool:
        """Whether a cell of the wanted columns cannot be read; its fault is kept."""
        together = "".join(values)
        if ERROR not in kinds and UNCOMPUTED not in kinds and "#" not in together and LOST_SIGN not in together:
            return False  # nearly every row
        found = []
        for name, place, value in zip(self.names, self.places, values, strict=True):
            kind = kinds[place : place + 1] or TEXT
            if kind == UNCOMPUTED:
                self.uncomputed.append((number, place))
            elif kind == ERROR or value.upper() in ERROR_TEXTS:
                found.append(ERROR_FAULT.at(number, name, value))
            elif LOST_SIGN in value:
                found.append(LOST_FAULT.at(number, name, value))
        self.faults += found
        return bool(found)

    def refuse_width(self, number: int, cells: Sequence[str]) -> None:
        """A row with more or fewer cells than the header."""
        fault = Fault(
            "{cells} cells, as many as in the header",
            "Look for a missing separator or quotation mark.",
            {"cells": len(self.header.names)},
        )
        self.faults.append(fault.at(number, "*", len(cells)))

    def faults_since(self, count: int) -> list[Fault]:
        """Faults behind the first `count`; UserError once formulas without a value were met."""
        if self.uncomputed:
            raise _uncomputed(self.header, self.uncomputed, self.file_name)
        return self.faults[count:]

    def notes(self) -> list[UserError]:
        """What to tell of rows and columns that are no data, after the last row."""
        return _notes(self, self.header.named(self.file_name))


def _uncomputed(header: Header, cells: list[tuple[int, int]], file_name: str) -> UserError:
    row, place = cells[0]
    return UserError(
        "{file}, sheet '{sheet}': formulas without a value: {count}, the first in cell {cell} (column '{column}'). "
        "A program made this workbook and never computed it: open it in Excel or LibreOffice, save it and try again.",
        file=file_name,
        sheet=header.sheet.name,
        count=len(cells),
        cell=f"{column_letters(place)}{row}",
        column=header.names[place],
    )


def _notes(judge: Judge, where: str) -> list[UserError]:
    notes = []
    if judge.totals:
        notes.append(
            UserError("{file}: rows of totals are no data: {rows}.", file=where, rows=spans(judge.totals)),
        )
    if judge.remarks:
        notes.append(
            UserError(
                "{file}: rows with remarks, numbers of columns or the header once more are no data: {rows}.",
                file=where,
                rows=spans(judge.remarks),
            ),
        )
    if judge.beside:
        columns = ", ".join(map(column_letters, sorted(judge.beside)))
        notes.append(
            UserError("{file}: columns without a name were left out: {columns}.", file=where, columns=columns),
        )
    return notes
