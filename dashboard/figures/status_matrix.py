"""Priorities by years: one square for each indicator, in the colour and with the shape of its status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from dashboard.drawing import Drawing, Shape, line, rect, text
from data.progress import Status

WIDTH, NARROW_WIDTH = 640, 330
NARROW_YEARS = 5
SQUARE, STEP = 20, 23
HEAD, NAME, BETWEEN = 26, 26, 14
CHARACTER_WIDTH = 7.0

Counts = Mapping[Status, int]


@dataclass(frozen=True)
class MatrixRow:
    """A priority and, by year, how many of its indicators had each status."""

    name: str
    counts_by_year: Mapping[int, Counts]


def status_matrix(rows: Sequence[MatrixRow], *, label: str, shapes_of: Mapping[Status, str]) -> Drawing:
    """Years from left to right, squares in the order of the statuses; in a narrow box only the newest years."""
    years = sorted({year for row in rows for year in row.counts_by_year})
    narrow = _drawn(rows, years[-NARROW_YEARS:], NARROW_WIDTH, label, shapes_of)
    return replace(_drawn(rows, years, WIDTH, label, shapes_of), narrow=narrow)


def _drawn(
    rows: Sequence[MatrixRow], years: Sequence[int], width: float, label: str, shapes_of: Mapping[Status, str]
) -> Drawing:
    column = width / max(len(years), 1)
    in_line = max(1, int((column - 6) // STEP))
    shapes: list[Shape] = [
        text(place * column, HEAD - 10, str(year), "axis-text", "start") for place, year in enumerate(years)
    ]
    top = float(HEAD)
    for row in rows:
        shapes.append(line(0, top, width, top, "grid-line"))
        shapes.append(text(0, top + NAME - 7, _shorten(row.name, width), "bar-name", "start"))
        top += NAME
        lines = 1
        for place, year in enumerate(years):
            squares = [s for s in Status for _ in range(row.counts_by_year.get(year, {}).get(s, 0))]
            lines = max(lines, ceil(len(squares) / in_line))
            shapes += _squares(squares, place * column, top, in_line, shapes_of)
        top += lines * STEP + BETWEEN
    return Drawing(width, top, label, shapes)


def _squares(
    squares: Sequence[Status], left: float, top: float, in_line: int, shapes_of: Mapping[Status, str]
) -> list[Shape]:
    shapes: list[Shape] = []
    for number, status in enumerate(squares):
        x, y = left + number % in_line * STEP, top + number // in_line * STEP
        shapes.append(rect(x, y, SQUARE, SQUARE, f"status-bar status-{status}", 3))
        shapes.append(text(x + SQUARE / 2, y + 15, shapes_of[status], f"status-bar-text status-{status}"))
    return shapes


def _shorten(name: str, width: float) -> str:
    longest = int(width / CHARACTER_WIDTH)
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"
