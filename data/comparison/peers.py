"""Groups of areas that are compared with each other: each is a rule about traits that the territory declares."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from data.areas import Area

Group = Literal["wszystkie", "podobne", "miasta", "ziemskie"]
GROUPS: tuple[Group, ...] = get_args(Group)
QUARTERS = 4


@dataclass(frozen=True)
class Peers:
    """The areas of a group; `are_cities` and the lowest and highest population are its rule, None where it has none.

    `quarter` (1 the smallest) tells which quarter of all areas by population the group holds.
    """

    group: Group
    codes: frozenset[str]
    are_cities: bool | None = None
    quarter: int | None = None
    smallest: float | None = None
    largest: float | None = None


def peers(group: Group, areas: Sequence[Area], populations: Mapping[str, float], chosen: str | None) -> Peers:
    """The areas of a group; without a chosen area, or without its population, no other is like it."""
    if group == "wszystkie":
        return Peers(group, frozenset(area.code for area in areas))
    if group != "podobne":
        wanted = group == "miasta"
        return Peers(group, frozenset(area.code for area in areas if area.is_city == wanted), are_cities=wanted)
    own = next((area for area in areas if area.code == chosen), None)
    if own is None or own.code not in populations:
        return Peers(group, frozenset())
    quarters = quarters_of(populations)
    alike = frozenset(
        area.code for area in areas if area.is_city == own.is_city and quarters.get(area.code) == quarters[own.code]
    )
    inside = [populations[code] for code in quarters if quarters[code] == quarters[own.code]]
    return Peers(group, alike, own.is_city, quarters[own.code], min(inside), max(inside))


def quarters_of(populations: Mapping[str, float]) -> dict[str, int]:
    """Quarter of each area by population, 1 for the smallest; equal populations share their quarter."""
    ordered = sorted(populations.values())
    return {code: bisect_left(ordered, people) * QUARTERS // len(ordered) + 1 for code, people in populations.items()}
