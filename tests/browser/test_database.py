"""A database that is missing, newer or locked: the page says what to do, recovers by itself, and changes nothing."""

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.browser.reader import Reader
from tests.live import Live, live_app, load_bundle

PREPARE = "python -m etl bootstrap"


@pytest.fixture
def copy(live: Live, tmp_path: Path) -> Path:
    """A database of its own, in one file."""
    database = tmp_path / "barometr.sqlite"
    with closing(sqlite3.connect(live.database)) as source, closing(sqlite3.connect(database)) as target:
        source.backup(target)
    return database


def digest(database: Path) -> str:
    """Fingerprint of the bytes of the file."""
    return hashlib.sha256(database.read_bytes()).hexdigest()


def health(reader: Reader) -> tuple[int, str]:
    """Status and word of /zdrowie."""
    answer = reader.page.request.get(f"{reader.url}/zdrowie")
    return answer.status, json.loads(answer.text())["status"]


def test_missing_database_is_explained_and_found_without_a_restart(reader: Reader, tmp_path: Path) -> None:
    database = tmp_path / "barometr.sqlite"
    with live_app(database) as running:
        reader.url = running.url
        reader.open("/mapa?subregion=polnocny")
        assert PREPARE in reader.page.inner_text("#strona")
        assert health(reader) == (503, "baza niedostępna")
        assert not database.exists()
        load_bundle(database)
        reader.page.reload()
        reader.wait()
        assert "mapa" in reader.figures()
        assert health(reader) == (200, "ok")


def test_newer_database_is_left_alone(reader: Reader, copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = digest(copy)
    with live_app(copy) as running:
        reader.url = running.url
        reader.open("/")
        said = reader.page.inner_text("#strona")
        assert "9999" in said
        assert "nowsz" in said
        assert health(reader)[0] == 503
    assert digest(copy) == before


def test_locked_database_is_explained_and_read_again_later(reader: Reader, copy: Path) -> None:
    with live_app(copy) as running, closing(sqlite3.connect(copy, isolation_level=None)) as other:
        reader.url = running.url
        other.execute("PRAGMA journal_mode=DELETE")  # with a write-ahead log nothing would be locked for readers
        before = digest(copy)
        other.execute("BEGIN EXCLUSIVE")
        reader.open("/")
        assert "barometr.sqlite" in reader.page.inner_text("#strona")
        assert "spróbuj" in reader.page.inner_text("#strona").lower()
        other.execute("ROLLBACK")
        reader.page.reload()
        reader.wait()
        assert reader.figures()
    assert digest(copy) == before


def test_a_file_that_is_no_database_is_explained(reader: Reader, tmp_path: Path) -> None:
    database = tmp_path / "barometr.sqlite"
    database.write_bytes(b"To nie jest baza danych. " * 100)
    with live_app(database) as running:
        reader.url = running.url
        reader.open("/")
        assert "kopii" in reader.page.inner_text("#strona")
        assert health(reader)[0] == 503


def test_reading_changes_nothing(reader: Reader, copy: Path, tmp_path: Path) -> None:
    shutil.copy(copy, tmp_path / "before")
    with live_app(copy) as running:
        reader.url = running.url
        reader.open("/")
        for path in ("/mapa", "/plan", "/metodyka"):
            reader.go(path)
    assert digest(copy) == digest(tmp_path / "before")


def test_a_database_that_goes_away_is_explained_on_the_next_view(reader: Reader, copy: Path) -> None:
    with live_app(copy) as running:
        reader.url = running.url
        reader.open("/")
        copy.rename(copy.with_name("elsewhere"))
        reader.go("/plan")
        assert PREPARE in reader.page.inner_text("#strona")
        copy.with_name("elsewhere").rename(copy)
        reader.go("/mapa")
        assert "mapa" in reader.figures()
