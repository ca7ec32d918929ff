"""Shapes and the JSON that the browser draws."""

import json

import pytest

from dashboard.drawing import NARROW_BELOW, Drawing, arc, line, on_ring, rect, text


def test_json_holds_the_box_the_label_and_the_shapes():
    drawing = Drawing(240, 148, "Wynik „24”", [line(0, 0, 10, 0, "grid-line")])
    assert json.loads(drawing.to_json()) == {
        "width": 240,
        "height": 148,
        "label": "Wynik „24”",
        "shapes": [{"tag": "line", "x1": 0, "y1": 0, "x2": 10, "y2": 0, "class": "grid-line"}],
    }


def test_narrow_form_goes_along_with_the_width_that_calls_for_it():
    scene = json.loads(Drawing(640, 58, "opis", narrow=Drawing(320, 58, "opis")).to_json())
    assert (scene["width"], scene["narrow"]["width"], scene["below"]) == (640, 320, NARROW_BELOW)


def test_polish_letters_are_not_escaped():
    assert "północny" in Drawing(1, 1, "północny").to_json()


@pytest.mark.parametrize(("share", "point"), [(0, (20, 100)), (0.5, (100, 20)), (1, (180, 100))])
def test_half_ring_goes_from_left_over_the_top_to_right(share, point):
    assert on_ring((100, 100), 80, share) == pytest.approx(point)


def test_arc_is_drawn_clockwise_over_the_top():
    assert arc((100, 100), 80, 0, 1, "track")["d"] == "M20.00 100.00A80 80 0 0 1 180.00 100.00"


def test_rectangle_is_never_narrower_than_nothing():
    assert rect(0, 0, -5, 10, "bar")["width"] == 0


def test_text_is_kept_as_written():
    assert text(1, 2, "<b>&", "name")["text"] == "<b>&"
