"""From the twin of a figure to the numbers of a native chart: the same in every program."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.content import Cell, ChartKind, Column, FigureContent
from dashboard.exports.safe import safe_text

MOST_BARS = 20
SERIES_TONES = [f"series-{place}" for place in range(1, 6)]
YEAR = re.compile(r"(19|20|21)\d\d")
NAMES = 0


@dataclass(frozen=True)
class Series:
    """One column of the twin: its place there, name, values and the token of its colour."""

    place: int
    name: str
    values: Sequence[float | None]
    tone: str


@dataclass(frozen=True)
class ChartNumbers:
    """What a native chart shows; `rows` is how many rows of the twin it takes, from the first.

    `days` place its rows on an axis of time, where there are any.
    """

    kind: ChartKind
    categories: Sequence[str]
    series: Sequence[Series]
    decimals: int
    days: Sequence[date] = ()

    @property
    def rows(self) -> int:
        """Rows of the twin that the chart shows."""
        return len(self.categories)

    @property
    def years(self) -> list[date] | None:
        """First days of the years when all categories are years, for an axis of time."""
        if not self.categories or not all(YEAR.fullmatch(name) for name in self.categories):
            return None
        return [date(int(name), 1, 1) for name in self.categories]


def chart_numbers(figure: FigureContent) -> ChartNumbers | None:
    """None where no native chart fits: tables, maps, pictures, gauges, and figures without any number."""
    native, twin = figure.native(), figure.twin
    if native.kind in {"table", "map", "picture", "gauge"} or figure.empty_words():
        return None
    rows = twin.rows[:MOST_BARS] if native.kind == "bars" else twin.rows
    places = list(native.series) or twin.numeric()
    series = [
        Series(
            place, safe_text(twin.columns[place].label), [_number(row[place]) for row in rows], _tone(native.tones, n)
        )
        for n, place in enumerate(places)
    ]
    shown = [one for one in series if native.kind != "stacked" or any(one.values)]
    if not any(value is not None for one in shown for value in one.values):
        return None
    decimals = max(twin.columns[one.place].decimals or 0 for one in shown)
    names = [safe_text(row[NAMES] or "") for row in rows]
    # rows that speak of one day would fall upon each other
    days = native.days if len(set(native.days)) == len(names) else ()
    return ChartNumbers(native.kind, names, shown, decimals, days)


def number_format(value: float, column: Column) -> str:
    """In the code of offices, which show it with the reader's own signs: '#,##0.0' for 21.5, '#,##0' for 3."""
    decimals = column.decimals or 0
    rounded = f"{value:.{decimals}f}"
    needed = len(rounded.partition(".")[2].rstrip("0"))
    return format_code(needed)


def format_code(decimals: int) -> str:
    """'#,##0' or '#,##0.00'."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number that a file can hold."""
    return isinstance(cell, (int, float)) and cell == cell and abs(cell) != float("inf")


def _number(cell: Cell) -> float | None:
    return float(cell) if cell is not None and not isinstance(cell, str) and is_number(cell) else None


def _tone(tones: Sequence[str], place: int) -> str:
    return tones[place] if place < len(tones) else SERIES_TONES[place % len(SERIES_TONES)]
