"""What a transform is given beside the file, and what it hands back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd

from data.areas import Area
from data.catalog import Catalog
from data.catalog.word_cards import read_spellings
from data.errors import UserError
from etl.cleaning.area_names import AreaNames
from etl.cleaning.places import Gazetteer
from etl.corrections import Correction
from etl.faults import Fault
from geo.names import Place, PlaceIndex


@dataclass(frozen=True)
class Context:
    """What is known beside the file: the cards, the areas loaded before, the date the file speaks of.

    `region` is the TERYT code of the region that the office works for, '' the one of the catalog; `known_events` are
    the ids of the events loaded before, each with the year of its first day (None without a date), None where nobody
    asked; `known_entities` are the entities of the registry just before `stan_na`, with the columns of
    `data.queries.entities.states_before`; `corrections` are those of the office.
    """

    catalog: Catalog
    stan_na: date
    areas: tuple[Area, ...] = ()
    region: str = ""
    known_events: Mapping[str, int | None] | None = None
    known_entities: pd.DataFrame | None = field(default=None, compare=False, repr=False)
    corrections: Sequence[Correction] = ()

    @property
    def home(self) -> str:
        """TERYT code of the region that the office works for."""
        return self.region or self.catalog.regions[self.catalog.default_region()].teryt

    @cached_property
    def places(self) -> PlaceIndex:
        """Gminy by name; UserError while no areas are loaded."""
        names = {area.code: area.name for area in self.areas if area.level == "powiat"}
        gminy = [area for area in self.areas if area.level == "gmina"]
        if not gminy or not names:
            raise UserError(
                "The areas are not in the database yet. Load territory and powiaty first: python -m etl bootstrap"
            )
        return PlaceIndex(Place(area.code, area.name, area.kind, names.get(area.parent, "")) for area in gminy)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Gminy by everything offices write; UserError while no areas are loaded."""
        if not any(area.level == "gmina" for area in self.areas):
            raise UserError(
                "The areas are not in the database yet. Load territory and powiaty first: python -m etl bootstrap"
            )
        return Gazetteer(self.areas, read_spellings().place_aliases)

    @cached_property
    def area_names(self) -> AreaNames:
        """Areas of all levels by everything offices write; UserError while no areas are loaded."""
        return AreaNames(self.catalog.regions.values(), self.areas, self.gazetteer)

    @cached_property
    def subregion_by_powiat(self) -> Mapping[str, str]:
        """'2464' -> '24-polnocny', from the cards of the regions."""
        return {
            powiat: f"{region.teryt}-{subregion.id}"
            for region in self.catalog.regions.values()
            for subregion in region.subregions
            for powiat in subregion.powiaty
        }


@dataclass(frozen=True)
class Prepared:
    """Facts by table name, each row with its `row_no` in the file, and the faults of the rows left out.

    `notes` warn of what stops no row; `is_demo` says that rows are marked as demonstration data.
    """

    facts: Mapping[str, pd.DataFrame]
    faults: list[Fault] = field(default_factory=list)
    notes: list[UserError] = field(default_factory=list)
    is_demo: bool = False


Transform = Callable[[pd.DataFrame, Context], Prepared]


def facts_of(frame: pd.DataFrame, **columns: object) -> pd.DataFrame:
    """A frame of facts: the given columns (series, or one value for all rows) and the row numbers of `frame`."""
    return pd.DataFrame({"row_no": frame.index, **columns}, index=frame.index)


def cited(frame: pd.DataFrame, note: pd.Series | None = None) -> dict[str, pd.Series]:
    """The source of each row; `note` replaces the column of that name."""
    return {
        "source_title": text_or_none(frame["source_title"]),
        "source_address": text_or_none(frame["source_address"]),
        "note": text_or_none(frame["note"] if note is None else note),
    }


def text_or_none(texts: pd.Series) -> pd.Series:
    """An empty text as None."""
    return pd.Series([text or None for text in texts], index=texts.index, dtype=object)


def looked_up(texts: pd.Series, meanings: Mapping[str, str]) -> pd.Series:
    """What each text means, '' where it means nothing."""
    return pd.Series([meanings.get(text, "") for text in texts], index=texts.index, dtype=object)


def joined(*parts: pd.Series) -> pd.Series:
    """Notes put together, row by row, without the empty ones."""
    rows = zip(*parts, strict=True)
    return pd.Series(["; ".join(filter(None, row)) for row in rows], index=parts[0].index, dtype=object)


def prefixed(prefix: str, texts: pd.Series) -> pd.Series:
    """'prefix text' where there is a text, else ''."""
    return pd.Series([f"{prefix} {text}" if text else "" for text in texts], index=texts.index, dtype=object)
