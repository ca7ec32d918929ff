"""Lines and bars over time, as Plotly itself reads them."""

from datetime import date

import plotly.graph_objects as go
import pytest

from dashboard.figures.series import Line, bars_by_year, time_series
from dashboard.selection import THEMES
from dashboard.theme import colour

COMMON = {"theme": "jasny", "language": "pl", "unit": "podmioty"}
YEARS = [date(year, 12, 31) for year in (2016, 2017, 2018)]


def series(*lines: Line, **changes) -> go.Figure:
    """The figure, validated by Plotly."""
    return go.Figure(**time_series(lines, **COMMON | {"decimals": 1} | changes))


def bars(years, values, **changes) -> go.Figure:
    return go.Figure(**bars_by_year(years, values, **COMMON | changes))


def test_y_axis_carries_the_unit():
    assert series(Line("śląskie", YEARS, [1, 2, 3])).layout.yaxis.title.text == "podmioty"
    assert bars([2016], [1]).layout.yaxis.title.text == "podmioty"


def test_year_ends_stand_at_the_ticks_of_their_years():
    assert series(Line("śląskie", YEARS, [1, 2, 3])).data[0].x == ("2016-01-01", "2017-01-01", "2018-01-01")


def test_days_within_a_year_stand_at_their_own_places():
    days = [date(2014, 6, 30), date(2014, 12, 31)]
    assert series(Line("śląskie", days, [1, 2])).data[0].x == ("2014-06-30", "2014-12-31")


def test_gap_stays_a_gap():
    (line,) = series(Line("śląskie", YEARS, [1, None, 3])).data
    assert (line.y, line.connectgaps) == ((1, None, 3), False)


def test_lines_are_named_at_their_ends_and_not_in_a_legend():
    figure = series(Line("śląskie", YEARS, [1, 2, 3]), Line("Polska", YEARS, [4, 5, 6], is_context=True))
    assert [(note.text, note.y) for note in figure.layout.annotations] == [("śląskie", 3), ("Polska", 6)]
    assert figure.layout.showlegend is False


def test_lines_differ_by_dash_and_the_context_is_quieter():
    figure = series(Line("śląskie", YEARS, [1, 2, 3]), Line("Polska", YEARS, [4, 5, 6], is_context=True))
    assert [line.line.dash for line in figure.data] == ["solid", "dash"]
    assert [line.line.color for line in figure.data] == [colour("jasny", "series-1"), colour("jasny", "muted")]


def test_axis_starts_at_zero():
    assert series(Line("śląskie", YEARS, [1, 2, 3])).layout.yaxis.rangemode == "tozero"
    assert bars([2016, 2017], [5, 6]).layout.yaxis.rangemode == "tozero"


def test_axis_has_a_handful_of_ticks():
    days = [date(year, 12, 31) for year in range(1990, 2025)]
    assert series(Line("śląskie", days, [1.0] * len(days))).layout.xaxis.dtick == "M84"


def test_bar_of_a_year_without_a_value_stays_empty():
    (drawn,) = bars([2014, 2015, 2016], [3, None, 5]).data
    assert (drawn.x, drawn.y) == ((2014, 2015, 2016), (3, None, 5))


def test_no_lines_are_an_empty_figure():
    assert series().data == ()


@pytest.mark.parametrize("theme", THEMES)
def test_figure_takes_the_colours_of_its_theme(theme):
    figure = series(Line("śląskie", YEARS, [1, 2, 3]), theme=theme)
    assert figure.layout.font.color == colour(theme, "ink")
    assert figure.data[0].line.color == colour(theme, "series-1")


@pytest.mark.parametrize(("language", "separators"), [("pl", ",\u202f"), ("en", ".,")])
def test_numbers_are_written_in_the_language_of_the_reader(language, separators):
    assert bars([2016], [1], language=language).layout.separators == separators


@pytest.mark.parametrize("count", range(1, 6))
def test_every_line_of_the_chain_of_areas_has_a_colour(count):
    assert len(series(*(Line(str(n), YEARS, [1, 2, 3]) for n in range(count))).data) == count
