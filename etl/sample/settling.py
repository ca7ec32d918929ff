"""Where entities settle, and where they move."""

from collections.abc import Sequence

import numpy as np

from etl.sample.days import NO_DAY
from etl.sample.draws import Draws, Ints
from etl.sample.kinds import GMINA_KINDS, Kind
from etl.sample.territory import Territory


def home_gminy(draws: Draws, territory: Territory, kinds: Sequence[Kind], kind: Ints) -> Ints:
    """Gminy by their people and by where a kind settles."""
    chosen = np.zeros(len(kind), dtype=np.int64)
    for number, one in enumerate(kinds):
        members = np.flatnonzero(kind == number)
        weights = territory.population * np.array(one.settles)[gmina_kinds(territory)]
        chosen[members] = draws.shares(f"gmina {one.kind}", len(members), weights)
    return chosen


def neighbours(draws: Draws, territory: Territory, gmina: Ints) -> Ints:
    """Another gmina of the same powiat or, in a powiat of one gmina, of the same subregion."""
    powiaty = np.array([int(one.powiat) for one in territory.gminy])
    found = gmina.copy()
    for home in np.unique(gmina).tolist():
        near = np.flatnonzero(powiaty == powiaty[home])
        if len(near) == 1:
            near = np.flatnonzero(territory.subregion_index == territory.subregion_index[home])
        others = near[near != home]
        movers = np.flatnonzero(gmina == home)
        if len(others):
            found[movers] = others[draws.below("moved where", movers, len(others))]
    return found


def days_of_moving(territory: Territory, kinds: Sequence[Kind], kind: Ints, target: Ints, days: Ints) -> Ints:
    """Days of moving; nobody moves to a place where the kind does not settle."""
    settles = np.array([one.settles for one in kinds])
    welcome = settles[kind, gmina_kinds(territory)[target]] > 0
    return np.where(welcome, days, NO_DAY)


def gmina_kinds(territory: Territory) -> Ints:
    """Places in GMINA_KINDS by gmina."""
    return np.array([GMINA_KINDS.index(gmina.kind) for gmina in territory.gminy], dtype=np.int64)
