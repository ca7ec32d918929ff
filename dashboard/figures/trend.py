"""A line over time without any text: words of a wall screen stand beside it, large."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.drawing import Drawing, Shape, circle, line, polyline
from data.progress import Reading

WIDTH, HEIGHT, LOW_HEIGHT, ROOM = 600.0, 150.0, 92.0, 9.0


@dataclass(frozen=True)
class TrendScale:
    """From the first to the last day, from zero to the highest value."""

    start: date
    end: date
    highest: float
    height: float = HEIGHT

    def at(self, reading: Reading) -> tuple[float, float]:
        """Where a value lies; values below zero lie on the ground line."""
        days = (self.end - self.start).days or 1
        across = (WIDTH - 2 * ROOM) * (reading.on - self.start).days / days
        up = (self.height - 2 * ROOM) * max(reading.value, 0) / (self.highest or 1)
        return ROOM + across, self.height - ROOM - up


def trend(
    readings: Sequence[Reading], *, scale: TrendScale, tone: int, longest_gap_in_days: int | None, label: str
) -> Drawing:
    """The values, oldest first; a longer gap between two dates stays a gap."""
    ground = scale.height - ROOM
    shapes: list[Shape] = [line(0, ground, WIDTH, ground, "zero-line")]
    pieces: list[list[tuple[float, float]]] = []
    before: date | None = None
    for reading in readings:
        if before is None or (longest_gap_in_days is not None and (reading.on - before).days > longest_gap_in_days):
            pieces.append([])
        pieces[-1].append(scale.at(reading))
        before = reading.on
    shapes += [polyline(points, f"panel-line tone-{tone}") for points in pieces if len(points) > 1]
    shapes += [circle(*points[0], 5, f"panel-dot tone-{tone}") for points in pieces if len(points) == 1]
    shapes += [circle(*scale.at(reading), 7, f"panel-dot tone-{tone}") for reading in readings[-1:]]
    return Drawing(WIDTH, scale.height, label, shapes)
