"""Indicators counted from a registry, on both databases: ends of years, the newest date, zeros, statuses that lapse."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from data.queries.indicators import indicator_values
from data.store.engine import migrate, open_engine
from etl.measures.entity_stock import summarise
from etl.measures.refresh import refresh
from tests.integration.bundled import CATALOG
from tests.integration.registry_facts import entity, put_areas, put_snapshot, withdraw

GMINY = ["24", "2416", "241605", "2464", "246401", "18", "1803", "180301"]
SPRING, AUTUMN = date(2024, 3, 31), date(2025, 9, 30)
Y2022, Y2023, Y2024, Y2025 = (date(year, 12, 31) for year in (2022, 2023, 2024, 2025))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    migrate(engine)
    put_areas(engine, GMINY)
    yield engine
    engine.dispose()


def counted(engine: Engine, name: str, area: str = "24", breakdown: str = "") -> dict[date, float]:
    """Values by day, whenever they were known."""
    with engine.connect() as db:
        rows = summarise(db, CATALOG.indicators[name], CATALOG).values
    return {r["period_end"]: r["value"] for r in rows if (r["area_code"], r["breakdown"]) == (area, breakdown)}


def shown(engine: Engine, day: date | None, name: str = "podmioty_rejestr") -> list[tuple[Any, ...]]:
    """What a reader sees who asks for a day, after the summaries were written."""
    with engine.begin() as db:
        refresh(db, "pes_registry", catalog=CATALOG)
    with engine.connect() as db:
        found = indicator_values(db, indicator_ids=[name], area_codes=["24"], stan_na=day)
    return list(found[["period_end", "value"]].itertuples(index=False, name=None))


def test_nothing_is_counted_without_a_registry(engine):
    assert counted(engine, "podmioty_rejestr") == {}


def test_years_go_back_as_far_as_closings_are_told(engine):
    put_snapshot(
        engine,
        SPRING,
        entity("a"),
        entity("b", started_on=date(2024, 1, 1)),
        entity("c", closed_on=date(2024, 2, 1)),
        entity("d", closed_on=date(2023, 2, 1)),
        entity("e", closed_on=date(2021, 2, 1)),
    )
    assert counted(engine, "podmioty_rejestr") == {Y2022: 3.0, Y2023: 2.0, SPRING: 2.0}


def test_registry_without_closings_tells_its_own_day_alone(engine):
    put_snapshot(engine, SPRING, entity("a"))
    assert counted(engine, "podmioty_rejestr") == {SPRING: 1.0}


def test_end_of_a_year_is_told_by_the_first_registry_that_follows(engine):
    put_snapshot(engine, SPRING, entity("a"), entity("b"))
    put_snapshot(engine, AUTUMN, entity("a"), entity("c", started_on=date(2024, 6, 1)))
    assert counted(engine, "podmioty_rejestr") == {SPRING: 2.0, Y2024: 2.0, AUTUMN: 2.0}
    assert shown(engine, None) == [(Y2024, 2.0), (AUTUMN, 2.0)]
    assert shown(engine, date(2025, 1, 31)) == [(SPRING, 2.0)]
    assert shown(engine, AUTUMN) == [(Y2024, 2.0), (AUTUMN, 2.0)]


def test_year_ends_stay_when_a_newer_registry_comes(engine):
    for day in (Y2023, Y2024, Y2025):
        put_snapshot(engine, day, *(entity(str(n)) for n in range(day.year - 2020)))
    assert shown(engine, None) == [(Y2023, 3.0), (Y2024, 4.0), (Y2025, 5.0)]
    assert shown(engine, Y2024) == [(Y2023, 3.0), (Y2024, 4.0)]


def test_withdrawn_registry_does_not_count(engine):
    put_snapshot(engine, Y2023, entity("a"))
    withdraw(engine, put_snapshot(engine, Y2024, entity("a"), entity("b")))
    assert shown(engine, None) == [(Y2023, 1.0)]


def test_corrected_registry_of_the_same_day_replaces_the_first(engine):
    put_snapshot(engine, Y2023, entity("a"))
    put_snapshot(engine, Y2023, entity("a"), entity("b"))
    assert shown(engine, None) == [(Y2023, 2.0)]


def test_areas_kinds_and_zeros(engine):
    put_snapshot(
        engine,
        Y2023,
        entity("a", is_ps=True, ps_from=date(2023, 1, 1)),
        entity("b", kind="cis", area_code="246401"),
        entity("c", kind="owes"),
    )
    areas = ("24", "24-polnocny", "2464", "246401", "2416", "241605", "24-zachodni")
    totals = [counted(engine, "podmioty_rejestr", area)[Y2023] for area in areas]
    assert totals == [2.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0]
    kinds = {name: counted(engine, "podmioty_rejestr", breakdown=name)[Y2023] for name in ("cis", "kgw", "ps")}
    assert kinds == {"cis": 1.0, "kgw": 0.0, "ps": 1.0}
    assert counted(engine, "jednostki_rejestr", "241605") == {Y2023: 0.0}
    assert counted(engine, "przedsiebiorstwa_spoleczne", "246401") == {Y2023: 0.0}


def test_region_that_the_registry_is_not_about_has_no_zeros(engine):
    put_snapshot(engine, Y2023, *(entity(str(n)) for n in range(200)), entity("far", area_code="180301"))
    assert counted(engine, "podmioty_rejestr", "18") == counted(engine, "podmioty_rejestr", "180301") == {}
    assert counted(engine, "podmioty_rejestr", "246401") == {Y2023: 0.0}


def test_status_that_lapsed_stops_counting(engine):
    lapsed = entity("a", is_ps=False, ps_from=date(2022, 11, 2), ps_to=date(2023, 6, 30))
    put_snapshot(engine, Y2023, lapsed, entity("b", is_ps=True, ps_from=date(2023, 3, 1)))
    assert counted(engine, "przedsiebiorstwa_spoleczne") == {Y2022: 1.0, Y2023: 1.0}
    assert counted(engine, "przedsiebiorstwa_spoleczne", breakdown="organizacja") == {Y2022: 1.0, Y2023: 1.0}


def test_mark_that_lapsed_stops_counting(engine):
    rows = [
        entity("a", mark_from=date(2021, 1, 1), mark_to=date(2022, 12, 31)),
        entity("b", mark_from=date(2023, 1, 1)),
    ]
    put_snapshot(engine, Y2023, *rows, entity("c", closed_on=date(2023, 5, 1), mark_from=date(2022, 1, 1)))
    assert counted(engine, "zakup_prospoleczny") == {Y2022: 2.0, Y2023: 1.0}


def test_registry_that_says_nothing_of_a_status_has_no_zeros_for_it(engine):
    put_snapshot(engine, Y2023, entity("a", is_ps=None))
    assert counted(engine, "przedsiebiorstwa_spoleczne") == counted(engine, "zakup_prospoleczny") == {}
    assert counted(engine, "jednostki_rejestr") == {}
    put_snapshot(engine, Y2024, entity("a", is_ps=False))
    assert counted(engine, "przedsiebiorstwa_spoleczne") == {Y2024: 0.0}


def test_value_leads_to_its_file_and_first_row(engine):
    load_id = put_snapshot(engine, Y2023, entity("a", area_code="246401"), entity("b"))
    with engine.connect() as db:
        rows = summarise(db, CATALOG.indicators["podmioty_rejestr"], CATALOG).values
    places = {row["area_code"]: (row["load_id"], row["row_no"]) for row in rows if row["breakdown"] == ""}
    assert (places["24"], places["241605"], places["24-zachodni"]) == ((load_id, 2), (load_id, 3), (load_id, 1))
