"""What the brief of one area tells: its figures among its like, kinds, a year's change, plan, and white spots."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.compared import POPULATION, Row, in_larger, row_of
from dashboard.context import Context
from dashboard.states import states_of
from data.areas import AreaLevel, level_of
from data.catalog import Indicator
from data.comparison.measured import Cell, inhabitants
from data.progress import Reading
from data.queries.comparison import Question, newest_cells, populations, series_cells
from data.queries.progress import IndicatorState
from data.queries.state import newest_loads

LEAST_DAYS_IN_A_YEAR, MOST_DAYS_IN_A_YEAR = 330, 400
TERRITORY = "territory"
STOCK_WAYS = ("entity_stock", "entity_count")


@dataclass(frozen=True)
class Change:
    """A value and the one of about a year before, None where there is none."""

    now: Cell
    before: Cell | None

    @property
    def difference(self) -> float | None:
        """How much more it is now."""
        return self.now.value - self.before.value if self.before else None


@dataclass(frozen=True)
class Briefing:
    """`rows` are indicators with a value here, compared at the level of the area; `cells` the series of the area by
    indicator and kind; `gminy` the newest values of the gminy inside, by indicator, kind and gmina."""

    context: Context
    rows: Sequence[Row]
    cells: Mapping[tuple[str, str], Sequence[Cell]]
    plan: Sequence[IndicatorState]
    people: Mapping[str, Sequence[Reading]]
    gminy: Mapping[tuple[str, str], Mapping[str, Cell]]

    @property
    def code(self) -> str:
        """The area of the brief."""
        return self.context.area_code

    @property
    def level(self) -> AreaLevel:
        """Its level, whose other areas it is compared with."""
        return level_of(self.code)

    @property
    def peers(self) -> list[str]:
        """All areas of that level."""
        return [area.code for area in self.context.territory.at_level(self.level)]

    def whole(self, row: Row) -> float | None:
        """The value of the region that the area is compared with."""
        return in_larger(row, self.context.region.teryt, self.level, self.context.territory, self.people)

    def change(self, indicator: Indicator, kind: str = "") -> Change | None:
        """The newest value and that of a year before; None without any value."""
        cells = self.cells.get((indicator.id, kind), ())
        if not cells:
            return None
        now = cells[-1]
        earlier = [c for c in cells if _is_a_year_before(c.period_end, now.period_end)]
        return Change(now, earlier[-1] if earlier else None)

    @property
    def stock(self) -> Indicator | None:
        """The indicator that counts entities by kind: of a registry before a sample, then the one with most kinds."""
        counting = [r.indicator for r in self.rows if r.indicator.measure.way in STOCK_WAYS]
        return max(counting, key=lambda i: (not i.sample, len(i.breakdowns)), default=None)

    @property
    def territory_of(self) -> date | None:
        """The day that the loaded territory speaks of."""
        loads = newest_loads(self.context.db)
        days = loads.loc[loads["source_id"] == TERRITORY, "stan_na"]
        return days.iloc[0] if len(days) else None

    @property
    def flows(self) -> list[Row]:
        """Rows that count what happened in a year."""
        return [row for row in self.rows if row.indicator.kind == "cumulative"]


def briefing(context: Context) -> Briefing:
    """Asks the summaries for one area."""
    catalog, territory, stan_na = context.catalog, context.territory, context.selection.stan_na
    code, level = context.area_code, level_of(context.area_code)
    here = [i for i in catalog.indicators.values() if level in i.areas and not i.plan]
    ids = [i.id for i in here]
    alike = [area.code for area in territory.at_level(level)]
    newest = newest_cells(context.db, [(name, "") for name in ids], [*alike, context.region.teryt], stan_na=stan_na)
    series = series_cells(context.db, [Question(ids, [code], None)], stan_na=stan_na)
    cells: dict[tuple[str, str], list[Cell]] = {}
    for cell in series:
        cells.setdefault((cell.indicator_id, cell.breakdown), []).append(cell)
    people = inhabitants(populations(context.db, indicator_id=POPULATION, area_codes=alike, stan_na=stan_na))
    by_indicator: dict[str, list[Cell]] = {}
    for cell in newest:
        by_indicator.setdefault(cell.indicator_id, []).append(cell)
    rows = [row_of(context, i, "", by_indicator.get(i.id, []), people) for i in here if (i.id, "") in cells]
    planned = [i for i in catalog.indicators.values() if i.plan and level in i.areas and _is_of(context, i)]
    states = states_of(context, planned)
    return Briefing(context, rows, cells, states, people, _in_gminy(context, here))


def _is_of(context: Context, indicator: Indicator) -> bool:
    return indicator.plan in context.region.plans


def _in_gminy(context: Context, indicators: Sequence[Indicator]) -> dict[tuple[str, str], dict[str, Cell]]:
    """Newest values of all gminy inside the area, of everything but inhabitants."""
    gminy = [area.code for area in context.territory.at_level("gmina", context.area_code)]
    counted = [i for i in indicators if "gmina" in i.areas and i.id != POPULATION]
    measures = [(i.id, kind) for i in counted for kind in ("", *i.breakdowns)]
    found: dict[tuple[str, str], dict[str, Cell]] = {}
    for cell in newest_cells(context.db, measures, gminy, stan_na=context.selection.stan_na):
        found.setdefault((cell.indicator_id, cell.breakdown), {})[cell.area_code] = cell
    return found


def _is_a_year_before(day: date, newest: date) -> bool:
    return LEAST_DAYS_IN_A_YEAR <= (newest - day).days <= MOST_DAYS_IN_A_YEAR
