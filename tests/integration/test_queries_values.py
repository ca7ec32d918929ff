"""Values by date and area, on facts written by hand; territory and freshness."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, insert

from data.catalog import Indicator
from data.progress import Status
from data.queries.indicators import indicator_targets, indicator_values, value_periods
from data.queries.progress import indicator_states
from data.queries.state import newest_loads, read_state
from data.queries.territory import read_territory
from data.store.engine import migrate, open_engine
from data.store.loads import undo_load
from data.store.tables import indicator_target, indicator_value
from tests.integration.bundled import CATALOG
from tests.integration.store_facts import put, refresh_nothing

FIRST, SECOND = date(2024, 6, 30), date(2025, 6, 30)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A database with two loads of the same source."""
    engine = open_engine(database_url)
    migrate(engine)
    put(engine, FIRST, "Łazy")
    put(engine, SECOND, "Łazy", "Poręba")
    yield engine
    engine.dispose()


def add_value(engine: Engine, value: float, year: int, **changes: Any) -> None:
    row = {"indicator_id": "kpres_05", "area_code": "24", "breakdown": "", "period_start": date(year, 1, 1)}
    row |= {"period_end": date(year, 12, 31), "value": value, "qualifier": "", "basis": "published"}
    with engine.begin() as connection:
        connection.execute(insert(indicator_value), [row | {"load_id": 1, "row_no": 2} | changes])


def add_target(engine: Engine, baseline: float, target: float, **changes: Any) -> None:
    row = {"indicator_id": "kpres_05", "area_code": "24", "breakdown": "", "baseline_value": baseline}
    row |= {"baseline_period": date(2018, 12, 31), "target_value": target, "target_period": date(2023, 12, 31)}
    with engine.begin() as connection:
        connection.execute(insert(indicator_target), [row | {"load_id": 1, "row_no": 2} | changes])


def kpres_05(**changes: Any) -> Indicator:
    """A card of the national programme, reported here for the region and asked for once."""
    card = CATALOG.indicators["kpres_05"].model_dump() | {"areas": ["region"], "frequency": "once"}
    return Indicator.model_validate(card | changes)


def values(engine: Engine, stan_na: date | None = None, **changes: Any) -> list[float]:
    question = {"indicator_ids": ["kpres_05"], "area_codes": ["24"], "stan_na": stan_na}
    with engine.connect() as db:
        return indicator_values(db, **question | changes)["value"].tolist()


def test_values_of_other_indicators_areas_and_kinds_stay_out(engine):
    add_value(engine, 1, 2020)
    add_value(engine, 2, 2020, indicator_id="kpres_06")
    add_value(engine, 3, 2020, area_code="PL")
    add_value(engine, 4, 2020, breakdown="zaz")
    assert values(engine) == [1]
    assert values(engine, breakdowns=["zaz"]) == [4]
    assert sorted(values(engine, breakdowns=None)) == [1, 4]
    assert values(engine, indicator_ids=[]) == []


def test_replaced_value_is_visible_at_its_own_date_only(engine):
    add_value(engine, 1, 2020, known_to=SECOND)
    add_value(engine, 2, 2020, known_from=SECOND)
    assert [values(engine, day) for day in (FIRST, SECOND, None)] == [[1], [2], [2]]


def test_period_that_ended_later_is_not_shown(engine):
    add_value(engine, 1, 2020)
    add_value(engine, 2, 2021)
    assert values(engine, date(2021, 12, 30)) == [1]
    assert values(engine, date(2021, 12, 31)) == [1, 2]


def test_targets_carry_their_file_and_date(engine):
    add_target(engine, 1200, 1500)
    with engine.connect() as db:
        (row,) = indicator_targets(db, indicator_ids=["kpres_05"], area_codes=["24"], stan_na=None).to_dict("records")
    assert (row["baseline_value"], row["target_value"]) == (1200, 1500)
    assert (row["file_name"], row["load_stan_na"]) == ("territory.csv", FIRST)


def test_dates_to_choose_from_come_newest_first_and_once(engine):
    add_value(engine, 1, 2019)
    add_value(engine, 2, 2020)
    add_value(engine, 3, 2020, area_code="PL")
    with engine.connect() as db:
        assert value_periods(db, indicator_ids=["kpres_05"]) == [date(2020, 12, 31), date(2019, 12, 31)]


def test_worked_example_of_the_methodology_page(engine):
    add_value(engine, 1266, 2020)
    add_target(engine, 1200, 1500)
    with engine.connect() as db:
        (state,) = indicator_states(db, indicators=[kpres_05()], chain=["24"], stan_na=None)
    progress = state.progress
    assert (round(progress.distance, 2), round(progress.pace, 2), progress.status) == (0.22, 0.55, Status.LAGGING)


def test_value_older_than_its_frequency_allows_is_stale(engine):
    add_value(engine, 1266, 2020)
    add_target(engine, 1200, 1500)
    yearly = kpres_05(frequency="yearly")
    with engine.connect() as db:
        found = [
            indicator_states(db, indicators=[yearly], chain=["24"], stan_na=day)[0].progress.status
            for day in (date(2023, 12, 31), date(2024, 6, 30))
        ]
    assert found == [Status.LAGGING, Status.STALE]


def test_forecast_does_not_reach_over_a_break_of_the_series(engine):
    add_target(engine, 1200, 1500)
    for year, value in ((2015, 100), (2016, 200), (2017, 300), (2020, 1000)):
        add_value(engine, value, year)
    card = {"date": date(2019, 1, 1), "reason": {"pl": "nowa definicja", "en": "new definition"}}
    with engine.connect() as db:
        (state,) = indicator_states(db, indicators=[kpres_05(series_breaks=[card])], chain=["24"], stan_na=None)
    assert state.progress.status is Status.BROKEN_SERIES
    assert state.forecast is None


def test_freshness_grows_with_loads_and_ignores_withdrawn_ones(engine):
    with engine.connect() as db:
        before = read_state(db)
    undo_load(engine, 2, by="test", refresh=refresh_nothing)
    with engine.connect() as db:
        after = read_state(db)
        (newest,) = newest_loads(db).to_dict("records")
    assert (before.version, before.stan_na) == (2, SECOND)
    assert (after.version, after.stan_na) == (3, FIRST)
    assert (newest["load_id"], newest["stan_na"], newest["rows_accepted"]) == (1, FIRST, 1)


def test_empty_database_has_version_zero(database_url):
    engine = open_engine(database_url)
    migrate(engine)
    with engine.connect() as db:
        assert read_state(db).version == 0
        assert newest_loads(db).empty
        assert read_territory(db, region_teryt="24").areas == {}
    engine.dispose()


def test_territory_is_the_one_known_at_the_date(engine):
    with engine.connect() as db:
        names = [
            sorted(area.name for area in read_territory(db, region_teryt="24", stan_na=day).areas.values())
            for day in (FIRST, SECOND, None)
        ]
    assert names == [["Łazy"], ["Poręba", "Łazy"], ["Poręba", "Łazy"]]
