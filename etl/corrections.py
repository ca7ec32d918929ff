"""Corrections of an office as data: what a cell says, what it should say and why; they stop when they no longer match.

Cards are read from a folder (docs/poprawki.md). A correction looks at the file as it came, never at what another
correction made of it, so applying all of them twice changes nothing more.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.errors import UserError
from data.language import Language
from etl.cleaning.text import squeeze
from etl.layout.distinct import distinct
from etl.layout.number_cells import as_texts


@dataclass(frozen=True)
class Correction:
    """One row of a card: where all of `match` stands (text by our column names), `was` in `column` becomes `becomes`.

    `place` counts the rows of the card from 1.
    """

    card: str
    place: int
    source: str
    match: Mapping[str, str]
    column: str
    was: str
    becomes: str
    reason: Mapping[Language, str]
    author: str
    date: date

    @property
    def wanted(self) -> Mapping[str, str]:
        """All that must stand in a row: the match and the cell as it was."""
        return {**self.match, self.column: self.was}


@dataclass(frozen=True)
class Applied:
    """A cell that was corrected, in the row of the file as a spreadsheet counts."""

    row: int
    correction: Correction

    def told(self, language: Language) -> UserError:
        """What was done, as a note."""
        correction = self.correction
        return UserError(
            "Row {row}, column '{column}': '{was}' was corrected to '{becomes}' (correction {card}: {reason}).",
            row=self.row,
            column=correction.column,
            was=correction.was,
            becomes=correction.becomes,
            card=correction.card,
            reason=correction.reason[language],
        )


@dataclass(frozen=True)
class Corrected:
    """The frame after all corrections of its source, what was done, and a warning for each that did nothing."""

    frame: pd.DataFrame
    applied: list[Applied]
    notes: list[UserError]


class Corrector:
    """Corrections of one source, for a file that comes in pieces: `apply` to each piece, then ask for `notes`."""

    def __init__(self, source: str, corrections: Iterable[Correction]) -> None:
        self.corrections = [correction for correction in corrections if correction.source == source]
        self.applied: list[Applied] = []
        self._found: dict[int, tuple[int, str]] = {}

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The piece with its cells corrected; `frame` itself stays as it is. Columns may be of texts or categories."""
        cells = _Cells(frame)
        changes: dict[str, dict[int, str]] = {}
        for place, correction in enumerate(self.corrections):
            if correction.column not in frame:
                continue
            rows = cells.rows(correction.match)
            for row in cells.rows(correction.wanted):
                changes.setdefault(correction.column, {})[row] = correction.becomes
                self.applied.append(Applied(row, correction))
            if rows and place not in self._found:
                self._found[place] = (rows[0], cells.text(rows[0], correction.column))
        return _changed(frame, changes)

    def notes(self) -> list[UserError]:
        """A warning for each correction that changed nothing in any piece."""
        done = {(applied.correction.card, applied.correction.place) for applied in self.applied}
        return [
            self._no_longer_matches(place, correction)
            for place, correction in enumerate(self.corrections)
            if (correction.card, correction.place) not in done
        ]

    def _no_longer_matches(self, place: int, correction: Correction) -> UserError:
        if place in self._found:
            row, found = self._found[place]
            return UserError(
                "Correction {card}, entry {entry}, no longer matches: column '{column}' of row {row} says '{found}', "
                "expected '{was}'. The cell was left as it is; remove the correction or correct it.",
                card=correction.card,
                entry=correction.place,
                column=correction.column,
                row=row,
                found=found,
                was=correction.was,
            )
        return UserError(
            "Correction {card}, entry {entry}, no longer matches: no row has {match}. Remove it or correct it.",
            card=correction.card,
            entry=correction.place,
            match=", ".join(f"{column} = '{text}'" for column, text in correction.match.items()),
        )


def apply(frame: pd.DataFrame, source: str, corrections: Iterable[Correction]) -> Corrected:
    """All corrections of a source on a frame of text under our column names, indexed by row number.

    Cells are compared as text without superfluous spaces; where `was` does not stand, nothing is changed.
    """
    corrector = Corrector(source, corrections)
    corrected = corrector.apply(frame)
    return Corrected(corrected, corrector.applied, corrector.notes())


def quarrels(corrections: Sequence[Correction]) -> list[tuple[Correction, Correction]]:
    """Pairs of one source that change the same cell, or of which the second takes up what the first makes.

    Two corrections are known to speak of different rows only by a column that no correction changes.
    """
    return [
        (first, second)
        for first in corrections
        for second in corrections
        if first is not second and first.source == second.source and _quarrel(first, second, corrections)
    ]


def _quarrel(first: Correction, second: Correction, corrections: Sequence[Correction]) -> bool:
    changed = {correction.column for correction in corrections if correction.source == first.source}
    apart = [c for c in first.match if c not in changed and first.match[c] != second.match.get(c, first.match[c])]
    wanted = second.wanted.get(first.column)
    if apart or wanted is None:
        return False
    same_cell = second.column == first.column and second.was == first.was
    is_told_once = (first.card, first.place) < (second.card, second.place)
    return wanted == first.becomes or (same_cell and is_told_once)


def fingerprint(source: str, corrections: Iterable[Correction]) -> str:
    """SHA-256 of what the corrections of a source do, whatever their order, author and reason; '' where there are none.

    A file loaded before counts as the same file only under the same corrections.
    """
    effects = sorted(
        json.dumps([sorted(c.match.items()), c.column, c.was, c.becomes], ensure_ascii=False)
        for c in corrections
        if c.source == source
    )
    return hashlib.sha256("\n".join(effects).encode()).hexdigest() if effects else ""


class _Cells:
    """The squeezed texts of a frame, each column read when it is first asked for."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame
        self._texts: dict[str, pd.Series] = {}

    def rows(self, wanted: Mapping[str, str]) -> list[int]:
        """Numbers of the rows that have all the texts."""
        mask = pd.Series(True, index=self._frame.index)
        for column, text in wanted.items():
            mask &= self._column(column) == squeeze(text)
        return [int(row) for row in self._frame.index[mask]]

    def text(self, row: int, column: str) -> str:
        """One cell."""
        return str(self._column(column).loc[row])

    def _column(self, column: str) -> pd.Series:
        if column not in self._texts:
            if column in self._frame:
                texts, codes = distinct(self._frame[column])
                squeezed = pd.Series([squeeze(text) for text in texts], dtype=object)
                self._texts[column] = pd.Series(squeezed.to_numpy()[codes], index=self._frame.index, dtype=object)
            else:
                self._texts[column] = pd.Series("", index=self._frame.index, dtype=object)
        return self._texts[column]


def _changed(frame: pd.DataFrame, changes: Mapping[str, Mapping[int, str]]) -> pd.DataFrame:
    if not changes:
        return frame
    corrected = frame.copy()
    for column, text_by_row in changes.items():
        cells = corrected[column].astype(object)
        cells.loc[list(text_by_row)] = list(text_by_row.values())
        corrected[column] = cells if corrected[column].dtype == object else cells.astype("category")
    corrected.attrs = dict(frame.attrs)
    as_texts(corrected, {column: list(rows) for column, rows in changes.items()})
    return corrected
