"""What a map shows: one value for each area of a level, as a number, a rate or a change against an earlier date."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

import pandas as pd

from dashboard.context import Context
from data.areas import Area, AreaLevel
from data.catalog import Indicator, Unit
from data.comparison.measured import can_be_rate as unit_can_be_rate
from data.comparison.measured import fitting_population, inhabitants, rate_of_whole
from data.progress import Reading
from data.progress.funnel import Standing, rate_of, standing
from data.queries.comparison import populations
from data.queries.indicators import indicator_values
from data.queries.mapped import AreaPeriod, area_periods

FINEST_FIRST: tuple[AreaLevel, ...] = ("gmina", "powiat", "subregion")
Measure = Literal["liczba", "na_10_tys", "zmiana"]


@dataclass(frozen=True)
class Population:
    """Inhabitants of each area of a level, the day that they are usually of, and who published them.

    `known` are all counts of each area, oldest first.
    """

    day: date
    by_area: Mapping[str, float]
    titles: Sequence[str]
    known: Mapping[str, Sequence[Reading]]


@dataclass(frozen=True)
class AreaValues:
    """Values of all areas of a level in the region; a missing one stays missing.

    `rows` has the columns of `indicator_values`, one row an area that has a value; `numbers` are those values and
    `values` what is shown in `unit`: the same, a rate or a change. `periods` has all that have a value at this level,
    oldest first. `earlier` is there for changes; for rates `population`, `rate` (that of the region; of so many areas
    as `areas_of_rate` tells where not of all together) and the `standings` of areas around it.
    """

    indicator: Indicator
    breakdown: str
    level: AreaLevel
    areas: Sequence[Area]
    unit: Unit
    measure: Measure
    periods: Sequence[AreaPeriod]
    period: AreaPeriod | None
    rows: pd.DataFrame
    numbers: Mapping[str, float]
    values: Mapping[str, float | None]
    earlier: AreaPeriod | None = None
    population: Population | None = None
    rate: float = 0.0
    areas_of_rate: int = 0
    standings: Mapping[str, Standing] = field(default_factory=dict)

    @property
    def is_demo(self) -> bool:
        """Whether any of the values is invented."""
        return is_demo(self.rows)

    def within_chance(self, code: str) -> bool:
        """Whether the rate of an area may differ from that of the region by chance alone."""
        return self.standings.get(code) is Standing.WITHIN

    def is_far(self, code: str, *, above: bool) -> bool:
        """Whether chance can be ruled out: only such areas are named."""
        found = self.standings.get(code, Standing.WITHIN)
        return found.is_far and (found > 0) == above


def is_demo(rows: pd.DataFrame) -> bool:
    """Whether any of these values is invented."""
    return any(mark is True for mark in rows["is_demo"])


def levels_of(context: Context, indicator: Indicator) -> list[AreaLevel]:
    """Levels below the region at which an indicator can be mapped here, finest first."""
    has_subregions = bool(context.region.subregions)
    return [lv for lv in FINEST_FIRST if lv in indicator.areas and (lv != "subregion" or has_subregions)]


def chosen_level(context: Context, indicator: Indicator) -> AreaLevel | None:
    """The level of the address when the indicator has it, else the finest one."""
    levels = levels_of(context, indicator)
    asked = context.selection.poziom
    return next((lv for lv in levels if lv == asked), levels[0] if levels else None)


def can_be_rate(context: Context, indicator: Indicator) -> bool:
    """Whether a value of the indicator per inhabitant means something."""
    return unit_can_be_rate(indicator, context.catalog.units[indicator.unit])


def newest_values(context: Context, indicator: Indicator) -> AreaValues:
    """The newest numbers of the level and kind of the address."""
    breakdown = context.selection.typ if context.selection.typ in indicator.breakdowns else ""
    level = chosen_level(context, indicator) or "powiat"
    return _numbers(context, indicator, level, breakdown, None)


def asked_values(context: Context, indicator: Indicator, breakdown: str) -> AreaValues:
    """What the address asks for: its measure, its date (`do`) and the one to compare with (`od`).

    A rate that makes no sense, or has no population or no earlier date, stays a number; `measure` tells.
    """
    level = chosen_level(context, indicator) or "powiat"
    found = _numbers(context, indicator, level, breakdown, context.selection.do)
    measure = context.selection.own.get("miara")
    if measure == "na_10_tys" and can_be_rate(context, indicator):
        return _rates(context, found)
    return _changes(context, found) if measure == "zmiana" else found


def _numbers(
    context: Context, indicator: Indicator, level: AreaLevel, breakdown: str, until: date | None
) -> AreaValues:
    """The same for all areas of the region, so a reader who goes from area to area waits once."""
    question = (indicator.id, level, breakdown, until, context.region.teryt, context.selection.stan_na)
    return context.recall(question, lambda: _read_numbers(context, indicator, level, breakdown, until))


def _read_numbers(
    context: Context, indicator: Indicator, level: AreaLevel, breakdown: str, until: date | None
) -> AreaValues:
    areas = context.territory.at_level(level)
    codes = [area.code for area in areas]
    found = area_periods(
        context.db,
        indicator_id=indicator.id,
        area_codes=codes,
        breakdown=breakdown,
        stan_na=context.selection.stan_na,
    )
    periods = list({period.period_end: period for period in found}.values())
    period = _shown_period(found, periods, until)
    rows = _rows_of(context, indicator, codes, breakdown, period)
    numbers = dict(zip(rows["area_code"], rows["value"].astype(float), strict=True))
    return AreaValues(
        indicator=indicator,
        breakdown=breakdown,
        level=level,
        areas=areas,
        unit=context.catalog.units[indicator.unit],
        measure="liczba",
        periods=periods,
        period=period,
        rows=rows,
        numbers=numbers,
        values={code: numbers.get(code) for code in codes},
    )


def _shown_period(found: Sequence[AreaPeriod], periods: Sequence[AreaPeriod], until: date | None) -> AreaPeriod | None:
    """The newest that ended by `until`; without it the one that is newest for most areas, so that areas compare."""
    if until is not None:
        return next((period for period in reversed(periods) if period.period_end <= until), None)
    newest = {period.area_code: period.period_end for period in found}
    days = list(newest.values())
    usual = max(days, key=lambda day: (days.count(day), day), default=None)
    return next((period for period in periods if period.period_end == usual), None)


def _rows_of(
    context: Context, indicator: Indicator, codes: Sequence[str], breakdown: str, period: AreaPeriod | None
) -> pd.DataFrame:
    rows = indicator_values(
        context.db,
        indicator_ids=[indicator.id] if period else [],
        area_codes=codes,
        stan_na=context.selection.stan_na,
        breakdowns=[breakdown],
        period_end=period.period_end if period else None,
    )
    return rows.drop_duplicates("area_code", keep="last")


def population_of(context: Context, areas: Sequence[Area], day: date) -> Population | None:
    """The newest population of each area that is not later than a day, else the oldest one; None without any."""
    indicator = context.catalog.used_as("population")
    if indicator is None:
        return None
    codes = [area.code for area in areas]
    cells = populations(context.db, indicator_id=indicator.id, area_codes=codes, stan_na=context.selection.stan_na)
    known = inhabitants(cells)
    chosen = {code: found for code in known if (found := fitting_population(known[code], day))}
    days = Counter(reading.on for reading in chosen.values())
    if not days:
        return None
    usual = max(days, key=lambda one: (days[one], one))
    titles = list(dict.fromkeys(cell.source_title for cell in cells if cell.period_end == usual and cell.source_title))
    return Population(usual, {code: reading.value for code, reading in chosen.items()}, titles, known)


def _rates(context: Context, found: AreaValues) -> AreaValues:
    """Values per 10,000 inhabitants, with the limits of chance around the rate of the region."""
    population = population_of(context, found.areas, found.period.period_end) if found.period else None
    if population is None or found.period is None:
        return found
    region = _rows_of(context, found.indicator, [context.region.teryt], found.breakdown, found.period)
    parts = {area.code: found.numbers.get(area.code) for area in found.areas}
    own = float(region["value"].iloc[0]) if len(region) else None
    whole = rate_of_whole(own, parts, population.known, found.period.period_end)
    people = {code: population.by_area[code] for code in found.numbers if population.by_area.get(code)}
    return replace(
        found,
        measure="na_10_tys",
        unit=context.catalog.units["na_10_tys"],
        values={code: rate_of(found.numbers[code], people[code]) if code in people else None for code in parts},
        population=population,
        rate=whole.rate if whole else 0.0,
        areas_of_rate=whole.areas if whole else 0,
        standings={code: standing(found.numbers[code], people[code], whole.rate) for code in people} if whole else {},
    )


def _changes(context: Context, found: AreaValues) -> AreaValues:
    """Differences to the newest period by `od`, or to the one before; areas without both values have none."""
    if found.period is None:
        return found
    before = [period for period in found.periods if period.period_end < found.period.period_end]
    asked = context.selection.od
    earlier = next((p for p in reversed(before) if asked is None or p.period_end <= asked), None)
    if earlier is None:
        return found
    codes = [area.code for area in found.areas]
    rows = _rows_of(context, found.indicator, codes, found.breakdown, earlier)
    numbers = dict(zip(rows["area_code"], rows["value"].astype(float), strict=True))
    both = found.numbers.keys() & numbers.keys()
    return replace(
        found,
        measure="zmiana",
        earlier=earlier,
        rows=pd.concat([found.rows, rows], ignore_index=True),
        values={code: found.numbers[code] - numbers[code] if code in both else None for code in codes},
    )
