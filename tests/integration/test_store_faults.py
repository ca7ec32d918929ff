"""Databases that cannot be used: one message that says what to do, and nothing changed."""

import sqlite3
from datetime import date

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.exc import DBAPIError

from data.errors import UserError
from data.store.engine import check_schema, explained, migrate, open_engine
from data.store.loads import content_digest, undo_load
from tests.integration.store_facts import put, refresh_nothing

DAY = date(2024, 6, 30)
READ_ONLY = r"can only be read\. Give the program the right to write"
LOCKED = r"is used by another load\. Nothing was changed\. Wait until it ends and try again\."


@pytest.fixture
def prepared(database_url: str) -> str:
    """Address of a database with one load."""
    engine = open_engine(database_url)
    migrate(engine)
    put(engine, DAY, "Łazy")
    engine.dispose()
    return database_url


def opened(request: pytest.FixtureRequest, address: str, **options) -> Engine:
    engine = open_engine(address, **options)
    request.addfinalizer(engine.dispose)
    return engine


def test_missing_file_names_the_command_that_prepares_it(tmp_path, request):
    for options in ({}, {"read_only": True}):
        engine = opened(request, f"sqlite:///{tmp_path / 'brak.sqlite'}", **options)
        with pytest.raises(UserError, match=r"no database file brak\.sqlite\. Prepare it with: python -m etl"):
            check_schema(engine)
    assert list(tmp_path.iterdir()) == []


def test_server_that_does_not_answer_is_out_of_reach(request):
    engine = opened(request, "postgresql://nikt@127.0.0.1:1/barometr")
    with pytest.raises(UserError, match=r"barometr is out of reach\. Check that it runs and that BAROMETR"):
        check_schema(engine)


def test_message_never_shows_the_password(request):
    engine = opened(request, "postgresql://nikt:tajne@127.0.0.1:1/barometr")
    with pytest.raises(UserError) as caught:
        check_schema(engine)
    assert "tajne" not in str(caught.value)


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("content", [b"To nie jest baza danych. " * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_file_that_is_no_database_is_to_be_restored(tmp_path, request, content, read_only):
    path = tmp_path / "barometr.sqlite"
    path.write_bytes(content)
    engine = opened(request, f"sqlite:///{path}", read_only=read_only)
    with pytest.raises(UserError, match=r"barometr\.sqlite is not a sound database\. Restore it from a copy\."):
        check_schema(engine)
    assert path.read_bytes() == content


def test_truncated_database_is_to_be_restored(tmp_path, request):
    path = tmp_path / "barometr.sqlite"
    engine = opened(request, f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(UserError, match=r"is not a sound database\. Restore it from a copy\."):
        content_digest(opened(request, f"sqlite:///{path}", read_only=True))


def test_folder_in_place_of_a_file_is_out_of_reach(tmp_path, request):
    with pytest.raises(UserError, match="is out of reach"):
        check_schema(opened(request, f"sqlite:///{tmp_path}"))


def test_database_opened_for_reading_refuses_every_change(prepared, request):
    engine = opened(request, prepared, read_only=True)
    before = content_digest(engine)
    with pytest.raises(UserError, match=READ_ONLY):
        put(engine, date(2025, 1, 1), "Poręba")
    with pytest.raises(UserError, match=READ_ONLY):
        undo_load(engine, 1, by="Ola", refresh=refresh_nothing)
    assert content_digest(engine) == before


def test_file_without_the_right_to_write_can_only_be_read(tmp_path, request):
    path = tmp_path / "barometr.sqlite"
    migrate(opened(request, f"sqlite:///{path}"))
    # even an administrator cannot write through this address
    engine = opened(request, f"sqlite:///file:{path}?mode=ro&uri=true")
    with pytest.raises(UserError, match=READ_ONLY):
        put(engine, DAY, "Łazy")


def test_load_beside_another_waits_and_then_says_so(prepared, request, monkeypatch):
    monkeypatch.setattr("data.store.one_writer.LOCK_WAIT", "50ms")
    first, second = opened(request, prepared), opened(request, prepared, lock_wait_ms=50)
    before = content_digest(second)
    with first.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(8050)))
        with pytest.raises(UserError, match=LOCKED):
            put(second, date(2025, 1, 1), "Poręba")
        with pytest.raises(UserError, match=LOCKED):
            undo_load(second, 1, by="Ola", refresh=refresh_nothing)
    assert content_digest(second) == before
    assert put(second, date(2025, 1, 1), "Poręba").is_new


def test_reading_goes_on_while_a_load_is_written(prepared, request):
    writer, reader = opened(request, prepared), opened(request, prepared, read_only=True, lock_wait_ms=50)
    before = content_digest(reader)
    during = []
    put(writer, date(2025, 1, 1), "Poręba", refresh=lambda *_: during.append(content_digest(reader)))
    assert during == [before]
    assert content_digest(reader) != before


def test_faults_of_the_program_are_not_explained_away(prepared, request):
    engine = opened(request, prepared)
    with pytest.raises(ZeroDivisionError), explained(engine):
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("database or disk is full", "no room on the disk"),
        ('could not extend file "base/1": No space left on device', "no room on the disk"),
        ("disk I/O error", "The disk could not be read or written"),
    ],
)
def test_fault_of_the_disk_is_told_as_such_also_in_a_bulk_insert(tmp_path, request, fault, said):
    """A bulk insert speaks to the driver itself, so its faults come unwrapped."""
    engine = opened(request, f"sqlite:///{tmp_path / 'barometr.sqlite'}")
    unwrapped = sqlite3.OperationalError(fault)
    for error in (unwrapped, DBAPIError("INSERT", {}, unwrapped)):
        with pytest.raises(UserError, match=said), explained(engine):
            raise error


def test_full_disk_stops_a_load_and_leaves_what_was_there(tmp_path, request):
    """Of SQLite; PostgreSQL is tried by python -m tests.endurance disks."""
    engine = opened(request, f"sqlite:///{tmp_path / 'barometr.sqlite'}")
    migrate(engine)
    put(engine, DAY, "Łazy")
    before = content_digest(engine)
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    event.listen(engine, "connect", lambda raw, _record: raw.execute(f"PRAGMA max_page_count={pages}"))
    engine.dispose()
    with pytest.raises(UserError, match="no room on the disk"):
        put(engine, date(2025, 1, 1), *(f"Poręba {n}" for n in range(3000)))
    assert content_digest(engine) == before
