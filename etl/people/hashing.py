"""People of the rows of a piece become pseudonyms here, and nothing else of them goes on."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from etl.people.finding import FoundPeople
from etl.people.keys import year_key
from etl.people.pseudonyms import pseudonyms


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
    closed_years: frozenset[int] = frozenset()

    def hashed(self, found: FoundPeople) -> Hashed:
        """The pseudonyms of a piece, each under the key of the year of its event."""
        years = np.array([self.year_by_event.get(key, self.default_year) for key in found.events], dtype=np.int32)
        year = years[found.event]
        keys = {
            one: None if one in self.closed_years else year_key(self.data_dir, one).reveal()
            for one in np.unique(year).tolist()
        }
        e_mail, name = (pseudonyms(column.reveal(), year, keys) for column in (found.e_mail, found.name))
        return Hashed(found.events, found.event, year, e_mail, name, found.is_weak)
