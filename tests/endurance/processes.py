"""Starts the loader as a process of its own and knows every process that came of it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psutil

from tests.endurance.homes import Home

ROOT = Path(__file__).parents[2]
MARK = "ENDURANCE_RUN"
FRIENDLY = {"OPENBLAS_NUM_THREADS": "1", "POLARS_MAX_THREADS": "2"}


class Loader:
    """One run of `tests.endurance.loader`."""

    def __init__(self, home: Home, arguments: Sequence[str], *options: str, **environment: str) -> None:
        self.mark = uuid4().hex
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.endurance.loader", *options, "--", *arguments],
            cwd=ROOT,
            env={**os.environ, **FRIENDLY, **home.environment, MARK: self.mark, "PYTHONUTF8": "1", **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def until(self, word: str) -> None:
        """Waits until the process says `word`; RuntimeError when it ends without."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.strip() == word:
                return
        raise RuntimeError(f"no {word!r}: {self.process.communicate()[1][-2000:]}")

    def go(self) -> None:
        """Lets a process that was started with --wait begin."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def answer(self, timeout: float = 120) -> tuple[int, str, str]:
        """Exit code, standard output and standard error at its end."""
        out, err = self.process.communicate(timeout=timeout)
        return self.process.returncode, out, err

    def survivors(self, within: float = 5.0) -> list[str]:
        """Processes of this run that are still alive after so many seconds."""
        until = time.monotonic() + within
        while alive := list(self._alive()):
            if time.monotonic() > until:
                return alive
            time.sleep(0.05)
        return []

    def _alive(self) -> Iterator[str]:
        for process in psutil.process_iter():
            try:
                if process.environ().get(MARK) == self.mark and process.status() != psutil.STATUS_ZOMBIE:
                    yield " ".join(process.cmdline())
            except (psutil.Error, OSError):
                continue


@contextmanager
def loader(home: Home, arguments: Sequence[str], *options: str, **environment: str) -> Iterator[Loader]:
    """A loader that is gone at the end of the block, whatever happens in it."""
    run = Loader(home, arguments, *options, **environment)
    try:
        yield run
    finally:
        run.process.kill()
        run.process.communicate()
