"""The files of an office, as `python -m etl sample` writes them, come to the numbers they were made from."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine, Table, select

from data.catalog import read_catalog
from data.store.attendance_tables import attendance_count
from data.store.columns import visible
from data.store.engine import migrate, open_engine
from data.store.tables import event, plan_target, plan_value
from etl.bundle import bundled_files
from etl.loading import Loaded, Target, load_file
from etl.sample.demo_set import demo_set
from etl.sample.order import Order
from etl.sample.write import TRUTH, write_set

CATALOG = read_catalog()
STAN_NA = date(2025, 12, 31)
NOISE = 0.4
FILE_BY_SOURCE = {
    "events": "demo_wydarzenia.csv",
    "attendance_counts": "demo_liczby_obecnych.csv",
    "plan": "demo_plan.csv",
    "plan_values": "demo_wartosci_planu.csv",
}
Load = Callable[..., Loaded]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A small demonstration set, four rows of ten misspelt."""
    folder = tmp_path_factory.mktemp("office") / "demo"
    write(folder, NOISE)
    return folder


def write(folder: Path, noise: float) -> None:
    region = CATALOG.regions[CATALOG.default_region()]
    order = Order(region, folder, entities=60, attendance=6_000, noise=noise, snapshots=1)
    write_set(demo_set(order), lambda *_: None)


@pytest.fixture
def engine(database_url) -> Iterator[Engine]:
    """An empty database."""
    engine = open_engine(database_url)
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def load(engine, tmp_path) -> Load:
    """`load("events", path)` with the territory loaded before."""
    target = Target(engine, CATALOG, tmp_path / "var")
    for file in bundled_files():
        if file.source in {"territory", "powiaty"}:
            load_file(target, file.path, source_id=file.source, stan_na=file.stan_na, by="test")

    def build(source: str, path: Path, stan_na: date = STAN_NA) -> Loaded:
        return load_file(target, path, source_id=source, stan_na=stan_na, by="test")

    return build


def known(engine: Engine, table: Table) -> pd.DataFrame:
    """What is known now, in the order of the file."""
    with engine.connect() as db:
        return pd.read_sql(select(table).where(visible(table, None)).order_by(table.c.load_id, table.c.row_no), db)


def test_misspelt_files_come_to_the_numbers_they_were_made_from(engine, load, folder):
    loaded = {source: load(source, folder / name) for source, name in FILE_BY_SOURCE.items()}
    assert [(source, one.file.faults) for source, one in loaded.items() if one.file.faults] == []
    assert [(source, one.file.warnings) for source, one in loaded.items() if one.file.warnings] == []
    assert all(one.file.is_demo for one in loaded.values())
    truth = json.loads((folder / TRUTH).read_text(encoding="utf-8"))["liczby"]
    events, counts = known(engine, event), known(engine, attendance_count)
    assert events["status"].value_counts().to_dict() == truth["wydarzenia"]
    assert counts["persons"].sum() == truth["liczby_obecnych"]["osoby"]
    assert set(counts["event_key"]) <= set(events["event_key"])
    assert set(counts["institution_kind"]) == {"pes", "jst", "osoba_fizyczna"}
    targets, values = known(engine, plan_target), known(engine, plan_value)
    assert set(values["code"]) == set(targets["code"])
    assert set(values["status"]) == {"final", "preliminary"}


def test_misspellings_change_no_fact_but_the_titles(engine, load, folder, tmp_path):
    clean = tmp_path / "clean"
    write(clean, 0.0)
    facts = []
    for where in (folder, clean):
        for source, name in FILE_BY_SOURCE.items():
            load(source, where / name)
        tables = (event, attendance_count, plan_target, plan_value)
        facts.append([known(engine, table).drop(columns=["id", "load_id", "known_from"]) for table in tables])
    noisy, right = facts
    assert (noisy[0]["title"] != right[0]["title"]).any()
    for found, expected in zip(noisy, right, strict=True):
        pd.testing.assert_frame_equal(
            found.drop(columns="title", errors="ignore"), expected.drop(columns="title", errors="ignore")
        )


def test_later_file_replaces_the_events_it_names_and_no_others(engine, load, folder, tmp_path):
    load("events", folder / FILE_BY_SOURCE["events"])
    before = known(engine, event)
    planned = before[before["status"] == "planowane"].iloc[0]
    path = tmp_path / "zmiana.csv"
    path.write_text(
        "Nr wydarzenia;Rodzaj wydarzenia;Nazwa wydarzenia;Termin;Gmina;Status\n"
        f"{planned['event_key']};warsztaty;Odwołane w lutym;{planned['date_from']};{planned['place']};odwołano\n",
        encoding="utf-8",
    )
    load("events", path, date(2026, 2, 28))
    after = known(engine, event).set_index("event_key")
    assert set(after.index) == set(before["event_key"])
    assert after.loc[planned["event_key"], ["kind", "title", "status"]].tolist() == [
        "warsztat", "Odwołane w lutym", "odwołane",
    ]  # fmt: skip
    changed = after["load_id"] != before["load_id"].iloc[0]
    assert changed.sum() == 1


def test_rejected_rows_load_nothing_and_name_their_cells(engine, load, tmp_path):
    path = tmp_path / "plan.csv"
    path.write_text(
        "kod;okres;wartosc;obszar;status\nI.1;2014;12;24;ostateczna\nI.1;2014;13;śląskie;\nI.2;2014;12.345;;może\n",
        encoding="utf-8",
    )
    loaded = load("plan_values", path)
    assert loaded.load is None
    assert [(fault.row, fault.column) for fault in loaded.file.faults] == [(3, "okres"), (4, "status"), (4, "wartosc")]
    assert known(engine, plan_value).empty
