"""Events, hours and people: what is planned, what was delivered, and what nobody wrote down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.components.events.scope import EventScope
from data.progress import Forecast, Reading, forecast
from data.progress.finish import Finish, finish_forecast
from data.queries.event_pieces import CALLED_OFF, HELD, PLANNED
from data.queries.event_progress import Row, month_end

LONGEST_TREND = 24


@dataclass(frozen=True)
class Measure:
    """Columns of COUNTS: what the plan says, what was delivered, and rows where each is missing."""

    name: str
    planned: str
    delivered: tuple[str, ...]
    not_told: str


MEASURES = (
    Measure("events", "events", ("events",), "unknown"),
    Measure("hours", "hours", ("hours",), "without_hours"),
    Measure("people", "planned_people", ("attendances", "head_count"), "without_people"),
)


@dataclass(frozen=True)
class Delivery:
    """A measure in a window of months: sums by month, up to `told` for what was delivered; `not_told` are held events
    that say nothing of it."""

    measure: Measure
    planned: Sequence[float]
    delivered: Sequence[float]
    not_told: int
    has_plan: bool
    since: int
    until: int

    @property
    def plan(self) -> float | None:
        """The whole plan of the window; None where the source has none."""
        return sum(self.planned) if self.has_plan else None

    @property
    def done(self) -> float:
        """What was delivered in the window."""
        return sum(self.delivered)

    @property
    def finish(self) -> Finish:
        """When the plan will be filled."""
        return finish_forecast(self.delivered, self.plan)

    @property
    def trend(self) -> Forecast | None:
        """Theil-Sen over the newest months to the end of the window; None with too few months."""
        readings, total = [], 0.0
        for place, amount in enumerate(self.delivered):
            total += amount
            readings.append(Reading(total, month_end(self.since + place)))
        readings = readings[-LONGEST_TREND:]
        return forecast(readings, month_end(self.until)) if readings else None


def delivery(rows: Sequence[Row], measure: Measure, *, since: int, until: int, told: int, has_plan: bool) -> Delivery:
    """Of rows with status, month and COUNTS; events that were called off are no part of the plan."""
    months = range(since, until + 1)
    planned: dict[int, float] = {}
    delivered: dict[int, float] = {}
    not_told = 0.0
    for row in rows:
        month, status = row["month"], row["status"]
        if month is None or month != month or status not in {HELD, PLANNED}:
            continue
        planned[month] = planned.get(month, 0.0) + row[measure.planned]
        if status == HELD:
            delivered[month] = delivered.get(month, 0.0) + sum(row[name] for name in measure.delivered)
            is_people = measure.not_told == "without_people"
            not_told += row["events"] - row["with_people"] if is_people else row[measure.not_told]
    return Delivery(
        measure=measure,
        planned=[planned.get(month, 0.0) for month in months],
        delivered=[delivered.get(month, 0.0) for month in months if month <= told],
        not_told=max(int(not_told), 0),
        has_plan=has_plan,
        since=since,
        until=until,
    )


def deliveries_of(events: EventScope, rows: Sequence[Row]) -> list[Delivery]:
    """All measures of an office, of other sources the number of events."""
    measures = MEASURES if events.is_office else MEASURES[:1]
    return [
        delivery(rows, one, since=events.since, until=events.until, told=events.told, has_plan=events.is_office)
        for one in measures
    ]


@dataclass(frozen=True)
class Totals:
    """Sums of a row of a table: kinds or topics."""

    held: float = 0.0
    planned: float = 0.0
    called_off: float = 0.0
    hours: float = 0.0
    people: float = 0.0
    with_people: float = 0.0

    @property
    def plan(self) -> float:
        """Everything that was to be and was not called off."""
        return self.held + self.planned


def totals(rows: Iterable[Row]) -> Totals:
    """Of rows with status and COUNTS."""
    held = planned = called_off = hours = people = with_people = 0.0
    for row in rows:
        if row["status"] == HELD:
            held += row["events"]
            hours += row["hours"]
            people += row["attendances"] + row["head_count"]
            with_people += row["with_people"]
        elif row["status"] == PLANNED:
            planned += row["events"]
        elif row["status"] == CALLED_OFF:
            called_off += row["events"]
    return Totals(held, planned, called_off, hours, people, with_people)


def by(rows: Iterable[Row], name: str) -> dict[str, list[Row]]:
    """Rows by the text of one column."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[name], []).append(row)
    return found
