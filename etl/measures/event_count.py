"""Events that took place, counted by area and calendar year."""

from datetime import date

from sqlalchemy import Connection

from data.catalog import Catalog, Indicator
from data.catalog.models import EventCountMeasure
from data.store.tables import event
from etl.measures.summary import Fact, Summary, SummaryRow, areas_containing, facts, facts_query, has_level, value_row

HELD = "zrealizowane"


def summarise(connection: Connection, indicator: Indicator, catalog: Catalog) -> Summary:
    """A year belongs to the first day of an event; a year without events has no row, because the sources have gaps."""
    assert isinstance(indicator.measure, EventCountMeasure)
    query = facts_query(event, indicator.measure.sources).where(event.c.status == HELD, event.c.date_from.is_not(None))
    rows: dict[tuple[int, str, int], SummaryRow] = {}
    for fact in facts(connection, query):
        for area_code in areas_containing(fact["area_code"], catalog):
            if has_level(indicator, area_code):
                place = (fact["load_id"], area_code, fact["date_from"].year)
                row = rows.setdefault(place, _empty_row(fact, area_code))
                row["value"] += 1.0
    return Summary(values=list(rows.values()))


def _empty_row(fact: Fact, area_code: str) -> SummaryRow:
    year = fact["date_from"].year
    return value_row(
        fact,
        area_code=area_code,
        breakdown="",
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
        value=0.0,
        basis="counted",
        source_title=None,
        source_address=None,
        note=None,
    )
