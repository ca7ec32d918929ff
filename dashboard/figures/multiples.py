"""Small multiples: one panel an area, all on one pair of axes, the whole as a faint line in each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.drawing import Drawing, Shape, circle, line, polyline, rect, shortened, text
from dashboard.figures.scale import round_ticks
from data.progress import Reading

WIDTH, NARROW_WIDTH = 1000, 340
ROOM_FOR_BOLD = 0.85
PANEL_HEIGHT, HEAD, FOOT = 236, 44, 24
ROOM_LEFT, ROOM_RIGHT, GAP = 60, 14, 14
MOST_IN_A_ROW, NARROW_IN_A_ROW = 5, 2
MOST_TICKS = 4
BAR_SHARE = 0.34


@dataclass(frozen=True)
class Panel:
    """One area: its name, what stands under it, its values, and the place of its colour (0 is neutral)."""

    name: str
    note: str
    readings: Sequence[Reading]
    tone: int = 0
    is_chosen: bool = False


@dataclass(frozen=True)
class Scale:
    """The common axes: from the first to the last day, from zero to the highest tick."""

    start: date
    end: date
    ticks: Sequence[float]
    tick_texts: Sequence[str]


def multiples(
    panels: Sequence[Panel],
    *,
    whole: Sequence[Reading],
    scale: Scale,
    longest_gap_in_days: int | None,
    label: str,
) -> Drawing:
    """Lines over time; areas with one date only stand as bars. A longer gap between two dates stays a gap."""
    in_a_row = len(panels) if len(panels) <= MOST_IN_A_ROW else -(-len(panels) // 2)
    wide = _Sheet(WIDTH, in_a_row, panels, whole, scale, longest_gap_in_days)
    narrow = _Sheet(NARROW_WIDTH, NARROW_IN_A_ROW, panels, whole, scale, longest_gap_in_days)
    return replace(wide.drawn(label), narrow=narrow.drawn(label))


def ticks_for(highest: float) -> list[float]:
    """Round numbers from zero on, the last of them not below the highest value."""
    return round_ticks(0.0, max(highest, 0.0), most=MOST_TICKS)


class _Sheet:
    """The panels at one width."""

    def __init__(
        self,
        width: float,
        in_a_row: int,
        panels: Sequence[Panel],
        whole: Sequence[Reading],
        scale: Scale,
        longest_gap: int | None,
    ) -> None:
        self.width, self.in_a_row = width, in_a_row
        self.panels, self.whole, self.scale, self.longest_gap = panels, whole, scale, longest_gap
        self.panel_width = (width - ROOM_LEFT - GAP * (in_a_row - 1)) / in_a_row
        self.plot_height = PANEL_HEIGHT - HEAD - FOOT
        self.are_bars = all(len(panel.readings) <= 1 for panel in panels)

    def drawn(self, label: str) -> Drawing:
        """All panels, row by row."""
        shapes: list[Shape] = []
        for place, panel in enumerate(self.panels):
            column, row = place % self.in_a_row, place // self.in_a_row
            left = ROOM_LEFT + column * (self.panel_width + GAP)
            shapes += self._panel(panel, left, row * PANEL_HEIGHT, has_axis=column == 0)
        rows = -(-len(self.panels) // self.in_a_row)
        return Drawing(self.width, max(rows, 1) * PANEL_HEIGHT, label, shapes)

    def _panel(self, panel: Panel, left: float, top: float, *, has_axis: bool) -> list[Shape]:
        right = left + self.panel_width
        css = "panel-name panel-chosen" if panel.is_chosen else "panel-name"
        shapes = [
            text(left, top + 15, shortened(panel.name, self.panel_width * ROOM_FOR_BOLD), css, "start"),
            text(left, top + 34, panel.note, "axis-text", "start"),
        ]
        for value, words in zip(self.scale.ticks, self.scale.tick_texts, strict=True):
            y = self._y(value, top)
            shapes.append(line(left, y, right, y, "axis-line" if value == 0 else "grid-line"))
            if has_axis:
                shapes.append(text(left - 6, y + 4.5, words, "axis-text", "end"))
        draw = self._bar if self.are_bars else self._lines
        return shapes + draw(panel, left, top)

    def _bar(self, panel: Panel, left: float, top: float) -> list[Shape]:
        shapes: list[Shape] = []
        width = self.panel_width * BAR_SHARE
        middle = left + self.panel_width / 2
        for reading in panel.readings:
            y = self._y(reading.value, top)
            css = f"panel-bar tone-{panel.tone}"
            shapes.append(rect(middle - width / 2, y, width, self._y(0, top) - y, css, 2))
        for reading in self.whole[-1:]:
            y = self._y(reading.value, top)
            shapes.append(line(left, y, left + self.panel_width, y, "whole-line"))
        return shapes

    def _lines(self, panel: Panel, left: float, top: float) -> list[Shape]:
        foot = top + PANEL_HEIGHT - 6
        ends = (self.scale.start, self.scale.end)
        shapes = [
            text(left, foot, str(ends[0].year), "axis-text", "start"),
            text(left + self.panel_width - ROOM_RIGHT, foot, str(ends[1].year), "axis-text", "end"),
        ]
        shapes += [polyline(points, "whole-line") for points in self._pieces(self.whole, left, top)]
        weight = " panel-chosen" if panel.is_chosen else ""
        for points in self._pieces(panel.readings, left, top):
            if len(points) > 1:
                shapes.append(polyline(points, f"panel-line tone-{panel.tone}{weight}"))
            else:
                shapes.append(circle(*points[0], 3, f"panel-dot tone-{panel.tone}"))
        if panel.readings:
            last = panel.readings[-1]
            shapes.append(circle(self._x(last.on, left), self._y(last.value, top), 4, f"panel-dot tone-{panel.tone}"))
        return shapes

    def _pieces(self, readings: Sequence[Reading], left: float, top: float) -> list[list[tuple[float, float]]]:
        """Points of the line, parted where a date is missing."""
        pieces: list[list[tuple[float, float]]] = []
        before: date | None = None
        for reading in readings:
            is_gap = before is None or (self.longest_gap is not None and (reading.on - before).days > self.longest_gap)
            if is_gap:
                pieces.append([])
            pieces[-1].append((self._x(reading.on, left), self._y(reading.value, top)))
            before = reading.on
        return pieces

    def _x(self, day: date, left: float) -> float:
        span = (self.scale.end - self.scale.start).days or 1
        return left + 4 + (self.panel_width - ROOM_RIGHT - 4) * (day - self.scale.start).days / span

    def _y(self, value: float, top: float) -> float:
        highest = self.scale.ticks[-1]
        return top + HEAD + self.plot_height * (1 - max(value, 0) / highest)
