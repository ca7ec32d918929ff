"""Gathers the pseudonyms of one load while its pieces pass by, and saves them by year."""

from collections.abc import Set
from pathlib import Path

import numpy as np

from etl.people import lists
from etl.people.hashing import Hashed


class GatheredPeople:
    """What the pieces of a load say of people; nothing is written before `save`."""

    def __init__(self) -> None:
        self._parts: list[Hashed] = []

    def add(self, part: Hashed) -> None:
        """The rows of one piece."""
        self._parts.append(part)

    @property
    def years(self) -> set[int]:
        """The years of the rows."""
        return {year for part in self._parts for year in np.unique(part.year).tolist()}

    def save(self, data_dir: Path, token: str, closed_years: Set[int] = frozenset()) -> None:
        """Writes a file for each year but the closed ones."""
        if not self._parts:
            return
        place_by_event: dict[str, int] = {}
        for part in self._parts:
            for key in part.events:
                place_by_event.setdefault(key, len(place_by_event))
        event = np.concatenate(
            [np.array([place_by_event[key] for key in part.events], dtype=np.int32)[part.event] for part in self._parts]
        )
        year, e_mail, name, is_weak = (
            np.concatenate([getattr(part, column) for part in self._parts])
            for column in ("year", "e_mail", "name", "is_weak")
        )
        keys = np.array(list(place_by_event), dtype=np.str_)
        for one in sorted(set(np.unique(year).tolist()) - closed_years):
            rows = year == one
            used, places = np.unique(event[rows], return_inverse=True)
            found = lists.YearLists(keys[used], places.astype(np.int32), e_mail[rows], name[rows], is_weak[rows])
            lists.save(data_dir, one, token, found)
