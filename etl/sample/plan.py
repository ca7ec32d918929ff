"""The demonstration plan and its values: yearly and by quarter, for the region and its subregions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from etl.sample.days import HISTORY_END, HISTORY_START, day_number
from etl.sample.draws import Draws, Ints
from etl.sample.events import HELD, Events
from etl.sample.events import TYPES as EVENT_TYPES
from etl.sample.indicators import GOALS, INDICATORS, PRIORITIES, QUARTERLY, TEAMS, PlanIndicator
from etl.sample.organisations import PS_START, Organisations
from etl.sample.table import MARK, MARK_COLUMN, Piece, Table

PLAN_COLUMNS = (
    "kod", "nazwa", "priorytet", "cel", "dzialanie", "zespol", "jednostka", "rodzaj", "kierunek", "wartosc_bazowa",
    "okres_bazowy", "wartosc_docelowa", "okres_docelowy", "zrodlo", "czestotliwosc", MARK_COLUMN,
)  # fmt: skip
VALUE_COLUMNS = ("kod", "okres", "wartosc", "obszar", "status", MARK_COLUMN)
QUARTERS = ("I", "II", "III", "IV")
FINAL, PRELIMINARY = "ostateczna", "wstępna"


@dataclass(frozen=True)
class Moment:
    """The end of a period: 'III kwartał 2014', its last day, and how far the plan has run, in thousandths."""

    label: str
    day: int
    run: int


def moments(frequency: str) -> list[Moment]:
    """Ends of the years, or of the quarters."""
    months = (3, 6, 9, 12) if frequency == QUARTERLY else (12,)
    years = HISTORY_END - HISTORY_START
    found = []
    for year in range(HISTORY_START, HISTORY_END + 1):
        for month in months:
            end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            label = f"{QUARTERS[month // 3 - 1]} kwartał {year}" if frequency == QUARTERLY else str(year)
            run = max((year - HISTORY_START) * 12 + month - 12, 0) * 1000 // (years * 12)
            found.append(Moment(label, day_number(end), run))
    return found


@dataclass(frozen=True)
class PlanData:
    """What the values of the plan are counted from."""

    draws: Draws
    organisations: Organisations
    events: Events

    def values_on(self, indicator: PlanIndicator, moment: Moment) -> list[int] | None:
        """The value of the region and, for what is counted, of each subregion; None where there is none yet.

        In units of the last decimal: 22,5 % is 225.
        """
        if indicator.rule == "path":
            return [self._on_path(indicator, moment)]
        if indicator.rule == "ps" and moment.day < PS_START:
            return None
        counts = self._events_until if indicator.rule in {"events", "hours"} else self._entities_on
        return counts(indicator, moment.day)

    def value(self, indicator: PlanIndicator, moment: Moment) -> int | None:
        """The value of the whole region."""
        found = self.values_on(indicator, moment)
        return None if found is None else found[0]

    def _on_path(self, indicator: PlanIndicator, moment: Moment) -> int:
        """On the line from baseline to target, a little off it, as life is."""
        scale: int = 10**indicator.decimals
        span = (indicator.target - indicator.baseline) * scale
        place = np.array([moment.day * 64 + INDICATORS.index(indicator)])
        off = int(self.draws.between("path", place, -60, 40)[0]) if moment.run else 0
        return max(indicator.baseline * scale + span * moment.run // 1000 + abs(span) * off // 1000, 0)

    def _events_until(self, indicator: PlanIndicator, day: int) -> list[int]:
        events = self.events
        types = [place for place, one in enumerate(EVENT_TYPES) if one.name in indicator.what]
        counted = np.flatnonzero((events.status == HELD) & (events.last_day <= day) & np.isin(events.type, types))
        amounts = events.hours[counted] if indicator.rule == "hours" else np.ones(len(counted), dtype=np.int64)
        # events of the whole region have subregion -1
        by_subregion = [int(amounts[events.subregion[counted] == place].sum()) for place in self._subregions]
        return [int(amounts.sum()), *by_subregion]

    def _entities_on(self, indicator: PlanIndicator, day: int) -> list[int]:
        organisations = self.organisations
        places = self._entities_of(indicator)
        counted = organisations.exists(places, day)
        if indicator.rule == "ps":
            counted &= organisations.has_ps(places, day)
        elif indicator.rule == "mark":
            counted &= organisations.has_mark(places, day)
        kept = places[counted]
        home = organisations.territory.subregion_index[organisations.gmina_on(kept, day)]
        return [len(kept), *(int(np.count_nonzero(home == place)) for place in self._subregions)]

    @property
    def _subregions(self) -> range:
        return range(len(self.organisations.territory.subregions))

    def _entities_of(self, indicator: PlanIndicator) -> Ints:
        """Places of the kinds that the indicator names; none named means all."""
        if not indicator.what:
            return np.arange(len(self.organisations))
        wanted = [place for place, kind in enumerate(self.organisations.kinds) if kind.kind in indicator.what]
        return np.flatnonzero(np.isin(self.organisations.kind, wanted))

    def baseline(self, indicator: PlanIndicator) -> tuple[str, int]:
        """The first period with a value, and the value."""
        for moment in moments("roczna"):
            value = self.value(indicator, moment)
            if value is not None:
                return moment.label, value
        raise AssertionError("every indicator has a value at the end of the history")

    def target(self, indicator: PlanIndicator) -> int:
        """What the plan wants: the end of the path, or a percentage of what was reached; above the baseline."""
        if indicator.rule == "path":
            return int(indicator.target * 10**indicator.decimals)
        reached = self.value(indicator, moments("roczna")[-1]) or 0
        return max(reached * indicator.target // 100, self.baseline(indicator)[1] + 1)

    def plan(self) -> Table:
        """The file of indicators."""
        return Table("demo_plan", PLAN_COLUMNS, iter([_columns(PLAN_COLUMNS, self._plan_rows())]))

    def values(self) -> Table:
        """The file of values."""
        return Table("demo_wartosci_planu", VALUE_COLUMNS, iter([_columns(VALUE_COLUMNS, self._value_rows())]))

    def _plan_rows(self) -> Iterator[tuple[str, ...]]:
        for one in INDICATORS:
            period, baseline = self.baseline(one)
            target, place = self.target(one), one.priority - 1
            yield (
                one.code,
                one.name,
                PRIORITIES[place],
                GOALS[place],
                one.action,
                TEAMS[place],
                one.unit,
                one.kind,
                "wzrost" if target > baseline else "spadek",
                written_number(baseline, one.decimals),
                period,
                written_number(target, one.decimals),
                str(HISTORY_END),
                "dane demonstracyjne",
                one.frequency,
                MARK,
            )

    def _value_rows(self) -> Iterator[tuple[str, ...]]:
        region = self.organisations.territory.region
        last_final = day_number(date(HISTORY_END, 6, 30))
        for one in INDICATORS:
            subregions = region.subregions if one.by_subregion else []
            areas = [region.teryt, *(region.subregion_code(subregion.id) for subregion in subregions)]
            for moment in moments(one.frequency):
                status = FINAL if moment.day <= last_final else PRELIMINARY
                for area, value in zip(areas, self.values_on(one, moment) or [], strict=False):
                    yield one.code, moment.label, written_number(value, one.decimals), area, status, MARK


def written_number(value: int, decimals: int) -> str:
    """(225, 1) -> '22,5'; (7, 0) -> '7'."""
    if not decimals:
        return str(value)
    return f"{value // 10**decimals},{value % 10**decimals:0{decimals}d}"


def _columns(names: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Piece:
    return {name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}
