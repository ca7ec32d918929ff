"""Copies: what was there comes back to the letter, on either database; what is no sound copy changes nothing."""

import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, text, update

from data.catalog import read_catalog
from data.errors import UserError
from data.store.copies import MANIFEST, UNFINISHED, backup, read_copy, restore
from data.store.engine import migrate, open_engine
from data.store.loads import content_digest, data_version
from data.store.revisions import revision_of
from data.store.soundness import faults_of
from data.store.tables import load
from etl.bundle import bundled_files
from etl.loading import Target, load_file

CATALOG = read_catalog()
LOADED = {"territory", "powiaty", "entities_sample"}


def fill(engine: Engine) -> None:
    """The territory and the sample of entities: places, dates, missing values."""
    target = Target(engine, CATALOG, Path("no people in these files"))
    for file in bundled_files():
        if file.source in LOADED:
            load_file(target, file.path, source_id=file.source, stan_na=file.stan_na, by="test")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A database with something in it."""
    engine = open_engine(database_url)
    migrate(engine)
    fill(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One that tests of the file alone share and only read."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('small') / 'barometr.sqlite'}")
    migrate(engine)
    fill(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    """A database on another machine: no tables, no file, no folder."""
    engine = open_engine(f"sqlite:///{tmp_path / 'inny' / 'barometr.sqlite'}")
    yield engine
    engine.dispose()


def version(engine: Engine) -> int:
    with engine.connect() as connection:
        return data_version(connection)


def test_copy_comes_back_on_an_empty_machine(engine, empty, tmp_path):
    contents = backup(engine, tmp_path / "kopia.zip")
    restore(empty, read_copy(tmp_path / "kopia.zip"))
    assert content_digest(empty) == content_digest(engine)
    again = backup(empty, tmp_path / "druga.zip")
    assert {n: t for n, t in again.tables.items() if n != "data_state"} == {
        n: t for n, t in contents.tables.items() if n != "data_state"
    }
    assert faults_of(empty) == []


def test_copy_replaces_what_was_loaded_later_and_raises_the_version(engine, tmp_path):
    before = content_digest(engine)
    backup(engine, tmp_path / "kopia.zip")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM entity_state"))
    assert content_digest(engine) != before
    at = version(engine)
    restore(engine, read_copy(tmp_path / "kopia.zip"))
    assert content_digest(engine) == before
    assert version(engine) > at


def test_loads_go_on_after_a_copy_came_back(engine, tmp_path):
    backup(engine, tmp_path / "kopia.zip")
    restore(engine, read_copy(tmp_path / "kopia.zip"))
    file = next(file for file in bundled_files() if file.source == "population")
    target = Target(engine, CATALOG, tmp_path)
    loaded = load_file(target, file.path, source_id="population", stan_na=date(2024, 6, 30), by="test")
    assert loaded.load
    assert loaded.load.is_new


def test_copy_of_an_older_schema_is_migrated(engine, empty, tmp_path):
    backup(engine, tmp_path / "nowa.zip")
    with zipfile.ZipFile(tmp_path / "nowa.zip") as new, zipfile.ZipFile(tmp_path / "stara.zip", "w") as old:
        contents = json.loads(new.read(MANIFEST))
        contents["schema_revision"] = "0003"  # before the column `sheet` of `load`
        contents["tables"] = {"data_state": contents["tables"]["data_state"]}
        old.writestr(MANIFEST, json.dumps(contents))
        old.writestr("data_state.jsonl", new.read("data_state.jsonl"))
    restore(empty, read_copy(tmp_path / "stara.zip"))
    with empty.connect() as connection, engine.connect() as other:
        assert revision_of(connection) == revision_of(other)
    assert version(empty) > version(engine)


def test_existing_file_is_never_overwritten(small, tmp_path):
    (tmp_path / "kopia.zip").write_text("moje", encoding="utf-8")
    with pytest.raises(UserError, match="exists already"):
        backup(small, tmp_path / "kopia.zip")
    assert (tmp_path / "kopia.zip").read_text(encoding="utf-8") == "moje"


def test_folder_that_is_not_there_is_told_and_nothing_is_left(small, tmp_path):
    with pytest.raises(UserError, match="cannot be written"):
        backup(small, tmp_path / "nie_ma" / "kopia.zip")
    assert list(tmp_path.glob(f"**/*{UNFINISHED}")) == []


@pytest.mark.parametrize("keep", [0.0, 0.5, 0.999])
def test_a_cut_copy_is_refused(small, tmp_path, keep):
    path = tmp_path / "kopia.zip"
    backup(small, path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    with pytest.raises(UserError, match="not a sound copy"):
        read_copy(path)


def test_no_flipped_byte_goes_unnoticed(small, tmp_path):
    path = tmp_path / "kopia.zip"
    whole = backup(small, path)
    content = bytearray(path.read_bytes())
    for place in range(0, len(content), max(len(content) // 60, 1)):
        content[place] ^= 0xFF
        path.write_bytes(content)
        content[place] ^= 0xFF
        try:
            copy = read_copy(path)
        except UserError:
            continue
        # a byte that means nothing: time or comment of the archive
        assert copy.contents == whole


def test_a_copy_of_a_newer_program_is_refused(small, tmp_path):
    backup(small, tmp_path / "kopia.zip")
    with zipfile.ZipFile(tmp_path / "kopia.zip") as archive:
        contents = json.loads(archive.read(MANIFEST)) | {"schema_revision": "9999"}
    with zipfile.ZipFile(tmp_path / "nowsza.zip", "w") as archive:
        archive.writestr(MANIFEST, json.dumps(contents | {"tables": {}}))
    with pytest.raises(UserError, match="newer version"):
        read_copy(tmp_path / "nowsza.zip")


def test_a_sound_database_has_no_faults(engine):
    assert faults_of(engine) == []


def test_rows_that_nobody_explains_are_a_fault(engine):
    with engine.begin() as connection:
        connection.execute(update(load).where(load.c.id == 1).values(rows_read=load.c.rows_read + 1))
    assert [fault.values_by_name["id"] for fault in faults_of(engine)] == [1]


def test_facts_known_for_no_time_are_a_fault(engine):
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE entity_state SET known_from = :day, known_to = :day"), {"day": date(2020, 1, 1).isoformat()}
        )
    (fault,) = faults_of(engine)
    assert fault.values_by_name["table"] == "entity_state"


def test_a_list_that_lost_a_row_is_a_fault(engine):
    with engine.begin() as connection:
        connection.execute(
            insert(load.metadata.tables["attendance_list"]).values(
                id=1, event_key="W1", attendances=3, load_id=1, row_no=2
            )
        )
    (fault,) = faults_of(engine)
    assert (fault.values_by_name["told"], fault.values_by_name["kept"]) == (3, 0)
