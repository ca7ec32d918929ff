"""The path of an indicator: values, the way from baseline to target, and where the trend leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboard.figures.plot import Figure, are_year_ends, place_of, plot
from dashboard.selection import Theme
from dashboard.theme import colour
from data.language import Language
from data.progress import Forecast, Goal, Reading

ROOM = 0.04
LEAST_ROOM = timedelta(days=20)
HALF_A_YEAR = timedelta(days=183)
MOST_TICKS = 5
ABOVE_THE_LINE = 14


@dataclass(frozen=True)
class PathWords:
    """Names of the lines and the labels that stand at the target, the newest value and the forecast."""

    plan: str
    value: str
    forecast: str
    target_label: str
    value_label: str
    forecast_label: str


def progress_path(
    *,
    goal: Goal,
    readings: Sequence[Reading],
    forecast: Forecast | None,
    words: PathWords,
    theme: Theme,
    language: Language,
    unit: str,
    decimals: int,
) -> Figure:
    """Values as a line, the plan dashed with its target, the forecast dotted with its range; breaks are vertical."""
    path = _Path(goal, readings, forecast, words, theme, f",.{decimals}~f")
    traces = [path.plan(), path.values(), path.forecast_range(), path.forecast_line()]
    layout = {
        "xaxis": {
            "type": "date",
            **path.ticks(),
            "range": path.span(),
            "hoverformat": "%Y" if path.yearly else "%d.%m.%Y",
        }
        | ({"tickformat": "%Y"} if path.yearly else {}),
        "yaxis": {"tickformat": path.number, "rangemode": "normal" if goal.kind == "level" else "tozero"},
        "shapes": [path.break_line(day) for day in goal.breaks],
        "annotations": path.labels(),
        "margin": {"l": 8, "r": 120, "t": 28, "b": 8},
    }
    shown = [trace for trace in traces if trace]
    return plot(shown, theme=theme, language=language, unit=unit, layout=layout)


class _Path:
    """The traces of one path; they share the axis, the colours and the number format."""

    def __init__(
        self,
        goal: Goal,
        readings: Sequence[Reading],
        forecast: Forecast | None,
        words: PathWords,
        theme: Theme,
        number: str,
    ) -> None:
        self.goal, self.readings, self.ahead, self.words = goal, readings, forecast, words
        self.number = number
        self.muted, self.tone = colour(theme, "muted"), colour(theme, "series-1")
        days = [goal.baseline_on, goal.target_on, *(r.on for r in readings), *(day for day, _v in goal.milestones)]
        self.days = [day for day in days if day]
        self.yearly = are_year_ends(self.days)

    def at(self, day: date) -> str:
        """Place of a day on the axis."""
        return place_of(day, yearly=self.yearly)

    def span(self) -> list[str] | None:
        """From the first to the last day with a little room, so that labels do not stretch the axis."""
        if not self.days:
            return None
        places = [date.fromisoformat(self.at(day)) for day in self.days]
        room = max((max(places) - min(places)) * ROOM, HALF_A_YEAR if self.yearly else LEAST_ROOM)
        return [(min(places) - room).isoformat(), (max(places) + room).isoformat()]

    def ticks(self) -> dict[str, Any]:
        """Whole years on an axis of years, else what fits."""
        if not self.yearly or not self.days:
            return {"nticks": MOST_TICKS}
        years = max(self.days).year - min(self.days).year
        return {"dtick": f"M{12 * max(1, -(-years // MOST_TICKS))}"}

    def plan(self) -> dict[str, Any] | None:
        """From the baseline over milestones to the target, and on to the newest value; as far as dates are known."""
        if self.goal.target is None or self.goal.target_on is None:
            return None
        points = [*sorted(self.goal.milestones), (self.goal.target_on, self.goal.target)]
        if self.goal.baseline is not None and self.goal.baseline_on is not None:
            points.insert(0, (self.goal.baseline_on, self.goal.baseline))
        if self.readings and self.readings[-1].on > self.goal.target_on:
            # what is expected stays the target, so a late value is read against it
            points.append((self.readings[-1].on, self.goal.target))
        return self._trace(
            self.words.plan,
            [self.at(day) for day, _value in points],
            [value for _day, value in points],
            line={"color": self.muted, "width": 2, "dash": "dash"},
            marker={"symbol": "diamond", "size": 10, "color": self.muted},
        )

    def values(self) -> dict[str, Any] | None:
        """What was measured."""
        if not self.readings:
            return None
        return self._trace(
            self.words.value,
            [self.at(reading.on) for reading in self.readings],
            [reading.value for reading in self.readings],
            line={"color": self.tone, "width": 3},
            marker={"size": 8, "color": self.tone},
        )

    def forecast_line(self) -> dict[str, Any] | None:
        """From the newest value to the forecast."""
        if self.ahead is None:
            return None
        last = self.readings[-1]
        return self._trace(
            self.words.forecast,
            [self.at(last.on), self.at(self.ahead.on)],
            [last.value, self.ahead.value],
            line={"color": self.tone, "width": 2, "dash": "dot"},
            marker={"size": [0, 9], "color": self.tone, "symbol": "circle-open"},
        )

    def forecast_range(self) -> dict[str, Any] | None:
        """The area between the lower and upper bound."""
        if self.ahead is None:
            return None
        start, end, value = self.at(self.readings[-1].on), self.at(self.ahead.on), self.readings[-1].value
        return {
            "type": "scatter",
            "mode": "lines",
            "x": [start, end, end, start],
            "y": [value, self.ahead.high, self.ahead.low, value],
            "fill": "toself",
            "fillcolor": _transparent(self.tone, 0.16),
            "line": {"width": 0},
            "hoverinfo": "skip",
        }

    def labels(self) -> list[dict[str, Any]]:
        """Words at the target, and at the forecast or else the newest value."""
        labels = []
        if self.goal.target is not None and self.goal.target_on is not None:
            at_target = self._label(self.goal.target_on, self.goal.target, self.words.target_label, self.muted)
            goes_on = bool(self.readings) and self.readings[-1].on > self.goal.target_on
            labels.append(at_target | ({"yshift": ABOVE_THE_LINE, "xshift": 0} if goes_on else {}))
        if self.ahead is None and self.readings:
            newest = self.readings[-1]
            labels.append(self._label(newest.on, newest.value, self.words.value_label, self.tone))
        if self.ahead is not None:
            labels.append(self._label(self.ahead.on, self.ahead.value, self.words.forecast_label, self.tone))
        return labels

    def break_line(self, day: date) -> dict[str, Any]:
        """A vertical line at a series break."""
        place = day.isoformat()
        if self.yearly:
            # values of 31 December stand at 1 January of their year, and what parts them as long before that
            place = (date(day.year, 1, 1) - (date(day.year, 12, 31) - day)).isoformat()
        line = {"color": self.muted, "width": 1, "dash": "dot"}
        return {"type": "line", "x0": place, "x1": place, "yref": "paper", "y0": 0, "y1": 1, "line": line}

    def _trace(
        self, name: str, x: list[str], y: list[float], *, line: dict[str, Any], marker: dict[str, Any]
    ) -> dict[str, Any]:
        mode = "lines+markers" if len(x) > 1 else "markers"
        base = {"type": "scatter", "mode": mode, "name": name, "x": x, "y": y, "line": line, "marker": marker}
        return base | {"hovertemplate": f"%{{y:{self.number}}}"}

    def _label(self, day: date, value: float, words: str, tone: str) -> dict[str, Any]:
        place = {"x": self.at(day), "y": value, "xanchor": "left", "xshift": 12}
        return place | {"text": words, "showarrow": False, "font": {"color": tone, "size": 14}}


def _transparent(tone: str, share: float) -> str:
    red, green, blue = (int(tone[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share})"
