"""How many files are made at once: two for one reader, and never so many that pages have to wait for them."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

AT_ONCE_FOR_ONE, AT_ONCE = 2, 4


class TooManyExportsError(Exception):
    """Another file of this reader, or of all readers, has to be ready first."""


class Places:
    """Counts the files in the making; one per process."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()
        self._lock = Lock()

    @contextmanager
    def place_for(self, reader: str) -> Iterator[None]:
        """A place for as long as the block runs; TooManyExportsError at once when there is none."""
        with self._lock:
            if self._taken[reader] >= AT_ONCE_FOR_ONE or self._taken.total() >= AT_ONCE:
                raise TooManyExportsError
            self._taken[reader] += 1
        try:
            yield
        finally:
            with self._lock:
                self._taken[reader] -= 1
                if not self._taken[reader]:
                    del self._taken[reader]
