"""Plan and delivery as they grow month by month: the plan dashed, delivery firm, the way to the plan dotted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.drawing import Drawing, Shape, line, polyline, text
from dashboard.figures.scale import apart

WIDE, NARROW = (520, 250), (330, 230)
LEFT, TOP, BOTTOM = 8.0, 26.0, 26.0
RIGHT, LABEL_HEIGHT = 92.0, 18.0
MOST_TICKS = 5
GRID_LINES = (0.0, 0.5, 1.0)


@dataclass(frozen=True)
class Growth:
    """Sums up to the end of each month of the window, the first at its beginning.

    `delivered` ends with the last month that is told; a plan nobody made is None. `ahead` are the place on the axis
    and the value that the run-rate leads to.
    """

    delivered: Sequence[float]
    plan: Sequence[float] | None
    ahead: tuple[int, float] | None
    ticks: Sequence[tuple[int, str]]
    months: int


def burn_up(
    growth: Growth, *, label: str, plan_label: str, delivered_label: str, scale: Sequence[tuple[float, str]]
) -> Drawing:
    """`scale` are values with their texts for the grid, zero first; labels stand at the ends of the lines."""
    narrow = _drawn(growth, NARROW, label, plan_label, delivered_label, scale)
    return replace(_drawn(growth, WIDE, label, plan_label, delivered_label, scale), narrow=narrow)


def _drawn(
    growth: Growth,
    size: tuple[int, int],
    label: str,
    plan_label: str,
    delivered_label: str,
    scale: Sequence[tuple[float, str]],
) -> Drawing:
    width, height = size
    top_value = max([value for value, _text in scale] + [1.0])
    right, floor = width - RIGHT, height - BOTTOM

    def x(month: float) -> float:
        return LEFT + (right - LEFT) * month / max(growth.months, 1)

    def y(value: float) -> float:
        return floor - (floor - TOP) * min(value / top_value, 1.0)

    shapes: list[Shape] = []
    for value, words in scale:
        shapes.append(line(LEFT, y(value), right, y(value), "grid-line" if value else "zero-line"))
        if value:
            shapes.append(text(LEFT, y(value) - 5, words, "axis-text", "start"))
    shapes += [text(x(month), height - 6, words, "axis-text") for month, words in growth.ticks]
    ends: list[tuple[float, str, str]] = []
    if growth.plan:
        shapes.append(polyline([(x(i), y(v)) for i, v in enumerate(growth.plan)], "burn-plan"))
        ends.append((y(growth.plan[-1]), plan_label, "burn-plan-text"))
    points = [(x(i), y(v)) for i, v in enumerate(growth.delivered)]
    if growth.ahead and points:
        month, value = growth.ahead
        shapes.append(polyline([points[-1], (x(min(month, growth.months)), y(value))], "burn-ahead"))
    if points:
        shapes.append(polyline(points, "burn-delivered"))
        shapes.append({"tag": "circle", "cx": round(points[-1][0], 1), "cy": round(points[-1][1], 1), "r": 4,
                       "class": "burn-end"})  # fmt: skip
        ends.append((points[-1][1], delivered_label, "burn-delivered-text"))
    places = apart([place for place, _words, _css in ends], LABEL_HEIGHT)
    shapes += [
        text(right + 8, place + 5, words, css, "start") for place, (_at, words, css) in zip(places, ends, strict=True)
    ]
    return Drawing(width, height, label, shapes)
