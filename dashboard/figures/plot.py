"""The one base of Plotly figures: plain dicts without a template, in the theme's colours and the reader's numbers."""

from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from typing import Any

from dashboard.selection import Theme
from dashboard.theme import colour
from data.language import Language

# fingerprinted by its version, so that browsers may keep it for good
PLOTLY_PATH = f"/plotly/plotly-{version('plotly')}.min.js"
FONT = "'Source Sans Pro', 'Segoe UI', sans-serif"
SEPARATORS = {"pl": ",\u202f", "en": ".,"}
Figure = dict[str, Any]


def plot(
    traces: list[dict[str, Any]],
    *,
    theme: Theme,
    language: Language,
    unit: str,
    layout: dict[str, Any] | None = None,
) -> Figure:
    """A figure; `unit` stands at the y axis. Nothing in it names the selection, so that the same is not drawn again."""
    ink, muted, grid = colour(theme, "ink"), colour(theme, "muted"), colour(theme, "grid")
    axis = {
        "automargin": True,
        "zeroline": False,
        "linecolor": muted,
        "tickcolor": muted,
        "tickfont": {"color": muted},
    }
    base: dict[str, Any] = {
        "autosize": True,
        "margin": {"l": 8, "r": 16, "t": 24, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 14, "color": ink},
        "separators": SEPARATORS[language],
        "hovermode": "x unified",
        "hoverlabel": {"bgcolor": colour(theme, "card"), "bordercolor": muted, "font": {"color": ink}},
        "showlegend": False,
        "xaxis": axis | {"showgrid": False, "ticks": "outside", "tickangle": 0, "fixedrange": True},
        "yaxis": axis
        | {
            "gridcolor": grid,
            "rangemode": "tozero",
            "tickformat": ",",
            "fixedrange": True,
            "title": {"text": unit, "font": {"color": muted, "size": 13}},
        },
    }
    for name, value in (layout or {}).items():
        base[name] = base[name] | value if isinstance(base.get(name), dict) else value
    return {"data": traces, "layout": base}


def are_year_ends(days: Iterable[date]) -> bool:
    """Whether all days are the last of a year, so that an axis may speak of years."""
    return all((day.month, day.day) == (12, 31) for day in days)


def place_of(day: date, *, yearly: bool) -> str:
    """Where a day stands on a time axis: on a yearly one, the last day of 2018 stands at the tick '2018'."""
    return date(day.year, 1, 1).isoformat() if yearly else day.isoformat()
