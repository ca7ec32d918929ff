"""Entities as rows of a data file, under the names of columns with which a registry is loaded."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import RowMapping

from dashboard.components.entity_columns import has_ps, powiat_label
from dashboard.exports.csv_file import DataCell
from dashboard.registry import REGISTRY, Asked, area_label
from dashboard.words import Words
from data.catalog import Catalog

Say = Callable[[RowMapping], DataCell]
# columns of the file that hold a column of the database as it is
AS_STORED: Mapping[str, str] = {
    "krs": "krs",
    "nip": "nip",
    "regon": "regon",
    "miejscowosc": "place",
    "ulica": "address",
    "kod_pocztowy": "postal_code",
    "ps_od": "ps_from",
    "ps_do": "ps_to",
    "data_rejestracji": "started_on",
    "data_wykreslenia": "closed_on",
    "prowadzacy": "operator",
    "owes": "owes",
    "zakup_prospoleczny_od": "mark_from",
    "zakup_prospoleczny_do": "mark_to",
    "zatrudnieni": "employed",
    "miejsca": "capacity",
    "produkty_uslugi": "products",
    "www": "website",
}
# what a file says of its rows beyond the columns that can be loaded
ADDED = ("dzien", "publikacja", "adres_publikacji", "zrodlo", "stan_na", "demonstracja")
WIDTHS = {"nazwa": 44, "prowadzacy": 30, "ulica": 26, "produkty_uslugi": 30, "www": 24, "publikacja": 24}


def entity_file_columns(words: Words, on: date) -> dict[str, Say]:
    """What each column says of a row; `on` is the day of the status of PS."""
    kinds, areas = words.catalog.spellings.names("entity_kinds"), words.territory.areas

    def teryt(row: RowMapping) -> str:
        code = str(row["area_code"])
        area = areas.get(code)
        return (area.terc if area else "") or (code if code.isdecimal() else "")

    def named(kind: str) -> str:
        return kinds[kind].pl if kind in kinds else kind

    said: dict[str, Say] = {
        "nazwa": lambda row: row["name"],
        "rodzaj": lambda row: named(row["kind"]),
        "forma_prawna": lambda row: named(row["legal_form"]),
        "teryt": teryt,
        "gmina": lambda row: area_label(words, row["area_code"]),
        "powiat": lambda row: powiat_label(words, row["area_code"]),
        "status_ps": lambda row: yes_no(has_ps(row, on)),
        "dzien": lambda _row: on,
        "stan_na": lambda row: row["stan_na"],
        "publikacja": lambda row: row["source_title"],
        "adres_publikacji": lambda row: row["source_address"],
        "zrodlo": lambda row: row["source_id"],
        "demonstracja": lambda row: yes_no(bool(row["is_demo"])),
    }
    said |= {name: _stored(column) for name, column in AS_STORED.items()}
    return {name: said[name] for name in entity_column_names(words.catalog)}


def entity_column_names(catalog: Catalog) -> list[str]:
    """Columns of the registry's card, in its order, then those that are added."""
    of_card = [column.name for column in catalog.sources[REGISTRY].columns]
    known = {"nazwa", "rodzaj", "forma_prawna", "teryt", "gmina", "powiat", "status_ps", *AS_STORED}
    return [*(name for name in of_card if name in known), *ADDED]


def entity_rows(asked: Asked, *, left_out: Collection[str] = ()) -> Iterator[list[DataCell]]:
    """Every entity of the selection, in its order; memory holds one piece of them."""
    columns = entity_file_columns(asked.context.words, asked.question.on)
    said = [say for name, say in columns.items() if name not in left_out]
    for piece in asked.all_rows():
        yield from ([say(row) for say in said] for row in piece)


def yes_no(answer: bool) -> str:
    """As offices write it in columns of this kind."""
    return "tak" if answer else "nie"


def _stored(column: str) -> Say:
    def say(row: RowMapping) -> Any:
        return row[column]

    return say
