"""The seal of a SQLite file: a digest beside it, by which any byte that changed on the disk is noticed.

Whoever commits breaks the seal first and makes a new one at the end, with everything in the file itself and nobody
writing. So a seal is either true or gone: a killed load leaves none, and a file that does not fit its seal was changed
by something else than this program. PostgreSQL has checksums of its own.
"""

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Thread

from sqlalchemy import Engine

from data.errors import UserError
from data.store.file_bytes import digest_of

ENDING = ".pieczec"
TRIES = 5
WAIT_S = 5.0
TRIES_SOON, BETWEEN_S = 60, 1.0


def file_of(engine: Engine) -> Path | None:
    """The file of a SQLite database; None for one in memory or on a server."""
    database = engine.url.database
    is_file = engine.url.get_backend_name() == "sqlite" and database and not database.startswith((":", "file:"))
    return Path(str(database)) if is_file else None


def break_seal(path: Path) -> None:
    """Takes the seal away for good, also when the power fails right after."""
    seal = _seal_of(path)
    with suppress(FileNotFoundError):
        with seal.open("r+b") as file:
            file.truncate()
            os.fsync(file.fileno())
        seal.unlink()


def make_seal(engine: Engine, wait_s: float = WAIT_S) -> bool:
    """Seals the file of an engine; False where that cannot be done now, or there is nothing to seal.

    It waits so long for readers in the midst of their look; other writers wait with it.
    """
    path = file_of(engine)
    if path is None or not path.exists():
        return False
    if _seal_of(path).exists():
        return True
    try:
        with closing(sqlite3.connect(path, timeout=wait_s, isolation_level=None)) as connection:
            busy, _pages, _moved = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                return False
            connection.execute("BEGIN IMMEDIATE")
            log = Path(f"{path}-wal")
            if log.exists() and log.stat().st_size:
                return False
            _write(path, digest_of(path))
            return True
    except sqlite3.DatabaseError:
        return False  # locked, or cannot be written: it stays without a seal


def seal_soon(engine: Engine) -> Thread:
    """Seals the file in the background, as soon as nobody is in the midst of a look, so that no reader, writer or
    person waits for it."""

    def keep_trying() -> None:
        for _ in range(TRIES_SOON):
            if make_seal(engine, wait_s=0):
                return
            time.sleep(BETWEEN_S)

    thread = Thread(target=keep_trying, daemon=True)
    thread.start()
    return thread


def is_unchanged(engine: Engine) -> bool | None:
    """Whether the file is as it was sealed; None where there is no seal to tell."""
    path = file_of(engine)
    if path is None:
        return None
    for _try in range(TRIES):
        sealed = _read(path)
        if sealed is None:
            return None
        try:
            if digest_of(path) == sealed:
                return True
        except OSError:
            return False
        if _read(path) == sealed:  # else somebody wrote meanwhile
            return False
    return None


def require_unchanged(engine: Engine) -> None:
    """For whoever is about to write: UserError for a file that something else changed, so that no seal hides it."""
    if is_unchanged(engine) is False:
        raise changed_by_something_else(engine)


@contextmanager
def sealing(engine: Engine, wait_s: float = WAIT_S) -> Iterator[None]:
    """For a command that writes: refuses a file that something else changed, and seals it at the end."""
    require_unchanged(engine)
    try:
        yield
    finally:
        make_seal(engine, wait_s)


def changed_by_something_else(engine: Engine) -> UserError:
    """What to say of a file that does not fit its seal."""
    path = file_of(engine)
    return UserError(
        "The file {name} is damaged: something else than this program changed it. Restore a copy.",
        name=path.name if path else "",
    )


def _seal_of(path: Path) -> Path:
    return path.with_name(path.name + ENDING)


def _write(path: Path, digest: str) -> None:
    seal, draft = _seal_of(path), path.with_name(f"{path.name}{ENDING}.{os.getpid()}")
    content = json.dumps({"sha256": digest})
    with draft.open("w", encoding="ascii") as file:
        file.write(json.dumps([content, hashlib.sha256(content.encode()).hexdigest()]))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(seal)


def _read(path: Path) -> str | None:
    """The digest of a seal; None where there is none, or it is damaged itself."""
    try:
        content, own = json.loads(_seal_of(path).read_bytes())
        return str(json.loads(content)["sha256"]) if hashlib.sha256(content.encode()).hexdigest() == own else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
