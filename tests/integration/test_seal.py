"""The seal of a SQLite file and the guard of the pages: a changed byte is noticed, an honest change is not."""

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from dashboard.factory import create_app
from dashboard.recording import recording
from dashboard.views import Views
from data.errors import UserError
from data.store import guard as guards
from data.store import seal
from data.store.engine import open_engine
from data.store.guard import Guard
from data.store.kept_copies import copies_in, keep_copy, last_good
from data.store.loads import raise_version
from data.store.meetings import add_meeting
from data.store.seal import ENDING, break_seal, is_unchanged, make_seal, seal_soon, sealing
from tests.endurance.flips import flip, flips_of
from tests.integration.bundled import CATALOG
from tests.live import load_bundle

FLIPS = 12
WRITES = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as connection:
    connection.execute(f"CREATE TABLE {sys.argv[2]} (a)")
    connection.execute(f"INSERT INTO {sys.argv[2]} VALUES (1)")
connection.close()
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "barometr.sqlite"
    load_bundle(path)
    return path


@pytest.fixture
def writer(database: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{database}")
    assert make_seal(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def looking(database: Path) -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """Somebody in the midst of a look, who keeps the log of changes in use."""
    reader = open_engine(f"sqlite:///{database}", read_only=True)

    @contextmanager
    def look() -> Iterator[None]:
        with reader.connect() as connection, connection.begin():
            connection.execute(text("SELECT count(*) FROM area")).scalar()
            yield

    yield look
    reader.dispose()


def test_seal_is_true_until_something_else_changes_a_byte(writer, database):
    assert is_unchanged(writer) is True
    flip(database, database.stat().st_size // 2)
    assert is_unchanged(writer) is False
    with pytest.raises(UserError, match="something else than this program changed it"), sealing(writer):
        raise AssertionError("a damaged file must not be written to")


def test_commit_breaks_the_seal_and_the_end_of_the_work_makes_a_new_one(writer, database):
    with sealing(writer):
        with writer.begin() as connection:
            raise_version(connection)
        assert is_unchanged(writer) is None
    assert is_unchanged(writer) is True


def test_work_that_was_taken_back_leaves_the_seal(writer):
    with suppress(ZeroDivisionError), sealing(writer), writer.begin() as connection:
        raise_version(connection)
        raise ZeroDivisionError
    assert is_unchanged(writer) is True


@pytest.mark.parametrize("look", [is_unchanged, make_seal], ids=["look", "seal"])
def test_looking_at_the_file_leaves_the_locks_of_readers(writer, database, look):
    """Else the next program that ends would throw away the log of changes that this one still reads: its pages would
    show a mixture of old and new, or call the file damaged."""
    reader = open_engine(f"sqlite:///{database}", read_only=True)
    with reader.connect() as connection:
        connection.execute(text("SELECT count(*) FROM area")).scalar()
    if look is make_seal:
        break_seal(database)
    assert look(writer)
    writer.dispose()
    for name in ("first", "second"):
        subprocess.run([sys.executable, "-c", WRITES, str(database), name], check=True)
        with reader.connect() as connection:
            assert connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() == 1
    assert Path(f"{database}-shm").exists()
    reader.dispose()


def test_reader_in_the_midst_of_its_look_delays_the_seal_and_hurts_nobody(writer, looking):
    with looking():
        with sealing(writer, wait_s=0), writer.begin() as connection:
            raise_version(connection)
        assert is_unchanged(writer) is None
    assert make_seal(writer)
    assert is_unchanged(writer) is True


def test_a_form_is_answered_at_once_and_sealed_once_nobody_looks(writer, looking, monkeypatch):
    monkeypatch.setattr(seal, "BETWEEN_S", 0.01)
    with looking():
        for _ in range(2):  # the second does not wait for the seal of the first
            with writer.begin() as connection:
                raise_version(connection)
            thread = seal_soon(writer)
        thread.join(0.2)
        assert thread.is_alive()
        assert is_unchanged(writer) is None
    thread.join()
    assert is_unchanged(writer) is True


def test_a_form_that_writes_leaves_the_database_sealed(writer, database, request):
    reader = open_engine(f"sqlite:///{database}", read_only=True)
    request.addfinalizer(reader.dispose)
    views = Views(reader, CATALOG, "slaskie", recorder=writer)
    with views.opened("/posiedzenie") as context, recording(views, writer) as db:
        add_meeting(db, title="Komitet", held_on=date(2026, 3, 10), region=context.region.id, by="Anna")
    until = time.monotonic() + 30
    while is_unchanged(writer) is None and time.monotonic() < until:
        time.sleep(0.02)
    assert is_unchanged(writer) is True


@pytest.mark.parametrize("content", [b"", b"{}", b"[1, 2]", b"null", b'["{}", "0"]', b"\xff\x00"])
def test_a_damaged_seal_says_nothing(writer, database, content):
    Path(f"{database}{ENDING}").write_bytes(content)
    assert is_unchanged(writer) is None
    break_seal(database)
    assert make_seal(writer)
    assert is_unchanged(writer) is True


def test_no_flipped_byte_shows_a_number(database, tmp_path):
    report = flips_of(database, FLIPS, random.Random(1))
    assert report.faults == []


def guarded(database: Path, copies: Path, request: pytest.FixtureRequest) -> Views:
    reader = open_engine(f"sqlite:///{database}", read_only=True)
    request.addfinalizer(reader.dispose)
    return Views(reader, CATALOG, "slaskie", guard=Guard(reader, copies))


def test_damaged_database_is_told_with_the_last_good_copy(writer, database, tmp_path, request):
    first, _none = keep_copy(writer, tmp_path / "kopie")
    make_seal(writer)
    bad = first.path.with_name("barometr-2999-01-01-000000.zip")
    bad.write_bytes(first.path.read_bytes()[:-100])
    whole = database.read_bytes()
    flip(database, 100_000)
    views = guarded(database, tmp_path / "kopie", request)
    client = create_app(views).server.test_client()
    page = client.get("/plan").get_data(as_text=True)
    assert f"python -m data restore {first.path.name}" in page
    assert "jest uszkodzona, więc nie pokazujemy z niej żadnej liczby" in page
    assert client.get("/zdrowie").status_code == 503
    assert client.get("/eksport/plan.csv").status_code == 503
    time.sleep(0.01)
    database.write_bytes(whole)
    assert client.get("/zdrowie").status_code == 200
    assert "uszkodzona" not in client.get("/plan").get_data(as_text=True)


def test_damage_without_a_seal_is_found_by_a_quick_look(database, tmp_path, request):
    content = bytearray(database.read_bytes())
    content[40_960:45_056] = b"\xa5" * 4096
    database.write_bytes(content)
    with pytest.raises(UserError, match="The folder of copies holds no good one"):
        guarded(database, tmp_path / "kopie", request).state()


def test_damage_while_the_program_runs_is_found_at_the_next_look(writer, database, tmp_path, request, monkeypatch):
    views = guarded(database, tmp_path / "kopie", request)
    views.state()
    flip(database, 100_000)
    monkeypatch.setattr(guards, "AGAIN_AFTER_S", 0.0)
    with suppress(UserError):  # the look goes on in the background, and may be quicker than this answer
        views.state()
    time.sleep(0.5)
    with pytest.raises(UserError, match="is damaged, so no number"):
        views.state()


def test_old_copies_go_only_when_a_new_one_was_read_back(writer, tmp_path):
    folder = tmp_path / "kopie"
    folder.mkdir()
    (folder / "moja.zip").write_text("nie nasza", encoding="utf-8")
    for day in (1, 2, 3):
        (folder / f"barometr-2020-01-0{day}-000000.zip").write_bytes(b"stara")
    copy, removed = keep_copy(writer, folder, keep=2)
    assert removed == ["barometr-2020-01-02-000000.zip", "barometr-2020-01-01-000000.zip"]
    assert [path.name for path in copies_in(folder)] == [copy.path.name, "barometr-2020-01-03-000000.zip"]
    assert (folder / "moja.zip").exists()
    good = last_good(folder)
    assert good
    assert good.path == copy.path
