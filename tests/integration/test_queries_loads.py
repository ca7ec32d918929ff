"""Every load is remembered with its file, sheet and rows, on both databases."""

from collections.abc import Iterator
from datetime import UTC, date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.catalog import read_catalog
from data.queries.loads import facts_of, loads
from data.store.engine import migrate, open_engine
from etl.bundle import bundled_files
from etl.loading import Target, load_file, withdraw
from tests.workbooks import xlsx

CATALOG = read_catalog()
EVENTS = [
    ["Wykaz wydarzeń ROPS"],
    ["wydarzenie_id", "typ", "tytul", "data_od", "status", "gmina", "powiat"],
    ["W1", "warsztat", "Pierwszy krok", "2014-03-06", "zrealizowane", "Łazy", "zawierciański"],
]


@pytest.fixture
def target(database_url: str, tmp_path: Path) -> Iterator[Target]:
    """A database that knows the territory."""
    engine: Engine = open_engine(database_url)
    migrate(engine)
    target = Target(engine, CATALOG, tmp_path, "slaskie")
    for file in bundled_files():
        if file.source in {"territory", "powiaty"}:
            load_file(target, file.path, source_id=file.source, stan_na=file.stan_na, by="test")
    yield target
    engine.dispose()


def load_events(target: Target, folder: Path) -> int:
    path = folder / "wydarzenia.xlsx"
    path.write_bytes(xlsx(EVENTS))
    loaded = load_file(target, path, source_id="events", stan_na=date(2014, 12, 31), by="Jan")
    assert loaded.load
    return loaded.load.load_id


def test_a_load_is_told_with_file_sheet_rows_and_moment(target, tmp_path):
    number = load_events(target, tmp_path)
    with target.engine.connect() as db:
        newest = loads(db).iloc[0]
    assert (newest["load_id"], newest["source_id"], newest["file_name"]) == (number, "events", "wydarzenia.xlsx")
    assert (newest["sheet"], newest["stan_na"], newest["loaded_by"]) == ("Dane", date(2014, 12, 31), "Jan")
    assert (newest["rows_read"], newest["rows_accepted"], newest["rows_rejected"]) == (1, 1, 0)
    assert newest["loaded_at"].utcoffset() == UTC.utcoffset(None)
    assert newest["withdrawn_at"] is None


def test_a_csv_has_no_sheet(target):
    with target.engine.connect() as db:
        assert set(loads(db)["sheet"]) == {None}


def test_a_withdrawn_load_is_still_told(target, tmp_path):
    number = load_events(target, tmp_path)
    withdraw(target, number, by="Ewa")
    with target.engine.connect() as db:
        newest = loads(db).iloc[0]
    assert (newest["load_id"], newest["withdrawn_by"]) == (number, "Ewa")


def test_facts_of_a_load_are_counted_by_table(target, tmp_path):
    number = load_events(target, tmp_path)
    with target.engine.connect() as db:
        assert facts_of(db, number) == {"event": 1}
        assert facts_of(db, 999) == {}
