"""Reads a large file in a second process: one core reads and checks while the other makes pseudonyms and writes.

What tells who somebody is goes through a pipe between the two and lies in their memory, nowhere else.
"""

import gc
import os
import pickle
import queue
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from data.catalog import Source
from data.errors import UserError
from etl.cleaning.secret import SecretColumn
from etl.pipeline import FileResult, Piece, SourceFile
from etl.progress import Progress
from etl.sources import IN_PIECES

LARGE = 8 * 1024**2
PIECES_AHEAD = 2


class Read(Protocol):
    """`SourceFile.pieces`, or the same by a second process; afterwards `file.result()` tells what was found."""

    def __call__(self, file: SourceFile, progress: Progress, /) -> Generator[Piece]:
        """Pieces in their order; UserError as there, and where the other process ends too early."""


class _Opened(NamedTuple):
    """A piece on its way through the pipe, with the columns that are secret to any other pickle."""

    facts: Any
    columns: dict[str, Any]


Sent = _Opened | FileResult | UserError | tuple[int, int]


@contextmanager
def reader_of(path: Path, source: Source | None) -> Iterator[Read]:
    """How to read a file. Where a second process is worth its start, it gets ready while the file is looked at here."""
    if not is_large(path, source):
        yield SourceFile.pieces
        return
    process = _SecondProcess()
    try:
        yield process.pieces
    finally:
        process.end()


def is_large(path: Path, source: Source | None) -> bool:
    """Whether a file of this source may come in pieces and has many of them."""
    try:
        return source is not None and source.transform in IN_PIECES and path.stat().st_size > LARGE
    except OSError:
        return False  # who opens it tells what is wrong


class _SecondProcess:
    """Starts at once and waits for a file."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_work, args=(there,), daemon=True)
        self._process.start()
        there.close()  # so that the end of the process is the end of the pipe

    def pieces(self, file: SourceFile, progress: Progress) -> Generator[Piece]:
        """As `SourceFile.pieces`."""
        try:
            self._here.send(file)
        except OSError as error:
            raise _ended(file) from error
        while not isinstance(part := self._received(file), FileResult):
            if isinstance(part, UserError):
                raise part
            if isinstance(part, _Opened):
                yield _closed(part)
            else:
                progress.advance(*part)
        file.found = part

    def _received(self, file: SourceFile) -> Sent:
        try:
            part: Sent = pickle.loads(self._here.recv_bytes())  # noqa: S301 - our own process
        except (EOFError, OSError) as error:
            raise _ended(file) from error
        return part

    def end(self) -> None:
        """Whatever it is at."""
        self._process.kill()
        self._process.join()
        self._here.close()


def _ended(file: SourceFile) -> UserError:
    return UserError("{file}: the file could not be read to its end. Try again.", file=file.file.file_name)


def _opened(piece: Piece) -> _Opened:
    return _Opened(piece.facts, {name: column.reveal() for name, column in piece.secrets.items()})


def _closed(part: _Opened) -> Piece:
    return Piece(part.facts, {name: SecretColumn(cells) for name, cells in part.columns.items()})


class _Sender:
    """Sends while the next piece is read. It waits in a thread of the reading process: in the writing one it would
    take turns with the database, row by row.
    """

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._waiting: queue.Queue[bytes] = queue.Queue(PIECES_AHEAD)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while content := self._waiting.get():
            try:
                self._pipe.send_bytes(content)
            except OSError:
                os._exit(1)  # the first process ended before us

    def send(self, part: Sent) -> None:
        """Waits while too much is on its way."""
        self._waiting.put(pickle.dumps(part, protocol=pickle.HIGHEST_PROTOCOL))

    def advance(self, done: int, total: int) -> None:
        """Progress goes the same way."""
        self.send((done, total))

    def finish(self) -> None:
        """Waits until everything is sent."""
        self._waiting.put(b"")
        self._thread.join()


def _work(pipe: Connection) -> None:
    """The second process."""
    gc.disable()  # millions of texts and no circles among them
    try:
        file: SourceFile = pipe.recv()
    except EOFError:
        return  # the file was refused by its head
    sender = _Sender(pipe)
    try:
        for piece in file.pieces(sender):
            sender.send(_opened(piece))
        sender.send(file.result())
    except UserError as error:
        sender.send(error)
    sender.finish()
