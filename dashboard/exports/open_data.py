"""Everything of a region as open data: tables that programs read, one row at a time, without a word about people.

Attendances are protected below the voivodeship, as docs/files.md says; all else is as it was published or loaded.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import RowMapping

from dashboard.context import Context
from dashboard.exports.csv_file import DataCell
from dashboard.exports.registry_rows import ADDED, entity_column_names, entity_rows, yes_no
from dashboard.registry import REGISTRY, asked
from data.areas import COUNTRY
from data.catalog import Indicator
from data.catalog.filed_plan import FILED
from data.catalog.models import AttendanceMeasure, Bilingual
from data.queries.open_data import all_events, all_targets, all_values, attendances_of_gminy
from data.yaml_text import read_yaml

CARD = Path(__file__).with_name("open_data.yml")
Row = Sequence[DataCell]
ATTENDANCE = "attendance"
FACTS = ("zrodlo", "stan_na", "demonstracja")
# counts of people are exact for the voivodeship only
UNITS_OF_PEOPLE = frozenset({"osoba", "uczestnik", "obecnosc"})
# staff of an entity is not in the public register
NOT_PUBLIC = frozenset({"zatrudnieni"})
HIDDEN, LARGEST_HIDDEN, ROUNDED_TO, FEWEST_GMINY = "*", 7, 5, 5


def protected(people: int) -> DataCell:
    """A count of people of a small area: 0 stays, 1 to 7 is '*', the rest goes to the nearest 5."""
    if 0 < people <= LARGEST_HIDDEN:
        return HIDDEN
    return ROUNDED_TO * ((people + ROUNDED_TO // 2) // ROUNDED_TO)


def data_files(context: Context) -> dict[str, Callable[[], Iterator[Row]]]:
    """What gives the rows of each file, in the order of the files."""
    return {
        "wskazniki.csv": lambda: _indicators(context),
        "wartosci.csv": lambda: _values(context),
        "cele.csv": lambda: _targets(context),
        "obszary.csv": lambda: _areas(context),
        "wydarzenia.csv": lambda: _events(context),
        "rejestr.csv": lambda: _entities(context),
        "obecnosci.csv": lambda: _attendances(context),
        "slownik.csv": lambda: _dictionary(context),
    }


def columns_of(context: Context, file: str) -> list[str]:
    """The header of a file."""
    return [*meanings_of(context, file)]


def title_of(file: str) -> Bilingual:
    """'Wartości wskaźników'."""
    return Bilingual(**_card()[file]["title"])


def meanings_of(context: Context, file: str) -> dict[str, Mapping[str, str]]:
    """Each column of a file with `pl`, `en` and, where there is one, `unit`."""
    card = _card()
    columns: dict[str, Mapping[str, str]] = dict(card[file]["columns"])
    if file == "rejestr.csv":
        told = columns | {name: card["cele.csv"]["columns"][name] for name in ADDED if name not in {*columns, *FACTS}}
        for column in context.catalog.sources[REGISTRY].columns:
            told[column.name] = column.about.model_dump() if column.about else {}
        told |= card["facts"]
        names = entity_column_names(context.catalog)
        return {name: told[name] for name in names if name not in NOT_PUBLIC}
    return columns if file in {"wskazniki.csv", "slownik.csv", "obszary.csv"} else columns | card["facts"]


def tells_people(indicator: Indicator, context: Context) -> bool:
    """Whether values of an indicator count people at events, or may count them, so that small areas are left out."""
    unit = context.catalog.units[indicator.unit]
    if isinstance(indicator.measure, AttendanceMeasure) or unit.id in UNITS_OF_PEOPLE:
        return True
    # a word of an office that no card of units knows may well mean people
    return unit.id.startswith(FILED)


def _indicators(context: Context) -> Iterator[Row]:
    for i in context.catalog.indicators.values():
        unit = context.catalog.units[i.unit].name.pl
        within = "województwo" if tells_people(i, context) else ""
        names = [i.id, i.code, i.name.pl, i.name.en, unit, i.kind, i.direction, i.plan, i.priority, i.frequency]
        yield [*names, " ".join(i.measure.sources), yes_no(i.additive), within]


def _values(context: Context) -> Iterator[Row]:
    indicators = context.catalog.indicators
    rows = all_values(
        context.db,
        indicator_ids=[*indicators],
        area_codes=[*context.territory.areas],
        of_region_only=[i.id for i in indicators.values() if tells_people(i, context)],
        region_teryt=context.region.teryt,
        stan_na=context.selection.stan_na,
    )
    names = ("indicator_id", "area_code", "breakdown", "period_start", "period_end", "value", "value_max", "qualifier")
    return _told(rows, (*names, "basis", "source_title", "source_address"))


def _targets(context: Context) -> Iterator[Row]:
    rows = all_targets(
        context.db,
        indicator_ids=[*context.catalog.indicators],
        area_codes=[COUNTRY, context.region.teryt],
        stan_na=context.selection.stan_na,
    )
    names = ("indicator_id", "area_code", "breakdown", "baseline_value", "baseline_period", "target_value")
    return _told(rows, (*names, "target_period", "source_title", "source_address"))


def _areas(context: Context) -> Iterator[Row]:
    for area in sorted(context.territory.areas.values(), key=lambda area: area.code):
        teryt = area.terc or (area.code if area.code.isdecimal() else "")
        yield [area.code, teryt, area.level, area.name, area.kind, area.parent, area.subregion]


def _events(context: Context) -> Iterator[Row]:
    kinds = context.catalog.spellings.names("event_kinds")
    rows = all_events(context.db, region_teryt=context.region.teryt, stan_na=context.selection.stan_na)
    for row in rows:
        kind = kinds[row["kind"]].pl if row["kind"] in kinds else row["kind"]
        yield [row["event_key"], kind, *(row[name] for name in [*row][2:-3]), *_facts(row)]


def _entities(context: Context) -> Iterator[Row]:
    found = asked(context)
    return iter(()) if found is None else entity_rows(found, left_out=NOT_PUBLIC)


def _attendances(context: Context) -> Iterator[Row]:
    """Years in which next to no gmina had anybody are left out: with the exact sum they would tell who it was."""
    gminy = context.territory.at_level("gmina")
    demo = yes_no(bool({ATTENDANCE, "attendance_counts"} & {*context.demo_sources}))
    chosen = context.selection.stan_na
    by_year = attendances_of_gminy(context.db, region_teryt=context.region.teryt, stan_na=chosen, today=context.today)
    day = chosen or context.state.stan_na
    for year, people in by_year.items():
        if len(people) < FEWEST_GMINY:
            continue
        for area in sorted(gminy, key=lambda area: area.code):
            yield [str(year), area.code, area.terc, protected(people.get(area.code, 0)), ATTENDANCE, day, demo]


def _dictionary(context: Context) -> Iterator[Row]:
    for file in data_files(context):
        for column, told in meanings_of(context, file).items():
            yield [file, column, told.get("pl", ""), told.get("en", ""), told.get("unit", "")]


def _told(rows: Iterator[RowMapping], names: Collection[str]) -> Iterator[Row]:
    for row in rows:
        yield [*(row[name] for name in names), *_facts(row)]


def _facts(row: RowMapping) -> list[DataCell]:
    return [row["source_id"], row["stan_na"], yes_no(bool(row["is_demo"]))]


@cache
def _card() -> dict[str, Any]:
    card: dict[str, Any] = read_yaml(CARD.read_text(encoding="utf-8"))
    return card
