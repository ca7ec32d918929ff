"""Notices columns of people by their header and by their content, before anything of them is shown or kept."""

import re
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

import pandas as pd

from etl.cleaning.people import E_MAIL
from etl.cleaning.pesel import holds_pesel
from etl.cleaning.spellings import Spellings
from etl.cleaning.text import column_key
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
    r"(?:[sc]k[ia]|dzk[ia]|wicz|czyk|czak|czuk|szczak|iak|alski|owna|owa|arz|ek|ik|ak|yk|uk|ra|ka|la)$"
)
ADJECTIVE_OF_MAN, ADJECTIVE_OF_WOMAN = re.compile(r"[sc]ki$"), re.compile(r"[sc]ka$")
# Shares of the distinct filled cells from which a column counts as personal.
ENOUGH_NAMES, ENOUGH_SURNAMES, ENOUGH_E_MAILS, ENOUGH_PESEL = 0.5, 0.7, 0.3, 0.2
FEWEST_SURNAMES, MOST_LOOKED_AT = 4, 5_000
WORDS_OF_A_NAME = range(2, 5)


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
    """What most distinct cells of a column are, judged by the first 5,000 of them; None for no people."""
    distinct = [text for text in cells.unique() if text.strip()][:MOST_LOOKED_AT]
    if not distinct:
        return None
    if _share(distinct, holds_pesel) >= ENOUGH_PESEL:
        return "pesel"
    if _share(distinct, lambda text: E_MAIL.search(text) is not None) >= ENOUGH_E_MAILS:
        return "e_mail"
    if _share(distinct, lambda text: looks_like_person(text, spellings)) >= ENOUGH_NAMES or _are_surnames(distinct):
        return "name"
    return None


def looks_like_person(text: str, spellings: Spellings) -> bool:
    """'Nowak Anna', 'mgr Jan M. Kowalski', 'Anna': a first name, and beside it words that may be a surname."""
    words = fold(text).split()
    if any(word in spellings.not_people or not word.isalpha() for word in words):
        return False
    has_first_name = any(word in spellings.first_names for word in words)
    if len(words) == 1 or all(word in spellings.first_names for word in words):
        return has_first_name
    return len(words) in WORDS_OF_A_NAME and has_first_name


def _are_surnames(distinct: list[str]) -> bool:
    """One word each, mostly with endings of surnames, both '-ski' and '-ska'; powiaty and streets have only one."""
    words = [fold(text) for text in distinct]
    return (
        len(words) >= FEWEST_SURNAMES
        and all(word.isalpha() for word in words)
        and _share(words, lambda word: SURNAME_ENDING.search(word) is not None) >= ENOUGH_SURNAMES
        and any(ADJECTIVE_OF_MAN.search(word) for word in words)
        and any(ADJECTIVE_OF_WOMAN.search(word) for word in words)
    )


def _share(texts: list[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, texts)) / len(texts)


def holds_personal_data(text: str) -> bool:
    """Whether a cell of any other column, such as remarks, holds a PESEL or an e-mail and must be dropped."""
    return holds_pesel(text) or E_MAIL.search(text) is not None
