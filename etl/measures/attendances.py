"""Attendances by area of the institution and year of the event."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from data.catalog import Catalog, Indicator
from data.catalog.models import AttendanceMeasure
from etl.measures.attended import Office
from etl.measures.columns import Numbers, grouped, matched
from etl.measures.office_rows import NO_DAY, OfficeRows, day_or_none
from etl.measures.office_years import Group, tellings, yearly
from etl.measures.summary import Summary

LISTS, HEAD_COUNTS = "lista", "liczenie"
SOURCES = ("attendance", "attendance_counts")


def summarise(rows: Office, indicator: Indicator, catalog: Catalog) -> Summary:
    """An event that has both a list and a head-count has the attendances of its list. Attendances of events that are
    not loaded, and of institutions without a known place, belong to no year or area."""
    assert isinstance(indicator.measure, AttendanceMeasure)
    event, head = _current_heads(rows)
    has_list = np.isin(rows.head_counts.key[head], rows.lists.key)
    groups = [
        *_of_lists(rows),
        *_of_head_counts_alone(rows, event[~has_list], head[~has_list]),
        *_of_head_counts_beside_lists(rows, event[has_list], head[has_list]),
    ]
    return yearly(rows.connection, indicator, catalog, groups, tellings(rows.connection, SOURCES))


def _of_lists(rows: Office) -> Iterator[Group]:
    found, areas, lists = rows.attended, rows.areas.values, rows.lists
    years, cells = found.years, found.by_area
    columns = (years.year, *years.span, lists.load_id[years.first], lists.row_no[years.first])
    told = list(_tuples(*columns))
    for cell, area, number in _tuples(cells.cell, cells.area, cells.number):
        if areas[area]:
            yield _group(areas[area], LISTS, number, told[cell])


def _group(area_code: str, breakdown: str, number: int, told: Sequence[int]) -> Group:
    """`told` are year, first and last day of knowledge, load and row."""
    year, since, until, load_id, row_no = told
    return Group(area_code, (breakdown,), year, day_or_none(since), day_or_none(until), number, load_id, row_no)


def _current_heads(rows: OfficeRows) -> tuple[Numbers, Numbers]:
    """Places of dated events that are known now, and of their head-counts with a known place."""
    events, heads = rows.events, rows.head_counts
    dated = np.flatnonzero(events.is_current & (events.first_day != NO_DAY))
    placed = np.flatnonzero(np.array([code != "" for code in rows.areas.values], dtype=bool)[heads.area])
    event, head = matched(events.key[dated], heads.key[placed])
    return dated[event], placed[head]


def _of_head_counts_alone(rows: OfficeRows, event: Numbers, head: Numbers) -> Iterator[Group]:
    """Head-counts of events that have no list."""
    heads, year, span = rows.head_counts, rows.events.year[event], rows.head_counts.span.of(head)
    groups = grouped(heads.area[head], year, *span)
    first = groups.first
    about = (year[first], *span.of(first), *(groups.smallest(column[head]) for column in (heads.load_id, heads.row_no)))
    for area, persons, *told in _tuples(heads.area[head][first], groups.sums(heads.persons[head]), *about):
        yield _group(rows.areas.values[area], HEAD_COUNTS, persons, told)


def _of_head_counts_beside_lists(rows: OfficeRows, event: Numbers, head: Numbers) -> Iterator[Group]:
    """Head-counts of events that have a list too, for the time during which the list is not known."""
    heads, lists = rows.head_counts, rows.lists
    beside = np.flatnonzero(lists.stands & np.isin(lists.key, heads.key[head]))
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for key, *bounds in _tuples(lists.key[beside], *lists.span.of(beside)):
        taken[key].append((bounds[0], bounds[1]))
    columns = (heads.key, heads.area, *heads.span, heads.persons, heads.load_id, heads.row_no)
    told = _tuples(rows.events.year[event], *(column[head] for column in columns))
    for year, key, area, since, until, persons, load_id, row_no in told:
        for span in _without(since, until, taken[key]):
            yield _group(rows.areas.values[area], HEAD_COUNTS, persons, (year, *span, load_id, row_no))


def _tuples(*columns: Numbers) -> Iterator[tuple[int, ...]]:
    return zip(*(column.tolist() for column in columns), strict=True)


def _without(since: int, until: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of a span that lie in none of the spans taken."""
    inside = {moment for span in taken for moment in span if since < moment < until}
    for start, end in pairwise(sorted({since, until} | inside)):
        if not any(span[0] <= start and end <= span[1] for span in taken):
            yield start, end
