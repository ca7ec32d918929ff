"""Single events: those of a month, the next ones, and one with all that is known of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from data.queries.frames import frame_of
from data.store.attendance_tables import attendance, attendance_count, attendance_list, institution
from data.store.columns import visible
from data.store.tables import event, load

EXACT_DAY = "dzień"
LONGEST_EVENT = timedelta(days=31)
LISTED = (
    "event_key", "kind", "title", "topic", "date_from", "date_to", "date_precision", "status", "area_code", "place",
    "events", "hours", "planned_persons",
)  # fmt: skip
DESCRIBED = (*LISTED, "participants_min", "participants_max", "participants_unit", "action", "note", "source_title")


@dataclass(frozen=True)
class Wanted:
    """Which events: those of `areas` and of what lies in the powiaty or the region of `within` (two or four digits);
    empty texts mean all."""

    areas: Collection[str] = ()
    within: Collection[str] = ()
    kind: str = ""
    topic: str = ""
    stan_na: date | None = None


def events_between(
    db: Connection, wanted: Wanted, *, since: date, until: date | None, limit: int, newest_first: bool = False
) -> pd.DataFrame:
    """Events that touch the days from `since` to `until` (None: no end), of all sources, in the order of their days.

    Columns: those of LISTED, source_id, load_id, row_no, is_demo.
    """
    c = event.c
    columns = [c[name] for name in LISTED]
    order = c.date_from.desc() if newest_first else c.date_from
    query = (
        select(*columns, load.c.source_id, c.load_id, c.row_no, load.c.is_demo)
        .where(*_conditions(wanted, since, until))
        .order_by(order, c.event_key)
        .limit(limit)
    )
    return frame_of(db, query.join(load, load.c.id == c.load_id))


def events_by_day(db: Connection, wanted: Wanted, *, since: date, until: date) -> dict[date, dict[str, int]]:
    """How many events begin on each day, by status; only days that are known exactly."""
    c = event.c
    query = (
        select(c.date_from, c.status, func.count())
        .where(*_conditions(wanted, since, until), c.date_precision == EXACT_DAY)
        .group_by(c.date_from, c.status)
    )
    found: dict[date, dict[str, int]] = {}
    for day, status, number in db.execute(query):
        found.setdefault(day, {})[status] = number
    return found


def event_card(db: Connection, event_key: str, *, stan_na: date | None) -> dict[str, Any] | None:
    """One event as known at a date: the columns of DESCRIBED and load_id, row_no, file_name, load_stan_na, source_id,
    is_demo, and attendances and head_count (None where nobody counted)."""
    c = event.c
    query = (
        select(
            *(c[name] for name in DESCRIBED),
            c.load_id,
            c.row_no,
            load.c.file_name,
            load.c.stan_na.label("load_stan_na"),
            load.c.source_id,
            load.c.is_demo,
        )
        .join(load, load.c.id == c.load_id)
        .where(c.event_key == event_key, visible(event, stan_na))
        .limit(1)
    )
    row = db.execute(query).mappings().first()
    if row is None:
        return None
    lists, heads = attendance_list, attendance_count
    listed = select(func.sum(lists.c.attendances)).where(lists.c.event_key == event_key, visible(lists, stan_na))
    counted = select(func.sum(heads.c.persons)).where(heads.c.event_key == event_key, visible(heads, stan_na))
    return dict(row) | {"attendances": db.scalar(listed), "head_count": db.scalar(counted)}


def institutions_of_event(db: Connection, event_key: str, *, stan_na: date | None) -> pd.DataFrame:
    """Who came, by kind of institution: kind, institutions (None for a head-count), people; a list before a
    head-count."""
    lists = attendance_list
    of_list: Select[Any] = (
        select(
            institution.c.kind,
            func.count(institution.c.id.distinct()).label("institutions"),
            func.count().label("people"),
        )
        .select_from(lists)
        .join(attendance, attendance.c.list_id == lists.c.id)
        .join(institution, institution.c.id == attendance.c.institution_id)
        .where(lists.c.event_key == event_key, visible(lists, stan_na))
        .group_by(institution.c.kind)
        .order_by(func.count().desc(), institution.c.kind)
    )
    found = frame_of(db, of_list)
    if len(found):
        return found
    heads = attendance_count
    of_heads = (
        select(heads.c.institution_kind.label("kind"), func.sum(heads.c.persons).label("people"))
        .where(heads.c.event_key == event_key, visible(heads, stan_na))
        .group_by(heads.c.institution_kind)
        .order_by(func.sum(heads.c.persons).desc(), heads.c.institution_kind)
    )
    return frame_of(db, of_heads).assign(institutions=None)[["kind", "institutions", "people"]]


def _conditions(wanted: Wanted, since: date, until: date | None) -> list[ColumnElement[bool]]:
    c = event.c
    found = [visible(event, wanted.stan_na)]
    if until is None:
        begun = since - LONGEST_EVENT if since > date.min + LONGEST_EVENT else since
        found += [c.date_from >= begun, func.coalesce(c.date_to, c.date_from) >= since]
    else:
        found.append(c.date_from.between(since, until))
    places = [c.area_code.in_(list(wanted.areas))] if wanted.areas else []
    for length in sorted({len(code) for code in wanted.within}):
        # no index on areas: the days find fewer events
        places.append(func.substr(c.area_code, 1, length).in_([code for code in wanted.within if len(code) == length]))
    if places:
        found.append(or_(*places))
    if wanted.kind:
        found.append(c.kind == wanted.kind)
    if wanted.topic:
        found.append(c.topic == wanted.topic)
    return found
