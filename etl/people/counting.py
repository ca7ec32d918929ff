"""Who on lists is the same person, and how many different people are in a cell."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from etl.people.lists import YearLists

MOST_NAMES_OF_ONE_MAILBOX = 3
NOBODY = -1
MOST_MARKS = 50_000_000
Numbers = npt.NDArray[np.int64]


def same_people(lists: YearLists) -> Numbers:
    """A number for each row, equal for rows of one person, NOBODY where the row tells nobody.

    Rows with the same e-mail are one person, and so are rows with the same name and NIP: a mistyped name is caught by
    the e-mail and the reverse. A mailbox used under more than three names is an office's and joins nobody. A name
    with a subregion, of low certainty, speaks only for rows that have nothing else.
    """
    e_mail, name = _codes(lists.e_mail), _codes(lists.name)
    firm = np.where(lists.is_weak, NOBODY, name)
    e_mail = np.where(_is_shared(e_mail, firm), NOBODY, e_mail)
    weak = np.where(lists.is_weak & (e_mail == NOBODY), name, NOBODY)
    # weak names are told apart from firm ones by their texts, so one column holds both
    return _joined(e_mail, np.where(firm == NOBODY, weak, firm))


def is_by_name_only(lists: YearLists, people: Numbers) -> npt.NDArray[np.bool_]:
    """For each person, whether all that is known is a name in a subregion."""
    count = int(people.max(initial=NOBODY)) + 1
    is_firm = ~lists.is_weak | ~_is_nobody(lists.e_mail)
    has_more = np.zeros(count, dtype=bool)
    has_more[people[(people != NOBODY) & is_firm]] = True
    return ~has_more


def unique_in_cells(cells: Numbers, people: Numbers, count: int) -> Numbers:
    """How many different people each of `count` cells has; rows of NOBODY are not counted."""
    known = people != NOBODY
    width = int(people.max(initial=0)) + 1
    pairs = cells[known] * width + people[known]
    if count * width > MOST_MARKS:
        return np.bincount(np.unique(pairs) // width, minlength=count).astype(np.int64)
    # marks in a table are found without sorting
    marks = np.zeros(count * width, dtype=bool)
    marks[pairs] = True
    found: Numbers = marks.reshape(count, width).sum(axis=1, dtype=np.int64)
    return found


def _codes(pseudonyms: npt.NDArray[np.void]) -> Numbers:
    """A small number for each pseudonym, NOBODY for none; 64 of its bits are enough to tell millions apart."""
    codes = pd.factorize(np.ascontiguousarray(_halves(pseudonyms)[:, 0]))[0].astype(np.int64)  # faster than sorting
    found: Numbers = np.where(_is_nobody(pseudonyms), NOBODY, codes)
    return found


def _is_nobody(pseudonyms: npt.NDArray[np.void]) -> npt.NDArray[np.bool_]:
    halves = _halves(pseudonyms)
    found: npt.NDArray[np.bool_] = (halves[:, 0] | halves[:, 1]) == 0
    return found


def _halves(pseudonyms: npt.NDArray[np.void]) -> npt.NDArray[np.uint64]:
    return np.ascontiguousarray(pseudonyms).view(np.uint64).reshape(-1, 2)


def _is_shared(e_mail: Numbers, name: Numbers) -> npt.NDArray[np.bool_]:
    named = (e_mail != NOBODY) & (name != NOBODY)
    width = int(name.max(initial=0)) + 1
    pairs = pd.unique(e_mail[named] * width + name[named])
    names = np.bincount(pairs // width, minlength=int(e_mail.max(initial=NOBODY)) + 1)
    shared = np.append(names > MOST_NAMES_OF_ONE_MAILBOX, [False])
    found: npt.NDArray[np.bool_] = shared[e_mail]
    return found


def _joined(e_mail: Numbers, name: Numbers) -> Numbers:
    """Rows that share an e-mail or a name, directly or through others, get the lowest of their numbers."""
    people = np.where((e_mail == NOBODY) & (name == NOBODY), NOBODY, np.arange(len(e_mail)))
    while True:
        before = people
        for identity in (e_mail, name):
            has = identity != NOBODY
            lowest = np.full(int(identity.max(initial=NOBODY)) + 1, len(people), dtype=np.int64)
            np.minimum.at(lowest, identity[has], people[has])
            people = people.copy()
            people[has] = lowest[identity[has]]
        if np.array_equal(before, people):
            break
    known = people != NOBODY
    people[known] = np.unique(people[known], return_inverse=True)[1]
    return people
