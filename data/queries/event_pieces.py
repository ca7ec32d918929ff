"""Events with who came to them as additive pieces: what the summaries sum up, and small areas are counted from.

An event, its list and its head-count are known for spans of their own. Each gives a piece of its own, known while the
event is known too, so pieces that are visible at a date add up to what was known then.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    FromClause,
    Integer,
    Select,
    Subquery,
    and_,
    case,
    extract,
    func,
    literal,
    or_,
    select,
    union_all,
)

from data.store.attendance_tables import attendance_count, attendance_list
from data.store.columns import WITHDRAWN_FROM
from data.store.event_tables import COUNTS
from data.store.tables import event, load

OFFICE = "events"
HELD, PLANNED, CALLED_OFF = "zrealizowane", "planowane", "odwołane"
PLACE = ("source_id", "area_code", "kind", "topic", "status", "month")
SPAN = ("known_from", "known_to")
# A sum keeps SQLite from going through all events of a load where their place and days find a few.
OF_LOAD = load.c.id == event.c.load_id + 0


def event_pieces(*conditions: ColumnElement[bool]) -> Subquery:
    """Pieces of the events that meet `conditions`, with the columns of PLACE, COUNTS and SPAN.

    Lists and head-counts belong to events of the office. An event that has both is counted by its list: its
    head-count is taken back while the list is known.
    """
    heads = _head_counts(*conditions)
    lists = attendance_list
    on_list = and_(lists.c.event_key == event.c.event_key, load.c.source_id == OFFICE)
    on_heads = and_(heads.c.event_key == event.c.event_key, load.c.source_id == OFFICE)
    facts = _base(*conditions)
    listed = _base(*conditions).join(lists, on_list)
    counted = _base(*conditions).join(heads, on_heads)
    both = counted.join(lists, lists.c.event_key == event.c.event_key)
    people = heads.c.persons
    return union_all(
        _piece(facts, [event], _of_event()),
        _piece(listed, [event, lists], {"attendances": lists.c.attendances, "with_people": literal(1)}),
        _piece(counted, [event, heads], {"head_count": people, "with_people": literal(1)}),
        _piece(both, [event, heads, lists], {"head_count": -people, "with_people": literal(-1)}),
    ).subquery("pieces")


def month_of(day: ColumnElement[object]) -> ColumnElement[int]:
    """date(2014, 2, 3) -> 24169, a number that months can be compared and subtracted by."""
    return (extract("year", day) * 12 + extract("month", day) - 1).cast(Integer)


def last_day() -> ColumnElement[object]:
    """The day an event ends, else begins."""
    return func.coalesce(event.c.date_to, event.c.date_from)


def latest(one: ColumnElement[object], other: ColumnElement[object]) -> ColumnElement[object]:
    """The later of two first days of knowledge; None is the beginning of time."""
    return case((one.is_(None), other), (other.is_(None), one), (one > other, one), else_=other)


def earliest(one: ColumnElement[object], other: ColumnElement[object]) -> ColumnElement[object]:
    """The earlier of two ends of knowledge; None is open."""
    return case((one.is_(None), other), (other.is_(None), one), (one < other, one), else_=other)


def overlapping(*known: FromClause) -> tuple[ColumnElement[object], ColumnElement[object], ColumnElement[bool]]:
    """From when and to when all of these are known, and whether they ever are."""
    since: ColumnElement[Any] = known[0].c.known_from
    until: ColumnElement[Any] = known[0].c.known_to
    for one in known[1:]:
        since, until = latest(since, one.c.known_from), earliest(until, one.c.known_to)
    stands = and_(*(or_(one.c.known_to.is_(None), one.c.known_to != WITHDRAWN_FROM) for one in known))
    return since, until, and_(stands, or_(since.is_(None), until.is_(None), since < until))


def _base(*conditions: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    day = last_day()
    return (
        select(
            load.c.source_id,
            event.c.area_code,
            event.c.kind,
            event.c.topic,
            event.c.status,
            case((day.is_not(None), month_of(day))).label("month"),
        )
        .select_from(event)
        .join(load, OF_LOAD)
        .where(*conditions)
    )


def _of_event() -> dict[str, ColumnElement[float]]:
    c = event.c
    return {
        "events": func.coalesce(c.events, 0),
        "unknown": case((c.events.is_(None), 1), else_=0),
        "hours": func.coalesce(c.hours, 0),
        "without_hours": case((c.hours.is_(None), 1), else_=0),
        "planned_people": func.coalesce(c.planned_persons, 0),
        "without_planned_people": case((c.planned_persons.is_(None), 1), else_=0),
    }


def _piece(
    base: Select[tuple[object, ...]], known: list[FromClause], counts: dict[str, ColumnElement[float]]
) -> Select[tuple[object, ...]]:
    since, until, is_known = overlapping(*known)
    # PostgreSQL sums sums of whole numbers to decimals, which no float can be added to
    columns = [counts.get(name, literal(0)).cast(Float).label(name) for name in COUNTS]
    return base.add_columns(*columns, since.label("known_from"), until.label("known_to")).where(is_known)


def _head_counts(*conditions: ColumnElement[bool]) -> Subquery:
    """By event; only of the events that are asked for, because the others are many."""
    c = attendance_count.c
    span = [c.known_from, c.known_to]
    sums = select(c.event_key, func.sum(c.persons).label("persons"), *span).group_by(c.event_key, *span)
    if conditions:
        asked = select(event.c.event_key).join(load, OF_LOAD).where(*conditions)
        sums = sums.where(c.event_key.in_(asked))
    return sums.subquery("heads")
