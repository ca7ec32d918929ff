"""One hostile workbook, what must become of it, and the judge of that."""

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.errors import UserError
from etl.readers.contract import Sheet
from etl.readers.sandbox import read_in_child


@dataclass(frozen=True)
class Threat:
    """A workbook built on demand: `make` gives its bytes.

    It is either refused with a message that has `refused` in it, or the rows of its first visible sheet are `rows`;
    where both are given either will do.
    """

    name: str
    make: Callable[[], bytes]
    seconds: float
    refused: str = ""
    rows: Sequence[Sequence[str]] | None = None
    suffix: str = ".xlsx"


@dataclass(frozen=True)
class Outcome:
    """What became of a threat: '' for a promise kept, else what was broken."""

    broken: str
    seconds: float


def outcome_of(threat: Threat) -> Outcome:
    """Reads it in a folder for temporary files of its own, which must be empty behind."""
    content = threat.make()
    with tempfile.TemporaryDirectory() as folder:
        usual, tempfile.tempdir = tempfile.tempdir, folder
        before = time.perf_counter()
        try:
            broken = _broken(threat, content)
        finally:
            tempfile.tempdir = usual
        seconds = time.perf_counter() - before
        left = sorted(path.name for path in Path(folder).rglob("*"))
    if left:
        broken = f"left on the disk: {left}"
    elif not broken and seconds > threat.seconds:
        broken = f"took {seconds:.1f} s, at most {threat.seconds} s are allowed"
    return Outcome(f"{threat.name}: {broken}" if broken else "", seconds)


def _broken(threat: Threat, content: bytes) -> str:
    file_name = f"plik{threat.suffix}"
    try:
        sheets, _ = read_in_child(content, threat.suffix, file_name)
    except UserError as error:
        expected = bool(threat.refused) and threat.refused in str(error)
        return "" if expected and str(error).startswith(file_name) else f"refused with: {error}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    if threat.rows is None:
        return "read, though it had to be refused"
    found = filled(sheets[0]) if sheets else []
    wanted = [list(row) for row in threat.rows]
    return "" if found == wanted else f"{len(found)} rows read, {len(wanted)} expected, or others than expected"


def filled(sheet: Sheet) -> list[list[str]]:
    """Rows without the empty cells at their ends."""
    rows = []
    for row in sheet.rows:
        cells = list(row)
        while cells and not cells[-1].strip():
            cells.pop()
        rows.append(cells)
    return rows
