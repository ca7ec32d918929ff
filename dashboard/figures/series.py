"""Lines and bars over time with direct labels; a gap stays a gap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.drawing import LETTER_WIDTH, Drawing, Shape, rect, text
from dashboard.figures.over_time import (
    COMPACT,
    COMPACT_BELOW,
    WIDE,
    Chart,
    Note,
    Size,
    Track,
    over_time,
    room_of,
    value_grid,
)
from dashboard.figures.scale import round_ticks

MOST_TICKS = 5
TOP, BOTTOM, GAP, BAR_SHARE, TICK_ROOM = 34.0, 28.0, 10.0, 0.7, 52.0


@dataclass(frozen=True)
class Line:
    """A series to draw: its name, last days of periods and values; `is_context` draws it quieter."""

    name: str
    days: Sequence[date]
    values: Sequence[float | None]
    is_context: bool = False


@dataclass(frozen=True)
class Axis:
    """The words of an axis of values: its unit, numbers in full and at its ticks (by all of them)."""

    unit: str
    number: Callable[[float], str]
    ticks: Callable[[Sequence[float]], Sequence[str]]

    def of(self, low: float, high: float) -> list[tuple[float, str]]:
        """Round numbers with their texts."""
        values = round_ticks(low, high, most=MOST_TICKS)
        return list(zip(values, self.ticks(values), strict=True))


def time_series(
    lines: Sequence[Line], *, axis: Axis, day_name: Callable[[date], str], label: str, is_wide: bool
) -> Drawing:
    """Lines named at their right end, so that no legend is needed; the first is the one in question, one alone is
    named by the title."""
    tracks = [
        Track(
            series.name,
            list(zip(series.days, series.values, strict=True)),
            f"series-context dash-{place}" if series.is_context else f"series-{place + 1} dash-{place}",
        )
        for place, series in enumerate(lines)
    ]
    notes = [
        Note(day, value, series.name, "series-context" if series.is_context else f"series-{place + 1}")
        for place, series in enumerate(lines)
        if len(lines) > 1
        for day, value in [_last(series)]
        if value is not None and day is not None
    ]
    known = [value for series in lines for value in series.values if value is not None]
    chart = Chart(tracks, notes, axis.of(min([0.0, *known]), max([0.0, *known])), axis.unit, axis.number, day_name)
    return over_time(chart, label=label, is_wide=is_wide)


def bars_by_year(
    years: Sequence[int], values: Sequence[float | None], *, axis: Axis, label: str, is_wide: bool
) -> Drawing:
    """One bar a year, the value above it where there is room; years without a value stay empty."""
    compact = _bars(years, values, axis, label, COMPACT)
    if not is_wide:
        return compact
    wide = _bars(years, values, axis, label, WIDE)
    return Drawing(
        wide.width, wide.height, label, wide.shapes, compact, COMPACT_BELOW, moments=wide.moments, reach=wide.reach
    )


def _last(series: Line) -> tuple[date | None, float | None]:
    known = [(day, value) for day, value in zip(series.days, series.values, strict=True) if value is not None]
    return known[-1] if known else (None, None)


def _bars(years: Sequence[int], values: Sequence[float | None], axis: Axis, label: str, size: Size) -> Drawing:
    width, height = size
    known = [value for value in values if value is not None]
    ticks = axis.of(min([0.0, *known]), max([0.0, *known]))
    left, right, floor, (low, _), (high, _) = room_of(ticks), width - GAP, height - BOTTOM, ticks[0], ticks[-1]
    room = (right - left) / max(len(years), 1)

    def y(value: float) -> float:
        return floor - (floor - TOP) * (value - low) / (high - low)

    shapes: list[Shape] = value_grid(ticks, axis.unit, (left, right), y)
    every = max(1, -(-len(years) * TICK_ROOM // (right - left)))
    texts = ["" if value is None else axis.number(value) for value in values]
    has_room = max(map(len, texts), default=0) * LETTER_WIDTH < room
    moments = []
    for place, (year, value, words) in enumerate(zip(years, values, texts, strict=True)):
        middle = left + room * (place + 0.5)
        if place % int(every) == 0:
            shapes.append(text(middle, height - 8, str(year), "axis-text"))
        if value is None:
            continue
        ends = sorted([y(0), y(value)])
        shapes.append(rect(middle - room * BAR_SHARE / 2, ends[0], room * BAR_SHARE, ends[1] - ends[0], "series-1"))
        if has_room:
            shapes.append(text(middle, ends[0] - 6, words, "bar-label"))
        moments.append((round(middle, 1), f"{year}\n{words} {axis.unit}"))
    return Drawing(width, height, label, shapes, moments=moments, reach=(TOP, floor))
