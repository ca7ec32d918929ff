"""Notices columns of people by their header and by their content, before anything of them is shown or kept."""

import re
from collections.abc import Callable, Mapping
from itertools import islice
from typing import Literal, NamedTuple

import pandas as pd

from data.catalog.word_cards import Spellings
from etl.cleaning.identifiers import regons
from etl.cleaning.people import E_MAIL, TITLES, TITLES_OF_PEOPLE_ONLY
from etl.cleaning.pesel import holds_pesel
from etl.cleaning.phones import holds_phone
from etl.cleaning.text import column_key, is_missing
from geo.names import fold

PersonalKind = Literal["name", "e_mail", "pesel", "phone", "birth", "home", "signature", "sensitive"]

# Beginnings of headers as `column_key` writes them; 'nazwa' of an organisation is none of these.
KIND_BY_HEADER: tuple[tuple[PersonalKind, str], ...] = (
    ("name", r"osoba(?!.*liczb)|imi(?:e|ona)|nazwisk|uczestnik$|uczestniczka$|prelegent|przedstawiciel|trener"),
    ("e_mail", r"(?:adres)?e?mail|poczta"),
    ("pesel", r"(?:nr|numer)?pesel"),
    ("phone", r"(?:nr|numer)?tel|komork"),
    ("birth", r"dataurodz|rokurodz|urodz|wiek$"),
    ("home", r"(?:adres|miejsce)?zamieszk|adresdomowy|adresuczestnik|adresosoby"),
    ("signature", r"podpis"),
    ("sensitive", r"plec$|niepelnospr|stopienniepel|orzeczenie|narodowosc|pochodzenie|stanzdrowia|obywatelstwo"),
)
HEADER = tuple((kind, re.compile(pattern)) for kind, pattern in KIND_BY_HEADER)
SURNAME_ENDING = re.compile(
    r"(?:[sc]k[ia]|dzk[ia]|wicz|czyk|czak|czuk|szczak|iak|alski|owna|owa|arz|asz|ek|ik|ak|yk|uk|el|ra|ka|la)$"
)
ADJECTIVE_OF_MAN, ADJECTIVE_OF_WOMAN = re.compile(r"[sc]ki$"), re.compile(r"[sc]ka$")
ENDING_OF_FEW_PLACES = re.compile(r"(?:[oe]wicz|czyk|[^z]iak|czak|uk)$")
LETTER = "A-ZĄĆĘŁŃÓŚŹŻ"
INITIAL_AND_SURNAME = re.compile(rf"(?:[{LETTER}]\.\s?){{1,2}}[{LETTER}]\w+(?:\s?-\s?[{LETTER}]\w+)?")
NUMBER_IN_LIST = re.compile(r"\d{1,4}\s?[.)]")
BEHIND_A_NAME = re.compile(r"[(\[;/|–—]|\s-\s")
# Shares of the distinct filled cells from which a column counts as personal.
ENOUGH_NAMES, ENOUGH_SURNAMES, ENOUGH_E_MAILS, ENOUGH_PESEL, ENOUGH_PHONES = 0.35, 0.6, 0.3, 0.2, 0.5
MOST_REGON = 0.5
FEWEST_SURNAMES, MOST_LOOKED_AT = 4, 5_000
WORDS_OF_A_NAME = range(2, 5)
SAME_AS_ABOVE = frozenset({"j.w.", "jw", "j/w", "jak wyżej"})


class PersonalColumn(NamedTuple):
    """What a column holds and what gave it away; never any of its cells."""

    kind: PersonalKind
    by: Literal["header", "content"]


def personal_columns(frame: pd.DataFrame, spellings: Spellings) -> Mapping[str, PersonalColumn]:
    """The columns of people by their header in `frame`; cells are text, '' where empty."""
    found: dict[str, PersonalColumn] = {}
    for header in frame.columns:
        if kind := kind_by_header(str(header)):
            found[str(header)] = PersonalColumn(kind, "header")
        elif kind := kind_by_content(frame[header], spellings):
            found[str(header)] = PersonalColumn(kind, "content")
    return found


