"""Events of an office that took place, by area, kind and year, or by gmina and month."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from data.catalog import Catalog, Indicator
from data.catalog.models import HeldEventsMeasure
from etl.measures.columns import Numbers, grouped
from etl.measures.event_count import HELD
from etl.measures.office_rows import FOREVER, MONTHS, NO_DAY, OfficeRows, day_or_none, months_of
from etl.measures.office_years import Group, tellings, yearly
from etl.measures.summary import Summary, SummaryRow, has_level, value_row


class Counted(NamedTuple):
    """Held events of an area and year that are known for the same time; `more` is what else they share."""

    area_code: str
    year: int
    known_from: date | None
    known_to: date | None
    more: int
    number: int
    last_day: date
    load_id: int
    row_no: int


def summarise(rows: OfficeRows, indicator: Indicator, catalog: Catalog) -> Summary:
    """A kind that is on no list counts for all kinds only."""
    measure = indicator.measure
    assert isinstance(measure, HeldEventsMeasure)
    if measure.step == "month":
        return Summary(values=list(_months(rows, indicator, measure.sources[0])))
    kind_by_name = {name.pl: kind for kind, name in indicator.breakdowns.items()}
    kind_codes = rows.events.kind
    kinds = [(kind_by_name[name],) if name in kind_by_name else () for name in rows.kinds.values]
    groups = (
        Group(
            row.area_code, kinds[row.more], row.year, row.known_from, row.known_to, row.number, row.load_id, row.row_no
        )
        for row in _counted(rows, measure.sources[0], kind_codes)
    )
    return yearly(rows.connection, indicator, catalog, groups, tellings(rows.connection, measure.sources[:1]))


def _counted(rows: OfficeRows, source_id: str, more: Numbers) -> Iterator[Counted]:
    """In the order of areas, years and the time they are known for."""
    events = rows.events
    is_held = np.array([status == HELD for status in rows.statuses.values], dtype=bool)[events.status]
    held = np.flatnonzero((events.source == rows.source(source_id)) & is_held & (events.first_day != NO_DAY))
    area, year, span = events.area[held], events.year[held], events.span.of(held)
    groups = grouped(area, year, *span, more[held])
    first = groups.first
    columns = [
        area[first],
        year[first],
        *span.of(first),
        more[held][first],
        groups.sums(np.ones_like(held)),
        groups.largest(events.first_day[held]),
        groups.smallest(events.load_id[held]),
        groups.smallest(events.row_no[held]),
    ]
    codes = rows.areas.values
    rank = np.argsort(np.argsort(np.array([*codes, ""], dtype=object)))
    until = np.where(columns[3] == FOREVER, NO_DAY, columns[3])
    order = np.lexsort((columns[4], until, columns[2], columns[1], rank[columns[0]]))
    for place, told, since, to, shared, number, last, *origin in zip(
        *(c[order].tolist() for c in columns), strict=True
    ):
        known = day_or_none(since), day_or_none(to)
        yield Counted(codes[place], told, *known, shared, number, date.fromordinal(last), *origin)


def _months(rows: OfficeRows, indicator: Indicator, source_id: str) -> Iterator[SummaryRow]:
    """Months that had an event, each ending on the day of its last one."""
    rows_by_month: dict[tuple[str, int, int], list[Counted]] = defaultdict(list)
    for row in _counted(rows, source_id, months_of(rows.events.first_day) % MONTHS):
        if has_level(indicator, row.area_code):
            rows_by_month[row.area_code, row.year, row.more + 1].append(row)
    for (area_code, year, number), found in rows_by_month.items():
        spans = [(row.known_from or date.min, row.known_to or date.max) for row in found]
        for since, until in pairwise(sorted({moment for span in spans for moment in span})):
            known = [row for row, span in zip(found, spans, strict=True) if span[0] <= since and until <= span[1]]
            if known:
                yield value_row(
                    {
                        "load_id": known[0].load_id,
                        "row_no": known[0].row_no,
                        "known_from": None if since == date.min else since,
                        "known_to": None if until == date.max else until,
                    },
                    area_code=area_code,
                    breakdown="",
                    period_start=date(year, number, 1),
                    period_end=max(row.last_day for row in known),
                    value=float(sum(row.number for row in known)),
                    basis="counted",
                )
