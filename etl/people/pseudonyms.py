"""Pseudonyms: 128 bits of a keyed hash of who a row may be. Two of a million people agree once in 10**27.

BLAKE2b with a key (RFC 7693) in place of HMAC-SHA-256: as strong for this and three times as fast.
"""

from collections.abc import Mapping
from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import polars as pl

PSEUDONYM_BYTES = 16
NOBODY = bytes(PSEUDONYM_BYTES)
CONTEXT = b"barometr/person"  # at most 16 bytes


def pseudonyms(
    texts: pl.Series, years: npt.NDArray[np.int32], keys: Mapping[int, bytes | None]
) -> npt.NDArray[np.void]:
    """A column of 16 bytes, each text under the key of its year; zero stands for nobody: an empty text, a year without
    a key."""
    found = np.zeros(len(texts), dtype=f"V{PSEUDONYM_BYTES}")
    plain = texts.cast(pl.Binary)
    for year, key in keys.items():
        if key is None:
            continue
        rows = np.flatnonzero(years == year)
        of_year = plain.to_list() if len(rows) == len(texts) else plain.gather(rows).to_list()
        # a copy of the keyed beginning takes half the time of a new one
        begin = blake2b(digest_size=PSEUDONYM_BYTES, key=key, person=CONTEXT).copy
        made = b"".join([_hashed(begin(), text) if text else NOBODY for text in of_year])
        found[rows] = np.frombuffer(made, dtype=found.dtype)
    return found


def _hashed(begun: blake2b, text: bytes) -> bytes:
    begun.update(text)
    return begun.digest()
