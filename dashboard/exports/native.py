"""From the twin of a figure to the numbers of a native chart: the same in every program."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.content import Cell, ChartKind, Column, FigureContent, NativeChart, Twin
from dashboard.exports.safe import safe_text

MOST_BARS = 20
SERIES_TONES = [f"series-{place}" for place in range(1, 6)]
YEAR = re.compile(r"(19|20|21)\d\d")
NAMES = 0
# up to the highest, the upper and the lower quartile, the lowest: each covers the one before from the left
SPINE_BARS = ("track", "ramp-2", "track", "card")
AREA_ITSELF, BROAD_MARK, MARK = "accent", 7.0, 3.0


@dataclass(frozen=True)
class Series:
    """One column of the twin: its place there, name, values and the token of its colour."""

    place: int
    name: str
    values: Sequence[float | None]
    tone: str
    mark_points: float = 0.0
    """How broad the line of a mark is in a spine, in points; 0 for a bar."""


@dataclass(frozen=True)
class ChartNumbers:
    """What a native chart shows; `rows` is how many rows of the twin it takes, from the first.

    `days` place its rows on an axis of time, where there are any; `legend` says in words what no legend can show.
    """

    kind: ChartKind
    categories: Sequence[str]
    series: Sequence[Series]
    decimals: int
    days: Sequence[date] = ()
    legend: str = ""

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
    if native.kind == "spine":
        return _spine(native, twin)
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
    return ChartNumbers(native.kind, names, shown, decimals, _days(native, shown))


def _days(native: NativeChart, series: Sequence[Series]) -> Sequence[date]:
    """None where rows of one day say different things: they would fall upon each other."""
    said: dict[tuple[int, date], float] = {}
    for one in series:
        for day, value in zip(native.days, one.values, strict=bool(native.days)):
            if value is not None and said.setdefault((one.place, day), value) != value:
                return ()
    return native.days


def _spine(native: NativeChart, twin: Twin) -> ChartNumbers | None:
    """Each row on a scale of its own: 0 is the least of everything in it, 100 the most. None without any number.

    Bars from the zero, one upon the other, leave the range and its middle half to be seen.
    """
    range_, marked = native.series[:4], native.series[4:]
    looks = [*zip(reversed(range_), SPINE_BARS, strict=True), *zip(marked, native.tones, strict=True)]
    scaled = [_scaled([_number(row[place]) for place, _tone in looks]) for row in twin.rows]
    series = [
        Series(
            place,
            safe_text(twin.columns[place].label),
            [row[n] for row in scaled],
            tone,
            0.0 if n < len(range_) else BROAD_MARK if tone == AREA_ITSELF else MARK,
        )
        for n, (place, tone) in enumerate(looks)
    ]
    if not any(value is not None for one in series for value in one.values):
        return None
    return ChartNumbers(
        "spine", [safe_text(name) for name in native.names], series, 1, legend=safe_text(native.caption)
    )


def _scaled(row: Sequence[float | None]) -> list[float | None]:
    known = [value for value in row if value is not None]
    low, width = (min(known), max(known) - min(known)) if known else (0.0, 0.0)
    return [None if value is None else round((value - low) / width * 100, 3) if width else 50.0 for value in row]


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
