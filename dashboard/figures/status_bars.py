"""Counts of statuses by priority: one stacked bar a priority, the count and the shape of the status inside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.drawing import Drawing, Shape, rect, text
from data.progress import Status

WIDTH = 640
ROW, BAR_HEIGHT, BAR_TOP = 58, 26, 26
GAP = 2.0
CHARACTER_WIDTH = 7.0


@dataclass(frozen=True)
class StatusRow:
    """A bar: the name of the priority and how many of its indicators have each status."""

    name: str
    counts: Mapping[Status, int]


def status_bars(rows: Sequence[StatusRow], *, label: str, shapes_of: Mapping[Status, str]) -> Drawing:
    """Every bar has the length of its number of indicators on one common scale."""
    most = max((sum(row.counts.values()) for row in rows), default=0) or 1
    unit = WIDTH / most
    shapes: list[Shape] = []
    for place, row in enumerate(rows):
        top = place * ROW
        shapes.append(text(0, top + 17, _shorten(row.name), "bar-name", "start"))
        x = 0.0
        for status in Status:
            count = row.counts.get(status, 0)
            if not count:
                continue
            width = count * unit - GAP
            shapes.append(rect(x, top + BAR_TOP, width, BAR_HEIGHT, f"status-bar status-{status}", 3))
            shapes.append(
                text(
                    x + width / 2,
                    top + BAR_TOP + 18,
                    f"{shapes_of[status]} {count}",
                    f"status-bar-text status-{status}",
                )
            )
            x += count * unit
    return Drawing(WIDTH, max(len(rows), 1) * ROW, label, shapes)


def _shorten(name: str) -> str:
    longest = int(WIDTH / CHARACTER_WIDTH)
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"
