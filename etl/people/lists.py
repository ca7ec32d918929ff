"""Lists as pseudonyms: one file for each load and year, outside the database, gone when the year is closed.

A file is written before the load is committed under a token that the load keeps; a file whose token no load knows is
what a stopped load left, and is swept away.
"""

import os
import re
import secrets
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

FOLDER = "osoby"
NAME = re.compile(r"(\d{4})-([0-9a-f]{32})\.npz")


@dataclass(frozen=True)
class YearLists:
    """Rows of the lists of one year: the place of their event in `events`, and their pseudonyms (16 bytes each)."""

    events: npt.NDArray[np.str_]
    event: npt.NDArray[np.int32]
    e_mail: npt.NDArray[np.void]
    name: npt.NDArray[np.void]
    is_weak: npt.NDArray[np.bool_]


def new_token() -> str:
    """Names the files of one load."""
    return secrets.token_hex(16)


def save(data_dir: Path, year: int, token: str, lists: YearLists) -> None:
    """Whole or not at all; readable by its owner only."""
    path = _path(data_dir, year, token)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(".part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        np.savez(
            file, events=lists.events, event=lists.event, e_mail=lists.e_mail, name=lists.name, is_weak=lists.is_weak
        )
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def read(data_dir: Path, year: int, token: str) -> YearLists | None:
    """The rows of a load in a year; None where it has none."""
    path = _path(data_dir, year, token)
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as found:
        return YearLists(found["events"], found["event"], found["e_mail"], found["name"], found["is_weak"])


def years_of(data_dir: Path, token: str) -> list[int]:
    """The years for which a load has rows."""
    return sorted(year for year, found, _ in _files(data_dir) if found == token)


def destroy_year(data_dir: Path, year: int) -> None:
    """Removes the rows of a year."""
    for found, _, path in list(_files(data_dir)):
        if found == year:
            path.unlink()


def destroy(data_dir: Path, token: str) -> None:
    """Removes the rows of a load."""
    for _, found, path in list(_files(data_dir)):
        if found == token:
            path.unlink(missing_ok=True)


def sweep(data_dir: Path, known_tokens: Set[str]) -> None:
    """Removes what stopped loads left behind."""
    folder = data_dir / FOLDER
    for _, token, path in list(_files(data_dir)):
        if token not in known_tokens:
            path.unlink(missing_ok=True)
    for path in folder.glob("*.part"):
        path.unlink(missing_ok=True)


def _files(data_dir: Path) -> Iterator[tuple[int, str, Path]]:
    for path in (data_dir / FOLDER).glob("*.npz"):
        if match := NAME.fullmatch(path.name):
            yield int(match[1]), match[2], path


def _path(data_dir: Path, year: int, token: str) -> Path:
    return data_dir / FOLDER / f"{year:04}-{token}.npz"
