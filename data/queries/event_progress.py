"""Planned and delivered events, hours and people of an area, by month, kind and topic."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    bindparam,
    cast,
    func,
    null,
    or_,
    select,
    union_all,
)

from data.areas import level_of
from data.queries.event_pieces import HELD, OFFICE, event_pieces, last_day
from data.store.columns import visible
from data.store.event_tables import COUNTS, event_month
from data.store.tables import event, load

CHRONICLE = "events_chronicle"
MONTHS_PER_YEAR = 12
CELL = ("kind", "topic", "status", "month")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Scope:
    """Which events are asked for; `gminy` are all area codes inside a powiat or gmina, itself included.

    `since` and `until` are months (year * 12 + month - 1) or None; an empty `kind` or `topic` means all.
    """

    source_id: str
    area_code: str
    gminy: Collection[str] = ()
    kind: str = ""
    topic: str = ""
    since: int | None = None
    until: int | None = None
    stan_na: date | None = None


def month_number(day: date) -> int:
    """date(2014, 2, 3) -> 24169."""
    return day.year * MONTHS_PER_YEAR + day.month - 1


def month_start(month: int) -> date:
    """24169 -> date(2014, 2, 1)."""
    return date(month // MONTHS_PER_YEAR, month % MONTHS_PER_YEAR + 1, 1)


def month_end(month: int) -> date:
    """24169 -> date(2014, 2, 28)."""
    return month_start(month + 1) - timedelta(days=1)


def last_whole_month(day: date) -> int:
    """The newest month that ended by a day: 31 March -> March, 30 March -> February."""
    return month_number(day + timedelta(days=1)) - 1


class EventSums(NamedTuple):
    """Sums as known at `stan_na`; what took place in months that had not ended by then is left out, planned events
    are not.

    monthly: by kind, status and month (number, None without a date), of all kinds, oldest first, without a date last.
    topics: by topic ('' is not given) and status, of the kind that is asked for.
    A row has CELL, of which what it is not told by is None, and COUNTS.
    """

    monthly: Sequence[Row]
    topics: Sequence[Row]


def event_sums(db: Connection, scope: Scope) -> EventSums:
    """Both from one look at the events, which in a large city is what takes time."""
    rows, asked = _rows(scope)
    monthly = _grouped(rows, replace(scope, kind=""), ("kind", "status", "month"))
    topics = _grouped(rows, scope, ("topic", "status"))
    found = [dict(zip((*CELL, *COUNTS), row, strict=True)) for row in db.execute(union_all(monthly, topics), asked)]
    return EventSums(
        sorted((row for row in found if row["kind"] is not None), key=_by_month),
        sorted((row for row in found if row["kind"] is None), key=lambda row: (row["topic"], row["status"])),
    )


def _by_month(row: Row) -> tuple[str, str, bool, int]:
    return row["kind"], row["status"], row["month"] is None, row["month"] or 0


def sources_with_events(db: Connection, *, region: str, stan_na: date | None) -> list[str]:
    """Sources that know events of a region."""
    c = event_month.c
    query = select(c.source_id).where(visible(event_month, stan_na), c.area_code == region).distinct()
    return sorted(db.scalars(query))


def span_of_events(
    db: Connection, *, source_id: str, area_code: str, stan_na: date | None
) -> tuple[int, int, int] | None:
    """First month, last month and last month with an event that took place; None without dated events."""
    c = event_month.c
    known = [visible(event_month, stan_na), c.source_id == source_id, c.area_code == area_code, c.month.is_not(None)]
    held = [c.status == HELD, *([c.month <= last_whole_month(stan_na)] if stan_na else [])]
    # the first row of an ordered index, where min() and max() read all rows
    questions = [
        select(c.month).where(*known).order_by(c.month).limit(1),
        select(c.month).where(*known).order_by(c.month.desc()).limit(1),
        select(c.month).where(*known, *held).order_by(c.month.desc()).limit(1),
    ]
    first, last, newest = (db.scalar(question) for question in questions)
    if first is None or last is None:
        return None
    return first, last, first if newest is None else newest


def _grouped(rows: FromClause, scope: Scope, names: Collection[str]) -> Select[Any]:
    """Sums by some of kind, topic, status and month; the others are None."""
    c = rows.c
    cell = [(c[name] if name in names else cast(null(), c[name].type)).label(name) for name in CELL]
    return (
        select(*cell, *(func.sum(c[name]).label(name) for name in COUNTS))
        .where(visible(rows, scope.stan_na), *_conditions(rows, scope))  # type: ignore[arg-type]  # has both columns
        .group_by(*(c[name] for name in names))
    )


def _rows(scope: Scope) -> tuple[FromClause, dict[str, Any]]:
    """The summary where there is one, else the few events of a small area; and what the statement has to be told."""
    if level_of(scope.area_code) in {"country", "region", "subregion"}:
        return event_month, {}
    asked: dict[str, Any] = {"gminy": list(scope.gminy), "source_id": scope.source_id}
    if scope.since is not None:
        asked["first_day"] = month_start(scope.since)
    if scope.until is not None:
        asked["last_day"] = month_end(scope.until)
    return _events_inside(scope.since is not None, scope.until is not None), asked


@lru_cache
def _events_inside(has_first_day: bool, has_last_day: bool) -> FromClause:
    """Pieces of the events of some gminy; made once, since making it takes longer than the database needs for it."""
    conditions = [
        event.c.area_code.in_(bindparam("gminy", expanding=True)),
        load.c.source_id == bindparam("source_id"),
    ]
    if has_first_day:
        conditions.append(last_day() >= bindparam("first_day"))
    if has_last_day:
        conditions.append(event.c.date_from <= bindparam("last_day"))
    return select(event_pieces(*conditions)).cte("looked_at")


def _conditions(rows: FromClause, scope: Scope) -> list[ColumnElement[bool]]:
    c = rows.c
    found = [c.source_id == scope.source_id]
    if rows is event_month:
        found.append(c.area_code == scope.area_code)
    if scope.kind:
        found.append(c.kind == scope.kind)
    if scope.topic:
        found.append(c.topic == scope.topic)
    if scope.since is not None:
        found.append(c.month >= scope.since)
    if scope.until is not None:
        found.append(c.month <= scope.until)
    if scope.stan_na is not None:
        found.append(or_(c.status != HELD, c.month.is_(None), c.month <= last_whole_month(scope.stan_na)))
    return found


__all__ = [
    "CHRONICLE",
    "OFFICE",
    "EventSums",
    "Scope",
    "event_sums",
    "last_whole_month",
    "month_end",
    "month_number",
    "month_start",
    "sources_with_events",
    "span_of_events",
]
