"""Cuts the rows of a source out of a sheet; what is left out is counted and told."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from data.errors import UserError
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
    """The rows of a source as text under the headers of the file; the index is the row number of the file.

    `faults` are of rows that are not in `frame`; `notes` tell of rows that are no data, counted in `blank_rows`.
    """

    frame: pd.DataFrame
    blank_rows: int
    faults: list[Fault] = field(default_factory=list)
    notes: list[UserError] = field(default_factory=list)

    @property
    def rows_read(self) -> int:
        """Rows below the header: those in the frame, the blank and the refused."""
        return len(self.frame) + self.blank_rows + len({fault.row for fault in self.faults})


def cut_table(header: Header, file_name: str) -> TextTable:
    """The rows below a header; UserError where formulas of its columns have no value."""
    cutter = _Cutter(header)
    cutter.cut()
    if cutter.uncomputed:
        raise _uncomputed(header, cutter.uncomputed, file_name)
    index = pd.Index(cutter.numbers, name="row_no", dtype=int)
    frame = pd.DataFrame(cutter.rows, columns=cutter.names, index=index, dtype=object)
    if header.sheet.kinds is not None:
        place_by_name = dict(zip(cutter.names, cutter.places, strict=True))
        kinds = pd.Series(cutter.kinds, index=index, dtype=object)
        attach(frame, NumberCells(kinds, place_by_name, header.sheet.starts_in_1904))
    below = header.sheet.last_row - header.sheet.numbers[header.place]
    refused = len({fault.row for fault in cutter.faults})
    return TextTable(frame, below - len(frame) - refused, cutter.faults, _notes(cutter, header.named(file_name)))


class _Cutter:
    """Sorts the rows below a header into data, faults and what is no data."""

    def __init__(self, header: Header) -> None:
        self.sheet, self.start = header.sheet, header.place + 1
        self.width = len(header.names)
        wanted = set(header.match.header_by_name.values())
        self.places = [place for place, name in enumerate(header.names) if name in wanted]
        self.names = [header.names[place] for place in self.places]
        by_name = header.match.header_by_name
        self.required = [
            header.names.index(by_name[c.name]) for c in header.source.columns if c.required and c.name in by_name
        ]
        self.header_row = header.sheet.rows[header.place]
        self.numbers: list[int] = []
        self.rows: list[list[str]] = []
        self.kinds: list[str] = []
        self.faults: list[Fault] = []
        self.uncomputed: list[tuple[int, int]] = []
        self.totals: list[int] = []
        self.remarks: list[int] = []
        self.beside: set[int] = set()

    def cut(self) -> None:
        """Every row below the header once."""
        all_kinds, strip, places = self.sheet.kinds, str.strip, self.places
        for place in range(self.start, len(self.sheet.rows)):
            number, cells = self.sheet.numbers[place], self.sheet.rows[place]
            kinds = all_kinds[place] if all_kinds is not None else ""
            if self._is_no_data(number, cells, is_first=place == self.start):
                continue
            if all_kinds is None and (len(cells) < self.width or any(map(strip, cells[self.width :]))):
                self.faults.append(_wrong_width(number, len(cells), self.width))
                continue
            if all_kinds is not None and len(cells) > self.width:
                self.beside.update(p for p in range(self.width, len(cells)) if cells[p].strip())
            values = [strip(cells[p]) if p < len(cells) else "" for p in places]
            if not self._is_faulty(number, values, kinds):
                self.numbers.append(number)
                self.rows.append(values)
                self.kinds.append(kinds)

    def _is_no_data(self, number: int, cells: Sequence[str], *, is_first: bool) -> bool:
        if is_total(cells, self.required):
            self.totals.append(number)
        elif (self.totals and is_footnote(cells)) or (is_first and is_numbering(cells)) or cells == self.header_row:
            self.remarks.append(number)
        else:
            return False
        return True

    def _is_faulty(self, number: int, values: list[str], kinds: str) -> bool:
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


def _wrong_width(row_no: int, found: int, expected: int) -> Fault:
    fault = Fault(
        "{cells} cells, as many as in the header",
        "Look for a missing separator or quotation mark.",
        {"cells": expected},
    )
    return fault.at(row_no, "*", found)


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


def _notes(cutter: _Cutter, where: str) -> list[UserError]:
    notes = []
    if cutter.totals:
        notes.append(
            UserError("{file}: rows of totals are no data: {rows}.", file=where, rows=spans(cutter.totals)),
        )
    if cutter.remarks:
        notes.append(
            UserError(
                "{file}: rows with remarks, numbers of columns or the header once more are no data: {rows}.",
                file=where,
                rows=spans(cutter.remarks),
            ),
        )
    if cutter.beside:
        columns = ", ".join(map(column_letters, sorted(cutter.beside)))
        notes.append(
            UserError("{file}: columns without a name were left out: {columns}.", file=where, columns=columns),
        )
    return notes
