"""From counted groups of facts to values of calendar years, for every state of knowledge."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from sqlalchemy import Connection, select

from data.catalog import Catalog, Indicator
from data.store.tables import load
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
Key = tuple[str, str, int]


class Telling(NamedTuple):
    """A file that tells of years up to the date it speaks of, and from when on it is known."""

    since: date
    told: date
    load_id: int


class Group(NamedTuple):
    """Facts of one area and year that are known for the same time; `breakdowns` they count for beside the total."""

    area_code: str
    breakdowns: tuple[str, ...]
    year: int
    known_from: date | None
    known_to: date | None
    number: int
    load_id: int
    row_no: int


class Part(NamedTuple):
    """What of a value is known from when to when, and its first row."""

    since: date
    until: date
    number: int
    load_id: int
    row_no: int


def tellings(connection: Connection, sources: Collection[str]) -> list[Telling]:
    """The standing loads of sources in the order of their dates; the first tells the history before it too."""
    query = select(load.c.stan_na, load.c.id).where(load.c.source_id.in_(list(sources)), load.c.withdrawn_at.is_(None))
    load_by_day = {row.stan_na: row.id for row in connection.execute(query.order_by(load.c.stan_na, load.c.id))}
    return [
        Telling(day if place else date.min, day, load_id) for place, (day, load_id) in enumerate(load_by_day.items())
    ]


def yearly(
    connection: Connection,
    indicator: Indicator,
    catalog: Catalog,
    groups: Iterable[Group],
    files: Sequence[Telling],
) -> Summary:
    """Values of all areas of the regions that the facts are about, from their first year to that of the newest file.

    A year without facts is a zero, since the files of an office tell all that it did. A year that a file does not see
    the end of ends on the date of the file.
    """
    if not files:
        return Summary()
    parts: dict[Key, dict[tuple[date, date], Part]] = defaultdict(dict)
    by_region, breakdowns = Counter[str](), {TOTAL}
    first_year: dict[str, int] = {}
    for group in groups:
        region = group.area_code[:2]
        by_region[region] += group.number
        first_year[region] = min(group.year, first_year.get(region, group.year))
        breakdowns.update(group.breakdowns)
        for code in areas_containing(group.area_code, catalog):
            if has_level(indicator, code):
                for breakdown in (TOTAL, *group.breakdowns):
                    _add(parts[code, breakdown, group.year], group)
    regions = covered_regions(by_region)
    rows: list[SummaryRow] = []
    for code in reported_areas(connection, indicator, catalog):
        if code[:2] in regions:
            years = range(first_year[code[:2]], files[-1].told.year + 1)
            for breakdown in sorted(breakdowns):
                for year in years:
                    rows += _rows((code, breakdown, year), parts.get((code, breakdown, year), {}), files)
    return Summary(values=rows)


def _add(found: dict[tuple[date, date], Part], group: Group) -> None:
    span = (group.known_from or date.min, group.known_to or date.max)
    before = found.get(span)
    number = group.number + (before.number if before else 0)
    first = (group.load_id, group.row_no)
    found[span] = Part(*span, number, *(min(first, before[3:]) if before else first))


def _rows(key: Key, found: Mapping[tuple[date, date], Part], files: Sequence[Telling]) -> Iterator[SummaryRow]:
    """One row for each time during which the same is known of a year."""
    area_code, breakdown, year = key
    of_year = [file for file in files if file.told.year == year]
    later = next((file for file in files if file.told.year > year), None)
    telling = [*of_year, *([later] if later else [])]
    if not telling:
        return
    start = telling[0].since
    moments = {file.since for file in telling} | {moment for span in found for moment in span if moment > start}
    last: SummaryRow | None = None
    for since, until in pairwise(sorted(moments | {date.max})):
        file = next(file for file in reversed(telling) if file.since <= since)
        parts = [part for part in found.values() if part.since <= since and until <= part.until]
        first = min((part[3:] for part in parts), default=(file.load_id, HEADER_ROW))
        row = value_row(
            {"load_id": first[0], "row_no": first[1], "known_from": None if since == date.min else since},
            area_code=area_code,
            breakdown=breakdown,
            period_start=date(year, 1, 1),
            period_end=min(date(year, 12, 31), file.told),
            value=float(sum(part.number for part in parts)),
            basis="counted",
        ) | {"known_to": None if until == date.max else until}
        if last and all(last[name] == row[name] for name in ("value", "period_end")):
            last["known_to"] = row["known_to"]
            continue
        if last:
            yield last
        last = row
    if last:
        yield last
