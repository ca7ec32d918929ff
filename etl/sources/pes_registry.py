"""The registry of entities: one file is the whole registry as of a day."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import pandas as pd

from data.catalog.word_cards import EntityKind, Use, read_spellings
from data.errors import UserError
from etl.checks import Checks
from etl.cleaning.dates import parse_day
from etl.cleaning.legal_forms import KindTable
from etl.cleaning.numbers import polish_number_or_none
from etl.cleaning.remedies import PERSONAL_DATA, unknown_kind
from etl.cleaning.text import is_missing
from etl.faults import Fault
from etl.layout.distinct import distinct, taken
from etl.layout.number_cells import day_of_number
from etl.prepared import Context, Prepared, facts_of
from etl.registry.keys import entity_keys, refuse_repeated
from etl.registry.linking import linked
from etl.registry.numbers import numbers
from etl.registry.seats import seats
from etl.registry.status import has_status
from etl.registry.status import meaning as yes_or_no
from etl.registry.texts import TextColumns, web_addresses, without_people

TEXT_COLUMNS: Mapping[str, str] = {
    "name": "nazwa",
    "place": "miejscowosc",
    "address": "ulica",
    "postal_code": "kod_pocztowy",
    "operator": "prowadzacy",
    "owes": "owes",
    "products": "produkty_uslugi",
    "website": "www",
}
# First day, last day: the columns of the file by those of the facts.
SPANS: tuple[tuple[tuple[str, str], tuple[str, str]], ...] = (
    (("started_on", "data_rejestracji"), ("closed_on", "data_wykreslenia")),
    (("ps_from", "ps_od"), ("ps_to", "ps_do")),
    (("mark_from", "zakup_prospoleczny_od"), ("mark_to", "zakup_prospoleczny_do")),
)
NOT_A_DAY = Fault("a day such as 2014-03-06 or 06.03.2014", "Write the whole date.")
NOT_A_COUNT = Fault("a number from 0, such as 12 or 12,5", "Correct the number or leave the cell empty.")
OF_PLACES = "miejsca"


def transform(frame: pd.DataFrame, context: Context) -> Prepared:
    """Rows of `entity_state`, each an entity as of `stan_na`, and of `entity_review`: those somebody has to look at.

    Columns may be of texts or of categories. `closed_on` is the first day the entity is gone, `ps_to` and `mark_to` the
    last day that counts; `is_ps` tells whether the status holds on `stan_na`, None where nothing is said.
    """
    checks, notes = Checks(frame), list[UserError]()
    checks.filled("nazwa", "rodzaj")
    kinds = _meanings(checks, "rodzaj", "kind")
    forms = _meanings(checks, "forma_prawna", "form")
    identifiers = numbers(checks, notes)
    gminy = seats(checks, context.gazetteer, notes)
    texts = TextColumns(checks)
    described = {name: texts.read(column) for name, column in TEXT_COLUMNS.items()}
    is_nameless = pd.Series(frame.index.isin(texts.dropped.get("nazwa", [])), index=frame.index)
    checks.refuse(is_nameless, "nazwa", PERSONAL_DATA)
    notes += texts.notes()
    described["website"] = web_addresses(described["website"], notes)
    days = _days(checks)
    is_ps = has_status(checks, days["ps_from"], days["ps_to"], context.stan_na, notes)
    employed, capacity = (_counts(checks, column) for column in ("zatrudnieni", "miejsca"))
    entities = identifiers.assign(name=described["name"], kind=kinds, gmina=gminy, place=described["place"])
    entities["key"] = entity_keys(entities, _run_by_others())
    refuse_repeated(checks, entities["key"], entities)
    entities["is_sound"] = checks.is_sound
    links = linked(entities, context.known_entities, _entries())
    states = facts_of(
        frame,
        entity_key=links.keys,
        valid_from=None,
        valid_to=None,
        kind=kinds,
        legal_form=forms,
        **{name: identifiers[name] for name in ("krs", "nip", "regon")},
        area_code=gminy,
        **described,
        is_ps=is_ps,
        **days,
        capacity=capacity,
        capacity_kind=np.where(capacity.notna(), OF_PLACES, "").astype(object),
        info_date=None,
        employed=employed,
        **dict.fromkeys(("source_title", "source_address", "note")),
    )
    return Prepared(
        {"entity_state": states, "entity_review": links.reviews},
        without_people(checks.faults),
        notes + links.notes,
        is_demo=_is_demo(frame["demonstracja"]),
    )


@lru_cache
def _entries() -> tuple[EntityKind, ...]:
    return tuple(read_spellings().entity_kinds)


@lru_cache
def _table(use: Use) -> KindTable:
    return KindTable(_entries(), use)


@lru_cache
def _run_by_others() -> frozenset[str]:
    """Kinds that are no legal form: such units are run by another entity and bear its numbers."""
    return frozenset(entry.id for entry in _entries() if "form" not in entry.used_as)


def _meanings(checks: Checks, column: str, use: Use) -> pd.Series:
    """Ids of kinds or forms, '' where empty; unknown words are refused with those that look like them."""
    table, index = _table(use), checks.frame.index
    texts, codes = distinct(checks.frame[column])
    ids: list[object] = [table.find(text) or "" for text in texts]
    may_be_left_out = [not text or (use == "form" and is_missing(text)) for text in texts]
    is_known = [bool(id_) or is_left_out for id_, is_left_out in zip(ids, may_be_left_out, strict=True)]
    for place in np.flatnonzero(~np.array(is_known, dtype=bool)[codes]).tolist():
        text = texts[codes[place]]
        checks.faults.append(_unknown(text, use).at(index[place], column, text))
    return taken(ids, codes, index)


@lru_cache(maxsize=1_000)
def _unknown(text: str, use: Use) -> Fault:
    return unknown_kind(text, _table(use))


def _days(checks: Checks) -> dict[str, pd.Series]:
    """Single days by the columns of the facts, None where empty or refused; each span in order."""
    days: dict[str, pd.Series] = {}

    def as_day(text: str) -> str:
        return day_of_number(checks.frame, text)

    for (first, first_column), (last, last_column) in SPANS:
        for name, column in ((first, first_column), (last, last_column)):
            days[name] = checks.parsed(column, _day_or_none, NOT_A_DAY, number_means=as_day)
        checks.in_order(days[first], days[last], last_column)
    return days


@lru_cache(maxsize=50_000)
def _day_or_none(text: str) -> object:
    return None if is_missing(text) else parse_day(text)


def _counts(checks: Checks, column: str) -> pd.Series:
    return checks.parsed(column, _count_or_none, NOT_A_COUNT).astype(float)


def _count_or_none(text: str) -> float | None:
    number = polish_number_or_none(text)
    if number is not None and number < 0:
        raise ValueError(f"{text!r} is below zero")
    return number


def _is_demo(marks: pd.Series) -> bool:
    texts, codes = distinct(marks)
    return any(_is_yes(texts[code]) for code in np.unique(codes).tolist())


def _is_yes(text: str) -> bool:
    """Any mark but 'nie': invented data must not pass for real because of a spelling."""
    try:
        return yes_or_no(text) is True
    except ValueError:
        return True
