"""Half-ring gauge: what is drawn for which numbers."""

from typing import Any

import pytest

from dashboard.drawing import on_ring
from dashboard.figures.gauge import CENTRE, RADIUS, gauge
from data.progress import Status

HALFWAY: dict[str, Any] = {
    "label": "opis",
    "number": "12",
    "has_value": True,
    "caption": "z 24 warsztatów",
    "status": Status.SLOW,
    "distance": 0.5,
    "expected_distance": 0.75,
    "earlier_distance": 0.25,
    "ends": ("0", "24"),
}


def shapes_of(**changes: Any) -> dict[str, dict[str, Any]]:
    """Shapes by their class; two texts at the ends share one."""
    return {str(shape["class"]): shape for shape in gauge(**HALFWAY | changes).shapes}


def end_of(path: str) -> tuple[float, float]:
    x, y = path.split(" 0 0 1 ")[1].split()
    return float(x), float(y)


def middle(tick: dict[str, float]) -> tuple[float, float]:
    return (tick["x1"] + tick["x2"]) / 2, (tick["y1"] + tick["y2"]) / 2


def at(share: float) -> Any:
    return pytest.approx(on_ring(CENTRE, RADIUS, share), abs=0.02)


def test_value_fills_the_ring_in_the_colour_of_its_status():
    assert end_of(shapes_of()["gauge-value status-slow"]["d"]) == at(0.5)


def test_ring_is_full_beyond_the_target():
    assert end_of(shapes_of(distance=8.46)["gauge-value status-slow"]["d"]) == at(1)


@pytest.mark.parametrize("distance", [0, -2.3])
def test_ring_is_empty_at_the_baseline_and_behind_it(distance):
    shapes = shapes_of(distance=distance)
    assert "gauge-value status-slow" not in shapes
    assert "gauge-track" in shapes


def test_missing_value_is_hatched_and_never_an_empty_ring():
    shapes = shapes_of(distance=None, has_value=False, number="brak danych", earlier_distance=None)
    assert {"gauge-track hatch", "gauge-words"} <= set(shapes)
    assert not {"gauge-track", "gauge-number", "gauge-value status-slow"} & set(shapes)


def test_ticks_stand_at_the_expected_value_and_at_the_target():
    shapes = shapes_of()
    assert (middle(shapes["gauge-expected"]), middle(shapes["gauge-target"])) == (at(0.75), at(1))


@pytest.mark.parametrize(("expected", "share"), [(1.4, 1), (-0.2, 0)])
def test_expected_tick_stays_on_the_ring(expected, share):
    assert middle(shapes_of(expected_distance=expected)["gauge-expected"]) == at(share)


def test_what_is_not_known_has_no_mark():
    assert not {"gauge-expected", "gauge-earlier"} & set(shapes_of(expected_distance=None, earlier_distance=None))


def test_without_a_target_there_is_no_ring():
    shapes = shapes_of(ends=None, distance=None)
    assert set(shapes) == {"gauge-number", "gauge-caption"}


def test_number_is_large_in_the_middle_and_never_clipped():
    shapes = shapes_of(number="30 %", distance=8.46)
    assert (shapes["gauge-number"]["text"], shapes["gauge-number"]["x"]) == ("30 %", CENTRE[0])


def test_ends_are_named_under_the_ring():
    texts = [s["text"] for s in gauge(**HALFWAY).shapes if s["class"] == "axis-text"]
    assert texts == ["0", "24"]


def test_drawing_has_the_label_of_its_finding():
    assert gauge(**HALFWAY).label == "opis"
