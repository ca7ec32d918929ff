"""What a worker counts, in a file that its siblings can read; without a folder only in its own memory.

A file is a row of numbers with fixed places, written by one process. Files of workers that ended stay, so sums never
fall while the program runs.
"""

import mmap
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import NamedTuple

KINDS = ("strona", "zmiana", "eksport", "formularz", "plik", "stan")
CLASSES = (2, 3, 4, 5)
BOUNDS_S = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
ENDING = ".licznik"
BYTES = 8
PER_KIND = len(CLASSES) + len(BOUNDS_S) + 2  # statuses, buckets with the open one, seconds
UNAVAILABLE = len(KINDS) * PER_KIND
SIZE = UNAVAILABLE + 1


class Totals(NamedTuple):
    """Sums of all workers: requests by kind and class of status, by kind and bound of time, seconds by kind, and views
    that the database did not answer."""

    requests: dict[tuple[str, int], int]
    buckets: dict[str, list[int]]
    seconds: dict[str, float]
    unavailable: int


class Counters:
    """Counts of one process; safe between threads. A process that was forked meanwhile begins a file of its own with
    the first thing it counts."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder, self._lock, self._process = folder, Lock(), 0
        self._numbers = memoryview(mmap.mmap(-1, SIZE * BYTES)).cast("d")
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def _own(self) -> "memoryview[float]":
        """The numbers of this process; the lock is held."""
        if self._folder is not None and self._process != os.getpid():
            self._process = os.getpid()
            with (self._folder / f"{self._process}{ENDING}").open("w+b") as file:
                file.truncate(SIZE * BYTES)
                self._numbers = memoryview(mmap.mmap(file.fileno(), SIZE * BYTES)).cast("d")
        return self._numbers

    def observe(self, kind: str, status: int, seconds: float) -> None:
        """A request of a kind was answered."""
        place = KINDS.index(kind) * PER_KIND
        bucket = sum(seconds > bound for bound in BOUNDS_S)
        with self._lock:
            numbers = self._own()
            numbers[place + CLASSES.index(min(max(status // 100, 2), 5))] += 1
            numbers[place + len(CLASSES) + bucket] += 1
            numbers[place + PER_KIND - 1] += seconds

    def note_unavailable(self) -> None:
        """A view could not be shown, because the database did not answer."""
        with self._lock:
            self._own()[UNAVAILABLE] += 1

    def totals(self) -> Totals:
        """Sums of this process and its siblings."""
        rows = list(self._rows())
        numbers = [sum(row[place] for row in rows) for place in range(SIZE)]
        of_kind = {kind: numbers[n * PER_KIND : (n + 1) * PER_KIND] for n, kind in enumerate(KINDS)}
        return Totals(
            {(kind, c): int(of_kind[kind][n]) for kind in KINDS for n, c in enumerate(CLASSES)},
            {kind: [int(value) for value in of_kind[kind][len(CLASSES) : -1]] for kind in KINDS},
            {kind: of_kind[kind][-1] for kind in KINDS},
            int(numbers[UNAVAILABLE]),
        )

    def workers(self) -> list[int]:
        """Process numbers of those that count here, ended ones among them."""
        if self._folder is None:
            return [os.getpid()]
        return sorted(int(path.stem) for path in self._folder.glob(f"*{ENDING}") if path.stem.isdigit())

    def _rows(self) -> Iterator["memoryview[float]"]:
        if self._folder is None:
            yield self._numbers
            return
        for path in self._folder.glob(f"*{ENDING}"):
            content = path.read_bytes()
            if len(content) == SIZE * BYTES:
                yield memoryview(content).cast("d")
