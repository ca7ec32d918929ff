"""Lists of people at events, reduced to institutions; who the people are never comes here."""

import re
from functools import lru_cache

import pandas as pd

from data.errors import UserError
from etl.checks import Checks, once
from etl.cleaning.identifiers import nips
from etl.cleaning.numbers import polish_number_or_none
from etl.cleaning.people import mask
from etl.cleaning.person_columns import holds_personal_data, looks_like_person
from etl.cleaning.remedies import MISTYPED_NIP, WRONG_NIP
from etl.cleaning.spellings import read_spellings
from etl.cleaning.text import squeeze
from etl.cleaning.vocabulary import words
from etl.layout.distinct import distinct
from etl.layout.number_cells import numbers_in
from etl.placing import located
from etl.prepared import Context, Prepared, facts_of
from etl.sources.office import ids_of, is_demo, listing, polish_numbers, within

MOST_HOURS = 1_000
PARTICIPANT = "uczestnik"
MOST_REMEMBERED = 200_000
WORDS_OF_A_PERSON = range(2, 5)
WITHOUT_MARKS = str.maketrans("ąćęłńóśźż-–„”", "acelnoszz    ")
MAY_BE_PERSONAL = re.compile(r"[@\d]")


def transform(frame: pd.DataFrame, context: Context) -> Prepared:
    """Rows of `attendance`: event_key, institution, institution_kind, nip, area_code, role, hours.

    Everything but the event may be empty. A cell of the institution that names a person, or holds an e-mail or a
    PESEL, is dropped. Rows of events not loaded yet are kept and counted once the events are there.
    """
    checks = Checks(frame)
    checks.filled("wydarzenie_id")
    keys = once(checks, ["wydarzenie_id"], lambda c: _each(c, "wydarzenie_id", squeeze))
    names = once(checks, ["instytucja"], lambda c: _each(c, "instytucja", _institution))
    kinds = once(checks, ["typ_instytucji"], lambda c: ids_of(c, "typ_instytucji", words("institution_kinds")))
    roles = once(checks, ["rola"], lambda c: _each(c, "rola", _role))
    hours = once(checks, ["godziny"], lambda c: polish_numbers(c, "godziny", within(polish_number_or_none, MOST_HOURS)))
    attendance = facts_of(
        frame,
        event_key=keys,
        institution=names,
        institution_kind=kinds,
        nip=once(checks, ["nip"], _nips),
        area_code=once(checks, ["teryt", "gmina"], lambda c: located(c, context)),
        role=roles,
        hours=hours,
    )
    return Prepared({"attendance": attendance}, checks.faults, _unknown_events(keys, context), is_demo(frame))


def _each(checks: Checks, column: str, meaning: object) -> pd.Series:
    assert callable(meaning)
    return pd.Series([meaning(text) for text in checks.frame[column]], index=checks.frame.index, dtype=object)


@lru_cache(MOST_REMEMBERED)
def _institution(text: str) -> str:
    """The name as written; '' for a person, as a sole trader is one."""
    plain = squeeze(text)
    has_data = MAY_BE_PERSONAL.search(plain) is not None and holds_personal_data(plain)
    return "" if has_data or _is_person(plain) else plain


def _is_person(text: str) -> bool:
    """Whether two to four words with a first name among them stand here; most names of institutions fail at once."""
    spellings = read_spellings()
    plain = text.lower().translate(WITHOUT_MARKS)
    words = plain.split()
    if len(words) not in WORDS_OF_A_PERSON or (plain.isascii() and spellings.first_names.isdisjoint(words)):
        return False
    return looks_like_person(text, spellings)


def _role(text: str) -> str:
    """What somebody was at the event, in small letters; an empty cell is a participant."""
    return _institution(text).casefold() or PARTICIPANT


def _nips(checks: Checks) -> pd.Series:
    found = nips(checks.frame["nip"].astype(object), numbers_in(checks.frame, "nip"))
    checks.refuse(found.wrong & ~found.mistyped, "nip", WRONG_NIP)
    checks.refuse(found.mistyped, "nip", MISTYPED_NIP)
    return pd.Series(found.values.tolist(), index=checks.frame.index, dtype=object)


def _unknown_events(keys: pd.Series, context: Context) -> list[UserError]:
    if context.known_events is None:
        return []
    texts, _ = distinct(keys)
    unknown = [mask_id(key) for key in texts if key and key not in context.known_events]
    if not unknown:
        return []
    return [
        UserError(
            "Events of this list that are not loaded yet: {count}. Load the source events first, so that people are "
            "counted in the right year: {events}.",
            count=len(unknown),
            events=listing(unknown),
        )
    ]


def mask_id(key: str) -> str:
    """An id as it is; a cell that looks like words may be a name in the wrong column."""
    return mask(key) if " " in key or "@" in key else key
