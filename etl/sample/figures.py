"""How many entities of each kind there are and how their numbers grew: published figures first, assumptions named.

Published (data/raw/gus_series.csv): reintegration units by kind 2014-2021, social cooperatives 2016 and 2019-2021,
non-profit organisations per 10,000 inhabitants (SDG 1.E.1) 2010-2024. Years without a figure lie on the line between
their neighbours; beyond the last one the number stays.
"""

import csv
import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from etl.bundle import RAW
from etl.sample.days import HISTORY_END, HISTORY_START

STOCK_YEARS = range(HISTORY_START - 1, HISTORY_END + 1)
"""The first one is what the history begins with."""

UNITS = "liczba aktywnych jednostek (31 XII)"
COOPERATIVES = ("liczba zarejestrowanych", "liczba wpisanych do KRS, niebędących w likwidacji")
NON_PROFIT = "1.E.1 liczba organizacji sektora non-profit na 10 tys. ludności"
POPULATION_TENS_OF_THOUSANDS = 3_750

# Assumptions; no public file of ours holds these numbers.
PES_SHARE_OF_NON_PROFIT_PCT = 10
FOUNDATIONS_OF_TEN_NON_PROFIT = 3
UNITS_2009_OF_2014_PCT = 70
COOPERATIVES_2009 = 200
ASSUMED_BY_KIND: Mapping[str, Mapping[int, int]] = {
    "spółdzielnia pracy": {2009: 700, 2025: 500},
    "spółdzielnia inwalidów i niewidomych": {2009: 220, 2025: 120},
    "spółka z o.o. non profit": {2009: 150, 2025: 1200},
    "KGW": {2009: 400, 2018: 600, 2025: 2500},
    "kościelna osoba prawna": {2009: 600, 2025: 700},
}


@dataclass(frozen=True)
class Stock:
    """Entities of one kind at the end of each of STOCK_YEARS, in thousandths of an entity."""

    kind: str
    by_year: Mapping[int, int]


@lru_cache(maxsize=1)
def national_stocks() -> tuple[Stock, ...]:
    """All kinds, in a fixed order."""
    known = published()
    units = {
        kind: {2009: points[min(points)] * UNITS_2009_OF_2014_PCT // 100, **points}
        for kind, points in known.items()
        if kind in {"CIS", "KIS", "ZAZ", "WTZ"}
    }
    cooperatives = {"spółdzielnia socjalna": {2009: COOPERATIVES_2009 * 1000, **known["spółdzielnia socjalna"]}}
    pes = {
        year: rate * POPULATION_TENS_OF_THOUSANDS * PES_SHARE_OF_NON_PROFIT_PCT // 100
        for year, rate in known["non-profit"].items()
    }
    ngo = {
        "fundacja": {year: number * FOUNDATIONS_OF_TEN_NON_PROFIT // 10 for year, number in pes.items()},
        "stowarzyszenie": {year: number * (10 - FOUNDATIONS_OF_TEN_NON_PROFIT) // 10 for year, number in pes.items()},
    }
    assumed = {kind: {year: n * 1000 for year, n in points.items()} for kind, points in ASSUMED_BY_KIND.items()}
    every = {**units, **cooperatives, **ngo, **assumed}
    return tuple(Stock(kind, {year: on_line(points, year) for year in STOCK_YEARS}) for kind, points in every.items())


def published() -> dict[str, dict[int, int]]:
    """Published values of the country by kind and year, in thousandths; 'non-profit' is per 10,000 inhabitants."""
    found: dict[str, dict[int, int]] = {}
    with (RAW / "gus_series.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["territory_code"] != "PL" or not row["year"]:
                continue
            if row["indicator"] == UNITS and "+" not in row["unit_type"]:
                kind = row["unit_type"]
            elif row["indicator"] in COOPERATIVES:
                kind = "spółdzielnia socjalna"
            elif row["indicator"] == NON_PROFIT:
                kind = "non-profit"
            else:
                continue
            found.setdefault(kind, {})[int(row["year"])] = round(float(row["value"]) * 1000)
    return found


def on_line(points: Mapping[int, int], year: int) -> int:
    """The value of a year between its known neighbours, in whole numbers; outside of them the nearest one."""
    years = sorted(points)
    if year <= years[0]:
        return points[years[0]]
    for before, after in itertools.pairwise(years):
        if year <= after:
            return points[before] + (points[after] - points[before]) * (year - before) // (after - before)
    return points[years[-1]]
