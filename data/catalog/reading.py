"""Reads all cards, reports all faults of all files together, and checks that cards that name each other exist."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from data.catalog.models import Card, Indicator, Role, Source, Unit
from data.catalog.region_cards import Plan, Region
from data.catalog.screen_cards import Screen
from data.catalog.word_cards import Spellings, read_spellings
from data.errors import UserError
from data.yaml_text import read_yaml

CARDS = Path(__file__).parent
CardType = TypeVar("CardType", bound=Card)


@dataclass(frozen=True)
class Catalog:
    """Every card by its id, in the order of file names."""

    units: Mapping[str, Unit]
    sources: Mapping[str, Source]
    indicators: Mapping[str, Indicator]
    plans: Mapping[str, Plan]
    regions: Mapping[str, Region]
    spellings: Spellings
    screens: Mapping[str, Screen] = field(default_factory=dict)

    def indicators_of_plan(self, plan_id: str) -> list[Indicator]:
        """Indicators of one plan, by priority and then by the number in their code ('PL 2' before 'PL 10')."""
        order = {p.id: place for place, p in enumerate(self.plans[plan_id].priorities)}
        of_plan = [i for i in self.indicators.values() if i.plan == plan_id]
        return sorted(of_plan, key=lambda i: (order[i.priority or ""], _numbers_first(i.code)))

    def indicators_of_source(self, source_id: str) -> list[Indicator]:
        """Indicators that a load of this source may change."""
        return [i for i in self.indicators.values() if source_id in i.measure.sources]

    def used_as(self, role: Role) -> Indicator | None:
        """The indicator that the program asks for something; None where no card offers it."""
        return next((i for i in self.indicators.values() if i.used_as == role), None)

    def default_region(self) -> str:
        """Id of the region whose card says so."""
        return next(card.id for card in self.regions.values() if card.is_default)


def read_catalog(folder: Path = CARDS) -> Catalog:
    """All cards below `folder`; raises UserError that lists every fault of every file."""
    faults: list[str] = []
    spellings = read_spellings(folder / "spellings")
    indicators = _cards(folder, "indicators", Indicator, faults)
    catalog = Catalog(
        units=_units(folder / "units.yml", faults),
        sources=_cards(folder, "sources", Source, faults),
        indicators={name: _with_breakdowns(card, spellings) for name, card in indicators.items()},
        plans=_cards(folder, "plans", Plan, faults),
        regions=_cards(folder, "regions", Region, faults),
        spellings=spellings,
        screens=_cards(folder, "screens", Screen, faults),
    )
    faults += [] if faults else [*_broken_links(catalog), *_defaults(catalog)]
    if faults:
        raise UserError("Cards cannot be used:\n{faults}\nCorrect the named files.", faults="\n".join(faults))
    return catalog


def _with_breakdowns(card: Indicator, spellings: Spellings) -> Indicator:
    names = spellings.names(card.breakdowns_from) if card.breakdowns_from else {}
    return card.model_copy(update={"breakdowns": names | card.breakdowns}) if names else card


def _numbers_first(code: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", code)]


def _units(path: Path, faults: list[str]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for entry in _yaml(path, faults) or []:
        _add(units, path, _card(path, entry, Unit, faults), faults)
    return units


def _cards(folder: Path, kind: str, model: type[CardType], faults: list[str]) -> dict[str, CardType]:
    cards: dict[str, CardType] = {}
    for path in sorted((folder / kind).rglob("*.yml")):
        content = _yaml(path, faults)
        if content is not None:
            _add(cards, path, _card(path, content, model, faults), faults)
    return cards


def _add(cards: dict[str, CardType], path: Path, card: CardType | None, faults: list[str]) -> None:
    if card is None:
        return
    card_id = getattr(card, "id")  # noqa: B009 - every card kind has an id, the base has none
    if card_id in cards:
        faults.append(f"{path.name}: id '{card_id}' is taken by another card")
    cards[card_id] = card


def read_card(path: Path, model: type[CardType], faults: list[str]) -> CardType | None:
    """One card of a file of its own; what is wrong with it is added to the faults."""
    content = _yaml(path, faults)
    return None if content is None else _card(path, content, model, faults)


def _yaml(path: Path, faults: list[str]) -> Any:
    try:
        content = read_yaml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        faults.append(f"{path.name}: {error}")
        return None
    if content is None:
        faults.append(f"{path.name}: the file is empty")
    return content


def _card(path: Path, content: Any, model: type[CardType], faults: list[str]) -> CardType | None:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        # an unknown key first: it is most often the misspelt form of the missing one
        in_order = sorted(error.errors(), key=lambda fault: fault["type"] != "extra_forbidden")
        faults.append(f"{path.name}: " + "; ".join(_fault_text(fault) for fault in in_order))
        return None


def _fault_text(fault: Mapping[str, Any]) -> str:
    place = ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "extra_forbidden":
        return f"unknown key '{place}'"
    if fault["type"] == "missing":
        return f"missing key '{place}'"
    return f"{place or 'card'}: {fault['msg']} (found {str(fault['input'])[:60]!r})"


def _broken_links(catalog: Catalog) -> Iterable[str]:
    for i in catalog.indicators.values():
        yield from _unknown(f"indicator '{i.id}': unit", [i.unit], catalog.units)
        yield from _unknown(f"indicator '{i.id}': source", i.measure.sources, catalog.sources)
        if i.plan is not None:
            yield from _unknown(f"indicator '{i.id}': plan", [i.plan], catalog.plans)
            plan = catalog.plans.get(i.plan)
            priorities = {p.id for p in plan.priorities} if plan else set()
            yield from _unknown(f"indicator '{i.id}': priority", [i.priority or ""], priorities)
            regions = [catalog.regions[name] for name in (plan.regions if plan else []) if name in catalog.regions]
            teams = {team.id for region in regions for team in region.teams}
            yield from _unknown(f"indicator '{i.id}': team", [i.team] if i.team else [], teams)
        earlier = [i.continues.indicator] if i.continues else []
        yield from _unknown(f"indicator '{i.id}': continued indicator", earlier, catalog.indicators)
    for plan_card in catalog.plans.values():
        yield from _unknown(f"plan '{plan_card.id}': region", plan_card.regions, catalog.regions)
    for region in catalog.regions.values():
        yield from _unknown(f"region '{region.id}': plan", region.plans, catalog.plans)
        shown = [
            *region.headline_indicators,
            *region.gauge_indicators,
            *region.series_indicators,
            *region.map_indicators,
        ]
        yield from _unknown(f"region '{region.id}': indicator", shown, catalog.indicators)
    for screen in catalog.screens.values():
        yield from broken_screen_links(catalog, screen)


def broken_screen_links(catalog: Catalog, screen: Screen) -> Iterable[str]:
    """What a playlist names and no card has."""
    subregions = {subregion.id for region in catalog.regions.values() for subregion in region.subregions}
    for place, item in enumerate(screen.items, start=1):
        where = f"screen '{screen.id}', item {place}"
        yield from _unknown(f"{where}: indicator", item.indicators, catalog.indicators)
        yield from _unknown(f"{where}: plan", [item.plan] if item.plan else [], catalog.plans)
        yield from _unknown(f"{where}: subregion", [item.subregion] if item.subregion else [], subregions)


def _defaults(catalog: Catalog) -> Iterable[str]:
    defaults = [card.id for card in catalog.regions.values() if card.is_default]
    roles = [i.used_as for i in catalog.indicators.values() if i.used_as]
    for role in sorted({role for role in roles if roles.count(role) > 1}):
        yield f"indicators: 'used_as: {role}' must stand in one card only"
    if len(defaults) != 1:
        yield f"regions: 'is_default' must stand in exactly one card, found {len(defaults)}: {', '.join(defaults)}"


def _unknown(where: str, named: Iterable[str], known: Iterable[str]) -> Iterable[str]:
    known = set(known)
    return (f"{where} '{name}' does not exist" for name in named if name not in known)
