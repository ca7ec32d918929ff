"""How far long work has come: who works tells it, who is at a terminal sees a bar."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TextIO

SHOWN_AFTER_SECONDS = 1.0
REDRAWN_AFTER_SECONDS = 0.1
BAR_SIGNS = 24


class Progress(Protocol):
    """Is told how far a piece of work has come."""

    def advance(self, done: int, total: int) -> None:
        """`done` of `total` rows or bytes are behind, counted from the start; a `total` of 0 is not known."""


class NoProgress:
    """Nobody is watching."""

    def advance(self, done: int, total: int) -> None:
        """Shows nothing."""


NO_PROGRESS: Progress = NoProgress()


@dataclass
class Bar:
    """A bar on one line of a terminal, drawn anew in place; work of less than a second shows none."""

    stream: TextIO
    label: str
    clock: Callable[[], float] = time.monotonic
    _next: float = field(init=False)
    _drawn: int = 0

    def __post_init__(self) -> None:
        self._next = self.clock() + SHOWN_AFTER_SECONDS

    def advance(self, done: int, total: int) -> None:
        """Draws the bar where it is time to."""
        now = self.clock()
        if now < self._next:
            return
        self._next = now + REDRAWN_AFTER_SECONDS
        line = bar_line(self.label, done, total, shutil.get_terminal_size().columns - 1)
        self.stream.write("\r" + line.ljust(self._drawn))
        self.stream.flush()
        self._drawn = len(line)

    def clear(self) -> None:
        """Takes the bar away, so that lines of text begin on an empty line."""
        if self._drawn:
            self.stream.write("\r" + " " * self._drawn + "\r")
            self.stream.flush()
            self._drawn = 0


def bar_line(label: str, done: int, total: int, width: int) -> str:
    """'plik.csv [######------------------]  25 %', at most `width` signs; the count alone when the total is unknown."""
    if total <= 0:
        tail = f" {done}"
    else:
        share = min(max(done / total, 0.0), 1.0)
        filled = int(share * BAR_SIGNS)
        tail = f" [{'#' * filled}{'-' * (BAR_SIGNS - filled)}] {int(share * 100):3} %"
    room = max(width - len(tail), 0)
    name = label if len(label) <= room else f"{label[: room - 1]}…" if room else ""
    return (name + tail)[:width]
