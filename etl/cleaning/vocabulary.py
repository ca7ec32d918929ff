"""Closed lists of words as offices spell them, and the id that each spelling means."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple, Protocol

import pandas as pd
from rapidfuzz import fuzz, process

from data.catalog.models import Bilingual
from data.catalog.word_cards import Words, read_spellings
from geo.names import fold

IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
LONGEST_SPELLING = 200
SIMILAR_ENOUGH = 70
MOST_CANDIDATES = 3


class Entry(Protocol):
    """A word of a card with its spellings."""

    @property
    def id(self) -> str:
        """What is stored."""

    @property
    def name(self) -> Bilingual:
        """What is shown."""

    @property
    def spellings(self) -> list[str]:
        """What offices write."""


class Meanings(NamedTuple):
    """Aligned with the column: ids ('' where empty or unknown) and the mask of unknown spellings."""

    values: pd.Series
    wrong: pd.Series


class Vocabulary:
    """Spelling -> id. ValueError if one spelling means two ids."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._id_by_key: dict[str, str] = {}
        for entry in self.entries:
            for spelling in (entry.id, entry.name.pl, *entry.spellings):
                if self._id_by_key.setdefault(fold(spelling), entry.id) != entry.id:
                    raise ValueError(f"{spelling!r} means {entry.id} and {self._id_by_key[fold(spelling)]}")

    def find(self, text: str) -> str | None:
        """The id a spelling means, None if unknown: 'Centrum Integracji Społecznej (CIS)' -> 'cis'.

        Words in brackets may repeat or add to what stands before them; two meanings at once are unknown.
        """
        if len(text) > LONGEST_SPELLING:
            return None
        whole = self._id_by_key.get(fold(text))
        if whole:
            return whole
        parts = [IN_BRACKETS.sub(" ", text), *IN_BRACKETS.findall(text)]
        meanings = {id_ for part in parts if (id_ := self._id_by_key.get(fold(part)))}
        return meanings.pop() if len(meanings) == 1 and len(parts) > 1 else None

    def candidates(self, text: str) -> list[str]:
        """Ids whose spellings look like the text, the likeliest first; for messages, never to choose from."""
        near = process.extract(
            fold(text[:LONGEST_SPELLING]),
            list(self._id_by_key),
            scorer=fuzz.ratio,
            score_cutoff=SIMILAR_ENOUGH,
            limit=None,
        )
        in_order = sorted(near, key=lambda found: (-found[1], found[0]))
        return list(dict.fromkeys(self._id_by_key[spelling] for spelling, _, _ in in_order))[:MOST_CANDIDATES]

    def column(self, cells: pd.Series) -> Meanings:
        """The ids of a whole column; each spelling is looked up once."""
        meanings = {text: self.find(text) or "" for text in cells.unique()}
        values = cells.astype(object).map(meanings).astype(str)
        return Meanings(values, (values == "") & (cells.astype(object).str.strip() != ""))

    @cached_property
    def name_by_id(self) -> Mapping[str, str]:
        """Polish names by id, in the order of the card."""
        return {entry.id: entry.name.pl for entry in self.entries}


@lru_cache
def words(card: Words) -> Vocabulary:
    """One of the closed lists of data/catalog/spellings, e.g. `words("institution_kinds").find("GOPS")` -> 'ops'."""
    return Vocabulary(read_spellings().words[card])
