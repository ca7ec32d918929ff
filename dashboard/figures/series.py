"""Lines and bars over time with direct labels; a gap stays a gap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboard.figures.plot import Figure, are_year_ends, place_of, plot
from dashboard.selection import Theme
from dashboard.theme import colour
from data.language import Language

LETTER_WIDTH = 6.6
MOST_TICKS = 5
HALF_A_YEAR = timedelta(days=183)
DASHES = ["solid", "dash", "dot", "dashdot", "longdash"]


@dataclass(frozen=True)
class Line:
    """A series to draw: its name, last days of periods and values; `is_context` draws it quieter."""

    name: str
    days: Sequence[date]
    values: Sequence[float | None]
    is_context: bool = False


def time_series(lines: Sequence[Line], *, theme: Theme, language: Language, unit: str, decimals: int) -> Figure:
    """Lines named at their right end, so that no legend is needed; the first is the one in question, one alone is
    named by the title."""
    yearly = are_year_ends(day for series in lines for day in series.days)
    traces = []
    notes = []
    for place, series in enumerate(lines):
        tone = colour(theme, "muted") if series.is_context else colour(theme, f"series-{place + 1}")
        traces.append(_line_trace(series, tone, DASHES[place % len(DASHES)], decimals, yearly))
        if series.days and len(lines) > 1:
            notes.append(_end_label(series, tone, yearly))
    layout: dict[str, Any] = {
        "annotations": notes,
        "margin": {"l": 8, "r": _room_for_names(lines) if notes else 24, "t": 24, "b": 8},
        "xaxis": {
            "type": "date",
            "tickformat": "%Y",
            "dtick": _tick_step(lines),
            "hoverformat": "%Y" if yearly else "%d.%m.%Y",
            "range": _range(lines, yearly),
        },
        "yaxis": {"tickformat": f",.{decimals}~f"},
    }
    return plot(traces, theme=theme, language=language, unit=unit, layout=layout)


def bars_by_year(
    years: Sequence[int],
    values: Sequence[float | None],
    *,
    theme: Theme,
    language: Language,
    unit: str,
) -> Figure:
    """One bar a year, the value above it; years without a value stay empty."""
    trace = {
        "type": "bar",
        "x": list(years),
        "y": list(values),
        "text": list(values),
        "textposition": "outside",
        "texttemplate": "%{y:,}",
        "cliponaxis": False,
        "marker": {"color": colour(theme, "series-1")},
        "hovertemplate": "%{x}: %{y:,}<extra></extra>",
    }
    layout = {
        "xaxis": {"type": "linear", "tickformat": "d", "dtick": max(1, -(-len(years) // MOST_TICKS))},
        "bargap": 0.3,
    }
    return plot([trace], theme=theme, language=language, unit=unit, layout=layout)


def _line_trace(series: Line, tone: str, dash: str, decimals: int, yearly: bool) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": series.name,
        "x": [place_of(day, yearly=yearly) for day in series.days],
        "y": list(series.values),
        "connectgaps": False,
        "line": {"color": tone, "width": 2 if series.is_context else 3, "dash": dash},
        "marker": {"size": 5 if series.is_context else 7, "color": tone},
        "hovertemplate": f"%{{y:,.{decimals}~f}}",
    }


def _end_label(series: Line, tone: str, yearly: bool) -> dict[str, Any]:
    return {
        "x": place_of(series.days[-1], yearly=yearly),
        "y": series.values[-1],
        "text": series.name,
        "xanchor": "left",
        "xshift": 10,
        "showarrow": False,
        "align": "left",
        "font": {"color": tone, "size": 14},
    }


def _room_for_names(lines: Sequence[Line]) -> int:
    return int(20 + LETTER_WIDTH * max(len(series.name) for series in lines))


def _range(lines: Sequence[Line], yearly: bool) -> list[str] | None:
    """Half a year around the data, so that the names at the line ends do not stretch the axis."""
    days = [date.fromisoformat(place_of(day, yearly=yearly)) for series in lines for day in series.days]
    if not days:
        return None
    return [(min(days) - HALF_A_YEAR).isoformat(), (max(days) + HALF_A_YEAR).isoformat()]


def _tick_step(lines: Sequence[Line]) -> str:
    """So many years between ticks that about six stand on the axis."""
    years = {day.year for series in lines for day in series.days}
    span = max(years) - min(years) if years else 0
    return f"M{12 * max(1, -(-span // MOST_TICKS))}"
