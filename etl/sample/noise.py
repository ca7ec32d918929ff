"""Puts misspellings into a share of the rows and says where: one cell of a chosen row, nothing else.

Which rows are chosen depends on the seed, the file and the row alone, so the rows of a small share are among those
of a larger one, and a share of 0 leaves every cell clean.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from etl.sample.draws import Draws
from etl.sample.misspellings import (
    Cell,
    Misspelling,
    abbreviated,
    capitals,
    city_marked,
    code_lost,
    code_lost_in_powiat,
    date_in_words,
    date_with_r,
    double_space,
    edge_spaces,
    iso_date,
    krs_named,
    nip_with_dashes,
    nip_with_spaces,
    period_short,
    powiat_in_brackets,
    powiat_named,
    short_date,
    surname_first,
    thousands_grouped,
    without_marks,
)
from etl.sample.table import Piece
from etl.sample.territory import Gmina, Territory

FIRST_ROW = 2
"""As a spreadsheet counts: the header is row 1."""

NAME_OF_MISSPELLING: Mapping[Misspelling, str] = {
    without_marks: "bez polskich znaków",
    double_space: "podwójna spacja",
    edge_spaces: "spacje na brzegach",
    capitals: "wielkie litery",
    abbreviated: "skrót",
    city_marked: "m. przed nazwą miasta",
    powiat_in_brackets: "powiat w nawiasie",
    powiat_named: "inny zapis powiatu",
    code_lost: "brak kodu",
    code_lost_in_powiat: "brak kodu",
    iso_date: "inny zapis daty",
    date_in_words: "inny zapis daty",
    short_date: "inny zapis daty",
    date_with_r: "inny zapis daty",
    nip_with_dashes: "inny zapis NIP",
    nip_with_spaces: "inny zapis NIP",
    krs_named: "inny zapis KRS",
    surname_first: "nazwisko przed imieniem",
    thousands_grouped: "spacja w liczbie",
    period_short: "inny zapis okresu",
}

_NAME = (without_marks, double_space, capitals, abbreviated, edge_spaces)
_WORD = (without_marks, capitals, edge_spaces)
_PLACE = (without_marks, city_marked, powiat_in_brackets, double_space, capitals, edge_spaces)
_DATE = (iso_date, date_in_words, short_date, date_with_r)
_NIP = (nip_with_dashes, nip_with_spaces)

Options = tuple[tuple[str, Misspelling], ...]


def _options(by_column: Mapping[str, tuple[Misspelling, ...]]) -> Options:
    return tuple((column, one) for column, ways in by_column.items() for one in ways)


# By the beginning of a file's name.
OPTIONS_BY_FILE: Mapping[str, Options] = {
    "demo_rejestr_pes": _options(
        {
            "nazwa": _NAME, "rodzaj": _WORD, "krs": (krs_named,), "nip": _NIP, "teryt": (code_lost_in_powiat,),
            "gmina": _PLACE, "powiat": (powiat_named, *_WORD), "miejscowosc": _WORD, "ps_od": _DATE,
            "data_rejestracji": _DATE, "data_wykreslenia": _DATE, "prowadzacy": _NAME, "zakup_prospoleczny_od": _DATE,
        }
    ),
    "demo_wydarzenia": _options(
        {
            "typ": _WORD, "tytul": (without_marks, double_space, edge_spaces), "data_od": _DATE, "data_do": _DATE,
            "gmina": _PLACE, "teryt": (code_lost,), "subregion": _WORD, "status": _WORD,
        }
    ),
    "demo_listy_obecnosci": _options(
        {
            "instytucja": _NAME, "typ_instytucji": _WORD, "nip": _NIP, "gmina": _PLACE, "teryt": (code_lost,),
            "rola": _WORD, "osoba": (surname_first, without_marks, double_space, capitals, edge_spaces),
            "e_mail": (capitals, edge_spaces),
        }
    ),
    "demo_liczby_obecnych": _options({"typ_instytucji": _WORD, "gmina": _PLACE, "teryt": (code_lost,)}),
    "demo_plan": (),
    "demo_wartosci_planu": _options(
        {"okres": (period_short,), "wartosc": (thousands_grouped,), "status": _WORD}
    ),
}  # fmt: skip


class Change(NamedTuple):
    """One misspelt cell: the file, the row as a spreadsheet counts, the column, what was done, before and after."""

    file: str
    row: int
    column: str
    kind: str
    clean: str
    typed: str


@dataclass(frozen=True)
class Noise:
    """Misspells `share` of the rows of every file."""

    draws: Draws
    territory: Territory
    share: float

    def misspell(self, file: str, piece: Piece, first_row: int) -> list[Change]:
        """Changes the piece in place; the changes in the order of the rows."""
        options = next((found for start, found in OPTIONS_BY_FILE.items() if file.startswith(start)), ())
        if not options or not self.share:
            return []
        rows = first_row + np.arange(len(next(iter(piece.values()))))
        hits = np.flatnonzero(self.draws.chance(f"noise {file}", rows, self.share))
        begins = self.draws.below(f"noise kind {file}", rows[hits], len(options)).tolist()
        changes = []
        for place, begin in zip(hits.tolist(), begins, strict=True):
            change = self._misspell_row(file, piece, place, first_row + place, options[begin:] + options[:begin])
            if change:
                changes.append(change)
        return changes

    def _misspell_row(self, file: str, piece: Piece, place: int, row_no: int, options: Options) -> Change | None:
        """The first option that changes anything is taken."""
        row = {column: cells[place] for column, cells in piece.items()}
        gmina: Gmina | None = self.territory.by_terc.get(row.get("teryt", ""))
        for column, way in options:
            clean = row[column]
            typed = way(Cell(clean, row, gmina)) if clean else clean
            if typed != clean:
                piece[column][place] = typed
                return Change(file, row_no, column, NAME_OF_MISSPELLING[way], clean, typed)
        return None
