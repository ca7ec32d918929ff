"""Where a report or a template goes: checked before the work begins, put in place whole or not at all."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from data.errors import UserError
from etl.faults import shown


def checked_ending(out: Path, endings: Sequence[str]) -> None:
    """UserError unless the name ends with one of `endings` ('.xlsx')."""
    if out.suffix.lower() not in endings:
        raise UserError(
            "{out}: a file of this kind cannot be written. Give it a name that ends with: {endings}.",
            out=shown(out.name),
            endings=", ".join(endings),
        )


@contextmanager
def reserved(out: Path, source: Path | None = None, *, replaces: bool = True) -> Iterator[Path]:
    """A new file to write to, which becomes `out` when all went well.

    UserError at once when `out` is the file that was read, when something is there that must stay, or when nothing
    can be written there.
    """
    if source is not None and _is_same(out, source):
        raise UserError(
            "{out}: this is the file that is read; it is not written over. Choose another name.", out=shown(out.name)
        )
    if os.path.lexists(out) and not (replaces and out.is_file()):
        raise UserError(
            "{out}: there is something of this name already; it stays as it is. Choose another name.",
            out=shown(out.name),
        )
    place = out.with_name(f".{out.stem[:60]}.{os.getpid()}{out.suffix}")
    try:
        place.open("xb").close()
    except (OSError, ValueError) as error:
        raise cannot_be_written(out) from error
    try:
        yield place
        _put(place, out)
    finally:
        place.unlink(missing_ok=True)


def _is_same(out: Path, source: Path) -> bool:
    try:
        return out.samefile(source)
    except (OSError, ValueError):
        return False


def _put(place: Path, out: Path) -> None:
    try:
        place.replace(out)
    except OSError as error:
        raise cannot_be_written(out) from error


def cannot_be_written(out: Path) -> UserError:
    """What to say when a folder does not exist, is full or guarded, or another program holds the file."""
    return UserError(
        "{out}: the file cannot be written. Check the folder, its rights and free space, and close the file in other "
        "programs.",
        out=shown(out.name),
    )
