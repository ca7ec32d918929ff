"""Has a workbook read in a child process, so that a crash, a loop or a glutton is one typed refusal."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from data.errors import UserError
from etl.garbage import without_garbage_collection
from etl.readers.batches import unpacked
from etl.readers.child import CPU_SECONDS, MEMORY
from etl.readers.contract import Sheet, spans
from etl.readers.workbook import PIVOT_CACHE
from etl.readers.zip_check import damaged

ROOT = Path(__file__).parents[2]
LONGEST_WAIT_SECONDS = 3 * CPU_SECONDS  # a busy machine gives less than one CPU
COMMAND = ("-P", "-m", "etl.readers.child")
KEPT_FROM_ENVIRONMENT = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH", "LANG")
KILLED_FOR_CPU = -24  # SIGXCPU
KILLED = -9


def read_in_child(content: bytes, suffix: str, file_name: str) -> tuple[list[Sheet], list[UserError]]:
    """Visible sheets and warnings about hidden ones; UserError when the file is refused or the child dies of it."""
    gathered = _Gathered(file_name)
    with tempfile.TemporaryDirectory(prefix="barometr-") as folder, _child(folder, suffix, file_name) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        feeder = threading.Thread(target=_feed, args=(process.stdin, content), daemon=True)
        feeder.start()
        is_late = threading.Event()
        alarm = threading.Timer(LONGEST_WAIT_SECONDS, _stop, (process, is_late))
        alarm.start()
        try:
            with without_garbage_collection():
                for line in process.stdout:
                    gathered.take(json.loads(line), process.stdout.read)
        except (ValueError, LookupError, TypeError, RecursionError):
            pass  # half a line, or none of ours: the child died, which its exit code tells
        finally:
            process.stdout.close()  # a child that still wants to answer ends here
            process.wait()
            alarm.cancel()
            feeder.join()
    if not gathered.is_done:
        raise _death(KILLED if is_late.is_set() else process.returncode, file_name)
    return gathered.sheets, gathered.warnings


@contextmanager
def _child(folder: str, suffix: str, file_name: str) -> Iterator["subprocess.Popen[bytes]"]:
    environment = {name: os.environ[name] for name in KEPT_FROM_ENVIRONMENT if name in os.environ}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TMPDIR": folder, "TEMP": folder, "TMP": folder}
    environment |= {"MALLOC_ARENA_MAX": "1"}  # a second thread shall not reserve an eighth of the memory
    with subprocess.Popen(
        [sys.executable, *COMMAND, suffix, file_name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environment,
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def _stop(process: "subprocess.Popen[bytes]", is_late: threading.Event) -> None:
    is_late.set()
    process.kill()


def _feed(pipe: IO[bytes], content: bytes) -> None:
    try:
        with pipe:
            pipe.write(content)
    except OSError:
        pass  # the child died; its exit code tells why


class _Gathered:
    """Puts the answer of the child together."""

    def __init__(self, file_name: str) -> None:
        self.file_name = file_name
        self.sheets: list[Sheet] = []
        self.warnings: list[UserError] = []
        self.is_done = False
        self._kinds: dict[str, str] = {}
        self._seen: dict[str, str] = {}

    def take(self, part: Any, read: Callable[[int], bytes]) -> None:
        """One line of the answer and what follows it; UserError when it is a refusal, ValueError for half of it."""
        if isinstance(part, list):
            numbers, kinds, rows = unpacked(part, read, self._seen)
            sheet = self.sheets[-1]
            assert sheet.kinds is not None
            sheet.numbers += numbers
            sheet.kinds += [self._kinds.setdefault(kind, kind) for kind in kinds]
            sheet.rows += rows
        elif "sheet" in part:
            self.sheets.append(Sheet(part["sheet"], kinds=[]))
        elif "end" in part:
            self._end(part)
        elif "refused" in part:
            self.is_done = True
            template = part["refused"]
            raise UserError(template, **part["values"])
        else:
            self._finish(part)

    def _end(self, part: Mapping[str, Any]) -> None:
        sheet = self.sheets[-1]
        sheet.last_row, sheet.hidden_rows = part["end"], part["hidden_rows"]
        sheet.merged = [(row, first, last) for row, first, last in part["merged"]]

    def _finish(self, part: Mapping[str, Any]) -> None:
        self.is_done = True
        for sheet in self.sheets:
            sheet.starts_in_1904 = part["starts_in_1904"]
        if part["hidden"]:
            self.warnings.append(
                UserError(
                    "{file}: hidden sheets were not read: {sheets}. Show them first if they belong to the data.",
                    file=self.file_name,
                    sheets=", ".join(part["hidden"]),
                )
            )
        self.warnings += [leftover_warning(self.file_name, leftover) for leftover in part["leftovers"]]


def leftover_warning(file_name: str, leftover: str) -> UserError:
    """What to say of data that a workbook carries beside its sheets: PIVOT_CACHE or EXTERNAL_LINKS."""
    if leftover == PIVOT_CACHE:
        return UserError(
            "{file}: the workbook holds a copy of the data of a pivot table (a pivot cache), which was not read. "
            "Delete the pivot table before you pass the file on.",
            file=file_name,
        )
    return UserError(
        "{file}: the workbook holds links to other files and copies of their cells, which were not read. "
        "Break the links before you pass the file on.",
        file=file_name,
    )


def hidden_rows_warning(file_name: str, sheet: Sheet) -> UserError:
    """What to say of a sheet with hidden rows."""
    return UserError(
        "{file}, sheet '{sheet}': hidden rows were not read: {rows}. Show them first if they belong to the data.",
        file=file_name,
        sheet=sheet.name,
        rows=spans(list(sheet.hidden_rows)),
    )


def _death(code: int, file_name: str) -> UserError:
    if code in {KILLED_FOR_CPU, KILLED}:
        return UserError(
            "{file}: reading takes longer than {seconds} s. Copy only the table to a new workbook, or save it as CSV "
            "(UTF-8).",
            file=file_name,
            seconds=CPU_SECONDS,
        )
    if code in {0, 1, -6}:  # the end of memory is an exit, or an abort by the reading library
        return UserError(
            "{file}: reading needs more than {megabytes} MB of memory, or the file is damaged. Delete the rows and "
            "columns beyond the table, or save the table as CSV (UTF-8).",
            file=file_name,
            megabytes=MEMORY // 1024**2,
        )
    return damaged(file_name)
