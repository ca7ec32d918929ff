"""Attendances by area of the institution and year of the event."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, FromClause, Table, Text, and_, cast, extract, func, or_, select

from data.catalog import Catalog, Indicator
from data.catalog.models import AttendanceMeasure
from data.store.attendance_tables import attendance, attendance_count, attendance_list, institution
from data.store.columns import WITHDRAWN_FROM, visible
from data.store.tables import event
from etl.measures.office_years import Group, tellings, yearly
from etl.measures.summary import Summary

LISTS, HEAD_COUNTS = "lista", "liczenie"
SOURCES = ("attendance", "attendance_counts")
YEAR = extract("year", event.c.date_from).label("year")


def summarise(connection: Connection, indicator: Indicator, catalog: Catalog) -> Summary:
    """An event that has both a list and a head-count has the attendances of its list. Attendances of events that are
    not loaded, and of institutions without a known place, belong to no year or area."""
    assert isinstance(indicator.measure, AttendanceMeasure)
    groups = [*_of_lists(connection), *_of_head_counts_alone(connection), *_of_head_counts_beside_lists(connection)]
    return yearly(connection, indicator, catalog, groups, tellings(connection, SOURCES))


def _with_events(table: Table) -> FromClause:
    return table.join(event, and_(event.c.event_key == table.c.event_key, visible(event, None)))


def _stands(table: Table) -> ColumnElement[bool]:
    return and_(event.c.date_from.is_not(None), or_(table.c.known_to.is_(None), table.c.known_to != WITHDRAWN_FROM))


def _of_lists(connection: Connection) -> Iterator[Group]:
    """Counts millions of rows: the database joins the institutions of each list into one text, in the order in which
    the rows lie, and numpy counts. Grouping by area there takes ten times as long."""
    c = attendance_list.c
    lists = select(c.id, YEAR, c.known_from, c.known_to, c.load_id, c.row_no).select_from(_with_events(attendance_list))
    kinds: dict[tuple[int, date | None, date | None], tuple[int, int, int]] = {}
    kind_of_list: dict[int, int] = {}
    for list_id, year, known_from, known_to, load_id, row_no in connection.execute(
        lists.where(_stands(attendance_list))
    ).all():
        kind_of_list[list_id] = kinds.setdefault((year, known_from, known_to), (len(kinds), load_id, row_no))[0]
    members = func.aggregate_strings(cast(attendance.c.institution_id, Text), ",")
    query = select(attendance.c.list_id, func.count(), members).group_by(attendance.c.list_id)
    found = [row for row in connection.execute(query).all() if row[0] in kind_of_list]
    if not found:
        return
    areas, area_of_institution = _areas_of_institutions(connection)
    institutions = np.fromstring(",".join([row[2] for row in found]), dtype=np.int64, sep=",")
    kind_of_row = np.repeat([kind_of_list[row[0]] for row in found], [row[1] for row in found])
    numbers = np.bincount(kind_of_row * len(areas) + area_of_institution[institutions])
    by_kind = list(kinds.items())
    for cell in np.flatnonzero(numbers).tolist():
        kind, area = divmod(cell, len(areas))
        if areas[area]:
            (year, known_from, known_to), (_, load_id, row_no) = by_kind[kind]
            yield Group(areas[area], (LISTS,), int(year), known_from, known_to, int(numbers[cell]), load_id, row_no)


def _areas_of_institutions(connection: Connection) -> tuple[list[str], np.ndarray[Any, np.dtype[np.int64]]]:
    """Codes of areas, and by number of the institution the place of its code among them; '' stands first."""
    places = {"": 0}
    rows = connection.execute(select(institution.c.id, institution.c.area_code)).all()
    area_of = np.zeros(max((row[0] for row in rows), default=0) + 1, dtype=np.int64)
    for number, code in rows:
        area_of[number] = places.setdefault(code, len(places))
    return list(places), area_of


def _of_head_counts_alone(connection: Connection) -> Iterator[Group]:
    """Head-counts of events that have no list."""
    c, of_lists = attendance_count.c, attendance_list.c
    has_list = c.event_key.in_(select(of_lists.event_key))
    groups = [c.area_code, YEAR, c.known_from, c.known_to]
    query = (
        select(*groups, func.sum(c.persons), func.min(c.load_id), func.min(c.row_no))
        .select_from(_with_events(attendance_count))
        .where(_stands(attendance_count), c.area_code != "", ~has_list)
        .group_by(*groups)
    )
    for code, year, known_from, known_to, *rest in connection.execute(query):
        yield Group(code, (HEAD_COUNTS,), int(year), known_from, known_to, *rest)


def _of_head_counts_beside_lists(connection: Connection) -> Iterator[Group]:
    """Head-counts of events that have a list too, for the time during which the list is not known."""
    c, of_lists = attendance_count.c, attendance_list.c
    spans: dict[str, list[tuple[date, date]]] = defaultdict(list)
    lists = select(of_lists.event_key, of_lists.known_from, of_lists.known_to).where(
        of_lists.event_key.in_(select(c.event_key)),
        or_(of_lists.known_to.is_(None), of_lists.known_to != WITHDRAWN_FROM),
    )
    for key, known_from, known_to in connection.execute(lists):
        spans[key].append((known_from or date.min, known_to or date.max))
    query = (
        select(c.event_key, c.area_code, YEAR, c.known_from, c.known_to, c.persons, c.load_id, c.row_no)
        .select_from(_with_events(attendance_count))
        .where(_stands(attendance_count), c.area_code != "", c.event_key.in_(select(of_lists.event_key)))
    )
    for key, code, year, known_from, known_to, *rest in connection.execute(query):
        for since, until in _without(known_from or date.min, known_to or date.max, spans.get(key, [])):
            span = (None if since == date.min else since, None if until == date.max else until)
            yield Group(code, (HEAD_COUNTS,), int(year), *span, *rest)


def _without(since: date, until: date, taken: list[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """The parts of a span that lie in none of the spans taken."""
    inside = {moment for span in taken for moment in span if since < moment < until}
    for start, end in pairwise(sorted({since, until} | inside)):
        if not any(span[0] <= start and end <= span[1] for span in taken):
            yield start, end
