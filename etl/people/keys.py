"""One random key for each year, outside the database; with the key gone, nobody links the year's pseudonyms again.

A plain hash would be no protection: names and e-mails can be tried one by one.
"""

import contextlib
import os
import secrets
from pathlib import Path

from data.errors import UserError
from etl.cleaning.secret import Secret

FOLDER = "klucze-osob"
KEY_BYTES = 32
OF_FILES = "pliki"


def year_key(data_dir: Path, year: int) -> Secret[bytes]:
    """The key of a calendar year, 256 bits; made on first use, readable by its owner only (mode 600)."""
    return _key(data_dir / FOLDER / f"{year:04}.bin")


def file_key(data_dir: Path) -> Secret[bytes]:
    """The key under which the digest of a list of people is kept, so that the list cannot be told from it."""
    return _key(data_dir / FOLDER / f"{OF_FILES}.bin")


def destroy_year_key(data_dir: Path, year: int) -> None:
    """Overwrites the key of a year and removes it; a year without a key is left as it is."""
    path = data_dir / FOLDER / f"{year:04}.bin"
    if path.exists():
        with path.open("r+b") as file:
            file.write(bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    _remove_drafts(path)


def _key(path: Path) -> Secret[bytes]:
    if not path.exists():
        _make_key(path)
    _remove_drafts(path)
    with contextlib.suppress(PermissionError):  # of another owner, who set the mode
        path.chmod(0o600)
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise UserError(
            "{file}: the key of people has {found} bytes, expected {expected}. Bring it back from where it was kept.",
            file=path.name,
            found=len(key),
            expected=KEY_BYTES,
        )
    return Secret(key)


def _make_key(path: Path) -> None:
    """Writes the whole key beside and links it in place: whoever comes second finds the first one's key."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _remove_drafts(path: Path) -> None:
    """Those of processes that were stopped, or came second."""
    for draft in path.parent.glob(f"{path.name}.*"):
        with contextlib.suppress(OSError):
            draft.unlink()


def _put_in_place(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except (FileExistsError, FileNotFoundError):  # another process was first, and has taken the draft away
        return
    except OSError:  # a file system without hard links
        draft.replace(path)
