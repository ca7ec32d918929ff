"""Cells of free text: white space squeezed, cells with people's data dropped."""

import re

import numpy as np
import pandas as pd

from data.errors import UserError
from etl.checks import Checks
from etl.cleaning.people import E_MAIL
from etl.cleaning.pesel import ELEVEN_DIGITS, holds_pesel
from etl.cleaning.text import is_missing
from etl.faults import Fault
from etl.layout.distinct import Codes, distinct, taken
from etl.readers.contract import spans

HIDDEN = "•••"
SCHEMES = ("https://", "http://")
NOT_IN_ADDRESSES = re.compile(r"[\s<>\"'\\]")


class TextColumns:
    """Texts of a frame; `dropped` are the rows of each column whose cell held an e-mail or a PESEL."""

    def __init__(self, checks: Checks) -> None:
        self._checks = checks
        self.dropped: dict[str, list[int]] = {}

    def read(self, column: str) -> pd.Series:
        """The texts of a column with single spaces; '' where the cell was dropped."""
        texts, codes = distinct(self._checks.frame[column])
        values: list[object] = [*squeezed(texts)]
        for place in (personal := places_of_people(texts)):
            values[place] = ""
        if personal:
            self._remember(column, personal, codes)
        return taken(values, codes, self._checks.frame.index)

    def _remember(self, column: str, personal: list[int], codes: Codes) -> None:
        rows = self._checks.frame.index[pd.Index(codes).isin(personal)].tolist()
        if rows:
            self.dropped[column] = rows

    def notes(self) -> list[UserError]:
        """What to tell of the dropped cells; never what they held."""
        return [
            UserError(
                "Column '{column}': cells with an e-mail address or a PESEL were dropped in rows {rows}. "
                "Remove personal data from the file.",
                column=column,
                rows=spans(rows),
            )
            for column, rows in self.dropped.items()
        ]


def squeezed(texts: list[str]) -> list[str]:
    """Texts with single spaces; most columns need nothing, which one look tells."""
    together = "|".join(["", *texts, ""])
    if together.isprintable() and not any(odd in together for odd in ("  ", "| ", " |")):
        return texts
    return [" ".join(text.split()) for text in texts]


def web_addresses(cells: pd.Series, notes: list[UserError]) -> pd.Series:
    """Addresses of websites, '' for anything else, which `notes` tell of."""
    texts, codes = distinct(cells)
    is_clean = not NOT_IN_ADDRESSES.search("".join(texts))
    kept: list[object] = [
        text if text[:8].lower().startswith(SCHEMES) and (is_clean or not NOT_IN_ADDRESSES.search(text)) else ""
        for text in texts
    ]
    is_lost = [not address and not is_missing(text) for text, address in zip(texts, kept, strict=True)]
    lost = np.array(is_lost, dtype=bool)[codes]
    if lost.any():
        notes.append(
            UserError(
                "Column 'www': cells that do not begin with http:// or https:// were left out in rows {rows}.",
                rows=spans(cells.index[lost].tolist()),
            )
        )
    return taken(kept, codes, cells.index)


def places_of_people(texts: list[str]) -> list[int]:
    """Places of the texts that hold an e-mail address or a PESEL; nearly always none, which one look tells."""
    together = "\n".join(texts)
    found: set[int] = set()
    if "@" in together:
        found.update(place for place, text in enumerate(texts) if "@" in text and E_MAIL.search(text))
    if ELEVEN_DIGITS.search(together):
        found.update(place for place, text in enumerate(texts) if holds_pesel(text))
    return sorted(found)


def without_people(faults: list[Fault]) -> list[Fault]:
    """Faults whose cell may be shown: an e-mail or a PESEL typed into another column is hidden."""
    personal = places_of_people([fault.found for fault in faults])
    shown = list(faults)
    for place in personal:
        fault = faults[place]
        shown[place] = Fault(fault.expected, fault.remedy, fault.values).at(fault.row, fault.column, HIDDEN)
    return shown
