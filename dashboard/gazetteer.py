"""The areas that the browser knows by name from the file of borders, so that views only tell places in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from data.areas import AreaLevel

Entry = tuple[str, str]


@dataclass(frozen=True)
class Gazetteer:
    """What the file at `address` says of a level: its areas by code, in its order, each with full code and name, and
    what maps of all levels have in `common`: the towns that they name, the words of their buttons.
    """

    address: str
    level: AreaLevel
    entries: Mapping[str, Entry]
    common: Mapping[str, Any]

    @cached_property
    def places(self) -> Mapping[Entry, int]:
        """Where in the file an area stands."""
        return {entry: place for place, entry in enumerate(self.entries.values())}
