"""Indicators that an office files as a table become cards when they are read, so that pages treat both kinds alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from data.areas import LEVELS, AreaLevel
from data.catalog.models import (
    Bilingual,
    Direction,
    Frequency,
    Indicator,
    Kind,
    PlanValueMeasure,
    Unit,
)
from data.catalog.reading import Catalog
from data.catalog.region_cards import Plan, Priority, Region, Team

FILED_SOURCES = ("plan", "plan_values")
FILED = "plan."
OTHER = "-"
DECIMALS_AS_WRITTEN = 2


@dataclass(frozen=True)
class FiledIndicator:
    """A row of the file of a plan; `levels` are the levels of area that have values, texts are '' where empty."""

    code: str
    name: str
    area_code: str
    unit: str
    kind: str
    direction: str
    frequency: str = ""
    priority: str = ""
    goal: str = ""
    action: str = ""
    team: str = ""
    starts: date | None = None
    ends: date | None = None
    levels: frozenset[AreaLevel] = frozenset()


def filed_id(code: str) -> str:
    """Id of an indicator from a file: 'I.1' -> 'plan.I.1'."""
    return FILED + code


def with_filed(catalog: Catalog, rows: Sequence[FiledIndicator]) -> Catalog:
    """The catalog with one plan more for each region that filed one; its own cards stay as they are."""
    plans, indicators, units, regions = (
        dict(catalog.plans),
        dict(catalog.indicators),
        dict(catalog.units),
        dict(catalog.regions),
    )
    for region in catalog.regions.values():
        of_region = [row for row in rows if row.area_code == region.teryt]
        if not of_region:
            continue
        teams = _teams(region, of_region)
        plan = _plan(region, of_region)
        for row in of_region:
            unit = unit_as_written(row.unit, catalog.units)
            units.setdefault(unit.id, unit)
            card = indicator_card(row, plan=plan.id, unit=unit.id, team=teams.get(row.team), owner=region.coordinator)
            indicators[card.id] = card
        plans[plan.id] = plan
        new_teams = [Team(id=text, name=_same(text)) for text, team in teams.items() if team == text]
        changes = {"plans": [plan.id, *region.plans], "teams": [*region.teams, *new_teams]}
        regions[region.id] = region.model_copy(update=changes)
    return replace(catalog, plans=plans, indicators=indicators, units=units, regions=regions)


def indicator_card(
    row: FiledIndicator, *, plan: str = "plan", unit: str = "", team: str | None = None, owner: str = ""
) -> Indicator:
    """The card that a row of the file amounts to; without a frequency nothing is owed and nothing grows old."""
    levels = [level for level in LEVELS if level in row.levels or level == "region"]
    return Indicator(
        id=filed_id(row.code),
        code=row.code,
        name=_same(row.name),
        short=_same(row.name),
        unit=unit,
        kind=cast(Kind, row.kind),
        direction=cast(Direction, row.direction),
        plan=plan,
        priority=row.priority or OTHER,
        goal=_same(row.goal) if row.goal else None,
        action=_same(row.action) if row.action else None,
        team=team,
        measure=PlanValueMeasure(way="plan_values", code=row.code, sources=list(FILED_SOURCES)),
        areas=levels,
        frequency=cast(Frequency, row.frequency or "irregular"),
        owner=row.team or owner,
    )


def unit_as_written(text: str, units: Mapping[str, Unit]) -> Unit:
    """The unit that a file means: one of ours by its name, a form or a spelling, else the word as it stands."""
    key = _key(text)
    known = (unit for unit in units.values() if key in {_key(spelling) for spelling in _spellings(unit)})
    as_written = Unit(id=FILED + key, name=_same(text), symbol=_same(text), decimals=DECIMALS_AS_WRITTEN)
    return next(known, as_written)


def _spellings(unit: Unit) -> Iterable[str]:
    yield unit.name.pl
    yield from unit.forms_pl or []
    yield from unit.spellings
    if unit.symbol:
        yield unit.symbol.pl


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _same(text: str) -> Bilingual:
    """A text of a file has one language."""
    return Bilingual(pl=text, en=text)


def _teams(region: Region, rows: Sequence[FiledIndicator]) -> dict[str, str]:
    """Ids of the teams by the text of the file; a text that names no team of the region's card is its own id."""
    ids = {_key(team.name.pl): team.id for team in region.teams}
    return {row.team: ids.get(_key(row.team), row.team) for row in rows if row.team}


def _plan(region: Region, rows: Sequence[FiledIndicator]) -> Plan:
    starts = [row.starts for row in rows if row.starts]
    ends = [row.ends for row in rows if row.ends]
    first, last = min(starts, default=date.min), max(ends, default=date.max)
    years = f" {first.year}–{last.year}" if starts and ends else ""
    priorities = dict.fromkeys(row.priority or OTHER for row in rows)
    other = Bilingual(pl="Pozostałe wskaźniki", en="Other indicators")
    return Plan(
        id=f"plan-{region.id}",
        name=Bilingual(pl=f"Plan{years} z pliku urzędu", en=f"Plan{years} from the file of the office"),
        short=_same(f"Plan{years}"),
        period_start=first,
        period_end=last,
        regions=[region.id],
        level="region",
        priorities=[Priority(id=text, name=other if text == OTHER else _same(text)) for text in priorities],
    )
