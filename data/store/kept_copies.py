"""The folder of copies: names with the moment, the newest good one, and which ones are old enough to go."""

import re
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from data.errors import UserError
from data.store.copies import Copy, backup, read_copy

NAME = re.compile(r"barometr-\d{4}-\d\d-\d\d-\d{6}\.zip")


def copies_in(folder: Path) -> list[Path]:
    """Copies that were made here, the newest first; other files are left out."""
    return sorted((path for path in folder.glob("*.zip") if NAME.fullmatch(path.name)), reverse=True)


def last_good(folder: Path) -> Copy | None:
    """The newest copy whose digests all fit."""
    for path in copies_in(folder):
        try:
            return read_copy(path)
        except UserError:
            continue
    return None


def keep_copy(engine: Engine, folder: Path, *, keep: int | None = None) -> tuple[Copy, list[str]]:
    """Writes a copy into the folder and reads it back; only then removes all but the newest `keep` ones.

    The copy and the names of those that were removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"barometr-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.zip"
    backup(engine, path)
    copy = read_copy(path)
    old = copies_in(folder)[keep:] if keep else []
    for one in old:
        one.unlink(missing_ok=True)
    return copy, [one.name for one in old]
