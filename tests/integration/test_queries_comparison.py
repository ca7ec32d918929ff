"""The newest values of many areas and the series of a few, on facts written by hand."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine

from data.comparison.measured import Cell
from data.queries.comparison import Question, newest_cells, series_cells
from data.queries.indicators import value_periods
from data.store.engine import migrate, open_engine
from tests.integration.store_facts import put
from tests.integration.test_queries_values import FIRST, SECOND, add_value


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Two loads, and values of two areas, two years and one kind; one of them was replaced."""
    engine = open_engine(database_url)
    migrate(engine)
    put(engine, FIRST, "Łazy")
    put(engine, SECOND, "Łazy", "Poręba")
    add_value(engine, 1, 2022)
    add_value(engine, 2, 2023, known_to=SECOND)
    add_value(engine, 3, 2023, known_from=SECOND)
    add_value(engine, 4, 2022, area_code="2404")
    add_value(engine, 5, 2023, breakdown="zaz")
    yield engine
    engine.dispose()


def newest(engine: Engine, kind: str = "", stan_na: date | None = None) -> list[tuple[str, int, float]]:
    with engine.connect() as db:
        cells = newest_cells(db, [("kpres_05", kind)], ["24", "2404", "2405"], stan_na=stan_na)
    return sorted((c.area_code, c.period_end.year, c.value) for c in cells)


def test_each_area_has_its_newest_value(engine):
    assert newest(engine) == [("24", 2023, 3), ("2404", 2022, 4)]
    assert newest(engine, "zaz") == [("24", 2023, 5)]


def test_past_date_sees_what_was_known_then(engine):
    assert newest(engine, stan_na=FIRST) == [("24", 2023, 2), ("2404", 2022, 4)]
    assert newest(engine, stan_na=date(2022, 12, 31)) == [("24", 2022, 1), ("2404", 2022, 4)]
    assert newest(engine, stan_na=date(2021, 1, 1)) == []


def test_nothing_asked_is_nothing_found(engine):
    with engine.connect() as db:
        assert newest_cells(db, [], ["24"], stan_na=None) == []
        assert newest_cells(db, [("kpres_05", "")], [], stan_na=None) == []


def test_series_come_oldest_first_by_question(engine):
    with engine.connect() as db:
        found = series_cells(db, [Question(["kpres_05"], ["24"]), Question(["kpres_05"], ["2404"], None)], stan_na=None)
        kinds = series_cells(db, [Question(["kpres_05"], ["24"], None)], stan_na=None)
    assert [(c.area_code, c.value) for c in found if c.area_code == "24"] == [("24", 1), ("24", 3)]
    assert len(found) == 3
    assert {c.breakdown for c in kinds} == {"", "zaz"}
    assert isinstance(found[0], Cell)
    assert found[0].is_demo is False


def test_dates_of_some_areas_only(engine):
    with engine.connect() as db:
        assert value_periods(db, indicator_ids=["kpres_05"], area_codes=["2404"]) == [date(2022, 12, 31)]
