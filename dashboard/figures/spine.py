"""Spine chart: where an area lies in the range of all areas, indicator by indicator."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.drawing import Drawing, Shape, circle, line, polygon, rect, text

WIDTH, NARROW_WIDTH = 900, 340
ROW, NARROW_ROW, HEAD = 34, 62, 26
NAME_WIDTH, VALUE_END, LOW_END, AXIS_START, AXIS_END, HIGH_START, TREND_START = 262, 336, 402, 414, 676, 688, 756
BAND, TICK, MARK = 12.0, 9.0, 6.0
CHARACTER = 7.2


@dataclass(frozen=True)
class SpineRow:
    """One indicator; all numbers in its unit, None where the mark is missing.

    `tone` is 'good', 'bad', 'differs' or 'within'; `parts` are (value, place of the colour) of other areas.
    """

    name: str
    value: str
    trend: str
    low: float
    high: float
    low_text: str
    high_text: str
    middle: tuple[float, float]
    area: float | None = None
    tone: str = "within"
    subregion: float | None = None
    region: float | None = None
    target: float | None = None
    parts: Sequence[tuple[float, int]] = ()
    is_part: bool = False


@dataclass(frozen=True)
class SpineHeads:
    """Words above the columns."""

    value: str
    lowest: str
    highest: str
    trend: str


def spine(rows: Sequence[SpineRow], *, heads: SpineHeads, label: str) -> Drawing:
    """A line from the lowest to the highest area, its middle half shaded, with a mark for each thing compared."""
    narrow = Drawing(NARROW_WIDTH, max(len(rows), 1) * NARROW_ROW, label, _narrow(rows))
    return Drawing(WIDTH, HEAD + max(len(rows), 1) * ROW, label, _wide(rows, heads), narrow=narrow)


def _wide(rows: Sequence[SpineRow], heads: SpineHeads) -> list[Shape]:
    shapes = [
        text(VALUE_END, 14, heads.value, "axis-text", "end"),
        text(AXIS_START, 14, heads.lowest, "axis-text", "start"),
        text(AXIS_END, 14, heads.highest, "axis-text", "end"),
        text(TREND_START, 14, heads.trend, "axis-text", "start"),
    ]
    for place, row in enumerate(rows):
        middle = HEAD + place * ROW + ROW / 2
        base = middle + 5
        indent = 16 if row.is_part else 0
        shapes.append(line(0, middle - ROW / 2, WIDTH, middle - ROW / 2, "grid-line"))
        shapes.append(text(indent, base, _shortened(row.name, NAME_WIDTH - indent), "spine-name", "start"))
        shapes.append(text(VALUE_END, base, row.value, "spine-value", "end"))
        shapes.append(text(LOW_END, base, row.low_text, "axis-text", "end"))
        shapes += _marks(row, AXIS_START, AXIS_END, middle)
        shapes.append(text(HIGH_START, base, row.high_text, "axis-text", "start"))
        shapes.append(text(TREND_START, base, row.trend, "axis-text", "start"))
    return shapes


def _narrow(rows: Sequence[SpineRow]) -> list[Shape]:
    shapes: list[Shape] = []
    for place, row in enumerate(rows):
        top = place * NARROW_ROW
        shapes.append(line(0, top, NARROW_WIDTH, top, "grid-line"))
        shapes.append(text(0, top + 19, _shortened(row.name, NARROW_WIDTH - 60), "spine-name", "start"))
        shapes.append(text(NARROW_WIDTH, top + 19, row.value, "spine-value", "end"))
        shapes.append(text(44, top + 45, row.low_text, "axis-text", "end"))
        shapes += _marks(row, 54, NARROW_WIDTH - 54, top + 40)
        shapes.append(text(NARROW_WIDTH - 44, top + 45, row.high_text, "axis-text", "start"))
    return shapes


def _marks(row: SpineRow, start: float, end: float, y: float) -> list[Shape]:
    marks = [row.area, row.subregion, row.region, row.target, *(value for value, _tone in row.parts)]
    low = min([row.low, *(mark for mark in marks if mark is not None)])
    high = max([row.high, *(mark for mark in marks if mark is not None)])

    def x(value: float) -> float:
        return start + (end - start) * ((value - low) / (high - low) if high > low else 0.5)

    first, last = row.middle
    shapes = [
        line(x(row.low), y, x(row.high), y, "spine-range"),
        rect(x(first), y - BAND / 2, max(x(last) - x(first), 2), BAND, "spine-middle", 2),
    ]
    if row.region is not None:
        shapes.append(line(x(row.region), y - TICK, x(row.region), y + TICK, "spine-region"))
    shapes += [polygon(_diamond(x(value), y), f"spine-part tone-{tone}") for value, tone in row.parts]
    if row.subregion is not None:
        shapes.append(polygon(_diamond(x(row.subregion), y), "spine-subregion"))
    if row.target is not None:
        shapes.append(line(x(row.target), y - TICK - 2, x(row.target), y + TICK + 2, "spine-target"))
    if row.area is not None:
        shapes.append(circle(x(row.area), y, MARK, f"spine-area spine-{row.tone}"))
    return shapes


def _diamond(x: float, y: float) -> list[tuple[float, float]]:
    return [(x, y - MARK), (x + MARK, y), (x, y + MARK), (x - MARK, y)]


def _shortened(name: str, width: float) -> str:
    longest = int(width / CHARACTER)
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"
