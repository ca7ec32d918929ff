"""Finds entities by what they are called, where they are, who runs them and what they offer, or by their numbers.

Marks and case do not count. A word that stands nowhere is looked for with mistakes: 'fundcja' finds 'fundacja'.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import Connection

from data.queries.entity_index import Mask, Numbers, pieces
from data.store.tables import entity_state
from geo.names import fold, fold_many

SEARCHED = ("name", "place", "operator", "products")
NUMBERED = ("krs", "nip", "regon")
DIGITS = {"krs": 10, "nip": 10, "regon": 9}
SHORTEST_INSIDE, SHORTEST_NUMBER, SHORTEST_MISTAKEN, TWO_MISTAKES_FROM = 3, 4, 4, 8
MOST_SIMILAR = 12
ROW_END = b"|"


class Found(NamedTuple):
    """Rows that were found, and the similar words that stood in for words found nowhere."""

    rows: Mask
    similar: tuple[str, ...] = ()


@dataclass(frozen=True)
class Field:
    """Words of one column: `text_of_row` numbers its distinct texts, `starts` and `texts` list those of each word.

    `joined` holds all words, each behind a space: as many small objects they would take several times the room.
    """

    joined: bytes
    word_starts: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    texts: Numbers
    text_of_row: Numbers

    def words(self) -> list[bytes]:
        """All words in the order of their numbers."""
        return self.joined.split(b" ")[1:]

    def containing(self, part: bytes) -> npt.NDArray[np.int64]:
        """Numbers of the words that contain a part, or begin with it when it is short."""
        sought = part if len(part) >= SHORTEST_INSIDE else b" " + part
        places, place = [], self.joined.find(sought)
        while place >= 0:
            places.append(place + len(sought) - len(part))
            place = self.joined.find(sought, place + 1)
        return np.unique(np.searchsorted(self.word_starts, np.array(places, dtype=np.int64), side="right") - 1)

    def similar(self, word: bytes) -> list[tuple[bytes, float, int]]:
        """The words that differ by a mistake or two, with their distance and their number."""
        if len(word) < SHORTEST_MISTAKEN:
            return []
        most = 2 if len(word) >= TWO_MISTAKES_FROM else 1
        found = process.extract(
            word, self.words(), scorer=OSA.distance, processor=None, score_cutoff=most, limit=MOST_SIMILAR
        )
        return list(found)

    def rows_with(self, numbers: Sequence[int] | npt.NDArray[np.int64]) -> Mask:
        """Rows whose text has one of these words."""
        has_text = np.zeros(int(self.text_of_row.max(initial=-1)) + 1, dtype=np.bool_)
        for number in numbers:
            has_text[self.texts[self.starts[number] : self.starts[number + 1]]] = True
        return has_text[self.text_of_row]


@dataclass(frozen=True)
class EntityWords:
    """Words and numbers of one snapshot, row by row as its EntityIndex; numbers are -1 where unknown."""

    fields: Sequence[Field]
    numbers: dict[str, npt.NDArray[np.int64]]

    def find(self, sought: str) -> Found:
        """Rows that hold every word of a text; words found nowhere, or nowhere together, may be mistaken."""
        words = fold(sought).split()
        number = "".join(words)
        if number.isdecimal() and len(number) >= SHORTEST_NUMBER:
            by_number = self._with_number(number)
            if by_number.any() or len(words) > 1:
                return Found(by_number)
        exact = [self._with_word(word) for word in words]
        together = self._all(exact)
        if not words or together.any():
            return Found(together)
        nowhere = [word for word, rows in zip(words, exact, strict=True) if not rows.any()] or words
        similar: dict[str, float] = {}
        tried = [
            rows | self._with_similar(word, similar) if word in nowhere else rows
            for word, rows in zip(words, exact, strict=True)
        ]
        return Found(self._all(tried), tuple(sorted(similar, key=lambda word: (similar[word], word))[:MOST_SIMILAR]))

    def _all(self, masks: Sequence[Mask]) -> Mask:
        return reduce(np.logical_and, masks, np.ones(len(self.numbers["krs"]), dtype=np.bool_))

    def _with_word(self, word: str) -> Mask:
        part = word.encode()
        return reduce(np.logical_or, [field.rows_with(field.containing(part)) for field in self.fields])

    def _with_similar(self, word: str, similar: dict[str, float]) -> Mask:
        """Only the least distance counts: what differs by one letter leaves out what differs by two."""
        found = [field.similar(word.encode()) for field in self.fields]
        least = min((distance for of_field in found for _word, distance, _number in of_field), default=0)
        rows = np.zeros(len(self.numbers["krs"]), dtype=np.bool_)
        for field, of_field in zip(self.fields, found, strict=True):
            nearest = {number: word for word, distance, number in of_field if distance == least}
            similar |= {word.decode(): least for word in nearest.values()}
            rows |= field.rows_with(list(nearest))
        return rows

    def _with_number(self, number: str) -> Mask:
        """Rows whose KRS, NIP or REGON begins with these digits; a KRS also without its leading zeros."""
        rows: Mask = self.numbers["krs"] == int(number)
        for name, found in self.numbers.items():
            digits = number[: DIGITS[name]] if name == "regon" else number
            if len(digits) <= DIGITS[name]:
                step = 10 ** (DIGITS[name] - len(digits))
                first = int(digits) * step
                rows |= (found >= first) & (found < first + step)
        return rows


def read_words(db: Connection, load_id: int) -> EntityWords:
    """The words and numbers of a snapshot."""
    c = entity_state.c
    builders = [_Builder(is_repeated=name != "name") for name in SEARCHED]
    numbers: dict[str, list[npt.NDArray[np.int64]]] = {name: [] for name in NUMBERED}
    for _ids, *columns in pieces(db, load_id, [c[name] for name in (*SEARCHED, *NUMBERED)]):
        for builder, column in zip(builders, columns, strict=False):
            builder.add(column)
        for name, column in zip(NUMBERED, columns[len(SEARCHED) :], strict=True):
            values = [int(text[: DIGITS[name]]) if text.isdecimal() else -1 for text in column]
            numbers[name].append(np.array(values, dtype=np.int64))
    nothing = np.zeros(0, dtype=np.int64)
    return EntityWords(
        [builder.field() for builder in builders],
        {name: np.concatenate([nothing, *found]) for name, found in numbers.items()},
    )


class _Builder:
    """Gathers the texts of a column and their words; texts that are hardly ever repeated are not looked up."""

    def __init__(self, *, is_repeated: bool) -> None:
        self._is_repeated, self._texts = is_repeated, 0
        self._number_of_text: dict[str, int] = {}
        self._number_of_word: dict[bytes, int] = {ROW_END: 0}
        self._rows: list[Numbers] = []
        self._words: list[Numbers] = []

    def add(self, column: Sequence[str | None]) -> None:
        """Texts of further rows."""
        known = self._number_of_text
        texts = [text or "" for text in column]
        if self._is_repeated:
            rows = np.array([known.setdefault(text, len(known)) for text in texts], dtype=np.int32)
            new = list(known)[self._texts :]
        else:
            rows, new = np.arange(self._texts, self._texts + len(texts), dtype=np.int32), texts
        self._rows.append(rows)
        self._texts += len(new)
        if new:
            words = (b" | ".join(fold_many(new)) + b" |").split()
            number_of = self._number_of_word
            numbers = [number_of.setdefault(word, len(number_of)) for word in words]
            self._words.append(np.array(numbers, dtype=np.int32))

    def field(self) -> Field:
        """What was gathered, by word."""
        nothing = np.zeros(0, dtype=np.int32)
        numbers = np.concatenate([nothing, *self._words])
        is_end = numbers == 0
        texts = np.cumsum(is_end, dtype=np.int32)[~is_end]
        numbers = numbers[~is_end] - 1
        words = list(self._number_of_word)[1:]
        lengths = np.array([len(word) + 1 for word in words], dtype=np.int64)
        counts = np.bincount(numbers, minlength=len(words))
        return Field(
            joined=b"".join(b" " + word for word in words),
            word_starts=np.cumsum(lengths) - lengths,
            starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
            texts=texts[np.argsort(numbers, kind="stable")],
            text_of_row=np.concatenate([nothing, *self._rows]),
        )
