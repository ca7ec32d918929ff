"""Somebody has the database, the pseudonyms and a list of names, but no key: can they tell who was there?"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

from etl.people import keys, lists
from etl.people.identities import identities
from etl.people.pseudonyms import CONTEXT, PSEUDONYM_BYTES, pseudonyms
from tests.endurance.canary_people import Canary
from tests.endurance.homes import Home

CONSTANTS = (b"", bytes(32), b"\xff" * 32, b"\x01" * 32, b"barometr", b"barometr/person/v1", b"secret", CONTEXT)
NIPS, SUBREGIONS = ("", "1234563218"), ("", "24-poludniowy", "24")
HASHES = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s")


class Attack(NamedTuple):
    """What came of it."""

    faults: list[str]
    told: str


def texts_of(people: Iterable[Canary]) -> list[str]:
    """Every text that a pseudonym of these people may be made of, and their plain names and addresses."""
    found: list[str] = []
    for person in people:
        found += [person.name, person.mail, f"{person.surname} {person.first}", person.name.lower()]
    names = pl.Series([person.name for person in people for _ in NIPS for _ in SUBREGIONS])
    mails = pl.Series([person.mail for person in people for _ in NIPS for _ in SUBREGIONS])
    nips = pl.Series([nip for _ in people for nip in NIPS for _ in SUBREGIONS])
    subregions = pl.Series([subregion for _ in people for _ in NIPS for subregion in SUBREGIONS])
    of_program = identities(names, mails, nips, subregions)
    return sorted({*found, *of_program.e_mail, *of_program.name} - {""})


def guesses(said: Iterable[str]) -> Iterator[bytes]:
    """The first 16 bytes of what anybody may try without a key, or with a constant one."""
    for words in said:
        plain = words.encode()
        for name in HASHES:
            yield hashlib.new(name, plain).digest()[:PSEUDONYM_BYTES]
        for constant in CONSTANTS:
            yield hmac.digest(constant, plain, "sha256")[:PSEUDONYM_BYTES]
            yield hashlib.sha256(constant + plain).digest()[:PSEUDONYM_BYTES]
            for person in (b"", CONTEXT):
                made = hashlib.blake2b(plain, digest_size=PSEUDONYM_BYTES, key=constant, person=person)
                yield made.digest()


def kept_pseudonyms(data_dir: Path) -> set[bytes]:
    """All pseudonyms that lie in the data folder."""
    found: set[bytes] = set()
    for path in (data_dir / lists.FOLDER).glob("*.npz"):
        with np.load(path) as content:
            for column in ("e_mail", "name"):
                found.update(bytes(cell) for cell in content[column].tolist())
    return found - {bytes(PSEUDONYM_BYTES)}


def found_by_guessing(home: Home, people: list[Canary]) -> Attack:
    """Without keys none is found, whatever constant is tried; with the keys all are, so that the search is sound."""
    said = texts_of(people)
    tried = set(guesses(said))
    kept = kept_pseudonyms(home.data_dir)
    faults = [f"{len(kept & tried)} pseudonyms of {len(kept)} were guessed"] * bool(kept & tried)
    with_keys = {made for key in _keys(home.data_dir).values() for made in _made_with(said, key)}
    if not kept or not kept <= with_keys:
        faults.append(f"with the keys only {len(kept & with_keys)} of {len(kept)} are found: the search is not sound")
    told = f"{len(tried)} guesses without keys found {len(kept & tried)} of {len(kept)} pseudonyms, with the keys all"
    return Attack(faults, told)


def _keys(data_dir: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in (data_dir / keys.FOLDER).glob("????.bin")}


def _made_with(said: list[str], key: bytes) -> set[bytes]:
    made = pseudonyms(pl.Series(said), np.zeros(len(said), dtype=np.int32), {0: key})
    return {bytes(cell) for cell in made.tolist()}
