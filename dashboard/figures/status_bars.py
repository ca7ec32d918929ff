"""Counts of statuses by priority: one stacked bar a priority, the count and the shape of the status inside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.drawing import Drawing, Shape, rect, shortened, text
from data.progress import Status

WIDTH, NARROW_WIDTH = 640, 320
ROW, BAR_HEIGHT, BAR_TOP = 58, 26, 26
GAP = 2.0


@dataclass(frozen=True)
class StatusRow:
    """A bar: the name of the priority and how many of its indicators have each status."""

    name: str
    counts: Mapping[Status, int]


def status_bars(rows: Sequence[StatusRow], *, label: str, shapes_of: Mapping[Status, str]) -> Drawing:
    """Every bar has the length of its number of indicators on one common scale."""
    narrow = _drawn(rows, NARROW_WIDTH, label, shapes_of)
    return replace(_drawn(rows, WIDTH, label, shapes_of), narrow=narrow)


def _drawn(rows: Sequence[StatusRow], width: float, label: str, shapes_of: Mapping[Status, str]) -> Drawing:
    most = max((sum(row.counts.values()) for row in rows), default=0) or 1
    shapes: list[Shape] = []
    for place, row in enumerate(rows):
        top = place * ROW
        shapes.append(text(0, top + 17, shortened(row.name, width), "bar-name", "start"))
        shapes += _segments(row, top + BAR_TOP, width / most, shapes_of)
    return Drawing(width, max(len(rows), 1) * ROW, label, shapes)


def _segments(row: StatusRow, top: float, unit: float, shapes_of: Mapping[Status, str]) -> list[Shape]:
    shapes: list[Shape] = []
    x = 0.0
    for status in Status:
        count = row.counts.get(status, 0)
        if not count:
            continue
        width = count * unit - GAP
        words = f"{shapes_of[status]} {count}"
        shapes.append(rect(x, top, width, BAR_HEIGHT, f"status-bar status-{status}", 3))
        shapes.append(text(x + width / 2, top + 18, words, f"status-bar-text status-{status}"))
        x += count * unit
    return shapes
