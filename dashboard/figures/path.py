"""The path of an indicator: values, the way from baseline to target, and where the trend leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.drawing import Drawing
from dashboard.figures.over_time import Chart, Note, Track, over_time
from dashboard.figures.series import Axis
from data.progress import Forecast, Goal, Reading

VALUE, PLAN = "series-1", "series-context"


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
    axis: Axis,
    day_name: Callable[[date], str],
    label: str,
) -> Drawing:
    """Values as a line, the plan dashed with its target, the forecast dotted with its range; breaks are vertical."""
    path = _Path(goal, readings, forecast, words)
    tracks = [track for track in (path.plan(), path.values(), path.forecast_line()) if track]
    known = [value for track in tracks for _day, value in track.points if value is not None]
    known += [value for _day, value in path.area()]
    if goal.kind != "level" or not known:
        known.append(0.0)
    chart = Chart(
        tracks, path.notes(), axis.of(min(known), max(known)), axis.unit, axis.number, day_name, path.area(),
        sorted(goal.breaks),
    )  # fmt: skip
    return over_time(chart, label=label, is_wide=False)


class _Path:
    """The lines of one path and their labels."""

    def __init__(self, goal: Goal, readings: Sequence[Reading], ahead: Forecast | None, words: PathWords) -> None:
        self.goal, self.readings, self.ahead, self.words = goal, readings, ahead, words

    def plan(self) -> Track | None:
        """From the baseline over milestones to the target, and on to the newest value; as far as dates are known."""
        if self.goal.target is None or self.goal.target_on is None:
            return None
        points: list[tuple[date, float | None]] = [
            *sorted(self.goal.milestones),
            (self.goal.target_on, self.goal.target),
        ]
        if self.goal.baseline is not None and self.goal.baseline_on is not None:
            points.insert(0, (self.goal.baseline_on, self.goal.baseline))
        if self._goes_on:
            # what is expected stays the target, so a late value is read against it
            points.append((self.readings[-1].on, self.goal.target))
        return Track(self.words.plan, points, f"{PLAN} dash-1", "diamond")

    def values(self) -> Track | None:
        """What was measured."""
        if not self.readings:
            return None
        return Track(self.words.value, [(reading.on, reading.value) for reading in self.readings], VALUE)

    def forecast_line(self) -> Track | None:
        """From the newest value to the forecast."""
        if self.ahead is None:
            return None
        last = self.readings[-1]
        points: list[tuple[date, float | None]] = [(last.on, last.value), (self.ahead.on, self.ahead.value)]
        return Track(self.words.forecast, points, f"{VALUE} dash-2", "ring", is_told=False)

    def area(self) -> list[tuple[date, float]]:
        """Between the lower and the upper bound of the forecast."""
        if self.ahead is None:
            return []
        last, on = self.readings[-1], self.ahead.on
        return [(last.on, last.value), (on, self.ahead.high), (on, self.ahead.low)]

    def notes(self) -> list[Note]:
        """Words at the target, and at the forecast or else the newest value."""
        notes = []
        if self.goal.target is not None and self.goal.target_on is not None:
            notes.append(Note(self.goal.target_on, self.goal.target, self.words.target_label, PLAN, self._goes_on))
        if self.ahead is not None:
            notes.append(Note(self.ahead.on, self.ahead.value, self.words.forecast_label, VALUE))
        elif self.readings:
            newest = self.readings[-1]
            notes.append(Note(newest.on, newest.value, self.words.value_label, VALUE))
        return notes

    @property
    def _goes_on(self) -> bool:
        """Values are newer than the day of the target."""
        return bool(self.readings and self.goal.target_on and self.readings[-1].on > self.goal.target_on)