def kind_by_header(header: str) -> PersonalKind | None:
    """'Imię i nazwisko' -> 'name', 'E-mail' -> 'e_mail', 'Liczba osób' -> None."""
    key = column_key(header)
    return next((kind for kind, pattern in HEADER if pattern.match(key)), None)


def kind_by_content(cells: pd.Series, spellings: Spellings) -> PersonalKind | None:
    """What many of the distinct cells of a column are, judged by the first 5,000 of them; None for no people."""
    filled = (text for text in cells.unique() if not is_missing(text) and text.strip().casefold() not in SAME_AS_ABOVE)
    distinct = list(islice(filled, MOST_LOOKED_AT))
    if not distinct:
        return None
    if _share(distinct, holds_pesel) >= ENOUGH_PESEL:
        return "pesel"
    if _share(distinct, lambda text: E_MAIL.search(text) is not None) >= ENOUGH_E_MAILS:
        return "e_mail"
    if _are_phones(distinct):
        return "phone"
    if _are_names(distinct, spellings) or _are_surnames(distinct):
        return "name"
    return None


def looks_like_person(text: str, spellings: Spellings) -> bool:
    """'Nowak Anna', 'mgr Jan M. Kowalski', 'Anna': a first name or a title, and beside it words that may be a surname.

    What stands behind a name may be anything: 'Anna Nowak (GOPS Kozy)'.
    """
    number = NUMBER_IN_LIST.match(text)
    named = text[number.end() :] if number else text
    if _is_name(fold(named).split(), spellings, fewest=1):
        return True
    before = BEHIND_A_NAME.split(named, maxsplit=1)[0]
    return any(
        part != named and _is_name(fold(part).split(), spellings, fewest=2) for part in (before, before.split(",")[0])
    )


def _is_name(words: list[str], spellings: Spellings, fewest: int) -> bool:
    if any(word in spellings.not_people or not word.isalpha() for word in words):
        return False
    has_title = words[:1] != [] and words[0] in TITLES_OF_PEOPLE_ONLY
    words = [word for word in words if word not in TITLES]
    has_first_name = any(word in spellings.first_names for word in words)
    if len(words) == 1 or all(word in spellings.first_names for word in words):
        return has_first_name and len(words) >= fewest
    return len(words) in WORDS_OF_A_NAME and (has_first_name or has_title)


def _are_names(distinct: list[str], spellings: Spellings) -> bool:
    def is_name(text: str) -> bool:
        return looks_like_person(text, spellings) or INITIAL_AND_SURNAME.fullmatch(text.strip()) is not None

    return _share(distinct, is_name) >= ENOUGH_NAMES


def _are_phones(distinct: list[str]) -> bool:
    """A REGON has nine digits too, and a check digit that a telephone has by chance only."""
    if _share(distinct, holds_phone) < ENOUGH_PHONES:
        return False
    found = regons(pd.Series(distinct, dtype=object)).values
    return sum(map(bool, found)) / len(distinct) < MOST_REGON


def _are_surnames(distinct: list[str]) -> bool:
    """Capital words, mostly with endings of surnames: both '-ski' and '-ska', or some that places hardly have.

    Powiaty and streets have only one of '-ski' and '-ska'; jobs and roles are written small.
    """
    words = [fold(text) for text in distinct]
    strong = {match[0] for word in words if (match := ENDING_OF_FEW_PLACES.search(word))}
    has_both = any(map(ADJECTIVE_OF_MAN.search, words)) and any(map(ADJECTIVE_OF_WOMAN.search, words))
    return (
        len(words) >= FEWEST_SURNAMES
        and all(word.replace(" ", "").isalpha() and word.count(" ") <= 1 for word in words)
        and (has_both or (len(strong) > 1 and all(text.strip()[:1].isupper() for text in distinct)))
        and _share(words, lambda word: SURNAME_ENDING.search(word) is not None) >= ENOUGH_SURNAMES
    )


def _share(texts: list[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, texts)) / len(texts)


def holds_personal_data(text: str) -> bool:
    """Whether a cell of any other column, such as remarks, holds a PESEL or an e-mail and must be dropped."""
    return holds_pesel(text) or E_MAIL.search(text) is not None
