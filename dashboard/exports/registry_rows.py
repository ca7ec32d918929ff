"""Entities as rows of a data file, under the names of columns with which a registry is loaded."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import RowMapping

from dashboard.components.entity_columns import has_ps, powiat_label
from dashboard.exports.csv_file import DataCell
from dashboard.registry import REGISTRY, Asked, area_label
from dashboard.words import Words
from data.catalog import Catalog
from data.catalog.models import Bilingual

Say = Callable[[RowMapping], DataCell]
# columns of the file that hold a column of the database as it is
AS_STORED: Mapping[str, str] = {
    "forma_prawna": "legal_form",
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
ADDED: Mapping[str, Bilingual] = {
    "dzien": Bilingual(pl="dzień, na który podano status PS", en="the day of the status of PS"),
    "stan_na": Bilingual(pl="dzień, którego dotyczy wczytany plik", en="the day the loaded file speaks of"),
    "zrodlo": Bilingual(pl="plik lub strona, skąd jest wiersz", en="the file or page the row comes from"),
    "demonstracja": Bilingual(pl="„tak” w danych zmyślonych", en="“tak” (yes) in invented data"),
}
WIDTHS = {"nazwa": 44, "prowadzacy": 30, "ulica": 26, "produkty_uslugi": 30, "www": 24, "zrodlo": 24}


def entity_file_columns(words: Words, on: date) -> dict[str, Say]:
    """What each column says of a row; `on` is the day of the status of PS."""
    kinds, areas = words.catalog.spellings.names("entity_kinds"), words.territory.areas

    def teryt(row: RowMapping) -> str:
        code = str(row["area_code"])
        area = areas.get(code)
        return (area.terc if area else "") or (code if code.isdecimal() else "")

    said: dict[str, Say] = {
        "nazwa": lambda row: row["name"],
        "rodzaj": lambda row: kinds[row["kind"]].pl if row["kind"] in kinds else row["kind"],
        "teryt": teryt,
        "gmina": lambda row: area_label(words, row["area_code"]),
        "powiat": lambda row: powiat_label(words, row["area_code"]),
        "status_ps": lambda row: yes_no(has_ps(row, on)),
        "dzien": lambda _row: on,
        "stan_na": lambda row: row["stan_na"],
        "zrodlo": lambda row: row["source_address"] or row["source_title"] or row["file_name"],
        "demonstracja": lambda row: yes_no(bool(row["is_demo"])),
    }
    said |= {name: _stored(column) for name, column in AS_STORED.items()}
    return {name: said[name] for name in entity_column_names(words.catalog)}


def entity_column_names(catalog: Catalog) -> list[str]:
    """Columns of the registry's card, in its order, then those that are added."""
    of_card = [column.name for column in catalog.sources[REGISTRY].columns]
    known = {"nazwa", "rodzaj", "teryt", "gmina", "powiat", "status_ps", *AS_STORED}
    return [*(name for name in of_card if name in known), *ADDED]


def entity_rows(asked: Asked) -> Iterator[list[DataCell]]:
    """Every entity of the selection, in its order; memory holds one piece of them."""
    said = list(entity_file_columns(asked.context.words, asked.question.on).values())
    for piece in asked.all_rows():
        yield from ([say(row) for say in said] for row in piece)


def yes_no(answer: bool) -> str:
    """As offices write it in columns of this kind."""
    return "tak" if answer else "nie"


def _stored(column: str) -> Say:
    def say(row: RowMapping) -> Any:
        return row[column]

    return say
