"""The region's gminy with their people and subregions, from the public files and the region's card."""

import csv
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data.catalog import Region
from etl.bundle import RAW
from etl.sample.draws import Cells, Ints


@dataclass(frozen=True)
class Gmina:
    """One gmina: '2469011', Katowice, miejska, m. Katowice, 294510 people, centralny."""

    terc: str
    name: str
    kind: str
    powiat: str
    powiat_name: str
    population: int
    subregion: str
    name_is_unique: bool
    name_is_unique_in_powiat: bool


@dataclass(frozen=True)
class Territory:
    """All gminy of a region, by code."""

    region: Region
    gminy: tuple[Gmina, ...]

    @property
    def subregions(self) -> tuple[str, ...]:
        """Subregions by id; one without a name where the region declares none."""
        return tuple(subregion.id for subregion in self.region.subregions) or ("",)

    def subregion_name(self, subregion: str) -> str:
        """'polnocny' -> 'północny'."""
        return next((s.name.pl for s in self.region.subregions if s.id == subregion), "")

    @cached_property
    def population(self) -> Ints:
        """People by gmina."""
        return np.array([gmina.population for gmina in self.gminy], dtype=np.int64)

    @cached_property
    def subregion_index(self) -> Ints:
        """Which subregion each gmina lies in."""
        return np.array([self.subregions.index(gmina.subregion) for gmina in self.gminy], dtype=np.int64)

    @cached_property
    def names(self) -> Cells:
        """Names by gmina."""
        return np.array([gmina.name for gmina in self.gminy], dtype=object)

    @cached_property
    def codes(self) -> Cells:
        """Seven-digit codes by gmina."""
        return np.array([gmina.terc for gmina in self.gminy], dtype=object)

    @cached_property
    def powiat_names(self) -> Cells:
        """Names of the powiat by gmina."""
        return np.array([gmina.powiat_name for gmina in self.gminy], dtype=object)

    @cached_property
    def by_terc(self) -> dict[str, Gmina]:
        """Gminy by their seven-digit code."""
        return {gmina.terc: gmina for gmina in self.gminy}


def read_territory(region: Region) -> Territory:
    """The gminy of one region."""
    rows = [row for row in _rows("territory.csv") if row["terc"].startswith(region.teryt)]
    powiat_names = {row["code"]: row["name"] for row in _rows("powiaty.csv")}
    people = {row["code"][:6]: int(row["population"]) for row in _rows("population.csv") if row["level"] == "gmina"}
    # a reader may know other regions too
    times = Counter(row["name"] for row in _rows("territory.csv"))
    times_in_powiat = Counter((row["powiat"], row["name"]) for row in rows)
    gminy = []
    for row in sorted(rows, key=lambda row: row["terc"]):
        subregion = region.subregion_of_powiat(row["powiat"])
        gminy.append(
            Gmina(
                terc=row["terc"],
                name=row["name"],
                kind=row["kind"],
                powiat=row["powiat"],
                powiat_name=powiat_names[row["powiat"]],
                population=people[row["terc"][:6]],
                subregion=subregion.id if subregion else "",
                name_is_unique=times[row["name"]] == 1,
                name_is_unique_in_powiat=times_in_powiat[row["powiat"], row["name"]] == 1,
            )
        )
    return Territory(region, tuple(gminy))


def _rows(file_name: str) -> list[dict[str, str]]:
    with (RAW / file_name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
