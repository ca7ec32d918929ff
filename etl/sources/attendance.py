"""Lists of people at events, reduced to institutions; who the people are never comes here."""

import re
from collections.abc import Callable, Iterable, Mapping, Set
from functools import lru_cache

import pandas as pd

from data.catalog.word_cards import read_spellings
from data.errors import UserError
from etl.checks import Checks, once
from etl.cleaning.identifiers import nips
from etl.cleaning.numbers import polish_number_or_none
from etl.cleaning.people import TITLES_OF_PEOPLE_ONLY
from etl.cleaning.person_columns import holds_personal_data, looks_like_person
from etl.cleaning.phones import holds_phone
from etl.cleaning.remedies import MISTYPED_NIP, WRONG_NIP
from etl.cleaning.text import squeeze
from etl.cleaning.vocabulary import words
from etl.faults import Fault
from etl.layout.number_cells import numbers_in
from etl.placing import located
from etl.prepared import Context, Prepared, facts_of
from etl.sources.office import ids_of, is_demo, listing, polish_numbers, within
from geo.names import fold

MOST_HOURS = 1_000
PARTICIPANT = "uczestnik"
MOST_REMEMBERED = 200_000
WORDS_OF_A_PERSON = range(2, 13)  # with a title, and what stands behind the name
OTHER_ROLE = "inna"
ROLE_BY_BEGINNING = {
    "uczest": PARTICIPANT,
    "prowadz": "prowadzący",
    "trener": "prowadzący",
    "prelegen": "prowadzący",
    "wyklad": "prowadzący",
    "moderat": "prowadzący",
    "ekspert": "ekspert",
    "dorad": "ekspert",
    "organiz": "organizator",
    "koordyn": "organizator",
}
NOT_AN_EVENT = Fault(
    "the number of an event, such as SP/2014/017, or the id of an event that is loaded",
    "Write the number of the event, or load the source events first.",
)
LONGEST_NUMBER = 60
LONG_WORD = re.compile(r"[^\W\d_]{3,}")
WITHOUT_MARKS = str.maketrans("ąćęłńóśźż-–„”.", "acelnoszz     ")
MAY_BE_PERSONAL = re.compile(r"[@\d]")


def transform(frame: pd.DataFrame, context: Context) -> Prepared:
    """Rows of `attendance`: event_key, institution, institution_kind, nip, area_code, role, hours.

    Everything but the event may be empty. A cell of the institution that names a person, or holds an e-mail or a
    PESEL, is dropped; of the role only what is on a closed list is kept. Rows of events not loaded yet are kept and
    counted once the events are there, where they tell the event by a number: anything else may be a person.
    """
    checks = Checks(frame)
    found = {name: once(checks, columns, ask) for name, (columns, ask) in questions(context).items()}
    sound = checks.is_sound
    notes = [
        *unknown_events(found["event_key"][sound].unique(), context),
        *other_roles(int((found["role"][sound] == OTHER_ROLE).sum())),
    ]
    return Prepared({"attendance": facts_of(frame, **found)}, checks.faults, notes, is_demo(frame))


def questions(context: Context) -> Mapping[str, tuple[list[str], Callable[[Checks], pd.Series]]]:
    """By the columns of the facts: the columns of the file that tell of them, and the question to ask of these."""
    known, hours = frozenset(context.known_events or ()), within(polish_number_or_none, MOST_HOURS)
    return {
        "event_key": (["wydarzenie_id"], lambda c: _event_keys(c, known)),
        "institution": (["instytucja"], lambda c: _each(c, "instytucja", _institution)),
        "institution_kind": (["typ_instytucji"], lambda c: ids_of(c, "typ_instytucji", words("institution_kinds"))),
        "nip": (["nip"], _nips),
        "area_code": (["teryt", "gmina"], lambda c: located(c, context)),
        "role": (["rola"], lambda c: _each(c, "rola", _role)),
        "hours": (["godziny"], lambda c: polish_numbers(c, "godziny", hours)),
    }


def _each(checks: Checks, column: str, meaning: object) -> pd.Series:
    assert callable(meaning)
    return pd.Series([meaning(text) for text in checks.frame[column]], index=checks.frame.index, dtype=object)


def _event_keys(checks: Checks, known: Set[str]) -> pd.Series:
    """Ids of events; what is no id of a known event must at least be a number, so that no person passes for one."""
    checks.filled("wydarzenie_id")
    keys = _each(checks, "wydarzenie_id", squeeze)
    may_be = keys.map(lambda key: key == "" or key in known or _is_number_of_event(key)).astype(bool)
    checks.refuse(~may_be, "wydarzenie_id", NOT_AN_EVENT)
    return keys


def _is_number_of_event(key: str) -> bool:
    """'SP/2014/017', 'Warsztat 3' -> True; 'Anna Nowak', 'tel. 600 100 200 Nowak' -> False."""
    has_form = any(map(str.isdigit, key)) and len(key) <= LONGEST_NUMBER and len(LONG_WORD.findall(key)) <= 1
    return has_form and not (holds_personal_data(key) or holds_phone(key))


@lru_cache(MOST_REMEMBERED)
def _institution(text: str) -> str:
    """The name as written; '' for a person, as a sole trader is one."""
    plain = squeeze(text)
    has_data = MAY_BE_PERSONAL.search(plain) is not None and holds_personal_data(plain)
    return "" if has_data or _is_person(plain) else plain


def _is_person(text: str) -> bool:
    """Whether a person is named here; most names of institutions hold no word of one and fail at once."""
    spellings = read_spellings()
    plain = text.lower().translate(WITHOUT_MARKS)
    words = plain.split()
    has_no_sign = spellings.first_names.isdisjoint(words) and TITLES_OF_PEOPLE_ONLY.isdisjoint(words)
    if len(words) not in WORDS_OF_A_PERSON or (plain.isascii() and has_no_sign):
        return False
    return looks_like_person(text, spellings)


@lru_cache(MOST_REMEMBERED)
def _role(text: str) -> str:
    """What somebody was at the event, from a closed list: any other word may be a surname. Empty is a participant."""
    plain = fold(text)
    known = (role for beginning, role in ROLE_BY_BEGINNING.items() if plain.startswith(beginning))
    return next(known, OTHER_ROLE) if plain else PARTICIPANT


def _nips(checks: Checks) -> pd.Series:
    found = nips(checks.frame["nip"].astype(object), numbers_in(checks.frame, "nip"))
    checks.refuse(found.wrong & ~found.mistyped, "nip", WRONG_NIP)
    checks.refuse(found.mistyped, "nip", MISTYPED_NIP)
    return pd.Series(found.values.tolist(), index=checks.frame.index, dtype=object)


def other_roles(rows: int) -> list[UserError]:
    """What to tell of roles that are on no list."""
    if not rows:
        return []
    return [
        UserError(
            "Rows with a role that is none of {allowed}: {count}. Their role was kept as '{other}'.",
            allowed=", ".join(dict.fromkeys(ROLE_BY_BEGINNING.values())),
            count=rows,
            other=OTHER_ROLE,
        )
    ]


def unknown_events(keys: Iterable[str], context: Context) -> list[UserError]:
    """What to tell of events that are not loaded yet; `keys` are distinct."""
    if context.known_events is None:
        return []
    unknown = [key for key in keys if key and key not in context.known_events]
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
