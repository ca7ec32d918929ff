"""Events of an office that took place, by area, kind and year, or by gmina and month."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, extract, func, or_, select

from data.catalog import Catalog, Indicator
from data.catalog.models import HeldEventsMeasure
from data.store.columns import WITHDRAWN_FROM
from data.store.tables import event, load
from etl.measures.event_count import HELD
from etl.measures.office_years import Group, tellings, yearly
from etl.measures.summary import Summary, SummaryRow, has_level, value_row


def summarise(connection: Connection, indicator: Indicator, catalog: Catalog) -> Summary:
    """A kind that is on no list counts for all kinds only."""
    measure = indicator.measure
    assert isinstance(measure, HeldEventsMeasure)
    if measure.step == "month":
        return Summary(values=list(_months(connection, indicator, measure.sources[0])))
    kind_by_name = {name.pl: kind for kind, name in indicator.breakdowns.items()}
    groups = (
        Group(
            row.area_code,
            (kind_by_name[row.kind],) if row.kind in kind_by_name else (),
            int(row.year),
            row.known_from,
            row.known_to,
            row.number,
            row.load_id,
            row.row_no,
        )
        for row in _counted(connection, measure.sources[0], event.c.kind)
    )
    return yearly(connection, indicator, catalog, groups, tellings(connection, measure.sources[:1]))


def _counted(connection: Connection, source_id: str, *more: Any) -> Iterator[Any]:
    """Held events by area, year, what else is asked for, and the time they are known for."""
    c = event.c
    groups = [c.area_code, extract("year", c.date_from).label("year"), c.known_from, c.known_to, *more]
    query = (
        select(
            *groups,
            func.count().label("number"),
            func.max(c.date_from).label("last_day"),
            func.min(c.load_id).label("load_id"),
            func.min(c.row_no).label("row_no"),
        )
        .join(load, load.c.id == c.load_id)
        .where(
            load.c.source_id == source_id,
            c.status == HELD,
            c.date_from.is_not(None),
            or_(c.known_to.is_(None), c.known_to != WITHDRAWN_FROM),
        )
        .group_by(*groups)
    )
    yield from connection.execute(query)


def _months(connection: Connection, indicator: Indicator, source_id: str) -> Iterator[SummaryRow]:
    """Months that had an event, each ending on the day of its last one."""
    month = extract("month", event.c.date_from).label("month")
    rows_by_month: dict[tuple[str, int, int], list[Any]] = defaultdict(list)
    for row in _counted(connection, source_id, month):
        if has_level(indicator, row.area_code):
            rows_by_month[row.area_code, int(row.year), int(row.month)].append(row)
    for (area_code, year, number), rows in rows_by_month.items():
        spans = [(row.known_from or date.min, row.known_to or date.max) for row in rows]
        for since, until in pairwise(sorted({moment for span in spans for moment in span})):
            known = [row for row, span in zip(rows, spans, strict=True) if span[0] <= since and until <= span[1]]
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
