"""Reads the bytes of a database that SQLite has open in the same process, without taking its locks away."""

import hashlib
import os
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

AT_ONCE = 1024**2
MOST_KEPT = 64  # of a process that goes through many databases, as tests do
_kept: OrderedDict[tuple[int, int], int] = OrderedDict()
_lock = Lock()


def digest_of(path: Path) -> str:
    """SHA-256 of a file; OSError where it cannot be read."""
    if not hasattr(os, "pread"):  # Windows, whose locks belong to what opened the file
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    digest = hashlib.sha256()
    for part in _parts(_descriptor(path)):
        digest.update(part)
    return digest.hexdigest()


def _parts(descriptor: int) -> Iterator[bytes]:
    place = 0
    while part := os.pread(descriptor, AT_ONCE, place):
        place += len(part)
        yield part


def _descriptor(path: Path) -> int:
    """Opened once and never closed: as soon as a process closes any descriptor of a file, POSIX takes all its locks on
    that file away, SQLite's too. Another process would then throw away the log of changes that this one still reads,
    and pages would show a mixture of old and new. See "How To Corrupt An SQLite Database File", 2.2, on sqlite.org.
    """
    with _lock:
        state = path.stat()
        found = _kept.get((state.st_dev, state.st_ino))
        if found is None:
            found = os.open(path, os.O_RDONLY)
            state = os.fstat(found)
            _kept[state.st_dev, state.st_ino] = found
            if len(_kept) > MOST_KEPT:
                os.close(_kept.popitem(last=False)[1])
        return found
