"""Invented entities with a history: founded, renamed, moved, with a status and a mark, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from etl.sample.days import (
    FIRST_YEAR,
    HISTORY_END,
    HISTORY_START,
    NO_DAY,
    day_number,
    working_day,
    year_end,
    year_start,
)
from etl.sample.draws import Cells, Draws, Flags, Ints
from etl.sample.figures import national_stocks
from etl.sample.identifiers import krs_numbers, nips, regons
from etl.sample.kinds import KINDS, Kind
from etl.sample.lives import lives
from etl.sample.naming import names_before_and_after
from etl.sample.settling import days_of_moving, home_gminy, neighbours
from etl.sample.territory import Territory

RENAMED, MOVED, PS_LAPSED = 0.06, 0.07, 0.12
PS_START = day_number(date(2022, 10, 30))
LAST_DAY = year_end(HISTORY_END)
MARK_YEARS_DAYS = 730


@dataclass(frozen=True)
class Organisations:
    """Entities as columns, one place each; days are numbers of `days`, 0 where a thing did not happen.

    The first `alive` of them exist on the last day of the history, the others closed before.
    """

    territory: Territory
    alive: int
    kind: Ints
    gmina: Ints
    gmina_after: Ints
    founded: Ints
    closed: Ints
    renamed: Ints
    moved: Ints
    ps_from: Ints
    ps_to: Ints
    mark_from: Ints
    mark_to: Ints
    operator: Ints
    names: Cells
    names_after: Cells
    nip: Cells
    regon: Cells
    krs: Cells

    def __len__(self) -> int:
        return len(self.kind)

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """Kinds in the order of the numbers in `kind`."""
        return tuple(KINDS[stock.kind] for stock in national_stocks())

    def exists(self, places: Ints, day: int | Ints) -> Flags:
        """Whether entities exist on a day; on the day of closing they do not."""
        closed = self.closed[places]
        found: Flags = (self.founded[places] <= day) & ((closed == NO_DAY) | (closed > day))
        return found

    def name_on(self, places: Ints, day: int | Ints) -> Cells:
        """Names as they were on a day."""
        changed = (self.renamed[places] != NO_DAY) & (self.renamed[places] <= day)
        found: Cells = np.where(changed, self.names_after[places], self.names[places])
        return found

    def gmina_on(self, places: Ints, day: int | Ints) -> Ints:
        """Gminy as they were on a day."""
        changed = (self.moved[places] != NO_DAY) & (self.moved[places] <= day)
        return np.where(changed, self.gmina_after[places], self.gmina[places])

    def has_ps(self, places: Ints, day: int | Ints) -> Flags:
        """Whether the status of przedsiębiorstwo społeczne holds on a day; the last day still counts."""
        begun: Flags = (self.ps_from[places] != NO_DAY) & (self.ps_from[places] <= day)
        lasts: Flags = (self.ps_to[places] == NO_DAY) | (self.ps_to[places] >= day)
        return begun & lasts & self.exists(places, day)

    def has_mark(self, places: Ints, day: int) -> Flags:
        """Whether the mark Zakup Prospołeczny holds on a day."""
        begun: Flags = (self.mark_from[places] != NO_DAY) & (self.mark_from[places] <= day)
        lasts: Flags = self.mark_to[places] >= day
        return begun & lasts


def organisations(draws: Draws, territory: Territory, alive: int) -> Organisations:
    """`alive` entities that exist at the end of the history, and those that closed on the way."""
    stocks = national_stocks()
    every = lives(stocks)
    lasting, ended = every.only(alive=True), every.only(alive=False)
    closed_count = alive * sum(ended.weights) // sum(lasting.weights)
    chosen = [lasting.keys[place] for place in draws.shares("lasting lives", alive, lasting.weights).tolist()]
    chosen += [ended.keys[place] for place in draws.shares("ended lives", closed_count, ended.weights).tolist()]
    kind, founding_year, closing_year = np.array(chosen, dtype=np.int64).reshape(-1, 3).T.copy()
    kinds = [KINDS[stock.kind] for stock in stocks]
    places = np.arange(len(kind))

    founded = _founding_days(draws, kinds, kind, founding_year)
    closed = np.where(closing_year == 0, NO_DAY, _day_in(draws, "closed", places, closing_year))
    last_day = np.where(closed == NO_DAY, LAST_DAY, closed - 1)
    gmina = home_gminy(draws, territory, kinds, kind)
    gmina_after = neighbours(draws, territory, gmina)
    ps_from, ps_to = _ps(draws, kinds, kind, founded, last_day)
    mark_from, mark_to = _mark(draws, kinds, kind, founded, last_day)
    names, names_after = names_before_and_after(draws, kinds, kind)
    nip, krs = (np.array(numbers(draws, len(kind)), dtype=object) for numbers in (nips, krs_numbers))
    nip[~np.array([k.has_nip for k in kinds])[kind]] = ""
    krs[~np.array([k.has_krs for k in kinds])[kind]] = ""
    regon = np.array(regons(draws, len(kind)), dtype=object)
    regon[nip == ""] = ""
    return Organisations(
        territory=territory,
        alive=alive,
        kind=kind,
        gmina=gmina,
        gmina_after=gmina_after,
        founded=founded,
        closed=closed,
        renamed=_some_day(draws, "renamed", RENAMED, founded + 200, last_day),
        moved=days_of_moving(
            territory, kinds, kind, gmina_after, _some_day(draws, "moved", MOVED, founded + 200, last_day)
        ),
        ps_from=ps_from,
        ps_to=ps_to,
        mark_from=mark_from,
        mark_to=mark_to,
        operator=_operators(draws, kinds, kind, alive),
        names=names,
        names_after=names_after,
        nip=nip,
        regon=regon,
        krs=krs,
    )


def _day_in(draws: Draws, name: str, places: Ints, years: Ints) -> Ints:
    """A working day of each year; what is before the first year counts as it."""
    starts = np.array([year_start(year) for year in range(FIRST_YEAR, HISTORY_END + 1)])
    begins = starts[np.maximum(years - FIRST_YEAR, 0)]
    days: Ints = np.maximum(working_day(begins + draws.below(name, places, 365)), begins)
    return days


def _founding_days(draws: Draws, kinds: Sequence[Kind], kind: Ints, year: Ints) -> Ints:
    places = np.arange(len(kind))
    since = np.array([k.since for k in kinds])[kind]
    earlier = draws.between("founded earlier", places, np.minimum(since, HISTORY_START - 1), HISTORY_START - 1)
    return _day_in(draws, "founded", places, np.where(year < HISTORY_START, earlier, year))


def _some_day(draws: Draws, name: str, share: float, first: Ints, last: Ints) -> Ints:
    """A day between two for a share of the entities; none where the span is empty."""
    places = np.arange(len(first))
    days = draws.between(f"{name} when", places, first, np.maximum(last, first))
    return np.where(draws.chance(name, places, share) & (first < last), days, NO_DAY)


def _ps(draws: Draws, kinds: Sequence[Kind], kind: Ints, founded: Ints, last_day: Ints) -> tuple[Ints, Ints]:
    """First and last day of the status; many entities took it within the first year and a half."""
    places = np.arange(len(kind))
    share = np.array([round(k.ps_share * 1_000_000) for k in kinds])[kind]
    first = np.maximum(founded + 30, PS_START)
    late = np.maximum(last_day, first)
    soon = np.minimum(first + 540, late)
    when = draws.between("ps when", places, first, np.where(draws.chance("ps soon", places, 0.7), soon, late))
    granted = draws.chance("ps", places, share) & (first < last_day)
    lapse = draws.between("ps lapse", places, when + 180, np.maximum(last_day, when + 180))
    lapses = draws.chance("ps lapses", places, PS_LAPSED) & (when + 180 < last_day)
    ended = last_day < LAST_DAY
    until = np.where(lapses, lapse, np.where(ended, last_day, NO_DAY))
    return np.where(granted, when, NO_DAY), np.where(granted, until, NO_DAY)


def _mark(draws: Draws, kinds: Sequence[Kind], kind: Ints, founded: Ints, last_day: Ints) -> tuple[Ints, Ints]:
    """First and last day of the mark Zakup Prospołeczny, given for two years."""
    places = np.arange(len(kind))
    share = np.array([round(k.mark_share * 1_000_000) for k in kinds])[kind]
    first = np.maximum(founded + 365, year_start(2012))
    begin = draws.between("mark when", places, first, np.maximum(last_day, first))
    given = draws.chance("mark", places, share) & (first < last_day)
    return np.where(given, begin, NO_DAY), np.where(given, begin + MARK_YEARS_DAYS - 1, NO_DAY)


def _operators(draws: Draws, kinds: Sequence[Kind], kind: Ints, alive: int) -> Ints:
    """Who runs a reintegration unit: the place of an association or foundation, -1 for the gmina, -2 for nobody."""
    places = np.arange(len(kind))
    runs = np.flatnonzero(np.array([k.kind in {"fundacja", "stowarzyszenie"} for k in kinds])[kind[:alive]])
    needs = np.array([k.has_operator for k in kinds])[kind]
    if not len(runs):
        return np.where(needs, -1, -2)
    chosen = runs[draws.below("operator", places, len(runs))]
    return np.where(needs, np.where(draws.chance("operator gmina", places, 0.4), -1, chosen), -2)
