"""Rows of the two summary tables, and which areas a fact counts for."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, Table, or_, select

from data.areas import COUNTRY, level_of
from data.catalog import Catalog, Indicator
from data.store.columns import WITHDRAWN_FROM, visible
from data.store.tables import area, load

SummaryRow = dict[str, Any]
Fact = Mapping[str, Any]
PROVENANCE = ("load_id", "row_no", "known_from", "known_to")
CITED = ("source_title", "source_address", "note")
HEADER_ROW = 1
FEWEST_OF_A_REGION = 0.01
"""A region with a smaller share of a source is not its territory: nothing is concluded from a zero there."""


@dataclass
class Summary:
    """Rows of `indicator_value` and of `indicator_target` of one indicator."""

    values: list[SummaryRow] = field(default_factory=list)
    targets: list[SummaryRow] = field(default_factory=list)


def facts_query(table: Table, sources: Iterable[str]) -> Select[Any]:
    """All versions of the facts that these sources brought, withdrawn ones left out, with the load's stan_na."""
    return (
        select(table, load.c.stan_na)
        .join(load, load.c.id == table.c.load_id)
        .where(
            load.c.source_id.in_(list(sources)),
            or_(table.c.known_to.is_(None), table.c.known_to != WITHDRAWN_FROM),
        )
        .order_by(load.c.stan_na, table.c.load_id, table.c.row_no, table.c.id)
    )


def facts(connection: Connection, query: Select[Any]) -> list[Fact]:
    """Facts as mappings, oldest load first, in the order of their files."""
    return [{str(name): value for name, value in row.items()} for row in connection.execute(query).mappings()]


def value_row(fact: Fact, *, area_code: str, breakdown: str, **changes: object) -> SummaryRow:
    """A row of `indicator_value` made of a fact; `changes` replace what the fact says."""
    names = ("period_start", "period_end", "value", "value_max", "qualifier", "basis", *PROVENANCE, *CITED)
    row = {name: fact.get(name) for name in names} | {"area_code": area_code, "breakdown": breakdown} | changes
    return {**row, "qualifier": row["qualifier"] or "", "basis": row["basis"] or "published"}


def has_level(indicator: Indicator, code: str) -> bool:
    """Whether the card reports the level of this area; codes that are no area of ours ('PL227') are not reported."""
    try:
        return level_of(code) in indicator.areas
    except ValueError:
        return False


def areas_containing(code: str, catalog: Catalog) -> list[str]:
    """The area itself and every area above it: '246401' -> 2464, 24-polnocny, 24, PL."""
    if code == COUNTRY:
        return [code]
    region = code[:2]
    inside = [code] if code != region else []
    if "-" not in code and len(code) > len("2464"):
        inside.append(code[:4])
    if "-" not in code:
        inside += [
            f"{card.teryt}-{subregion.id}"
            for card in catalog.regions.values()
            for subregion in card.subregions
            if code[:4] in subregion.powiaty
        ]
    return [*inside, region, COUNTRY]


def reported_areas(connection: Connection, indicator: Indicator, catalog: Catalog) -> list[str]:
    """All areas of the levels of the card."""
    codes = list(connection.scalars(select(area.c.code).where(visible(area, None))))
    codes += [card.subregion_code(subregion.id) for card in catalog.regions.values() for subregion in card.subregions]
    return [code for code in dict.fromkeys(codes) if has_level(indicator, code)]


def covered_regions(facts_by_region: Counter[str]) -> set[str]:
    """Codes of the regions that a source is about, from how many of its facts lie in each."""
    fewest = FEWEST_OF_A_REGION * facts_by_region.total()
    return {region for region, number in facts_by_region.items() if number >= fewest}
