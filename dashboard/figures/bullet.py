"""Bullet bar for lists: how far from baseline to target, with the place expected by now."""

from dashboard.drawing import Drawing, Shape, line, rect
from data.progress import Status

WIDTH, HEIGHT = 240, 22
BAR_TOP, BAR_HEIGHT = 6, 10
SCALE_END = 1.15
NARROWEST = 2.0


def bullet(*, status: Status, has_target: bool, distance: float | None, expected_distance: float | None) -> Drawing:
    """Distances are shares of the way from baseline to target; decoration beside its words, so it has no label."""
    unit = WIDTH / SCALE_END
    if not has_target:
        return Drawing(
            WIDTH, HEIGHT, "", [line(0, BAR_TOP + BAR_HEIGHT / 2, unit, BAR_TOP + BAR_HEIGHT / 2, "grid-line")]
        )
    track = "bullet-track hatch" if distance is None else "bullet-track"
    shapes: list[Shape] = [rect(0, BAR_TOP, unit, BAR_HEIGHT, track, 3)]
    if distance is not None and distance > 0:
        length = max(min(distance, SCALE_END) * unit, NARROWEST)
        shapes.append(rect(0, BAR_TOP, length, BAR_HEIGHT, f"bullet-value status-{status}", 3))
    if expected_distance is not None and 0 < expected_distance < 1:
        x = expected_distance * unit
        shapes.append(line(x, BAR_TOP - 4, x, BAR_TOP + BAR_HEIGHT + 4, "bullet-expected"))
    shapes.append(line(unit, BAR_TOP - 5, unit, BAR_TOP + BAR_HEIGHT + 5, "bullet-target"))
    return Drawing(WIDTH, HEIGHT, "", shapes)
