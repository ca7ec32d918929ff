"""Pseudonyms of people: the key that makes them, one per year, and who is counted as the same person.

A plain hash would be no protection: names and e-mails can be tried one by one. Without the key file nobody can, so it
lies in the data folder outside the database and belongs in no copy of the database.
"""

import contextlib
import hashlib
import hmac
import os
import secrets
from pathlib import Path

import numpy as np
import pandas as pd

from data.errors import UserError
from etl.cleaning.people import identity_of
from etl.cleaning.secret import Secret, SecretColumn

KEY_FILE = "klucz-osob.bin"
KEY_BYTES = 32
PSEUDONYM_BYTES = 16
EPOCH_CONTEXT = b"barometr/epoch/v1"
PERSON_CONTEXT = b"barometr/person/v1"
MOST_NAMES_OF_ONE_MAILBOX = 3
KINDS = ["e_mail", "name_and_nip", "name_and_subregion"]


def master_key(folder: Path) -> Secret[bytes]:
    """The key of this installation, 256 bits; made on first use, readable by its owner only (mode 600)."""
    path = folder / KEY_FILE
    if not path.exists():
        _make_key(path)
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
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{KEY_FILE}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _put_in_place(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        draft.replace(path)


def epoch_key(master: Secret[bytes], year: int) -> Secret[bytes]:
    """The key of one calendar year: pseudonyms of two years have nothing in common."""
    return Secret(hmac.digest(master.reveal(), EPOCH_CONTEXT + str(year).encode(), hashlib.sha256))


def pseudonym(key: bytes, identity: str) -> str:
    """First 128 bits of HMAC-SHA-256 as 32 hexadecimal digits; two of a million people agree once in 10**27."""
    whole = hmac.digest(key, PERSON_CONTEXT + identity.encode("utf-8", "surrogatepass"), hashlib.sha256)
    return whole[:PSEUDONYM_BYTES].hex()


def pseudonyms(
    names: SecretColumn, e_mails: SecretColumn, nips: pd.Series, subregions: pd.Series, key: Secret[bytes]
) -> pd.DataFrame:
    """Columns `KINDS`, aligned with `nips`: a pseudonym for each identity of the row, '' where it has none."""
    rows = pd.MultiIndex.from_arrays([names.reveal(), e_mails.reveal(), nips, subregions])
    place_of_row, distinct = pd.factorize(rows)
    secret = key.reveal()
    made = [
        [pseudonym(secret, identity) if identity else "" for identity in identity_of(*row)] for row in distinct.tolist()
    ]
    table = np.array(made, dtype=object).reshape(len(made), len(KINDS))[place_of_row]
    return pd.DataFrame(table, index=nips.index, columns=KINDS, dtype=str)


def same_people(keys: pd.DataFrame) -> pd.Series:
    """A number for each row, equal for rows of one person, -1 where the row tells nobody.

    Rows with the same e-mail are one person, and so are rows with the same name and NIP: a mistyped name is caught by
    the e-mail and the reverse. A mailbox used under more than three names is an office's and joins nobody. Name and
    subregion, of low certainty, speaks only for rows that have nothing else.
    """
    e_mails = keys["e_mail"].where(~_is_shared(keys), "")
    weak = keys["name_and_subregion"].where((e_mails == "") & (keys["name_and_nip"] == ""), "")
    parts = pd.DataFrame({"e_mail": e_mails, "name_and_nip": keys["name_and_nip"], "name_and_subregion": weak})
    distinct = parts.drop_duplicates()
    joined = _Joined()
    for row in distinct.itertuples(index=False):
        joined.join([(kind, text) for kind, text in zip(KINDS, row, strict=True) if text])
    first = pd.Series(
        [
            joined.number([(kind, text) for kind, text in zip(KINDS, row, strict=True) if text])
            for row in distinct.itertuples(index=False)
        ],
        index=pd.MultiIndex.from_frame(distinct),
        dtype="int64",
    )
    return pd.Series(first.reindex(pd.MultiIndex.from_frame(parts)).to_numpy(), index=keys.index, dtype="int64")


def _is_shared(keys: pd.DataFrame) -> pd.Series:
    named = keys[(keys["e_mail"] != "") & (keys["name_and_nip"] != "")].drop_duplicates(["e_mail", "name_and_nip"])
    names = named["e_mail"].value_counts()
    return keys["e_mail"].isin(names.index[names > MOST_NAMES_OF_ONE_MAILBOX])


class _Joined:
    """Sets of identities that belong to one person each (union and find)."""

    def __init__(self) -> None:
        self._above: dict[tuple[str, str], tuple[str, str]] = {}
        self._numbers: dict[tuple[str, str], int] = {}

    def _top(self, identity: tuple[str, str]) -> tuple[str, str]:
        while (above := self._above.setdefault(identity, identity)) != identity:
            self._above[identity] = self._above[above]
            identity = above
        return identity

    def join(self, identities: list[tuple[str, str]]) -> None:
        """All these are one person."""
        for other in identities[1:]:
            self._above[self._top(other)] = self._top(identities[0])

    def number(self, identities: list[tuple[str, str]]) -> int:
        """The person's number, in the order of first asking; -1 for no identity."""
        return self._numbers.setdefault(self._top(identities[0]), len(self._numbers)) if identities else -1
