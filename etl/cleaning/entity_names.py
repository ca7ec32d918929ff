"""Names of entities in the form in which two files can be compared: legal forms told apart, endings cut off.

Polish puts a place after 'w' into another case ('CIS Krosno', 'Centrum Integracji Społecznej w Krośnie'), so every
word loses its ending. The stems serve comparison only; they are no words and are never shown.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from data.catalog.word_cards import EntityKind
from geo.names import fold

# Longest first: 'slaskiego' loses 'iego', not 'o'.
ENDINGS = (
    "iego", "iemu", "iami", "iach", "iej", "ego", "emu", "ymi", "imi", "ami", "ach", "ych", "ich",
    "iu", "ie", "ia", "io", "ej", "ym", "im", "a", "e", "i", "o", "u", "y",
)  # fmt: skip
# Krosno - Krosnie needs three letters left, 'Łazy - Łazach' too.
SHORTEST_STEM = 3
# Consonants that change before -e: Ruda - Rudzie, Góra - Górze, Łańcut - Łańcucie stay near enough.
SOFTENED = (("dz", "d"), ("rz", "r"))
WITH_FLEETING_E = re.compile(r"i?ec$")
LITTLE_WORDS = frozenset({"w", "we", "z", "ze", "na", "im", "imienia", "i", "oraz", "przy", "pod", "dla", "do", "o"})
# Alone in a cell these are a kind; inside a name they are words like any other.
ONLY_ALONE = frozenset({"SS", "FUN", "Caritas"})
ABBREVIATIONS = {"sw": "swiety", "ks": "ksiadz", "nr": "", "ul": "", "woj": "wojewodztwo", "os": "osoba"}


class EntityName(NamedTuple):
    """`kinds` are the ids of forms found in the name, `words` the stems of all other words, as written."""

    kinds: frozenset[str]
    words: tuple[str, ...]

    @property
    def key(self) -> str:
        """One text for comparison; the order of words does not matter."""
        return " ".join(sorted(set(self.words)))


class NameReader:
    """Splits names into kinds and stems with the spellings of the card."""

    def __init__(self, entries: Iterable[EntityKind]) -> None:
        self._id_by_spelling = {
            fold(spelling): entry.id for entry in entries for spelling in entry.spellings if spelling not in ONLY_ALONE
        }
        longest_first = sorted(self._id_by_spelling, key=lambda spelling: (-len(spelling), spelling))
        self._spelling = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b") if longest_first else None

    def read(self, name: str) -> EntityName:
        """'Sp. Soc. „Razem” w Krośnie' -> ({'spoldzielnia_socjalna'}, ('razem', 'krosn'))."""
        plain = fold(name)
        kinds: set[str] = set()
        if self._spelling is not None:
            kinds = {self._id_by_spelling[found] for found in self._spelling.findall(plain)}
            plain = self._spelling.sub(" ", plain)
        words = (ABBREVIATIONS.get(word, word) for word in plain.split() if word not in LITTLE_WORDS)
        return EntityName(frozenset(kinds), tuple(stem(word) for word in words if word))


def stem(word: str) -> str:
    """A folded word without its ending: 'krosno', 'krosnie' -> 'krosn'; 'mielec', 'mielcu' -> 'mielc'."""
    if not word.isalpha():
        return word
    bare = next(
        (word.removesuffix(e) for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= SHORTEST_STEM), word
    )
    for soft, hard in SOFTENED:
        bare = bare.removesuffix(soft) + hard if bare.endswith(soft) and len(bare) > SHORTEST_STEM else bare
    return WITH_FLEETING_E.sub("c", bare)
