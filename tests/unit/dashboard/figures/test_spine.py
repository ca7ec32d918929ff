"""Spine chart: every mark inside its row's line, in the order of the numbers."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dashboard.drawing import Drawing
from dashboard.figures.spine import AXIS_END, AXIS_START, SpineHeads, SpineRow, spine

HEADS = SpineHeads("wartość", "najniżej", "najwyżej", "kierunek")
ROW = SpineRow("Podmioty", "4", "rośnie", 0, 10, "0", "10", (2, 6), area=4, region=5, subregion=3)


def drawn(*rows: SpineRow) -> Drawing:
    return spine(rows, heads=HEADS, label="opis")


def place(drawing: Drawing, css: str) -> float:
    (shape,) = [s for s in drawing.shapes if css in str(s["class"]).split()]
    if "points" in shape:
        return float(str(shape["points"]).split(",")[0])
    return float(shape.get("cx", shape.get("x1", shape.get("x", 0))))


def test_marks_stand_in_the_order_of_their_values():
    drawing = drawn(ROW)
    assert place(drawing, "spine-subregion") < place(drawing, "spine-area") < place(drawing, "spine-region")
    assert place(drawing, "spine-range") == AXIS_START


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_marks_beyond_the_range_stretch_the_scale(area, target):
    drawing = drawn(replace(ROW, area=area, target=target))
    for css in ("spine-area", "spine-target", "spine-range"):
        assert AXIS_START - 0.01 <= place(drawing, css) <= AXIS_END + 0.01


def test_equal_values_stand_in_the_middle():
    drawing = drawn(replace(ROW, low=5, high=5, middle=(5, 5), area=5, region=None, subregion=None))
    assert place(drawing, "spine-area") == (AXIS_START + AXIS_END) / 2


def test_missing_marks_are_not_drawn_and_the_value_is_told():
    drawing = drawn(replace(ROW, area=None, value="brak danych"))
    assert [s for s in drawing.shapes if "spine-area" in str(s["class"])] == []
    assert "brak danych" in [s.get("text") for s in drawing.shapes]


def test_a_phone_gets_two_lines_a_row():
    drawing = drawn(ROW, ROW)
    assert drawing.narrow
    assert drawing.narrow.width < drawing.width
    assert [s["text"] for s in drawing.narrow.shapes if s["class"] == "spine-name"] == ["Podmioty", "Podmioty"]
