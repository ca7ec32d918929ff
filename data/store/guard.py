"""Keeps pages from showing numbers of a damaged database, and says which copy to put back."""

import time
from pathlib import Path
from threading import Lock, Thread

from sqlalchemy import Engine

from data.errors import UserError
from data.store.kept_copies import last_good
from data.store.seal import file_of, is_unchanged
from data.store.soundness import faults_of_pages

AGAIN_AFTER_S = 600.0


class Guard:
    """Looks at the file of a database before the first answer, again when another file stands in its place, and every
    ten minutes in the background; safe between threads. Where there is no file it says nothing, and PostgreSQL looks
    after itself."""

    def __init__(self, engine: Engine, copies: Path) -> None:
        self._engine, self._copies = engine, copies
        self._path = file_of(engine)
        self._lock = Lock()
        self._stamp: tuple[int, ...] = ()
        self._fault: UserError | None = None
        self._looked_at = 0.0

    def require_sound(self) -> None:
        """UserError when the database is damaged; with the newest good copy, where there is one."""
        if self._path is None or not self._path.exists():
            return
        with self._lock:
            stamp = self._stamp_now()
            if not self._stamp or stamp[0] != self._stamp[0] or (self._fault and stamp != self._stamp):
                self._look(stamp)
            elif time.monotonic() - self._looked_at > AGAIN_AFTER_S:
                self._looked_at = time.monotonic()
                Thread(target=self._look, args=[stamp], daemon=True).start()
            fault = self._fault
        if fault:
            raise fault

    def _look(self, stamp: tuple[int, ...]) -> None:
        unchanged = is_unchanged(self._engine)
        is_damaged = unchanged is False or (unchanged is None and bool(faults_of_pages(self._engine)))
        fault = damaged(self._engine, self._copies) if is_damaged else None
        self._fault, self._stamp, self._looked_at = fault, stamp, time.monotonic()

    def _stamp_now(self) -> tuple[int, ...]:
        """Number of the file, then size and time of change of all its parts; zeros for what is not there."""
        assert self._path is not None
        found: list[int] = []
        for part in ("", "-wal", ".pieczec"):
            try:
                state = Path(f"{self._path}{part}").stat()
                found += [state.st_ino, state.st_size, state.st_mtime_ns]
            except OSError:
                found += [0, 0, 0]
        return tuple(found)


def damaged(engine: Engine, copies: Path) -> UserError:
    """What to say of a damaged database: the newest good copy, and the command that puts it back."""
    path = file_of(engine)
    name = path.name if path else ""
    good = last_good(copies)
    if good is None:
        return UserError(
            "The database {name} is damaged, so no number of it is shown. The folder of copies holds no good one. "
            "Put another one back with: {command}",
            name=name,
            command="python -m data restore FILE",
        )
    return UserError(
        "The database {name} is damaged, so no number of it is shown. The last good copy is of {day}. "
        "Put it back with: {command}",
        name=name,
        day=f"{good.contents.made_at:%Y-%m-%d %H:%M} UTC",
        command=f"python -m data restore {good.path.name}",
    )
