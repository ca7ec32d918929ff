"""Lines over time: direct labels instead of a legend, gaps that stay gaps, what was on a day where the pointer is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dashboard.drawing import LETTER_WIDTH, Drawing, Shape, circle, line, polygon, polyline, shortened, text
from dashboard.figures.scale import apart

Size = tuple[float, float]
Point = tuple[float, float]
WIDE: Size = (1000.0, 320.0)
COMPACT: Size = (440.0, 240.0)
COMPACT_BELOW = 560
TOP, BOTTOM, GAP, LINE_HEIGHT, LEAST_LEFT, MOST_RIGHT = 30.0, 28.0, 10.0, 18.0, 36.0, 0.36
TICK_ROOM = 64.0
MOST_MARKS = 40
ROOM, HALF_A_YEAR, LEAST_ROOM = 0.03, timedelta(days=183), timedelta(days=20)
YEAR_END, MID_YEAR = (12, 31), (7, 1)
LONG, MONTHS = timedelta(days=2 * 366), (1, 3, 6, 12)


@dataclass(frozen=True)
class Track:
    """A line: its name, its days with their values (None: a gap), the look of its line and of its marks (CSS classes).

    `mark` is 'dot', 'diamond', 'ring' at the last day alone, or '' for none. One that is not `told` says nothing where
    the pointer is.
    """

    name: str
    points: Sequence[tuple[date, float | None]]
    css: str
    mark: str = "dot"
    is_told: bool = True


@dataclass(frozen=True)
class Note:
    """Words beside a point; those `above` it do not reach to the right."""

    day: date
    value: float
    words: str
    css: str
    is_above: bool = False


@dataclass(frozen=True)
class Chart:
    """What is drawn. `ticks` are values with their texts, lowest first; `area` holds corners of a shaded range."""

    tracks: Sequence[Track]
    notes: Sequence[Note]
    ticks: Sequence[tuple[float, str]]
    unit: str
    number: Callable[[float], str]
    day_name: Callable[[date], str]
    area: Sequence[tuple[date, float]] = ()
    breaks: Sequence[date] = ()

    @property
    def days(self) -> list[date]:
        """All days of the lines."""
        return sorted({day for track in self.tracks for day, _value in track.points})


def are_year_ends(days: Sequence[date]) -> bool:
    """Whether all days are the last of a year, so that an axis may speak of years."""
    return all((day.month, day.day) == YEAR_END for day in days)


def room_of(ticks: Sequence[tuple[float, str]]) -> float:
    """How much room the texts of an axis of values take at its left."""
    return max(LEAST_LEFT, GAP + LETTER_WIDTH * max((len(words) for _value, words in ticks), default=0))


def value_grid(
    ticks: Sequence[tuple[float, str]], unit: str, across: tuple[float, float], y: Callable[[float], float]
) -> list[Shape]:
    """The unit above an axis of values, its texts and a line for each; that of zero is firm."""
    left, right = across
    shapes = [text(0, 14, unit, "axis-text", "start")]
    for value, words in ticks:
        shapes.append(line(left, y(value), right, y(value), "grid-line" if value else "axis-line"))
        shapes.append(text(left - GAP, y(value) + 4.5, words, "axis-text", "end"))
    return shapes


def over_time(chart: Chart, *, label: str, is_wide: bool) -> Drawing:
    """The lines at the size of a whole row, or of a part of one."""
    compact = _Sheet(chart, COMPACT).drawn(label)
    if not is_wide:
        return compact
    return replace(_Sheet(chart, WIDE).drawn(label), narrow=compact, narrow_below=COMPACT_BELOW)


class _Sheet:
    """One chart at one size."""

    def __init__(self, chart: Chart, size: Size) -> None:
        self.chart, (self.width, self.height) = chart, size
        self.left = room_of(chart.ticks)
        beside = [len(note.words) for note in chart.notes if not note.is_above]
        self.room = min(GAP * 2 + LETTER_WIDTH * max(beside, default=0), self.width * MOST_RIGHT)
        self.right, self.floor = self.width - max(self.room, GAP * 2), self.height - BOTTOM
        days = chart.days
        self.yearly = are_year_ends(days)
        span = (days[-1] - days[0]) if days else timedelta(0)
        pad = max(span * ROOM, HALF_A_YEAR if self.yearly else LEAST_ROOM)
        self.first, self.last = (days[0] - pad, days[-1] + pad) if days else (date.min, date.max)

    def drawn(self, label: str) -> Drawing:
        """Axes below, then lines, words on top."""
        shapes = [*value_grid(self.chart.ticks, self.chart.unit, (self.left, self.right), self._y), *self._days()]
        shapes += [line(self._x(day), TOP, self._x(day), self.floor, "break-line") for day in self.chart.breaks]
        if self.chart.area:
            shapes.append(polygon([self._at(day, value) for day, value in self.chart.area], "range-area"))
        for track in self.chart.tracks:
            shapes += self._track(track)
        return Drawing(
            self.width, self.height, label, [*shapes, *self._notes()], moments=self._moments(), reach=(TOP, self.floor)
        )

    def _x(self, day: date) -> float:
        return self.left + (self.right - self.left) * ((day - self.first) / (self.last - self.first))

    def _y(self, value: float) -> float:
        low, high = self.chart.ticks[0][0], self.chart.ticks[-1][0]
        return self.floor - (self.floor - TOP) * (value - low) / (high - low)

    def _at(self, day: date, value: float) -> Point:
        return self._x(day), self._y(value)

    def _days(self) -> list[Shape]:
        return [text(self._x(day), self.height - 8, words, "axis-text") for day, words in self._ticks_of_days()]

    def _ticks_of_days(self) -> list[tuple[date, str]]:
        days = self.chart.days
        if not days:
            return []
        most = max(int((self.right - self.left) / TICK_ROOM), 2)
        if self.yearly or days[-1] - days[0] > LONG:
            years = days[-1].year - days[0].year
            step = max(1, -(-years // most))
            # where not all days end a year, its number stands in its middle: at either end it would name two of them
            month, day_of_month = YEAR_END if self.yearly else MID_YEAR
            named = [date(year, month, day_of_month) for year in range(days[0].year, days[-1].year + 1)]
            return [(day, str(day.year)) for day in named[::step] if self.first <= day <= self.last]
        months = [date(year, month, 1) for year in range(days[0].year, days[-1].year + 1) for month in range(1, 13)]
        shown = [day for day in months if self.first <= day <= self.last]
        step = next((step for step in MONTHS if len(shown) / step <= most), MONTHS[-1])
        return [(day, f"{day:%m.%Y}") for day in shown if (day.month - 1) % step == 0]

    def _track(self, track: Track) -> list[Shape]:
        runs: list[list[Point]] = [[]]
        for day, value in track.points:
            if value is None:
                runs.append([])
            else:
                runs[-1].append(self._at(day, value))
        found = [run for run in runs if run]
        shapes = [polyline(run, f"track {track.css}") for run in found if len(run) > 1]
        points = [point for run in found for point in run]
        if track.mark == "ring" or len(points) > MOST_MARKS:
            # a value between two gaps would not be seen without its mark
            points = [*(run[0] for run in found[:-1] if len(run) == 1), *points[-1:]] if track.mark else []
        return shapes + [_mark(point, track) for point in points if track.mark]

    def _notes(self) -> list[Shape]:
        beside = [note for note in self.chart.notes if not note.is_above]
        places = apart([self._y(note.value) for note in beside], LINE_HEIGHT)
        shapes = [
            text(
                self._x(note.day) + GAP, place + 4.5,
                shortened(note.words, self.width - self._x(note.day) - GAP), f"track-name {note.css}", "start",
            )
            for note, place in zip(beside, places, strict=True)
        ]  # fmt: skip
        return shapes + [self._above(note) for note in self.chart.notes if note.is_above]

    def _above(self, note: Note) -> Shape:
        """Words above the line, which goes on; further along it where they would lie on the unit of the axis."""
        x, y = self._x(note.day), self._y(note.value) - GAP
        if y < TOP:
            x = max(x, LETTER_WIDTH * (len(self.chart.unit) + len(note.words) / 2) + GAP)
        return text(x, y, note.words, f"track-name {note.css}")

    def _moments(self) -> list[tuple[float, str]]:
        """Where the pointer finds a day, and what it is told of it."""
        told = [track for track in self.chart.tracks if track.is_told]
        found = []
        for day in sorted({day for track in told for day, value in track.points if value is not None}):
            said = [
                (track.name, value) for track in told for on, value in track.points if on == day and value is not None
            ]
            lines = [f"{name}: {self.chart.number(value)}" for name, value in said]
            found.append((round(self._x(day), 1), "\n".join([self.chart.day_name(day), *lines])))
        return found


def _mark(point: Point, track: Track) -> Shape:
    x, y = point
    if track.mark == "diamond":
        return polygon([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)], f"mark {track.css}")
    return circle(x, y, 5 if track.mark == "ring" else 3.5, f"mark {track.mark} {track.css}")
