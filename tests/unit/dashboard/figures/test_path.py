"""The path of an indicator: plan, values, forecast, breaks."""

from datetime import date

import plotly.graph_objects as go
import pytest

from dashboard.figures.path import PathWords, progress_path
from dashboard.selection import THEMES
from data.progress import Goal, Reading, forecast

WORDS = PathWords("plan", "wartość", "prognoza", "cel 1 500", "1 230", "prognoza 1 250")
START, END = date(2017, 12, 31), date(2023, 12, 31)
GOAL = Goal("level", 1200, START, 1500, END)
READINGS = [Reading(1200 + 10 * step, date(2018 + step, 12, 31)) for step in range(4)]


def path(goal: Goal = GOAL, readings=READINGS, ahead=None, **changes) -> go.Figure:
    """The figure, validated by Plotly."""
    given = {"theme": "jasny", "language": "pl", "unit": "jednostki", "decimals": 0}
    return go.Figure(**progress_path(goal=goal, readings=readings, forecast=ahead, words=WORDS, **given | changes))


def named(figure: go.Figure, name: str) -> go.Scatter | None:
    return next((trace for trace in figure.data if trace.name == name), None)


def test_plan_goes_from_the_baseline_to_the_target():
    plan = named(path(), "plan")
    assert (plan.x, plan.y, plan.line.dash) == (("2017-01-01", "2023-01-01"), (1200, 1500), "dash")


def test_milestones_bend_the_plan():
    goal = Goal("level", 1200, START, 1500, END, milestones=[(date(2020, 12, 31), 1250)])
    assert named(path(goal), "plan").y == (1200, 1250, 1500)


def test_baseline_without_a_period_leaves_the_target_alone():
    plan = named(path(Goal("level", 1200, None, 1500, END)), "plan")
    assert (plan.x, plan.mode) == (("2023-01-01",), "markers")


def test_values_are_drawn_as_they_are():
    assert named(path(), "wartość").y == (1200, 1210, 1220, 1230)


def test_forecast_starts_at_the_newest_value_and_has_its_range():
    ahead = forecast(READINGS, END)
    figure = path(ahead=ahead)
    assert named(figure, "prognoza").y == (1230, ahead.value)
    (area,) = [trace for trace in figure.data if trace.fill == "toself"]
    assert set(area.y) == {1230, ahead.high, ahead.low}


def test_target_and_forecast_are_named_in_the_picture():
    labels = [(note.text, note.y) for note in path(ahead=forecast(READINGS, END)).layout.annotations]
    assert labels[0] == ("cel 1 500", 1500)
    assert labels[1][0] == "prognoza 1 250"


def test_without_a_forecast_the_newest_value_is_named():
    labels = [(note.text, note.y) for note in path().layout.annotations]
    assert labels == [("cel 1 500", 1500), ("1 230", 1230)]


def test_break_of_the_series_is_a_line_across():
    (line,) = path(Goal("level", 1200, START, 1500, END, breaks=[date(2020, 12, 31)])).layout.shapes
    assert (line.x0, line.x1, line.yref) == ("2020-01-01", "2020-01-01", "paper")


def test_break_within_a_year_stands_between_the_values_it_parts():
    figure = path(Goal("level", 1200, START, 1500, END, breaks=[date(2020, 7, 1)]))
    before, after = named(figure, "wartość").x[1:3]
    (line,) = figure.layout.shapes
    assert before < line.x0 < after


def test_without_target_and_values_nothing_is_drawn():
    assert path(Goal("level", None, None, None, None), []).data == ()


def test_axis_carries_the_unit():
    assert path().layout.yaxis.title.text == "jednostki"


@pytest.mark.parametrize(("kind", "mode"), [("cumulative", "tozero"), ("share", "tozero"), ("level", "normal")])
def test_what_counts_up_starts_at_zero(kind, mode):
    assert path(Goal(kind, 0, START, 10, END)).layout.yaxis.rangemode == mode


@pytest.mark.parametrize("theme", THEMES)
def test_path_is_drawn_in_every_theme(theme):
    assert len(path(ahead=forecast(READINGS, END), theme=theme).data) == 4
