"""Place names as people type and sort them: folding, Polish order, candidates for a name."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from geo import teryt

# q, v and x are not Polish letters, yet stand where a Polish dictionary puts them.
_ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
_RANK = {character: rank for rank, character in enumerate("0123456789" + _ALPHABET, start=1)}
_AFTER_ALPHABET = len(_RANK) + 1
_NOT_A_WORD = re.compile(r"[\W_]+")
# What nearly every Polish name is made of, so that it needs no look into the tables of Unicode.
_USUAL = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”“’–—\u00a0", "acelnoszzACELNOSZZ       ")


def _strip_marks(text: str) -> str:
    """'łódź' -> 'lodz'; ł is a letter of its own in Unicode, so it is replaced by name."""
    decomposed = unicodedata.normalize("NFKD", text.replace("ł", "l"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def fold(text: str) -> str:
    """The form in which names are compared: 'Bielsko-BIAŁA ' -> 'bielsko biala'."""
    usual = text.translate(_USUAL)
    return _NOT_A_WORD.sub(" ", usual.lower() if usual.isascii() else _without_case_and_marks(text)).strip()


def _without_case_and_marks(text: str) -> str:
    """Marks go first and last: some signs open into capitals, some capitals fold into marked letters."""
    return _strip_marks(_strip_marks(text).casefold())


def polish_sort_key(text: str) -> tuple[int, ...]:
    """Key for `sorted`: spaces and marks, then digits, then a ą b c ć ... ź ż, then other scripts.

    Upper and lower case are equal; a foreign letter counts as its base letter ('é' as 'e').
    >>> sorted(["Żory", "Łazy", "Lubliniec", "Zabrze"], key=polish_sort_key)
    ['Lubliniec', 'Łazy', 'Zabrze', 'Żory']
    """
    return tuple(rank for character in unicodedata.normalize("NFC", text).lower() for rank in _ranks(character))


def _ranks(character: str) -> list[int]:
    if character in _RANK:
        return [_RANK[character]]
    bases = _strip_marks(character)
    return [_RANK.get(base, _AFTER_ALPHABET + ord(base) if base.isalnum() else 0) for base in bases]


def polish_sort_bytes(texts: Sequence[str]) -> list[bytes]:
    """Bytes whose plain order is that of `polish_sort_key`, made for thousands of names at once."""
    return _by_table(texts, _SORT_TABLE, _sort_bytes)


def fold_many(texts: Sequence[str]) -> list[bytes]:
    """`fold` of each text as bytes, for thousands at once; words may stand more than one space apart."""
    return _by_table(texts, _FOLD_TABLE, lambda text: fold(text).encode())


def _sort_bytes(text: str) -> bytes:
    ranks = polish_sort_key(text)
    return b"".join(
        bytes([_SHIFT + rank]) if rank < _AFTER_ALPHABET else bytes([_OTHER_SCRIPT]) + rank.to_bytes(3, "big")
        for rank in ranks
    )


def _by_table(texts: Sequence[str], table: bytes, alone: Callable[[str], bytes]) -> list[bytes]:
    """Each text letter by letter through a table for the code page of Polish; `alone` takes those it cannot hold."""
    try:
        rows = "\n".join(texts).encode(_CODE_PAGE).translate(table).split(b"\n")
    except UnicodeEncodeError:
        return [alone(text) for text in texts]
    if len(rows) != len(texts):
        return [alone(text) for text in texts]
    return [alone(text) if _ODD in row else row for row, text in zip(rows, texts, strict=True)]


def _table(alone: Callable[[str], bytes]) -> bytes:
    """What becomes of each byte of the code page; _ODD for characters that become more or fewer than one byte."""
    table = bytearray(_ODD * 256)
    for code in range(256):
        character = bytes([code]).decode(_CODE_PAGE, "ignore")
        found = alone(character) if character else b""
        table[code : code + 1] = found if len(found) == 1 else _ODD
    table[ord("\n")] = ord("\n")
    return bytes(table)


_CODE_PAGE, _ODD, _SHIFT, _OTHER_SCRIPT = "cp1250", b"\xff", 0x20, 0xFE
_SORT_TABLE = _table(_sort_bytes)
_FOLD_TABLE = _table(lambda character: fold(character).encode() or b" ")


class Place(NamedTuple):
    """A row of the register: ('180103', 'Czarna', 'wiejska', 'bieszczadzki')."""

    code: str
    name: str
    kind: str
    parent_name: str


class PlaceIndex:
    """Finds the codes a typed name may mean; it never guesses between them.

    `aliases` maps other ways of writing (former names, abbreviations) to one code each; an alias is
    a decision already taken, so it wins over places of the same name. ValueError if a row's code is
    repeated, an alias names a code without a row or two codes; all such faults come together.
    """

    def __init__(self, places: Iterable[Place], aliases: Mapping[str, str] | None = None) -> None:
        self._codes_by_name: dict[str, set[str]] = {}
        known: set[str] = set()
        faults: list[str] = []
        for place in places:
            code = teryt.normalise(place.code)
            if code in known:
                faults.append(f"code {code} ({place.name!r}) is repeated, expected one row for each place")
            known.add(code)
            for written in _ways_of_writing(place):
                self._codes_by_name.setdefault(fold(written), set()).add(code)
        self._code_by_alias: dict[str, str] = {}
        for alias, meant in (aliases or {}).items():
            code = teryt.normalise(meant)
            if code not in known:
                faults.append(f"alias {alias!r} means {code}, which no row has")
            if self._code_by_alias.setdefault(fold(alias), code) != code:
                faults.append(f"alias {alias!r} means {code} and {self._code_by_alias[fold(alias)]}")
        if faults:
            raise ValueError("; ".join(faults))

    def find(self, name: str, within: str | None = None) -> list[str]:
        """Codes that `name` may mean, sorted; [] if none. `within` keeps only that area's codes.

        'Czarna' -> several codes; 'Czarna, bieszczadzki' or 'gmina Czarna' within '1801' -> one.
        Read are the name alone, with its kind, with its level and with the name of its parent.
        """
        key = fold(name)
        alias = self._code_by_alias.get(key)
        codes = {alias} if alias else self._codes_by_name.get(key, set())
        return sorted(code for code in codes if within is None or teryt.is_within(code, within))


def _ways_of_writing(place: Place) -> list[str]:
    level = teryt.level_of(place.code)
    return [
        place.name,
        f"{level} {place.name}",
        f"{place.kind} {place.name}",
        f"{place.name} {place.kind}",
        f"{place.name} {place.parent_name}",
        f"{place.name} powiat {place.parent_name}",
        f"{place.name} {place.kind} {place.parent_name}",
    ]
