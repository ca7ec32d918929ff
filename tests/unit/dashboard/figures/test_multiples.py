"""Small multiples: one scale for all panels, gaps that stay gaps, bars for a single date."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.drawing import Drawing
from dashboard.figures.multiples import PANEL_HEIGHT, Panel, Scale, multiples, ticks_for
from data.progress import Reading


def readings(**values: float) -> list[Reading]:
    return [Reading(value, date(int(year.removeprefix("y")), 12, 31)) for year, value in values.items()]


def drawn(*panels: Panel, whole: list[Reading] | None = None) -> Drawing:
    scale = Scale(date(2010, 12, 31), date(2020, 12, 31), [0, 5, 10], ["0", "5", "10"])
    return multiples(panels, whole=whole or [], scale=scale, longest_gap_in_days=550, label="opis")


def of_class(drawing: Drawing, css: str) -> list[dict]:
    return [shape for shape in drawing.shapes if css in str(shape["class"]).split()]


def test_equal_values_stand_at_equal_heights_in_every_panel():
    series = readings(y2019=4, y2020=8)
    first, second = of_class(drawn(Panel("a", "8", series), Panel("b", "8", series)), "panel-line")
    heights = [[point.split(",")[1] for point in str(shape["points"]).split()] for shape in (first, second)]
    assert heights[0] == heights[1]


def test_missing_year_parts_the_line():
    whole_line = drawn(Panel("a", "", readings(y2018=1, y2019=2, y2020=3)))
    parted = drawn(Panel("a", "", readings(y2011=1, y2012=2, y2019=2, y2020=3)))
    assert len(of_class(whole_line, "panel-line")) == 1
    assert len(of_class(parted, "panel-line")) == 2


def test_one_date_alone_is_a_bar_with_the_whole_as_a_line():
    drawing = drawn(
        Panel("a", "4", readings(y2020=4), tone=1), Panel("b", "2", readings(y2020=2)), whole=readings(y2020=3)
    )
    higher, lower = of_class(drawing, "panel-bar")
    assert higher["height"] == 2 * lower["height"]
    assert len(of_class(drawing, "whole-line")) == 2
    assert of_class(drawing, "panel-line") == []


def test_panels_wrap_on_a_phone_and_names_stand_beside_their_values():
    drawing = drawn(*(Panel(name, "1", readings(y2020=1)) for name in "abcd"))
    assert (drawing.height, drawing.narrow.height if drawing.narrow else 0) == (PANEL_HEIGHT, 2 * PANEL_HEIGHT)
    assert [s["text"] for s in of_class(drawing, "panel-name")] == ["a", "b", "c", "d"]


@given(st.floats(1e-4, 1e7))
def test_ticks_start_at_zero_and_reach_the_highest_value(highest):
    ticks = ticks_for(highest)
    assert ticks[0] == 0
    assert ticks[-1] >= highest * 0.999
    assert 2 <= len(ticks) <= 6


def test_ticks_of_nothing():
    assert ticks_for(0) == [0, 1]
