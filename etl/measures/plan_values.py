"""Baseline, target and values of an indicator as a plan publishes them."""

from typing import Any

from sqlalchemy import Connection

from data.catalog import Catalog, Indicator
from data.catalog.models import PlanValueMeasure
from data.store.tables import plan_target, plan_value
from etl.measures.observations import basis_rank, place_and_period, series_rows
from etl.measures.summary import CITED, PROVENANCE, Summary, SummaryRow, facts, facts_query, has_level, value_row
from etl.measures.versions import best_known

TARGET_COLUMNS = ("area_code", "baseline_value", "baseline_period", "target_value", "target_period")
OF_THE_PLAN, OF_THE_SERIES = 1, 0


def summarise(connection: Connection, indicator: Indicator, _catalog: Catalog) -> Summary:
    """The plan's own values, and those of `later_series` for all other periods: the whole path."""
    measure = indicator.measure
    assert isinstance(measure, PlanValueMeasure)
    own = [
        value_row(fact, area_code=fact["area_code"], breakdown="", basis=fact["status"])
        for fact in _of_code(connection, plan_value, measure, indicator)
    ]
    series = {measure.later_series: ""} if measure.later_series else {}
    ranked = [(OF_THE_PLAN, row) for row in own]
    ranked += [(OF_THE_SERIES, row) for row in series_rows(connection, indicator, series)]
    rank_by_row = {id(row): rank for rank, row in ranked}
    values = best_known(
        [row for _, row in ranked],
        key=place_and_period,
        rank=lambda row: (rank_by_row[id(row)], basis_rank(row)),
    )
    return Summary(values, _targets(connection, measure, indicator))


def _targets(connection: Connection, measure: PlanValueMeasure, indicator: Indicator) -> list[SummaryRow]:
    names = (*TARGET_COLUMNS, *PROVENANCE, *CITED)
    found = _of_code(connection, plan_target, measure, indicator)
    return [{"breakdown": "", **{name: fact[name] for name in names}} for fact in found]


def _of_code(connection: Connection, table: Any, measure: PlanValueMeasure, indicator: Indicator) -> list[Any]:
    query = facts_query(table, measure.sources).where(table.c.code == measure.code)
    return [fact for fact in facts(connection, query) if has_level(indicator, fact["area_code"])]
