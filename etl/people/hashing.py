"""People of the rows of a piece become pseudonyms here, and nothing else of them goes on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl

from data.store.attendance_rows import AttendanceRows
from etl.cleaning.secret import SecretColumn
from etl.layout.distinct import distinct
from etl.people.identities import Names, identities
from etl.people.keys import year_key
from etl.people.pseudonyms import pseudonyms

NAME, FIRST_NAME, SURNAME, E_MAIL = "osoba", "imie", "nazwisko", "e_mail"


@dataclass(frozen=True)
class Hashed:
    """Rows of a piece: the place of their event in `events`, its year, and pseudonyms of 16 bytes (zero: nobody).

    `is_weak` tells where `name` rests on a subregion instead of a NIP.
    """

    events: list[str]
    event: npt.NDArray[np.int32]
    year: npt.NDArray[np.int32]
    e_mail: npt.NDArray[np.void]
    name: npt.NDArray[np.void]
    is_weak: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class PeopleHasher:
    """`year_by_event` tells the years of known events, `default_year` is that of the others.

    Rows of `closed_years` tell nobody: their keys are destroyed.
    """

    data_dir: Path
    year_by_event: Mapping[str, int]
    default_year: int
    subregion_by_powiat: Mapping[str, str]
    closed_years: frozenset[int] = frozenset()

    def hashed(self, attendance: pd.DataFrame, secrets: Mapping[str, SecretColumn]) -> Hashed:
        """`attendance` has event_key, nip and area_code; `secrets` the columns of people of the same rows."""
        events, codes = distinct(attendance["event_key"])
        nips, subregions = _spread(attendance["nip"], str), _spread(attendance["area_code"], self._subregion)
        return self._hashed(events, codes, nips, subregions, secrets)

    def hashed_rows(
        self,
        rows: AttendanceRows,
        events: Sequence[str],
        institutions: Sequence[tuple[str, ...]],
        secrets: Mapping[str, SecretColumn],
        names: Names,
    ) -> Hashed:
        """As `hashed`; the numbers of rows mean `events` and `institutions`, `names` are those of earlier pieces."""
        used, codes = np.unique(rows.event, return_inverse=True)
        of_rows, places = np.unique(rows.institution, return_inverse=True)
        places = places.astype(np.uint32)
        nips, area_codes = zip(*[institutions[number][-2:] for number in of_rows.tolist()], strict=True)
        subregions = [self._subregion(code) for code in area_codes]
        return self._hashed(
            [events[number] for number in used.tolist()],
            codes,
            pl.Series(nips, dtype=pl.String).gather(places),
            pl.Series(subregions, dtype=pl.String).gather(places),
            secrets,
            names,
        )

    def _hashed(
        self,
        events: list[str],
        codes: npt.NDArray[np.intp],
        nips: pl.Series,
        subregions: pl.Series,
        secrets: Mapping[str, SecretColumn],
        names: Names | None = None,
    ) -> Hashed:
        years = np.array([self.year_by_event.get(key, self.default_year) for key in events], dtype=np.int32)[codes]
        count = len(codes)
        found = identities(_name(secrets, count), _text(secrets.get(E_MAIL), count), nips, subregions, names)
        keys = {
            year: None if year in self.closed_years else year_key(self.data_dir, year).reveal()
            for year in np.unique(years).tolist()
        }
        return Hashed(
            events,
            codes.astype(np.int32),
            years,
            pseudonyms(found.e_mail, years, keys),
            pseudonyms(found.name, years, keys),
            found.is_weak.to_numpy(),
        )

    def _subregion(self, area_code: str) -> str:
        return self.subregion_by_powiat.get(area_code[:4], area_code[:2])


def _name(secrets: Mapping[str, SecretColumn], count: int) -> pl.Series:
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


def _spread(column: pd.Series, meaning: Callable[[str], str]) -> pl.Series:
    texts, codes = distinct(column)
    return pl.Series([meaning(text) for text in texts], dtype=pl.String).gather(codes.astype(np.uint32))
