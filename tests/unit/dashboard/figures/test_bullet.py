"""Bullet bar: the way from baseline to target as a bar with a mark."""

from typing import Any

import pytest

from dashboard.figures.bullet import SCALE_END, WIDTH, bullet
from data.progress import Status

UNIT = WIDTH / SCALE_END


def shapes_of(**changes: Any) -> dict[str, dict[str, Any]]:
    given: dict[str, Any] = {"status": Status.SLOW, "has_target": True, "distance": 0.5, "expected_distance": 0.75}
    return {str(shape["class"]): shape for shape in bullet(**given | changes).shapes}


def test_length_of_the_bar_is_the_distance():
    assert shapes_of()["bullet-value status-slow"]["width"] == pytest.approx(UNIT / 2, abs=0.01)


def test_bar_beyond_the_target_ends_at_the_end_of_the_scale():
    assert shapes_of(distance=8.46)["bullet-value status-slow"]["width"] == pytest.approx(WIDTH)


def test_bar_starts_at_zero():
    assert shapes_of()["bullet-value status-slow"]["x"] == 0


@pytest.mark.parametrize("distance", [0, -0.4])
def test_no_way_covered_has_no_bar_but_a_plain_track(distance):
    assert set(shapes_of(distance=distance)) == {"bullet-track", "bullet-expected", "bullet-target"}


def test_smallest_step_can_be_seen():
    assert shapes_of(distance=0.0001)["bullet-value status-slow"]["width"] == 2


def test_missing_value_is_hatched():
    assert set(shapes_of(distance=None, expected_distance=None)) == {"bullet-track hatch", "bullet-target"}


def test_marks_stand_at_the_expected_value_and_at_the_target():
    shapes = shapes_of()
    assert (shapes["bullet-expected"]["x1"], shapes["bullet-target"]["x1"]) == (
        pytest.approx(0.75 * UNIT, abs=0.01),
        pytest.approx(UNIT, abs=0.01),
    )


@pytest.mark.parametrize("expected", [None, 1, 1.5])
def test_expected_mark_does_not_hide_the_target(expected):
    assert "bullet-expected" not in shapes_of(expected_distance=expected)


def test_without_a_target_there_is_a_plain_line():
    assert set(shapes_of(has_target=False, distance=None)) == {"grid-line"}
