"""What is known of every gmina: whether anybody came, when, how many live there, how many PES there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.components.events.scope import EventScope, loads_by_source
from dashboard.context import Context
from data.queries.event_progress import MONTHS_PER_YEAR, month_number
from data.queries.indicators import indicator_values
from data.queries.reach import Reach, held_in_gminy, reach_by_area, reach_by_area_and_event
from data.store.event_tables import WHOLE_GMINA

POPULATION, ENTITIES = "ludnosc", "podmioty_rejestr"
HELD_HERE = tuple[float, int]


@dataclass(frozen=True)
class Places:
    """Gminy of the chosen area (of the powiat of a chosen gmina) in the order of the territory.

    `last_came` is the month of the newest event that somebody came to from there; `kinds` the kinds of events people
    came to; `held` events in the gmina and the month of the newest; `unknown` attendances without a gmina;
    `month` the newest that lists can tell of.
    """

    gminy: Sequence[str]
    last_came: Mapping[str, int]
    kinds: Mapping[str, frozenset[str]]
    held: Mapping[str, HELD_HERE]
    population: Mapping[str, float]
    population_year: int | None
    entities: Mapping[str, float]
    entities_day: date | None
    unknown: int
    has_lists: bool
    is_demo: bool
    file_day: date | None
    years: tuple[int, int]
    month: int

    @property
    def never(self) -> list[str]:
        """Gminy nobody ever came from, the largest first."""
        found = [code for code in self.gminy if code not in self.last_came]
        return sorted(found, key=lambda code: -self.population.get(code, 0.0))


def places_of(context: Context, events: EventScope | None) -> Places:
    """All that is known of the gminy of the selection."""
    db, stan_na = context.db, context.selection.stan_na
    top = context.selection.powiat or context.area_code
    gminy = [area.code for area in context.territory.at_level("gmina", top)]
    came = reach_by_area_and_event(db, Reach(WHOLE_GMINA, gminy, stan_na=stan_na))
    kinds: dict[str, set[str]] = {}
    last: dict[str, int] = {}
    for code, kind, month in came[["area_code", "event_kind", "last_month"]].itertuples(index=False):
        kinds.setdefault(code, set()).add(kind)
        last[code] = max(last.get(code, 0), int(month))
    unknown = context.recall(
        ("came from nowhere known", stan_na), lambda: reach_by_area(db, Reach("unknown", (), stan_na=stan_na))
    )
    loads = loads_by_source(context)
    lists = [loads[one] for one in ("attendance", "attendance_counts") if one in loads]
    values = indicator_values(db, indicator_ids=[POPULATION, ENTITIES], area_codes=gminy, stan_na=stan_na)
    newest = {name: rows.drop_duplicates("area_code", keep="last") for name, rows in values.groupby("indicator_id")}
    population, entities = newest.get(POPULATION), newest.get(ENTITIES)
    file_day = max((day for load in lists if isinstance(day := load.get("stan_na"), date)), default=None)
    year = context.today.year
    window = (events.since // MONTHS_PER_YEAR, events.until // MONTHS_PER_YEAR) if events else (year - 1, year)
    return Places(
        gminy=gminy,
        last_came=last,
        kinds={code: frozenset(found) for code, found in kinds.items()},
        held=held_in_gminy(db, gminy=gminy, stan_na=stan_na),
        population={} if population is None else dict(zip(population["area_code"], population["value"], strict=True)),
        population_year=None if population is None else max(population["period_end"]).year,
        entities={} if entities is None else dict(zip(entities["area_code"], entities["value"], strict=True)),
        entities_day=None if entities is None else max(entities["period_end"]),
        unknown=int((unknown["attendances"] + unknown["head_count"]).sum()) if len(unknown) else 0,
        has_lists=bool(lists),
        is_demo=any(load.get("is_demo") is True for load in lists),
        file_day=file_day,
        years=window,
        # later than the newest list nobody can have been seen
        month=month_number(min(stan_na or context.today, file_day or context.today)),
    )
