"""CSV: one figure as its plain table, a whole view as one long table of cells."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from itertools import islice
from typing import Literal

from dashboard.content import Cell, FigureContent
from dashboard.exports.safe import safe_csv_text
from dashboard.exports.view import ViewContent

Notation = Literal["", "pl"]
DataCell = Cell | date
LONG_HEADER = ["wykres", "tytul", "wiersz", "nazwa", "kolumna", "liczba", "tekst", "zrodlo", "stan_na"]
NAME, LINES_A_PIECE = 0, 500


def as_csv(view: ViewContent, notation: Notation = "") -> bytes:
    """UTF-8. Plain: `,` and a decimal point, for programs; 'pl': `;`, a decimal comma and a mark for Polish Excel."""
    figures = view.figures
    lines = _table(figures[0]) if len(figures) == 1 else _long(figures)
    return b"".join(csv_pieces(lines, notation))


def csv_pieces(lines: Iterable[Sequence[DataCell]], notation: Notation = "") -> Iterator[bytes]:
    """The same of any lines, some hundred at a time, so that a table of any length can be sent as it is read."""
    text, encoding = StringIO(), "utf-8-sig" if notation else "utf-8"
    writer = csv.writer(text, delimiter=";" if notation else ",", lineterminator="\r\n")
    remaining = iter(lines)
    while piece := list(islice(remaining, LINES_A_PIECE)):
        writer.writerows([_written(cell, notation) for cell in line] for line in piece)
        yield text.getvalue().encode(encoding)
        text.seek(0)
        text.truncate()
        encoding = "utf-8"  # the mark stands once, at the beginning


def _table(figure: FigureContent) -> Iterable[Sequence[Cell]]:
    yield [column.label for column in figure.twin.columns]
    yield from figure.twin.rows


def _long(figures: Sequence[FigureContent]) -> Iterable[Sequence[Cell]]:
    """A line for each cell: figures of a view have different columns, and a file has but one header."""
    yield LONG_HEADER
    for figure in figures:
        for number, row in enumerate(figure.twin.rows, start=1):
            for column, cell in zip(figure.twin.columns, row, strict=True):
                is_text = isinstance(cell, str)
                value, words = (None, cell) if is_text else (cell, None)
                told = [figure.source, figure.as_of]
                yield [figure.name, figure.title, number, row[NAME], column.label, value, words, *told]


def _written(cell: DataCell, notation: Notation) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        return safe_csv_text(cell)
    written = str(int(cell)) if float(cell).is_integer() else repr(float(cell))
    return written.replace(".", ",") if notation else written
