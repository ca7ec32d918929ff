"""Reads a large file in a second process: one core reads and checks while the other writes.

People's names stay in that process; only pseudonyms come out of it.
"""

import gc
import os
import pickle
import queue
import threading
from collections.abc import Generator
from multiprocessing import get_context
from multiprocessing.connection import Connection

from data.errors import UserError
from etl.people.hashing import PeopleHasher
from etl.pipeline import FileResult, Piece, SourceFile
from etl.progress import NO_PROGRESS, Progress

LARGE = 8 * 1024**2
PIECES_AHEAD = 2
Sent = Piece | FileResult | UserError | tuple[int, int]


def is_large(file: SourceFile) -> bool:
    """Whether a second process is worth its start."""
    return file.comes_in_pieces and file.size > LARGE


def pieces_apart(file: SourceFile, hasher: PeopleHasher | None, progress: Progress = NO_PROGRESS) -> Generator[Piece]:
    """As `SourceFile.pieces`; afterwards `file.result()` tells what the other process found."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(file, hasher, there), daemon=True)
    process.start()
    there.close()  # so that the end of the process is the end of the pipe
    try:
        while not isinstance(part := _received(here, file), FileResult):
            if isinstance(part, UserError):
                raise part
            if isinstance(part, Piece):
                yield part
            else:
                progress.advance(*part)
        file.found = part
    finally:
        process.kill()
        process.join()
        here.close()


def _received(pipe: Connection, file: SourceFile) -> Sent:
    try:
        part: Sent = pickle.loads(pipe.recv_bytes())  # noqa: S301 - our own process
    except (EOFError, OSError) as error:
        raise UserError(
            "{file}: the file could not be read to its end. Try again.", file=file.file.file_name
        ) from error
    return part


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


def _read(file: SourceFile, hasher: PeopleHasher | None, pipe: Connection) -> None:
    """The second process."""
    gc.disable()  # millions of texts and no circles among them
    sender = _Sender(pipe)
    try:
        for piece in file.pieces(hasher, sender):
            sender.send(piece)
        sender.send(file.result())
    except UserError as error:
        sender.send(error)
    sender.finish()
