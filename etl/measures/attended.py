"""The many rows of lists, gone through once: how many came from each area, and from each kind of institution there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, Function, Text, cast, func, select

from data.queries.event_pieces import OFFICE
from data.store.attendance_tables import attendance
from etl.measures.columns import Groups, Numbers, grouped
from etl.measures.office_rows import MONTHS, NO_DAY, OfficeRows, Span

LISTS_AT_ONCE = 20_000
NONE = -1


class Cells(NamedTuple):
    """Sums over rows: `cell` is a place in what the reader numbers, `newest` the last month in which there were any."""

    cell: Numbers
    area: Numbers
    institution_kind: Numbers
    number: Numbers
    newest: Numbers


@dataclass(frozen=True)
class YearsOfLists:
    """Lists of events that are known now, by year and the time for which the list is known; `first` is a list."""

    of_list: Numbers
    year: Numbers
    span: Span
    first: Numbers


@dataclass(frozen=True)
class YearsOfEvents:
    """Cells of events of the office: their kind and year, and when they and who came to them are known."""

    kind: Numbers
    year: Numbers
    span: Span


@dataclass(frozen=True)
class Attended:
    """Rows of lists by year and area, and by cell of events and origin."""

    years: YearsOfLists
    by_area: Cells
    reach: YearsOfEvents
    by_origin: Cells


class Office(OfficeRows):
    """What an office brought, and who came by its lists: read where it is asked for, and once."""

    @cached_property
    def attended(self) -> Attended:
        """The rows of all lists."""
        return _attended(self)


def _attended(rows: OfficeRows) -> Attended:
    """A list counts once for its year, and for every version of its event that is known together with it."""
    years = _years_of_lists(rows)
    reach, layers = _reach(rows)
    place_by_id = np.full(int(rows.lists.id.max(initial=0)) + 1, NONE, dtype=np.int64)
    place_by_id[rows.lists.id] = np.arange(len(rows.lists.id))
    area, kind = rows.institutions
    origins = grouped(area, kind)
    area, kind = area[origins.first], kind[origins.first]
    by_area, by_origin = _Tally(area, kind), _Tally(area, kind)
    for ids, sizes, institutions in _texts(rows.connection):
        place, origin = place_by_id[ids], origins.of_row[institutions]
        by_area.count(years.of_list[place], np.zeros_like(place), sizes, origin)
        for cell, month in layers:
            by_origin.count(cell[place], month[place], sizes, origin)
    return Attended(years, by_area.total(), reach, by_origin.total())


def _years_of_lists(rows: OfficeRows) -> YearsOfLists:
    lists, events = rows.lists, rows.events
    of_list, of_event = rows.listed
    counts = lists.stands[of_list] & events.is_current[of_event] & (events.first_day[of_event] != NO_DAY)
    place, year = of_list[counts], events.year[of_event[counts]]
    span = lists.span.of(place)
    groups = grouped(year, span.since, span.until)
    found = np.full(len(lists.id), NONE, dtype=np.int64)
    found[place] = groups.of_row
    return YearsOfLists(found, year[groups.first], span.of(groups.first), place[groups.first])


def _reach(rows: OfficeRows) -> tuple[YearsOfEvents, list[tuple[Numbers, Numbers]]]:
    """Cells of events, and for the first, the second and every further version of its event the cell and month of each
    list."""
    lists, events = rows.lists, rows.events
    of_list, of_event = rows.listed
    span = lists.span.of(of_list).together(events.span.of(of_event))
    is_dated = (events.month[of_event] != NO_DAY) & (events.source[of_event] == rows.source(OFFICE))
    counts = lists.stands[of_list] & is_dated & span.is_any
    of_list, of_event, span = of_list[counts], of_event[counts], span.of(counts)
    reach, groups = cells_of_events(rows, of_event, span)
    version = np.arange(len(of_list)) - np.searchsorted(of_list, of_list)
    layers = []
    for number in range(int(version.max(initial=NONE)) + 1):
        cell, month = (np.full(len(lists.id), NONE, dtype=np.int64) for _ in range(2))
        cell[of_list[version == number]] = groups.of_row[version == number]
        month[of_list[version == number]] = events.month[of_event[version == number]]
        layers.append((cell, month))
    return reach, layers


def cells_of_events(rows: OfficeRows, of_event: Numbers, span: Span) -> tuple[YearsOfEvents, Groups]:
    """Dated events, known for a time, by kind and the year in which they end."""
    kind, year = rows.events.kind[of_event], rows.events.month[of_event] // MONTHS
    groups = grouped(kind, year, span.since, span.until)
    return YearsOfEvents(kind[groups.first], year[groups.first], span.of(groups.first)), groups


def _texts(connection: Connection) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
    """Numbers of lists, how many rows they have, and the institutions of those rows. A list comes as one text of its
    institutions: two million rows would take three times as long to hand over."""
    c = attendance.c
    members: Function[Any] = func.aggregate_strings(cast(c.institution_id, Text), ",")
    if connection.dialect.name == "sqlite":
        members = func.group_concat(c.institution_id)  # which makes no text of each number first
    result = connection.execute(select(c.list_id, members).group_by(c.list_id))
    assert result.cursor is not None
    while rows := result.cursor.fetchmany(LISTS_AT_ONCE):
        ids, texts = zip(*rows, strict=True)
        sizes = np.array([text.count(",") + 1 for text in texts], dtype=np.int64)
        yield np.array(ids, dtype=np.int64), sizes, np.fromstring(",".join(texts), dtype=np.int64, sep=",")
    result.close()


class _Part(NamedTuple):
    cell: Numbers
    origin: Numbers
    number: Numbers
    newest: Numbers


class _Tally:
    """Adds up rows part by part; `area` and `kind` are those of the origins."""

    def __init__(self, area: Numbers, kind: Numbers) -> None:
        self._area, self._kind = area, kind
        self._parts: list[_Part] = []

    def count(self, cell_of_list: Numbers, month_of_list: Numbers, sizes: Numbers, origin: Numbers) -> None:
        """Rows of lists, so many of each as `sizes` tells; a list in no cell is not counted."""
        cell, month = np.repeat(cell_of_list, sizes), np.repeat(month_of_list, sizes)
        if NONE in cell_of_list:
            inside = cell != NONE
            cell, month, origin = cell[inside], month[inside], origin[inside]
        self._add(_Part(cell, origin, np.ones_like(cell), month))

    def _add(self, part: _Part) -> None:
        groups = grouped(part.cell, part.origin)
        cell, origin = part.cell[groups.first], part.origin[groups.first]
        self._parts.append(_Part(cell, origin, groups.sums(part.number), groups.largest(part.newest)))

    def total(self) -> Cells:
        """What was counted."""
        parts, self._parts = self._parts, []
        nothing = _Part._make([np.zeros(0, dtype=np.int64)] * len(_Part._fields))
        self._add(_Part._make(np.concatenate(column) for column in zip(nothing, *parts, strict=True)))
        cell, origin, number, newest = self._parts[0]
        return Cells(cell, self._area[origin], self._kind[origin], number, newest)
