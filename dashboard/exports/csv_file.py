"""CSV: one figure as its plain table, a whole view as one long table of cells."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Literal

from dashboard.content import Cell, FigureContent
from dashboard.exports.safe import safe_csv_text
from dashboard.exports.view import ViewContent

Notation = Literal["", "pl"]
LONG_HEADER = ["wykres", "tytul", "wiersz", "nazwa", "kolumna", "liczba", "tekst", "zrodlo", "stan_na"]
NAME = 0


def as_csv(view: ViewContent, notation: Notation = "") -> bytes:
    """UTF-8. Plain: `,` and a decimal point, for programs; 'pl': `;`, a decimal comma and a mark for Polish Excel."""
    figures = view.figures
    lines = _table(figures[0]) if len(figures) == 1 else _long(figures)
    text = StringIO()
    writer = csv.writer(text, delimiter=";" if notation else ",", lineterminator="\r\n")
    writer.writerows([_written(cell, notation) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig" if notation else "utf-8")


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


def _written(cell: Cell, notation: Notation) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return safe_csv_text(cell)
    written = str(int(cell)) if float(cell).is_integer() else repr(float(cell))
    return written.replace(".", ",") if notation else written
