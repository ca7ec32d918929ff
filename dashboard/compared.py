"""What the comparison of areas shows: indicators with values below the region, made comparable, and their series."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboard.context import Context
from data.areas import AreaLevel, level_of
from data.catalog import Indicator, Unit
from data.catalog.models import Bilingual
from data.comparison.measured import (
    Cell,
    Measured,
    can_be_rate,
    inhabitants,
    inhabitants_together,
    measured,
    of_one_period,
    rate_of_whole,
)
from data.comparison.peers import GROUPS, Group, Peers, peers
from data.progress import Reading
from data.progress.funnel import Standing, rate_of, standing
from data.queries.comparison import Question, newest_cells, populations, series_cells
from data.queries.territory import Territory

POPULATION = "ludnosc"
BELOW_REGION: tuple[AreaLevel, ...] = ("subregion", "powiat", "gmina")
MOST_PANELS = 6
DECIMALS = ((10, 1), (0.1, 2), (0, 3))


@dataclass(frozen=True)
class Row:
    """One indicator or one kind of it: per 10,000 inhabitants where it counts something, else as it stands.

    `figures` has each area's value of the period that most areas of its level have.
    """

    indicator: Indicator
    kind: str
    unit: Unit
    is_rate: bool
    figures: Mapping[str, Measured]

    def value(self, code: str) -> float | None:
        """What is compared; None where the area has no value of the common period."""
        figure = self.figures.get(code)
        if figure is None:
            return None
        return figure.rate if self.is_rate else figure.cell.value

    def values(self, codes: Iterable[str]) -> dict[str, float]:
        """Values of the areas that have one."""
        return {code: value for code in codes if (value := self.value(code)) is not None}

    def period(self, codes: Iterable[str]) -> Cell | None:
        """A value of these areas, which speaks for the period of all."""
        return next((self.figures[code].cell for code in codes if code in self.figures), None)

    def population_on(self, codes: Iterable[str]) -> date | None:
        """The date of the inhabitants that the counts of these areas are related to."""
        days = (self.figures[code].population_on for code in codes if code in self.figures)
        return next((day for day in days if day), None) if self.is_rate else None

    def standing(self, code: str, whole: float | None) -> Standing | None:
        """Whether chance alone explains how far the area is from the whole; None where nothing is counted."""
        figure = self.figures.get(code)
        if not self.is_rate or whole is None or figure is None or not figure.population:
            return None
        return standing(figure.cell.value, figure.population, whole)


def in_larger(
    row: Row, code: str, level: AreaLevel, territory: Territory, people: Mapping[str, Sequence[Reading]]
) -> float | None:
    """The value of a larger area as the areas of a level inside it are compared with it, of the same period.

    A rate is related to the inhabitants of those areas; sums of areas of different size have no such value.
    """
    figure, here = row.figures.get(code), row.period(area.code for area in territory.at_level(level))
    if here is None:
        return None
    own = figure.cell.value if figure and figure.cell.period_end == here.period_end else None
    if not row.is_rate:
        return None if row.indicator.additive else own
    inside = [area.code for area in territory.at_level(level, code)]
    parts = {code: row.figures[code].cell.value if code in row.figures else None for code in inside}
    found = rate_of_whole(own, parts, people, here.period_end)
    return found.rate if found else None


@dataclass(frozen=True)
class Compared:
    """Rows for one selection; `chosen` is the row of the indicator and kind in the address, None without any value.

    `series` are all values of the areas in question, by indicator, kind and area, oldest first.
    """

    context: Context
    rows: Sequence[Row]
    chosen: Row | None
    people: Mapping[str, Sequence[Reading]]
    series: Mapping[tuple[str, str, str], Sequence[Cell]]

    @property
    def region(self) -> str:
        """Code of the region."""
        return self.context.region.teryt

    @property
    def area(self) -> str:
        """Code of the chosen area, the region where none is chosen."""
        return self.context.area_code

    @cached_property
    def profile_level(self) -> AreaLevel:
        """The level whose areas the chosen one is compared with."""
        level = level_of(self.area)
        return level if level in BELOW_REGION else "powiat"

    def strip_level(self, row: Row) -> AreaLevel:
        """Powiaty where the row has them, else subregions."""
        return "powiat" if row.values(self.codes("powiat")) else "subregion"

    def codes(self, level: AreaLevel) -> list[str]:
        """Areas of a level in the region."""
        return [area.code for area in self.context.territory.at_level(level)]

    @property
    def group(self) -> Group:
        """The group in the address."""
        asked = self.context.selection.own.get("grupa")
        return next((group for group in GROUPS if group == asked), GROUPS[0])

    def peers(self, level: AreaLevel) -> Peers:
        """The areas of a level that are in the chosen group; subregions are too few to be grouped."""
        areas = self.context.territory.at_level(level)
        chosen = next((code for code in self.context.chain if level_of(code) == level), None)
        newest = {code: known[-1].value for code, known in self.people.items() if level_of(code) == level}
        return peers("wszystkie" if level == "subregion" else self.group, areas, newest, chosen)

    def larger(self, row: Row, code: str, level: AreaLevel) -> float | None:
        """What the areas of a level are compared with: the value of the area around them."""
        return in_larger(row, code, level, self.context.territory, self.people)

    def readings(self, row: Row, code: str, level: AreaLevel | None = None) -> list[Reading]:
        """The series of an area as it is compared, on one number of inhabitants, after the newest break.

        With a level these are the inhabitants of its areas inside, so that the whole fits the lines of its parts.
        """
        cells = self.series.get((row.indicator.id, row.kind, code), ())
        breaks = [b.date for b in row.indicator.series_breaks if cells and b.date <= cells[-1].period_end]
        start = max(breaks, default=date.min)
        people = None
        if row.is_rate and cells:
            parts = [a.code for a in self.context.territory.at_level(level, code)] if level else [code]
            people = inhabitants_together(parts, self.people, cells[-1].period_end)
            if not people:
                return []
        return [
            Reading(rate_of(cell.value, people) if people else cell.value, cell.period_end)
            for cell in cells
            if cell.period_end >= start
        ]


def compared(context: Context) -> Compared:
    """Asks the summaries for the newest values of all areas and for the series of a few."""
    catalog, territory, selection = context.catalog, context.territory, context.selection
    candidates = [i for i in catalog.indicators.values() if set(i.areas) & set(BELOW_REGION)]
    ids = [indicator.id for indicator in candidates]
    subregions, powiaty, gminy = ([a.code for a in territory.at_level(level)] for level in BELOW_REGION)
    upper = [*subregions, context.region.teryt]
    # a gmina is compared with gminy: nobody then looks at the kinds of powiaty
    profiled = [*upper, *(gminy if selection.gmina else powiaty)]
    areas = list(dict.fromkeys([*profiled, *powiaty]))
    cells = _newest(context, [(name, "") for name in ids], areas)
    offered = offered_in(candidates, cells)
    indicator = _chosen(context, offered, cells)
    kind = selection.typ if indicator and selection.typ in indicator.breakdowns else ""
    asked = [Question(ids, context.chain)]
    if indicator:
        kinds = list(indicator.breakdowns)
        if kinds:
            named = [(indicator.id, name) for name in kinds]
            cells += _newest(context, named, profiled)
        if kind and selection.gmina:
            cells += _newest(context, [(indicator.id, kind)], powiaty)
        panels = [*upper, context.area_code] if subregions else [*upper, *powiaty, context.area_code]
        asked += [Question([indicator.id], context.chain[:1], kinds), Question([indicator.id], panels, (kind,))]
    found = series_cells(context.db, asked, stan_na=selection.stan_na)
    series: dict[tuple[str, str, str], list[Cell]] = {}
    for cell in found:
        series.setdefault((cell.indicator_id, cell.breakdown, cell.area_code), []).append(cell)
    people = context.recall(
        ("people", tuple(areas), selection.stan_na),
        lambda: inhabitants(
            populations(context.db, indicator_id=POPULATION, area_codes=areas, stan_na=selection.stan_na)
        ),
    )
    rows = _rows(context, offered, indicator, cells, people)
    chosen = next((row for row in rows if row.indicator == indicator and row.kind == kind), None)
    return Compared(context, rows, chosen, people, series)


def _newest(context: Context, measures: Sequence[tuple[str, str]], areas: Sequence[str]) -> list[Cell]:
    """The same for every area that is chosen among them, so it is asked once."""
    stan_na = context.selection.stan_na
    return list(
        context.recall(
            ("newest", tuple(measures), tuple(areas), stan_na),
            lambda: newest_cells(context.db, measures, areas, stan_na=stan_na),
        )
    )


def offered_in(candidates: Sequence[Indicator], cells: Sequence[Cell]) -> list[Indicator]:
    """Indicators with a value in a powiat or a subregion."""
    found = {cell.indicator_id for cell in cells if level_of(cell.area_code) in {"powiat", "subregion"}}
    return [indicator for indicator in candidates if indicator.id in found]


def _chosen(context: Context, offered: Sequence[Indicator], cells: Sequence[Cell]) -> Indicator | None:
    """The one of the address; else a count, of most powiaty, no sample, a stock before a flow, the largest."""
    asked = next((i for i in offered if i.id == context.selection.wskaznik), None)
    if asked or not offered:
        return asked
    powiaty: dict[str, int] = {}
    totals: dict[str, float] = {}
    for cell in cells:
        if level_of(cell.area_code) == "powiat":
            powiaty[cell.indicator_id] = powiaty.get(cell.indicator_id, 0) + 1
            totals[cell.indicator_id] = totals.get(cell.indicator_id, 0) + cell.value
    return max(
        offered,
        key=lambda i: (
            can_be_rate(i, context.catalog.units[i.unit]),
            powiaty.get(i.id, 0),
            not i.sample,
            i.kind == "level",
            totals.get(i.id, 0),
        ),
    )


def _rows(
    context: Context,
    offered: Sequence[Indicator],
    chosen: Indicator | None,
    cells: Sequence[Cell],
    people: Mapping[str, Sequence[Reading]],
) -> list[Row]:
    """A row for each indicator, and behind the chosen one a row for each of its kinds."""
    by_row: dict[tuple[str, str], list[Cell]] = {}
    for cell in cells:
        by_row.setdefault((cell.indicator_id, cell.breakdown), []).append(cell)
    rows = []
    for indicator in offered:
        kinds = ["", *(indicator.breakdowns if indicator == chosen else ())]
        found = [row_of(context, indicator, kind, by_row.get((indicator.id, kind), []), people) for kind in kinds]
        rows += [row for row in found if row.figures]
    return rows


def row_of(
    context: Context, indicator: Indicator, kind: str, cells: Sequence[Cell], people: Mapping[str, Sequence[Reading]]
) -> Row:
    """A row of these values, each level by its own usual period."""
    by_level: dict[AreaLevel, list[Cell]] = {}
    for cell in cells:
        by_level.setdefault(level_of(cell.area_code), []).append(cell)
    figures = {c.area_code: measured(c, people) for group in by_level.values() for c in of_one_period(group)}
    unit = context.catalog.units[indicator.unit]
    is_rate = can_be_rate(indicator, unit) and any(figure.population for figure in figures.values())
    if is_rate:
        rates = [figure.rate for figure in figures.values() if figure.rate is not None]
        unit = rate_unit(unit, decimals=next(d for least, d in DECIMALS if max(rates) >= least))
    return Row(indicator, kind, unit, is_rate, figures)


def rate_unit(unit: Unit, *, decimals: int) -> Unit:
    """'podmioty na 10 tys. mieszkańców' of 'podmioty'."""
    return Unit(
        id=f"{unit.id}_na_10_tys",
        name=Bilingual(pl=f"{unit.name.pl} na 10 tys. mieszkańców", en=f"{unit.name.en} per 10,000 inhabitants"),
        symbol=Bilingual(pl="na 10 tys. mieszkańców", en="per 10,000 inhabitants"),
        decimals=decimals,
    )
