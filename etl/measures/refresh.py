"""Rewrites the summaries that a load may have changed, inside the load's transaction."""

from collections.abc import Callable, Mapping

import pandas as pd
from sqlalchemy import Connection, delete

from data.areas import LEVELS
from data.catalog import Catalog, Indicator
from data.catalog.filed_plan import FILED, FILED_SOURCES, FiledIndicator, indicator_card
from data.queries.filed_plans import filed_codes
from data.store.bulk import insert_frame
from data.store.tables import SUMMARIES, indicator_target, indicator_value
from etl.measures import (
    attendances,
    entity_count,
    entity_stock,
    event_count,
    held_events,
    observations,
    plan_actions,
    plan_values,
)
from etl.measures.attended import Office
from etl.measures.summary import Summary

SUMMARISE_BY_WAY: Mapping[str, Callable[[Connection, Indicator, Catalog], Summary]] = {
    "observations": observations.summarise,
    "plan_values": plan_values.summarise,
    "plan_actions": plan_actions.summarise,
    "entity_count": entity_count.summarise,
    "entity_stock": entity_stock.summarise,
    "event_count": event_count.summarise,
}
OF_OFFICE: Mapping[str, Callable[[Office, Indicator, Catalog], Summary]] = {
    "held_events": held_events.summarise,
    "attendances": attendances.summarise,
}


def refresh(connection: Connection, source_id: str, *, catalog: Catalog, office: Office | None = None) -> None:
    """Deletes and rewrites the rows of every indicator that counts from this source, filed ones included. `office` is
    what was read already of the rows of an office."""
    office = office or Office(connection)
    indicators = catalog.indicators_of_source(source_id)
    for table in SUMMARIES:
        connection.execute(delete(table).where(table.c.indicator_id.in_([i.id for i in indicators])))
    if source_id in FILED_SOURCES:
        indicators += _filed(connection)
        for table in SUMMARIES:
            connection.execute(delete(table).where(table.c.indicator_id.startswith(FILED, autoescape=True)))
    for indicator in indicators:
        way = indicator.measure.way
        of_office = OF_OFFICE.get(way)
        summary = (
            of_office(office, indicator, catalog)
            if of_office
            else SUMMARISE_BY_WAY[way](connection, indicator, catalog)
        )
        for table, rows in ((indicator_value, summary.values), (indicator_target, summary.targets)):
            if rows:
                insert_frame(connection, table, pd.DataFrame(rows, dtype=object), indicator_id=indicator.id)


def _filed(connection: Connection) -> list[Indicator]:
    """Indicators of the files of plans, as far as counting needs them: what a file says of them may change with it."""
    any_level = frozenset(LEVELS)
    return [
        indicator_card(FiledIndicator(code, code, "", "", "level", "up", levels=any_level))
        for code in filed_codes(connection)
    ]
