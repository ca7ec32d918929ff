"""Takes a written place apart: its name, the kind of gmina and the powiat or voivodeship that it names."""

import re
from typing import NamedTuple

from etl.cleaning.text import squeeze
from geo.names import fold

POSTCODE = re.compile(r"^\s*\d{2}-\d{3}\s+", re.ASCII)
HINT = re.compile(r"\s*[(\[,;]\s*([^)\],;]+)[)\]]?")
DOT_IN_WORD = re.compile(r"\.(?=\w)")
# What stands before a name, longest first, and the kind of gmina it says. 'gmina Dębica' says none: people call a
# rural gmina so, but a mixed one too.
KIND_BY_PREFIX = {
    "gmina miejsko wiejska": "miejsko-wiejska",
    "gm miejsko wiejska": "miejsko-wiejska",
    "miasto i gmina": "miejsko-wiejska",
    "miasto na prawach powiatu": "miejska",
    "gmina miejska": "miejska",
    "gmina wiejska": "wiejska",
    "gm miejska": "miejska",
    "gm wiejska": "wiejska",
    "gmina miasto": "miejska",
    "gmina m": "miejska",
    "gm m w": "miejsko-wiejska",
    "gm m": "miejska",
    "gm w": "wiejska",
    "m i gm": "miejsko-wiejska",
    "mig": "miejsko-wiejska",
    "um": "",
    "ug": "",
    "gmina": "",
    "gm": "",
    "miasto": "miejska",
    "m": "miejska",
}
KIND_BY_HINT = {
    "miasto": "miejska",
    "m": "miejska",
    "miasto na prawach powiatu": "miejska",
    "gmina miejska": "miejska",
    "miejska": "miejska",
    "gmina wiejska": "wiejska",
    "wiejska": "wiejska",
    "gm w": "wiejska",
    "miejsko wiejska": "miejsko-wiejska",
    "gmina miejsko wiejska": "miejsko-wiejska",
    "gmina": "",
    "gm": "",
}
SHORTEST_BEGINNING = 3
MOST_WORDS_OF_PREFIX = 4


class WrittenPlace(NamedTuple):
    """`kind` as the register calls it, '' where none is said."""

    name: str
    kind: str
    hints: tuple[str, ...]


def without_postcode(text: str) -> str:
    """'42-450 Łazy' -> 'Łazy'."""
    return POSTCODE.sub("", text)


def read_place(text: str) -> WrittenPlace:
    """'gm. w. Czarna (pow. bieszczadzki)' -> Czarna, wiejska, ('pow. bieszczadzki',)."""
    plain = squeeze(DOT_IN_WORD.sub(". ", text))
    kind, hints = "", []
    name = HINT.split(plain, maxsplit=1)[0]
    for hint in HINT.findall(plain):
        if fold(hint) in KIND_BY_HINT:
            kind = KIND_BY_HINT[fold(hint)]
        else:
            hints.append(hint)
    words = name.split()
    for prefix, said in KIND_BY_PREFIX.items():
        length = _words_of_prefix(words, prefix)
        if length:
            name, kind = " ".join(words[length:]), said or kind
            break
    return WrittenPlace(name, kind, tuple(hints))


def _words_of_prefix(words: list[str], prefix: str) -> int:
    """How many of the words make up the prefix; 0 if they do not, or if no name would be left."""
    for length in range(1, min(len(words), MOST_WORDS_OF_PREFIX + 1)):
        if fold(" ".join(words[:length])) == prefix:
            return length
    return 0


def abbreviated(written: str, name: str) -> bool:
    """Whether each word is one of the name or its beginning with a dot: 'Ruda Śl.' for 'Ruda Śląska'.

    The first word must have at least three letters.
    """
    if "." not in written:
        return False
    parts = [(fold(part), part.endswith(".")) for part in re.findall(r"[^\s.-]+\.?", written)]
    words = fold(name).split()
    return (
        len(parts) == len(words)
        and len(parts[0][0]) >= SHORTEST_BEGINNING
        and all(word.startswith(p) if cut else word == p for (p, cut), word in zip(parts, words, strict=True))
    )
