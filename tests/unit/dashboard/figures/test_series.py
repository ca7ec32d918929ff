"""Lines and bars over time, as shapes."""

import itertools
from datetime import date

import pytest

from dashboard.drawing import Drawing
from dashboard.figures.scale import decimals_of
from dashboard.figures.series import Axis, Line, bars_by_year, time_series

YEARS = [date(year, 12, 31) for year in (2016, 2017, 2018)]


def written(values) -> list[str]:
    return [f"{value:.{decimals_of(values)}f}" for value in values]


AXIS = Axis("podmioty", lambda value: f"{value:g}", written)


def series(*lines: Line, is_wide: bool = True) -> Drawing:
    return time_series(lines, axis=AXIS, day_name=lambda day: str(day.year), label="opis", is_wide=is_wide)


def bars(years, values) -> Drawing:
    return bars_by_year(years, values, axis=AXIS, label="opis", is_wide=True)


def of(drawing: Drawing, tag: str, css: str = "") -> list[dict]:
    return [shape for shape in drawing.shapes if shape["tag"] == tag and css in str(shape["class"])]


def texts(drawing: Drawing, css: str = "") -> list[str]:
    return [str(shape["text"]) for shape in of(drawing, "text", css)]


def points(shape: dict) -> list[tuple[float, float]]:
    return [tuple(map(float, pair.split(","))) for pair in shape["points"].split()]


def test_unit_and_years_stand_at_the_axes():
    assert texts(series(Line("śląskie", YEARS, [1, 2, 3])), "axis-text") == [
        "podmioty", "0", "1", "2", "3", "2016", "2017", "2018",
    ]  # fmt: skip
    assert texts(bars([2016], [1]), "axis-text")[0] == "podmioty"


def test_higher_values_stand_higher_and_later_ones_further_to_the_right():
    (line,) = of(series(Line("śląskie", YEARS, [1, 2, 4])), "polyline")
    (x1, y1), (x2, y2), (x3, y3) = points(line)
    assert x1 < x2 < x3
    assert y1 - y2 == pytest.approx((y2 - y3) / 2, abs=0.11)
    assert (x2 - x1) == pytest.approx(x3 - x2, abs=0.2)


def test_gap_stays_a_gap_and_a_value_between_gaps_is_seen():
    days = [date(year, 12, 31) for year in range(2010, 2016)]
    drawing = series(Line("śląskie", days, [1, 2, None, 3, None, 4]))
    assert [len(points(line)) for line in of(drawing, "polyline")] == [2]
    assert len(of(drawing, "circle", "mark")) == 4


def test_lines_are_named_at_their_ends_and_not_in_a_legend():
    drawing = series(Line("śląskie", YEARS, [1, 2, 3]), Line("Polska", YEARS, [4, 5, 6], is_context=True))
    assert texts(drawing, "track-name") == ["śląskie", "Polska"]
    assert texts(series(Line("śląskie", YEARS, [1, 2, 3])), "track-name") == []


def test_names_of_lines_that_end_together_do_not_lie_on_each_other():
    drawing = series(*(Line(name, YEARS, [1, 2, 3.0 + number / 100]) for number, name in enumerate("abcd")))
    places = sorted(float(shape["y"]) for shape in of(drawing, "text", "track-name"))
    assert all(after - before >= 17.9 for before, after in itertools.pairwise(places))


def test_lines_differ_by_dash_and_the_context_is_quieter():
    drawing = series(Line("śląskie", YEARS, [1, 2, 3]), Line("Polska", YEARS, [4, 5, 6], is_context=True))
    assert [shape["class"] for shape in of(drawing, "polyline")] == [
        "track series-1 dash-0", "track series-context dash-1",
    ]  # fmt: skip


def test_pointer_is_told_the_day_and_every_line():
    drawing = series(Line("śląskie", YEARS, [1, None, 3]), Line("Polska", YEARS, [4, 5, 6], is_context=True))
    assert [words for _x, words in drawing.moments] == [
        "2016\nśląskie: 1\nPolska: 4", "2017\nPolska: 5", "2018\nśląskie: 3\nPolska: 6",
    ]  # fmt: skip


def test_axis_has_a_handful_of_ticks_and_starts_at_zero():
    days = [date(year, 12, 31) for year in range(1990, 2025)]
    shown = texts(series(Line("śląskie", days, [950.0] * len(days))), "axis-text")
    assert shown[1] == "0"
    assert 4 <= len([words for words in shown if words.startswith(("19", "20"))]) <= 20


def test_days_within_a_year_are_told_by_months():
    days = [date(2024, month, 15) for month in range(1, 13)]
    assert "01.2024" not in texts(series(Line("śląskie", days, list(range(12)))), "track-name")
    assert "04.2024" in texts(series(Line("śląskie", days, list(range(12)))), "axis-text")


def test_where_not_all_days_end_a_year_its_number_stands_in_its_middle():
    drawing = series(Line("śląskie", [date(2018, 12, 31), date(2021, 6, 30)], [4, 5]))
    (line,) = of(drawing, "polyline")
    at = {str(shape["text"]): float(shape["x"]) for shape in of(drawing, "text", "axis-text")}
    assert points(line)[0][0] < at["2019"] < at["2020"] < points(line)[1][0]
    assert at["2019"] - points(line)[0][0] == pytest.approx((at["2020"] - at["2019"]) / 2, rel=0.02)


def test_bar_of_a_year_without_a_value_stays_empty():
    drawing = bars([2014, 2015, 2016], [3, None, 5])
    assert len(of(drawing, "rect")) == 2
    assert texts(drawing, "bar-label") == ["3", "5"]
    assert [words for _x, words in drawing.moments] == ["2014\n3 podmioty", "2016\n5 podmioty"]


def test_numbers_of_bars_are_left_out_where_they_would_lie_on_each_other():
    years = list(range(1950, 2025))
    assert texts(bars(years, [1234567.0] * len(years)), "bar-label") == []


@pytest.mark.parametrize("values", [[0, 0, 0], [-3, 2, 5], [-1, -2, -3], [1e-9, 0, 1e-9], [7, 7, 7]])
def test_any_values_have_room(values):
    for drawing in (series(Line("śląskie", YEARS, values)), bars([2016, 2017, 2018], values)):
        for shape in drawing.shapes:
            for name in ("y", "y1", "y2", "cy"):
                assert -1 <= float(shape.get(name, 0)) <= drawing.height + 1


def test_no_lines_are_an_empty_picture():
    assert of(series(), "polyline") == []


def test_a_narrow_picture_is_ready_for_narrow_places():
    wide, compact = series(Line("śląskie", YEARS, [1, 2, 3])), series(Line("śląskie", YEARS, [1, 2, 3]), is_wide=False)
    assert wide.narrow == compact
    assert compact.narrow is None
