"""Entities counted by area and kind at the date their source speaks of."""

from collections.abc import Iterator

from sqlalchemy import Connection

from data.catalog import Catalog, Indicator
from data.catalog.models import EntityCountMeasure
from data.store.tables import entity_state
from etl.measures.summary import Fact, Summary, SummaryRow, areas_containing, facts, facts_query, has_level, value_row

TOTAL = ""


def summarise(connection: Connection, indicator: Indicator, catalog: Catalog) -> Summary:
    """An area without entities has no row: a source that is a sample cannot tell zero from unknown.

    An entity known only to its powiat counts for the powiat and the areas above it. TOTAL counts all listed kinds.
    """
    measure = indicator.measure
    assert isinstance(measure, EntityCountMeasure)
    kinds = {kind for listed in measure.kinds.values() for kind in listed}
    breakdowns_by_kind = {
        kind: {TOTAL, *(b for b, listed in measure.kinds.items() if kind in listed)} for kind in sorted(kinds)
    }
    query = facts_query(entity_state, measure.sources).where(entity_state.c.kind.in_(sorted(kinds)))
    rows: dict[tuple[int, str, str], SummaryRow] = {}
    keys: dict[tuple[int, str, str], set[str]] = {}
    for fact in filter(_stands, facts(connection, query)):
        for area_code, breakdown in _places(fact, breakdowns_by_kind, indicator, catalog):
            place = (fact["load_id"], area_code, breakdown)
            keys.setdefault(place, set()).add(fact["entity_key"])
            rows.setdefault(place, _row(fact, area_code, breakdown))
    return Summary(values=[row | {"value": float(len(keys[place]))} for place, row in rows.items()])


def _stands(fact: Fact) -> bool:
    """Whether the state is true, and the entity open, at the date of its source."""
    day = fact["stan_na"]
    is_valid = (fact["valid_from"] is None or fact["valid_from"] <= day) and (
        fact["valid_to"] is None or fact["valid_to"] >= day
    )
    return is_valid and (fact["closed_on"] is None or fact["closed_on"] > day)


def _places(
    fact: Fact, breakdowns_by_kind: dict[str, set[str]], indicator: Indicator, catalog: Catalog
) -> Iterator[tuple[str, str]]:
    for area_code in areas_containing(fact["area_code"], catalog):
        if has_level(indicator, area_code):
            for breakdown in sorted(breakdowns_by_kind[fact["kind"]]):
                yield area_code, breakdown


def _row(fact: Fact, area_code: str, breakdown: str) -> SummaryRow:
    return value_row(
        fact,
        area_code=area_code,
        breakdown=breakdown,
        period_start=None,
        period_end=fact["stan_na"],
        basis="counted",
        source_title=None,
        source_address=None,
        note=None,
    )
