"""One engine for SQLite or PostgreSQL, and the check that the schema is the one this program knows."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import DBAPIError

from data.disk import no_room, not_working
from data.errors import UserError
from data.store.one_writer import be_the_only_writer
from data.store.revisions import MIGRATIONS, known_revisions, revision_of
from data.store.seal import break_seal, file_of

LOCK_WAIT_MS = 5000
PAGES_KEPT_KB = 64 * 1024  # of a writer, so that an index filled in no order is not written over and over
TOLD_OF_FULL = ("disk is full", "no space left on device", "disk quota exceeded")
TOLD_OF_BROKEN = ("disk i/o error", "input/output error", "file too large")
PAGES_READ_KB = 800  # of a reader, one for each thread; the system keeps the file in memory anyway
PREPARE = "python -m etl bootstrap"


def open_engine(address: str, *, read_only: bool = False, lock_wait_ms: int = LOCK_WAIT_MS) -> Engine:
    """Engine for a database address; connects lazily. `read_only` connections refuse every write."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"check_same_thread": False})
        event.listen(engine, "connect", _sqlite_pragmas(read_only=read_only, lock_wait_ms=lock_wait_ms))
        event.listen(engine, "begin", _begin_reading if read_only else _begin_writing)
        file = file_of(engine)
        if not read_only and file is not None:
            event.listen(engine, "commit", lambda _connection: break_seal(file))
        return engine
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    arguments: dict[str, object] = {"connect_timeout": 5}
    if not read_only:
        return create_engine(url, pool_pre_ping=True, connect_args=arguments)
    arguments["options"] = "-c default_transaction_read_only=on"
    # a page asks several questions, and all must be answered from one version of the data
    return create_engine(url, pool_pre_ping=True, connect_args=arguments, isolation_level="REPEATABLE READ")


def _sqlite_pragmas(*, read_only: bool, lock_wait_ms: int) -> Callable[[sqlite3.Connection, object], None]:
    def set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
        # the driver's own BEGIN would come too late for IMMEDIATE, so SQLAlchemy's begin event sends it
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={int(lock_wait_ms)}")
        if read_only:
            cursor.execute("PRAGMA query_only=ON")
            cursor.execute(f"PRAGMA cache_size=-{PAGES_READ_KB}")
        else:
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=FULL")
            cursor.execute("PRAGMA foreign_keys=ON")
            cursor.execute(f"PRAGMA cache_size=-{PAGES_KEPT_KB}")
        cursor.close()

    return set_pragmas


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    # two loads must not both read first and then fail to upgrade their locks
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def migrate(engine: Engine) -> None:
    """Brings the schema up to date; refuses a database made by a newer program and leaves it as it is."""
    make_folder(engine)
    with explained(engine), engine.begin() as connection:
        be_the_only_writer(connection)
        _refuse_newer(revision_of(connection))
        migrate_to(connection, "head")


def make_folder(engine: Engine) -> None:
    """The folder of a SQLite file that is to come."""
    if engine.url.get_backend_name() == "sqlite" and engine.url.database:
        Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)


def migrate_to(connection: Connection, revision: str) -> None:
    """Brings the schema up to a revision, or to `head`, inside a transaction that is open already."""
    # imported here: every command checks the schema, few migrate, and this import takes longer than the check
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def check_schema(engine: Engine) -> None:
    """Raises UserError when the database is missing, out of reach, not prepared, older or newer than the program."""
    require_file(engine)
    with explained(engine), engine.connect() as connection:
        require_schema(connection)


def require_file(engine: Engine) -> None:
    """Raises UserError when the database is a file that is missing: to connect would make an empty one."""
    database = engine.url.database
    if engine.url.get_backend_name() == "sqlite" and database and not Path(database).exists():
        raise UserError(
            "There is no database file {name}. Prepare it with: {command}",
            name=Path(database).name,
            command=PREPARE,
        )


def require_schema(connection: Connection) -> None:
    """Raises UserError when the database is not prepared, older or newer than the program."""
    found = revision_of(connection)
    _refuse_newer(found)
    if found != known_revisions().head:
        raise UserError("The database is not prepared for this version. Run: {command}", command=PREPARE)


def is_older(engine: Engine) -> bool:
    """Whether there is a database, made by an older version of the program."""
    file = file_of(engine)
    if file is not None and not file.exists():
        return False
    with explained(engine), engine.connect() as connection:
        found = revision_of(connection)
    return found in known_revisions().known and found != known_revisions().head


def _refuse_newer(found: str | None) -> None:
    if found is not None and found not in known_revisions().known:
        raise UserError(
            "The database comes from a newer version of the program (schema {found}). "
            "Nothing was changed. Install the newer version or restore an older copy.",
            found=found,
        )


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Turns faults of the database into messages that say what to do; anything else passes through."""
    try:
        yield
    except DBAPIError as error:
        if told := _told(engine, error.orig):
            raise told from error
        raise
    except engine.dialect.loaded_dbapi.Error as error:  # bulk inserts speak to the driver themselves
        if told := _told(engine, error):
            raise told from error
        raise


def _told(engine: Engine, fault: BaseException | None) -> UserError | None:
    text, name = str(fault).lower(), Path(engine.url.database or "").name
    if "readonly" in text or "read-only" in text or "query_only" in text:
        return UserError(
            "The database {name} can only be read. Give the program the right to write to the file and its folder.",
            name=name,
        )
    if "locked" in text or "busy" in text or "lock timeout" in text:
        return UserError(
            "The database {name} is used by another load. Nothing was changed. Wait until it ends and try again.",
            name=name,
        )
    if any(told in text for told in TOLD_OF_FULL):
        return no_room()
    if any(told in text for told in TOLD_OF_BROKEN):
        return not_working()
    if "not a database" in text or "malformed" in text:
        return UserError("The file {name} is not a sound database. Restore it from a copy.", name=name)
    if isinstance(fault, engine.dialect.loaded_dbapi.OperationalError):
        return UserError(
            "The database {name} is out of reach. Check that it runs and that BAROMETR_DATABASE_URL is right.",
            name=name,
        )
    return None
