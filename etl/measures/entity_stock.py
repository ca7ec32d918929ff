"""Entities of a registry at the ends of years and on its newest date, by area, kind and status; zero is a value too."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, extract, func, or_, select, true

from data.areas import level_of
from data.catalog import Catalog, Indicator
from data.catalog.models import EntityStatus, EntityStockMeasure
from data.queries.entities import Snapshot, exists_on, has_mark_on, has_ps_on, snapshots
from data.queries.entity_stock import counted
from data.store.tables import entity_state
from etl.measures.summary import (
    HEADER_ROW,
    Summary,
    SummaryRow,
    areas_containing,
    covered_regions,
    has_level,
    reported_areas,
    value_row,
)

TOTAL = ""

Cell = tuple[str, str]


class Task(NamedTuple):
    """What one snapshot tells: the days to count on, and from when to when the values are known."""

    snapshot: Snapshot
    days: Sequence[date]
    known_from: date | None
    known_until: date | None


class Count(NamedTuple):
    """Entities by area and breakdown on one day; `rows` are first rows of the file."""

    values: Counter[Cell]
    rows: dict[Cell, int]


def summarise(connection: Connection, indicator: Indicator, catalog: Catalog) -> Summary:
    """The end of a year is told by the first snapshot that follows it, since later ones may have lost the closed.

    Before the first snapshot a year counts only while the registry also tells what was closed after it. A value on a
    day that ends no year is known until the next snapshot. A registry that says nothing of a status, or lists none of
    the kinds, has no values rather than zeros.
    """
    measure = indicator.measure
    assert isinstance(measure, EntityStockMeasure)
    areas = reported_areas(connection, indicator, catalog)
    summary = Summary()
    for task in _tasks(connection, measure):
        counts = _counts(connection, task, measure, indicator, catalog)
        regions = _covered(connection, task, counts, measure)
        covered = [code for code in areas if code[:2] in regions]
        for day, count in zip(task.days, counts, strict=True):
            summary.values += _rows(count, day, task, covered, measure)
    return summary


def _tasks(connection: Connection, measure: EntityStockMeasure) -> Iterator[Task]:
    newest_by_day = {snapshot.stan_na: snapshot for snapshot in snapshots(connection, measure.sources[0])}
    standing = list(newest_by_day.values())
    for place, snapshot in enumerate(standing):
        told = snapshot.stan_na
        first_year = standing[place - 1].stan_na.year if place else _oldest_year(connection, snapshot, measure)
        year_ends = [date(year, 12, 31) for year in range(first_year, told.year + 1)]
        since = standing[place - 1].stan_na if place else date.min
        following = standing[place + 1].stan_na if place + 1 < len(standing) else None
        days = [day for day in year_ends if since < day <= told]
        yield Task(snapshot, [*days, *([told] if told not in days else [])], told if place else None, following)


def _oldest_year(connection: Connection, snapshot: Snapshot, measure: EntityStockMeasure) -> int:
    """The first year whose end can be told: in every year after it the registry has an entity that ended."""
    c = entity_state.c
    ends = [c.closed_on, c.ps_to] if measure.status == "ps" else [c.closed_on]
    years: set[int] = set()
    for end in ends:
        query = select(extract("year", end)).where(c.load_id == snapshot.load_id, end.is_not(None)).distinct()
        years.update(int(year) for year in connection.scalars(query))
    year = snapshot.stan_na.year
    while year in years:
        year -= 1
    return year


def _counts(
    connection: Connection, task: Task, measure: EntityStockMeasure, indicator: Indicator, catalog: Catalog
) -> list[Count]:
    """One answer of the database for all days of a snapshot, spread over breakdowns and the areas above."""
    c = entity_state.c
    statuses = [measure.status, *measure.with_status.values()]
    conditions = [_holds(status, day, task.snapshot.stan_na) for day in task.days for status in statuses]
    groups = connection.execute(
        select(c.area_code, c.kind, func.min(c.row_no), *map(counted, conditions))
        .where(c.load_id == task.snapshot.load_id, c.kind.in_(sorted(_kinds(measure))), _may_hold(measure.status))
        .group_by(c.area_code, c.kind)
        .order_by(c.area_code, c.kind)
    ).all()
    counts = [Count(Counter(), {}) for _ in task.days]
    for code, kind, row_no, *numbers in groups:
        places = [above for above in areas_containing(code, catalog) if has_level(indicator, above)]
        for count, of_day in zip(counts, _chunks(numbers, len(statuses)), strict=True):
            for breakdown, number in _breakdowns(kind, of_day, measure):
                for place in places:
                    count.values[place, breakdown] += number
                    count.rows[place, breakdown] = min(row_no, count.rows.get((place, breakdown), row_no))
    return counts


def _holds(status: EntityStatus | None, day: date, stan_na: date) -> ColumnElement[bool]:
    if status == "ps":
        return has_ps_on(day, stan_na=stan_na)
    return has_mark_on(day) if status == "mark" else exists_on(day)


def _may_hold(status: EntityStatus | None) -> ColumnElement[bool]:
    """Leaves out the many entities that never had a status, before anything is counted."""
    c = entity_state.c
    if status == "ps":
        return or_(c.ps_from.is_not(None), c.is_ps.is_(True))
    return c.mark_from.is_not(None) if status == "mark" else true()


def _kinds(measure: EntityStockMeasure) -> set[str]:
    return {kind for listed in measure.kinds.values() for kind in listed}


def _chunks(numbers: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (numbers[start : start + size] for start in range(0, len(numbers), size))


def _breakdowns(kind: str, numbers: Sequence[int], measure: EntityStockMeasure) -> Iterator[tuple[str, int]]:
    own, *of_statuses = numbers
    for breakdown in {TOTAL, *(name for name, listed in measure.kinds.items() if kind in listed)}:
        yield breakdown, own
    yield from zip(measure.with_status, of_statuses, strict=True)


def _covered(connection: Connection, task: Task, counts: Sequence[Count], measure: EntityStockMeasure) -> set[str]:
    """Codes of the regions that the registry is about; none where it says nothing of the status that is counted."""
    of_region = Counter[str]()
    if measure.status is None:
        for (code, breakdown), number in counts[-1].values.items():
            if breakdown == TOTAL and level_of(code) == "gmina":
                of_region[code[:2]] += number
    elif _tells(connection, task.snapshot, measure.status):
        c = entity_state.c
        region = func.substr(c.area_code, 1, 2)
        query = select(region, func.count()).where(c.load_id == task.snapshot.load_id).group_by(region)
        for code, number in connection.execute(query):
            of_region[code] = number
    return covered_regions(of_region)


def _tells(connection: Connection, snapshot: Snapshot, status: EntityStatus) -> bool:
    """Whether any row says of the status that it is held or not."""
    c = entity_state.c
    is_told = or_(c.ps_from.is_not(None), c.is_ps.is_not(None)) if status == "ps" else c.mark_from.is_not(None)
    return connection.execute(select(c.id).where(c.load_id == snapshot.load_id, is_told).limit(1)).first() is not None


def _rows(
    count: Count, day: date, task: Task, areas: Sequence[str], measure: EntityStockMeasure
) -> Iterator[SummaryRow]:
    is_passing = (day.month, day.day) != (12, 31)
    about = {
        "load_id": task.snapshot.load_id,
        "known_from": task.known_from,
        "known_to": task.known_until if is_passing else None,
    }
    for code in areas:
        for breakdown in (TOTAL, *measure.kinds, *measure.with_status):
            yield value_row(
                about | {"row_no": count.rows.get((code, breakdown), HEADER_ROW)},
                area_code=code,
                breakdown=breakdown,
                period_end=day,
                value=float(count.values[code, breakdown]),
                basis="counted",
            )
