"""Events, lists and head-counts of all versions as columns, read once for everything that is counted of them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import ColumnElement, Connection, Table, or_, select

from data.store.attendance_tables import attendance_count, attendance_list, institution
from data.store.columns import WITHDRAWN_FROM
from data.store.tables import event, load
from etl.measures.columns import Coder, Columns, Floats, Numbers, matched, read_columns

ALWAYS, FOREVER, NO_DAY = 0, date.max.toordinal() + 1, -1
MONTHS = 12
Flags = npt.NDArray[np.bool_]


class Span(NamedTuple):
    """Days from which and until which rows are known, as ordinals: ALWAYS and FOREVER are open."""

    since: Numbers
    until: Numbers

    def of(self, rows: Numbers | Flags) -> "Span":
        """That of some of the rows."""
        return Span(self.since[rows], self.until[rows])

    def together(self, other: "Span") -> "Span":
        """When a row and its counterpart are both known; it is empty where they never are."""
        return Span(np.maximum(self.since, other.since), np.minimum(self.until, other.until))

    @property
    def is_any(self) -> Flags:
        """Whether it holds a day at all."""
        found: Flags = self.since < self.until
        return found


def day_or_none(number: int) -> date | None:
    """A bound of a span; an open one is None."""
    return None if number in (ALWAYS, FOREVER) else date.fromordinal(number)


@dataclass(frozen=True)
class Events:
    """Versions of events that were not withdrawn. `key`, `kind` and so on are codes; of no day a month is NO_DAY.

    `year` is that of the first day, `month` that in which an event ends.
    """

    key: Numbers
    span: Span
    load_id: Numbers
    row_no: Numbers
    source: Numbers
    area: Numbers
    kind: Numbers
    topic: Numbers
    status: Numbers
    first_day: Numbers
    year: Numbers
    month: Numbers
    events: Floats
    hours: Floats
    planned_persons: Floats

    @cached_property
    def is_current(self) -> Flags:
        """Known now."""
        found: Flags = self.span.until == FOREVER
        return found


@dataclass(frozen=True)
class Lists:
    """All lists; those withdrawn `stand` no more."""

    id: Numbers
    key: Numbers
    span: Span
    stands: Flags
    load_id: Numbers
    row_no: Numbers
    attendances: Numbers


@dataclass(frozen=True)
class HeadCounts:
    """Rows of head-counts that were not withdrawn."""

    key: Numbers
    span: Span
    load_id: Numbers
    row_no: Numbers
    area: Numbers
    kind: Numbers
    persons: Numbers


class OfficeRows:
    """Reads what is asked of it, once, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.keys, self.sources = Coder(), Coder()
        self.areas, self.kinds, self.topics, self.statuses = Coder(), Coder(), Coder(), Coder()
        self.institution_kinds = Coder()

    @cached_property
    def events(self) -> Events:
        """Of all sources."""
        c = event.c
        days = [c.date_from, c.date_to, c.known_from, c.known_to]
        texts = [c.event_key, c.area_code, c.kind, c.topic, c.status]
        query = select(c.load_id, c.row_no, *texts, *days, c.events, c.hours, c.planned_persons)
        coders = {"event_key": self.keys, "area_code": self.areas, "kind": self.kinds}
        coders |= {"topic": self.topics, "status": self.statuses}
        found = read_columns(self.connection, query.where(_stands(event)), coders)
        first, last = _days(found, "date_from", NO_DAY), _days(found, "date_to", NO_DAY)
        source_by_load = self._source_by_load()
        numbers, floats = found.numbers, found.floats
        return Events(
            key=numbers["event_key"],
            span=_span(found),
            load_id=numbers["load_id"],
            row_no=numbers["row_no"],
            source=source_by_load[numbers["load_id"]],
            area=numbers["area_code"],
            kind=numbers["kind"],
            topic=numbers["topic"],
            status=numbers["status"],
            first_day=first,
            year=months_of(first) // MONTHS,
            month=months_of(np.where(last == NO_DAY, first, last)),
            events=floats["events"],
            hours=floats["hours"],
            planned_persons=floats["planned_persons"],
        )

    @cached_property
    def lists(self) -> Lists:
        """Withdrawn ones too."""
        c = attendance_list.c
        query = select(c.id, c.event_key, c.load_id, c.row_no, c.attendances, c.known_from, c.known_to)
        found = read_columns(self.connection, query.order_by(c.id), {"event_key": self.keys})
        span = _span(found)
        return Lists(
            found.numbers["id"],
            found.numbers["event_key"],
            span,
            span.until != WITHDRAWN_FROM.toordinal(),
            *(found.numbers[name] for name in ("load_id", "row_no", "attendances")),
        )

    @cached_property
    def head_counts(self) -> HeadCounts:
        """Row by row."""
        c = attendance_count.c
        query = select(
            c.load_id, c.row_no, c.event_key, c.area_code, c.institution_kind, c.persons, c.known_from, c.known_to
        )
        coders = {"event_key": self.keys, "area_code": self.areas, "institution_kind": self.institution_kinds}
        found = read_columns(self.connection, query.where(_stands(attendance_count)), coders)
        return HeadCounts(
            found.numbers["event_key"],
            _span(found),
            *(found.numbers[name] for name in ("load_id", "row_no", "area_code", "institution_kind", "persons")),
        )

    @cached_property
    def institutions(self) -> tuple[Numbers, Numbers]:
        """Area and kind by the number of the institution."""
        c = institution.c
        coders = {"area_code": self.areas, "kind": self.institution_kinds}
        found = read_columns(self.connection, select(c.id, c.area_code, c.kind), coders)
        ids = found.numbers["id"]
        area, kind = (np.zeros(int(ids.max(initial=-1)) + 1, dtype=np.int64) for _ in range(2))
        area[ids], kind[ids] = found.numbers["area_code"], found.numbers["kind"]
        return area, kind

    @cached_property
    def listed(self) -> tuple[Numbers, Numbers]:
        """Places of all lists and of the events they are of, standing or not, in the order of the lists."""
        return matched(self.lists.key, self.events.key)

    def source(self, source_id: str) -> int:
        """The code of a source."""
        return int(self.sources.numbers([source_id])[0])

    def _source_by_load(self) -> Numbers:
        rows = self.connection.execute(select(load.c.id, load.c.source_id)).all()
        found = np.zeros(max((row.id for row in rows), default=0) + 1, dtype=np.int64)
        found[[row.id for row in rows]] = self.sources.numbers(row.source_id for row in rows)
        return found


def _stands(table: Table) -> ColumnElement[bool]:
    return or_(table.c.known_to.is_(None), table.c.known_to != WITHDRAWN_FROM)


def _span(found: Columns) -> Span:
    return Span(_days(found, "known_from", ALWAYS), _days(found, "known_to", FOREVER))


def _days(found: Columns, name: str, none: int) -> Numbers:
    """Days as ordinals; SQLite has them as text."""
    return found.looked_up(name, {value: _ordinal(value, none) for value in found.coders[name].values})


def _ordinal(value: Any, none: int) -> int:
    if value is None:
        return none
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return int(day.toordinal())


def months_of(days: Numbers) -> Numbers:
    """The number of the month of each day (year * 12 + month - 1), NO_DAY where there is none."""
    different, place = np.unique(days, return_inverse=True)
    months = np.array([_month(day) for day in different.tolist()], dtype=np.int64)
    return months[place]


def _month(day: int) -> int:
    if day == NO_DAY:
        return NO_DAY
    found = date.fromordinal(day)
    return found.year * MONTHS + found.month - 1
