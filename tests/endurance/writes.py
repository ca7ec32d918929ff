"""Counts the steps by which a process changes anything outside its memory, and ends it at the n-th without a word."""

import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine.default import DefaultDialect

from data.store import attendances, bulk

AUDITED = {"os.rename", "os.remove", "os.link", "os.mkdir", "os.chmod", "os.truncate"}
TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Writes:
    """Statements that change, bulk inserts, commits, and what happens to files of the data folder."""

    def __init__(self, kill_at: int, data_dir: Path) -> None:
        self.count, self.kill_at, self.folder = 0, kill_at, str(data_dir)

    def step(self) -> None:
        """One more; the last one for this process when its number is up."""
        self.count += 1
        if self.count == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self) -> None:
        """From now on every change is a step; commits and inserts are two, before and after."""
        event.listen(Engine, "before_cursor_execute", self._statement)
        self._wrap(DefaultDialect, "do_commit")
        self._wrap(DefaultDialect, "do_rollback")
        self._wrap(attendances, "insert_columns")
        self._wrap(bulk, "insert_columns")
        self._wrap(os, "fsync")
        sys.addaudithook(self._audit)

    def _statement(self, _connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.lstrip().upper().startswith(("SELECT", "PRAGMA")):
            self.step()

    def _wrap(self, owner: Any, name: str) -> None:
        before: Callable[..., Any] = getattr(owner, name)

        @wraps(before)
        def counted(*arguments: Any, **named: Any) -> Any:
            self.step()
            answer = before(*arguments, **named)
            self.step()
            return answer

        setattr(owner, name, counted)

    def _audit(self, name: str, arguments: tuple[Any, ...]) -> None:
        is_write = name in AUDITED or (name == "open" and isinstance(arguments[2], int) and arguments[2] & TO_WRITE)
        if is_write and any(str(part).startswith(self.folder) for part in arguments[:2]):
            self.step()
