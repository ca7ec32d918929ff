"""Who the rows of a piece may be, told by their names, e-mails and institutions; it lives in memory only."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl

from data.store.attendance_rows import AttendanceRows
from etl.cleaning.secret import Secret, SecretColumn
from etl.layout.distinct import distinct
from etl.people.identities import Names, identities

NAME, FIRST_NAME, SURNAME, E_MAIL = "osoba", "imie", "nazwisko", "e_mail"
Secrets = Mapping[str, SecretColumn]


@dataclass(frozen=True)
class FoundPeople:
    """Rows of a piece: the place of their event in `events`, and the texts that pseudonyms are made of, '' for nobody.

    `is_weak` tells where `name` rests on a subregion instead of a NIP.
    """

    events: list[str]
    event: npt.NDArray[np.int32]
    e_mail: Secret[pl.Series]
    name: Secret[pl.Series]
    is_weak: npt.NDArray[np.bool_]


class PeopleFinder:
    """Looks through the pieces of one file in their order; a name that came before is not looked at again."""

    def __init__(self, subregion_by_powiat: Mapping[str, str]) -> None:
        self._subregion_by_powiat = subregion_by_powiat
        self._names = Names()
        self._events: list[str] = []
        self._nips = self._subregions = pl.Series(dtype=pl.String)

    def found(self, attendance: pd.DataFrame | AttendanceRows, secrets: Secrets) -> FoundPeople:
        """`attendance` is the next piece, a frame with event_key, nip and area_code or rows as numbers; `secrets` are
        the columns of people of the same rows.
        """
        if isinstance(attendance, AttendanceRows):
            return self._in_rows(attendance, secrets)
        return self._in_frame(attendance, secrets)

    def _in_frame(self, attendance: pd.DataFrame, secrets: Secrets) -> FoundPeople:
        events, codes = distinct(attendance["event_key"])
        nips, subregions = _spread(attendance["nip"], str), _spread(attendance["area_code"], self._subregion)
        return self._found(events, codes, nips, subregions, secrets)

    def _in_rows(self, rows: AttendanceRows, secrets: Secrets) -> FoundPeople:
        """Numbers of rows mean the events and institutions that this and earlier pieces brought."""
        self._events += rows.new_events
        used, codes = np.unique(rows.event, return_inverse=True)
        nips = [nip for *_, nip, _area in rows.new_institutions]
        subregions = [self._subregion(area_code) for *_, area_code in rows.new_institutions]
        self._nips = _longer(self._nips, nips)
        self._subregions = _longer(self._subregions, subregions)
        return self._found(
            [self._events[number] for number in used.tolist()],
            codes,
            self._nips.gather(rows.institution),
            self._subregions.gather(rows.institution),
            secrets,
        )

    def _found(
        self, events: list[str], codes: npt.NDArray[np.intp], nips: pl.Series, subregions: pl.Series, secrets: Secrets
    ) -> FoundPeople:
        count = len(codes)
        found = identities(_name(secrets, count), _text(secrets.get(E_MAIL), count), nips, subregions, self._names)
        return FoundPeople(
            events,
            codes.astype(np.int32),
            Secret(found.e_mail),
            Secret(found.name),
            found.is_weak.to_numpy(),
        )

    def _subregion(self, area_code: str) -> str:
        return self._subregion_by_powiat.get(area_code[:4], area_code[:2])


def _name(secrets: Secrets, count: int) -> pl.Series:
    """One column, or first name and surname put together."""
    if NAME in secrets:
        return _text(secrets[NAME], count)
    both = pl.DataFrame({"first": _text(secrets.get(FIRST_NAME), count), "last": _text(secrets.get(SURNAME), count)})
    return both.select(pl.format("{} {}", "first", "last").str.strip_chars()).to_series()


def _text(column: SecretColumn | None, count: int) -> pl.Series:
    if column is None:
        return pl.Series([""] * count, dtype=pl.String)
    cells = column.reveal()
    return cells if isinstance(cells, pl.Series) else pl.Series(cells.tolist(), dtype=pl.String)


def _longer(texts: pl.Series, new: Sequence[str]) -> pl.Series:
    return pl.concat([texts, pl.Series(new, dtype=pl.String)], rechunk=True)


def _spread(column: pd.Series, meaning: Callable[[str], str]) -> pl.Series:
    texts, codes = distinct(column)
    return pl.Series([meaning(text) for text in texts], dtype=pl.String).gather(codes.astype(np.uint32))
