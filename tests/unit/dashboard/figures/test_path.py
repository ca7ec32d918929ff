"""The path of an indicator: plan, values, forecast, breaks."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.drawing import LETTER_WIDTH, Drawing
from dashboard.figures.path import PathWords, progress_path
from data.progress import Goal, Reading, forecast
from tests.unit.dashboard.figures.test_series import AXIS, of, points, texts

WORDS = PathWords("plan", "wartość", "prognoza", "cel 1 500", "1 230", "prognoza 1 250")
START, END = date(2017, 12, 31), date(2023, 12, 31)
GOAL = Goal("level", 1200, START, 1500, END)
READINGS = [Reading(1200 + 10 * step, date(2018 + step, 12, 31)) for step in range(4)]


def path(goal: Goal = GOAL, readings=READINGS, ahead=None, axis=AXIS) -> Drawing:
    return progress_path(
        goal=goal, readings=readings, forecast=ahead, words=WORDS, axis=axis, day_name=str, label="opis"
    )


def track(drawing: Drawing, css: str) -> list[tuple[float, float]]:
    """Points of a line by the look of it; none where it is not drawn."""
    found = of(drawing, "polyline", css)
    return points(found[0]) if found else []


def told(drawing: Drawing, name: str) -> list[float]:
    lines = [line for _x, words in drawing.moments for line in words.split("\n")]
    return [float(line.removeprefix(f"{name}: ")) for line in lines if line.startswith(f"{name}: ")]


def test_plan_goes_from_the_baseline_to_the_target():
    assert told(path(), "plan") == [1200, 1500]
    assert len(track(path(), "series-context dash-1")) == 2


def test_milestones_bend_the_plan():
    goal = Goal("level", 1200, START, 1500, END, milestones=[(date(2020, 12, 31), 1250)])
    assert told(path(goal), "plan") == [1200, 1250, 1500]


def test_baseline_without_a_period_leaves_the_target_alone():
    drawing = path(Goal("level", 1200, None, 1500, END))
    assert told(drawing, "plan") == [1500]
    assert track(drawing, "series-context dash-1") == []
    assert len(of(drawing, "polygon", "mark series-context")) == 1


def test_a_value_after_the_target_is_read_against_it():
    late = [*READINGS, Reading(1400, date(2024, 12, 31))]
    drawing = path(readings=late)
    assert told(drawing, "plan") == [1200, 1500, 1500]
    label = next(shape for shape in of(drawing, "text", "track-name") if shape["text"] == "cel 1 500")
    assert label["anchor"] == "middle"


def test_a_label_above_the_line_does_not_lie_on_the_unit():
    early = Goal("cumulative", 0, date(2014, 3, 1), 4, date(2014, 4, 10))
    readings = [Reading(4, date(2015, 6, 30))]
    unit = "organizacje na 10 tys. mieszkańców"
    drawing = path(early, readings, axis=replace(AXIS, unit=unit))
    label = next(shape for shape in of(drawing, "text", "track-name") if shape["text"] == "cel 1 500")
    half = LETTER_WIDTH * len("cel 1 500") / 2
    assert float(label["x"]) - half > LETTER_WIDTH * len(unit)
    assert float(label["x"]) + half < drawing.width


def test_values_are_drawn_as_they_are():
    assert told(path(), "wartość") == [1200, 1210, 1220, 1230]
    assert len(track(path(), "series-1")) == 4


def test_forecast_starts_at_the_newest_value_and_has_its_range():
    uneven = [*READINGS[:3], Reading(1225, READINGS[3].on)]
    drawing = path(readings=uneven, ahead=forecast(uneven, END))
    line, values = track(drawing, "series-1 dash-2"), track(drawing, "track series-1")
    assert line[0] == values[-1]
    (area,) = of(drawing, "polygon", "range-area")
    assert points(area)[0] == values[-1]
    assert points(area)[1][1] < line[1][1] < points(area)[2][1]


def test_target_and_forecast_are_named_in_the_picture():
    assert texts(path(ahead=forecast(READINGS, END)), "track-name") == ["cel 1 500", "prognoza 1 250"]


def test_without_a_forecast_the_newest_value_is_named():
    assert texts(path(), "track-name") == ["cel 1 500", "1 230"]


@pytest.mark.parametrize("on", [date(2020, 12, 31), date(2020, 7, 1)])
def test_break_of_the_series_is_a_line_across(on):
    drawing = path(Goal("level", 1200, START, 1500, END, breaks=[on]))
    (line,) = of(drawing, "line", "break-line")
    before, after = track(drawing, "track series-1")[1:3]
    assert line["x1"] == line["x2"]
    assert before[0] < line["x1"] <= after[0] + 0.1


def test_without_target_and_values_nothing_is_drawn():
    assert track(path(Goal("level", None, None, None, None), []), "track") == []


@pytest.mark.parametrize(("kind", "starts_at_zero"), [("cumulative", True), ("share", True), ("level", False)])
def test_what_counts_up_starts_at_zero(kind, starts_at_zero):
    ticks = texts(path(Goal(kind, 1200, START, 1500, END)), "axis-text")
    assert (ticks[1] == "0") == starts_at_zero
