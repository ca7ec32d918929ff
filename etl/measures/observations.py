"""Values of published series, one for each area, breakdown and period."""

from sqlalchemy import Connection

from data.catalog import Catalog, Indicator
from data.catalog.models import ObservationMeasure
from data.store.tables import observation
from etl.measures.summary import Summary, SummaryRow, facts, facts_query, has_level, value_row
from etl.measures.versions import best_known

RANK_BY_BASIS = {
    "derived": 0, "read_from_chart": 1, "inferred_date": 2, "preliminary": 3, "published": 4, "final": 5,
}  # fmt: skip


def summarise(connection: Connection, indicator: Indicator, _catalog: Catalog) -> Summary:
    """Undated rows and rows without a value are left out; published wins over derived, then the newest."""
    assert isinstance(indicator.measure, ObservationMeasure)
    breakdown_by_series = {series: breakdown for breakdown, series in indicator.measure.series.items()}
    rows = series_rows(connection, indicator, breakdown_by_series)
    return Summary(values=best_known(rows, key=place_and_period, rank=basis_rank))


def series_rows(connection: Connection, indicator: Indicator, breakdown_by_series: dict[str, str]) -> list[SummaryRow]:
    """Every dated value of the series in the areas of the card, competing ones included."""
    found = facts_query(observation, indicator.measure.sources).where(
        observation.c.series.in_(list(breakdown_by_series)),
        observation.c.period_end.is_not(None),
        observation.c.value.is_not(None),
    )
    return [
        value_row(fact, area_code=fact["area_code"], breakdown=breakdown_by_series[fact["series"]])
        for fact in facts(connection, found)
        if has_level(indicator, fact["area_code"])
    ]


def place_and_period(row: SummaryRow) -> tuple[object, ...]:
    """What one value is for."""
    return row["area_code"], row["breakdown"], row["period_start"], row["period_end"]


def basis_rank(row: SummaryRow) -> int:
    """How close a value is to its publication."""
    return RANK_BY_BASIS.get(row["basis"], 0)
