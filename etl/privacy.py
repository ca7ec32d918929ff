"""What may be shown of a source whose files list people: places and reasons, never a person.

An institution may bear the name of its owner, so that cells which look like a person are hidden in every column.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath

from data.catalog import Source
from data.catalog.word_cards import Spellings
from data.errors import UserError
from etl.cleaning.people import mask
from etl.cleaning.person_columns import holds_personal_data, looks_like_person
from etl.cleaning.pesel import is_pesel
from etl.cleaning.text import column_key
from etl.faults import Fault

DIGITS_OR_DATE = re.compile(r"[\d\s.,:/+-]{1,40}", re.ASCII)
MOST_DIGITS = 8  # of a date; nine and more may be a telephone or a PESEL without its zeros
DIGITS_OF_NIP = 10
USUAL_SHEET = re.compile(r"(?:Dane|Data|Arkusz ?\d*|Sheet ?\d*)?")
# Values of messages that come from us, or were checked to be no person: '3-5, 9', 'SP/2014/017', '2023'.
TELLS_NOBODY = frozenset(
    {"rows", "events", "years", "missing", "allowed", "other", "source", "sources", "command", "cell", "day", "stan_na"}
)


def personal_keys(source: Source) -> frozenset[str]:
    """Headers of the columns of people, as `column_key` writes them; none for a source whose files list no people."""
    secret = [name for c in source.columns if c.secret for name in (c.name, *c.headers)]
    return frozenset(map(column_key, [*source.personal_columns, *secret]))


def masked(text: str) -> str:
    """'Anna Nowak' -> 'A… N…'; short numbers and dates stay, so that a wrong one can be found: '2014-02-30'."""
    return text if _is_harmless(text) else mask(text)


def _is_harmless(text: str) -> bool:
    if not DIGITS_OR_DATE.fullmatch(text):
        return text == ""
    digits = "".join(filter(str.isdigit, text))
    return len(digits) <= MOST_DIGITS or (len(digits) == DIGITS_OF_NIP and not is_pesel(digits.zfill(11)))


def without_people(fault: Fault, personal: frozenset[str]) -> Fault:
    """The fault as it may be shown where `personal` are the keys of columns of people; as it is where there are none.

    The cell is masked, in a column of people every sign of it.
    """
    if not personal:
        return fault
    return replace(fault, found=mask(fault.found) if column_key(fault.column) in personal else masked(fault.found))


def file_shown(file_name: str, source: Source) -> str:
    """The name of a file; of one that lists people, which may name a person, that of its source."""
    return source.id + PurePath(file_name).suffix.lower() if personal_keys(source) else file_name


def sheet_shown(sheet: str, source: Source) -> str:
    """The name of a sheet; where the file lists people it is masked, but for names that programs give."""
    return mask(sheet) if personal_keys(source) and not USUAL_SHEET.fullmatch(sheet) else sheet


def error_shown(error: UserError, source: Source) -> UserError:
    """A message about a file; of one that lists people no name, sheet or header is told that might be a person."""
    if not personal_keys(source):
        return error
    values = {name: _value_shown(name, value, source) for name, value in error.values_by_name.items()}
    return UserError(error.template, **values)


def _value_shown(name: str, value: object, source: Source) -> object:
    if not isinstance(value, str) or name in TELLS_NOBODY:
        return value
    return file_shown(value.partition(" [")[0], source) if name == "file" else masked(value)


def cell_hider(spellings: Spellings) -> Callable[[str], bool]:
    """Whether a cell of a sound row must not be shown: it looks like a person, or holds an e-mail or a PESEL."""

    @lru_cache(maxsize=50_000)
    def hides(text: str) -> bool:
        return bool(text) and (holds_personal_data(text) or looks_like_person(text, spellings))

    return hides
