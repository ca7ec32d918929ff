"""Invented people: a number gives a first name, a surname put together from syllables, and an e-mail address."""

import itertools

import numpy as np

from etl.sample.draws import Cells, Draws, Ints
from etl.sample.words import (
    FEMALE_FIRST_NAMES,
    MALE_FIRST_NAMES,
    SURNAME_ENDS,
    SURNAME_MIDDLES,
    SURNAME_STARTS,
)
from geo.names import fold

DOUBLE_SURNAMES = 0.04
MAIL_HOST = "example.org"

_FIRST = (*FEMALE_FIRST_NAMES, *MALE_FIRST_NAMES)
_STEMS = ["".join(parts) for parts in itertools.product(SURNAME_STARTS, SURNAME_MIDDLES)]
_FEMALE = [stem + female for stem in _STEMS for _male, female in SURNAME_ENDS]
_MALE = [stem + male for stem in _STEMS for male, _female in SURNAME_ENDS]


def _cells(texts: list[str]) -> Cells:
    return np.array(texts, dtype=object)


class People:
    """Names and addresses by the number of a person; the same number is always the same person."""

    def __init__(self, draws: Draws) -> None:
        self._draws = draws
        self._first = _cells(list(_FIRST))
        self._surnames = _cells(_FEMALE + _MALE)
        self._plain_first = _cells([fold(name) for name in _FIRST])
        self._plain_surnames = _cells([fold(name) for name in _FEMALE + _MALE])

    def named(self, people: Ints) -> tuple[list[str], list[str]]:
        """Names and e-mail addresses: 'Zofia Drumelska', 'zofia.drumelska.17@example.org'."""
        first = self._draws.below("first name", people, len(_FIRST))
        # women's surnames stand before men's
        gender = np.where(first < len(FEMALE_FIRST_NAMES), 0, len(_FEMALE))
        surname = gender + self._draws.below("surname", people, len(_FEMALE))
        second = gender + self._draws.below("second surname", people, len(_FEMALE))
        names = self._first[first] + " " + self._surnames[surname]
        double = self._draws.chance("double surname", people, DOUBLE_SURNAMES)
        names = np.where(double, names + "-" + self._surnames[second], names)
        numbers = _cells([f".{person + 1}@{MAIL_HOST}" for person in people.tolist()])
        mails = self._plain_first[first] + "." + self._plain_surnames[surname] + numbers
        return names.tolist(), mails.tolist()
