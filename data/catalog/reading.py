"""Reads all cards, reports all faults of all files together, and checks that cards that name each other exist."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from data.catalog.models import Card, Indicator, Plan, Region, Source, Unit
from data.errors import UserError

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

    def indicators_of_plan(self, plan_id: str) -> list[Indicator]:
        """Indicators of one plan, by priority and then by the number in their code ('PL 2' before 'PL 10')."""
        order = {p.id: place for place, p in enumerate(self.plans[plan_id].priorities)}
        of_plan = [i for i in self.indicators.values() if i.plan == plan_id]
        return sorted(of_plan, key=lambda i: (order[i.priority or ""], _numbers_first(i.code)))

    def indicators_of_source(self, source_id: str) -> list[Indicator]:
        """Indicators that a load of this source may change."""
        return [i for i in self.indicators.values() if source_id in i.measure.sources]


def read_catalog(folder: Path = CARDS) -> Catalog:
    """All cards below `folder`; raises UserError that lists every fault of every file."""
    faults: list[str] = []
    units = {u.id: u for u in _units(folder / "units.yml", faults)}
    catalog = Catalog(
        units=units,
        sources=_cards(folder, "sources", Source, faults),
        indicators=_cards(folder, "indicators", Indicator, faults),
        plans=_cards(folder, "plans", Plan, faults),
        regions=_cards(folder, "regions", Region, faults),
    )
    faults += [] if faults else list(_broken_links(catalog))
    if faults:
        raise UserError("Cards cannot be used:\n{faults}\nCorrect the named files.", faults="\n".join(faults))
    return catalog


def _numbers_first(code: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", code)]


def _units(path: Path, faults: list[str]) -> list[Unit]:
    entries = _yaml(path, faults)
    return [unit for entry in entries or [] if (unit := _card(path, entry, Unit, faults))]


def _cards(folder: Path, kind: str, model: type[CardType], faults: list[str]) -> dict[str, CardType]:
    cards: dict[str, CardType] = {}
    for path in sorted((folder / kind).rglob("*.yml")):
        card = _card(path, _yaml(path, faults), model, faults)
        if card is None:
            continue
        card_id = getattr(card, "id")  # noqa: B009 - every card kind has an id, the base has none
        if card_id in cards:
            faults.append(f"{path.name}: id '{card_id}' is taken by another card")
        cards[card_id] = card
    return cards


def _yaml(path: Path, faults: list[str]) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        faults.append(f"{path.name}: {error}")
        return None


def _card(path: Path, content: Any, model: type[CardType], faults: list[str]) -> CardType | None:
    if content is None:
        return None
    try:
        return model.model_validate(content)
    except ValidationError as error:
        faults.append(f"{path.name}: " + "; ".join(_fault_text(fault) for fault in error.errors()))
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
    for region in catalog.regions.values():
        yield from _unknown(f"region '{region.id}': plan", region.plans, catalog.plans)
        shown = [
            *region.headline_indicators,
            *region.gauge_indicators,
            *region.series_indicators,
            *region.map_indicators,
        ]
        yield from _unknown(f"region '{region.id}': indicator", shown, catalog.indicators)


def _unknown(where: str, named: Iterable[str], known: Iterable[str]) -> Iterable[str]:
    known = set(known)
    return (f"{where} '{name}' does not exist" for name in named if name not in known)
