"""What a map shows: one value for each area of a level, as a number, a rate or a change against an earlier date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

import pandas as pd

from dashboard.context import Context
from data.areas import Area, AreaLevel
from data.catalog import Indicator, Unit
from data.funnel import Limits, limits
from data.queries.indicators import indicator_values
from data.queries.mapped import AreaPeriod, area_periods

FINEST_FIRST: tuple[AreaLevel, ...] = ("gmina", "powiat", "subregion")
TEN_THOUSAND = 10_000
Measure = Literal["liczba", "na_10_tys", "zmiana"]


@dataclass(frozen=True)
class Population:
    """Inhabitants of each area of a level on one day, and the rows they come from."""

    day: date
    by_area: Mapping[str, float]
    rows: pd.DataFrame


@dataclass(frozen=True)
class AreaValues:
    """Values of all areas of a level in the region; a missing one stays missing.

    `rows` has the columns of `indicator_values`, one row an area that has a value; `numbers` are those values and
    `values` what is shown in `unit`: the same, a rate or a change. `periods` has all that have a value at this level,
    oldest first. `population`, `rate` (that of the region) and `limits` are there for rates, `earlier` for changes.
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
    limits: Mapping[str, Limits] = field(default_factory=dict)

    @property
    def is_demo(self) -> bool:
        """Whether any of the values is invented."""
        return is_demo(self.rows)

    def within_chance(self, code: str) -> bool:
        """Whether the rate of an area may differ from that of the region by chance alone."""
        return code in self.limits and self.limits[code].verdict(self.numbers[code]) == "within"


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
    """Whether a value per inhabitant means something: things counted one by one, whole areas, no sample."""
    counted = context.catalog.units[indicator.unit].forms_pl is not None
    return counted and indicator.additive and not indicator.sample and indicator.used_as != "population"


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
    """The newest population of these areas that is not later than a day, else the oldest one; None without any."""
    indicator = context.catalog.used_as("population")
    if indicator is None:
        return None
    codes = [area.code for area in areas]
    found = area_periods(context.db, indicator_id=indicator.id, area_codes=codes, breakdown="", stan_na=None)
    days = sorted({period.period_end for period in found})
    chosen = next((known for known in reversed(days) if known <= day), days[0] if days else None)
    if chosen is None:
        return None
    rows = indicator_values(
        context.db, indicator_ids=[indicator.id], area_codes=codes, stan_na=None, period_end=chosen
    ).drop_duplicates("area_code", keep="last")
    return Population(chosen, dict(zip(rows["area_code"], rows["value"].astype(float), strict=True)), rows)


def _rates(context: Context, found: AreaValues) -> AreaValues:
    """Values per 10,000 inhabitants, with the limits of chance around the rate of the region."""
    population = population_of(context, found.areas, found.period.period_end) if found.period else None
    if population is None:
        return found
    inhabitants = {code: population.by_area[code] for code in found.numbers if population.by_area.get(code)}
    rate = sum(found.numbers[code] for code in inhabitants) / sum(inhabitants.values()) if inhabitants else 0.0
    return replace(
        found,
        measure="na_10_tys",
        unit=context.catalog.units["na_10_tys"],
        values={
            area.code: found.numbers[area.code] / inhabitants[area.code] * TEN_THOUSAND
            if area.code in inhabitants
            else None
            for area in found.areas
        },
        population=population,
        rate=rate * TEN_THOUSAND,
        limits={code: limits(rate * number) for code, number in inhabitants.items()},
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
