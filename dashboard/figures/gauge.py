"""Half-ring gauge: value, target at the end, the value expected by now, an earlier value inside."""

from dashboard.drawing import Drawing, Shape, arc, line, on_ring, text
from data.progress import Status

WIDTH, HEIGHT = 240, 148
CENTRE = (120.0, 122.0)
RADIUS, INNER_RADIUS = 96.0, 78.0
TICK_REACH = 13.0
SMALLEST_SHARE = 0.004


def gauge(
    *,
    label: str,
    number: str,
    has_value: bool,
    caption: str,
    status: Status,
    distance: float | None,
    expected_distance: float | None,
    earlier_distance: float | None,
    ends: tuple[str, str] | None,
) -> Drawing:
    """Distances are shares of the way from baseline (0) to target (1); the ring is clipped, the number never.

    A missing distance leaves a hatched ring, so that no data is never drawn as zero; without a target (`ends` None)
    there is no ring at all.
    """
    if ends is None:
        return Drawing(WIDTH, HEIGHT, label, _words_in_the_middle(number, has_value, caption))
    shapes: list[Shape] = [arc(CENTRE, RADIUS, 0, 1, "gauge-track hatch" if distance is None else "gauge-track")]
    if distance is not None:
        share = _clip(distance)
        if share > SMALLEST_SHARE:
            shapes.append(arc(CENTRE, RADIUS, 0, share, f"gauge-value status-{status}"))
    if earlier_distance is not None and _clip(earlier_distance) > SMALLEST_SHARE:
        shapes.append(arc(CENTRE, INNER_RADIUS, 0, _clip(earlier_distance), "gauge-earlier"))
    if expected_distance is not None:
        shapes.append(_tick(_clip(expected_distance), "gauge-expected"))
    shapes.append(_tick(1, "gauge-target"))
    shapes += [
        *_words_in_the_middle(number, has_value, caption),
        text(CENTRE[0] - RADIUS, CENTRE[1] + 20, ends[0], "axis-text"),
        text(CENTRE[0] + RADIUS, CENTRE[1] + 20, ends[1], "axis-text"),
    ]
    return Drawing(WIDTH, HEIGHT, label, shapes)


def _words_in_the_middle(number: str, has_value: bool, caption: str) -> list[Shape]:
    return [
        text(CENTRE[0], CENTRE[1] - 22, number, "gauge-number" if has_value else "gauge-words"),
        text(CENTRE[0], CENTRE[1] - 2, caption, "gauge-caption"),
    ]


def _tick(share: float, css: str) -> Shape:
    (x1, y1), (x2, y2) = (on_ring(CENTRE, RADIUS + reach, share) for reach in (-TICK_REACH, TICK_REACH))
    return line(x1, y1, x2, y2, css)


def _clip(share: float) -> float:
    return min(max(share, 0.0), 1.0)
