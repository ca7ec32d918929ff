"""The demonstration registry loaded year by year: every count is that of its truth, on both databases."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from data.queries.entity_changes import changes
from data.queries.entity_stock import stock
from data.queries.indicators import indicator_values
from data.queries.state import demo_sources
from data.store.engine import migrate, open_engine
from data.store.tables import entity_review, entity_state
from etl.bundle import bundled_files
from etl.loading import Target, load_file
from etl.sample.demo_set import demo_set
from etl.sample.order import order_from
from etl.sample.write import write_set
from tests.integration.bundled import CATALOG

SOURCE = "pes_registry"
ENTITIES = 400
Days = list[date]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set of three years in which every third row has a misspelt cell."""
    folder = tmp_path_factory.mktemp("sample")
    options = {"entities": str(ENTITIES), "attendance": "0", "noise": "0.33", "snapshots": "3", "out": str(folder)}
    write_set(demo_set(order_from(options, CATALOG, CATALOG.default_region())), lambda *_: None)
    return folder


@pytest.fixture
def target(database_url: str, tmp_path: Path) -> Iterator[Target]:
    """A database with the areas alone."""
    engine = open_engine(database_url)
    migrate(engine)
    target = Target(engine, CATALOG, tmp_path)
    for file in bundled_files():
        if file.source in {"territory", "powiaty"}:
            load_file(target, file.path, source_id=file.source, stan_na=file.stan_na, by="test")
    yield target
    engine.dispose()


def load_all(target: Target, sample: Path) -> Days:
    """Loads every snapshot; the days in order."""
    days = []
    for path in sorted(sample.glob("demo_rejestr_pes_*.csv")):
        day = date.fromisoformat(path.stem.rpartition("_")[2])
        loaded = load_file(target, path, source_id=SOURCE, stan_na=day, by="test")
        assert (loaded.file.faults, loaded.file.is_demo) == ([], True)
        days.append(day)
    return days


def test_stock_status_and_indicators_are_those_of_the_truth(target, sample):
    days = load_all(target, sample)
    truth = json.loads((sample / "prawda.json").read_text(encoding="utf-8"))["liczby"]["rejestr"]
    with target.engine.connect() as db:
        assert demo_sources(db) == [SOURCE]
        values = {
            name: indicator_values(db, indicator_ids=[name], area_codes=["24"], stan_na=None).set_index("period_end")
            for name in ("podmioty_rejestr", "przedsiebiorstwa_spoleczne")
        }
        for day in days:
            counted, told = stock(db, on=day, source_id=SOURCE), truth[day.isoformat()]
            assert (counted["entities"].sum(), counted["ps"].sum()) == (told["istniejace"], told["ps"])
            assert values["podmioty_rejestr"].loc[day, "value"] == told["istniejace"]
            assert values["przedsiebiorstwa_spoleczne"].loc[day, "value"] == told["ps"]


def test_entities_keep_their_keys_though_names_are_misspelt(target, sample):
    days = load_all(target, sample)
    with target.engine.connect() as db:
        found = changes(db, source_id=SOURCE, since=days[0], until=days[-1])
        lives = select(func.count()).select_from(entity_state).group_by(entity_state.c.entity_key)
        lengths = list(db.scalars(lives))
        doubtful = db.scalar(select(func.count()).select_from(entity_review))
    vanished = (found["change"] == "vanished").sum()
    assert vanished <= doubtful <= ENTITIES / 50
    assert sum(length == len(days) for length in lengths) > 0.8 * ENTITIES
