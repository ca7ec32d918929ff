"""The areas of a region with their names and parents, as known at a date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sqlalchemy import Connection, or_, select

from data.areas import COUNTRY, LEVELS, Area, AreaLevel, level_of
from data.store.columns import visible
from data.store.tables import area
from geo.names import polish_sort_key


@dataclass(frozen=True)
class Territory:
    """Areas of one region by code, with the country and the region itself."""

    areas: Mapping[str, Area] = field(repr=False)

    def chain(self, code: str) -> list[str]:
        """From an area up to the country: ['246401', '2464', '24-polnocny', '24', 'PL']."""
        steps = [code]
        while steps[-1] in self.areas and steps[-1] != COUNTRY:
            here = self.areas[steps[-1]]
            above = here.subregion if here.level == "powiat" and here.subregion else here.parent
            steps.append(above)
        return steps

    def is_inside(self, code: str, within: str) -> bool:
        """Whether an area lies in another, or is it; one that is not known lies in itself only."""
        return within in self._chains.get(code, (code,))

    def at_level(self, level: AreaLevel, within: str | None = None) -> list[Area]:
        """Areas of a level, inside `within` when given, in Polish order of names."""
        listed = self._lists.get((level, within))
        if listed is None:
            listed = [a for a in self._by_level[level] if within is None or self.is_inside(a.code, within)]
            self._lists[level, within] = listed
        return list(listed)

    @cached_property
    def _lists(self) -> dict[tuple[AreaLevel, str | None], list[Area]]:
        """What was asked before; a map asks for each of its areas."""
        return {}

    @cached_property
    def _by_level(self) -> dict[AreaLevel, list[Area]]:
        in_order = sorted(self.areas.values(), key=lambda a: (polish_sort_key(a.bare_name), a.code))
        return {level: [a for a in in_order if a.level == level] for level in LEVELS}

    @cached_property
    def _chains(self) -> dict[str, frozenset[str]]:
        return {code: frozenset(self.chain(code)) for code in self.areas}


def read_territory(db: Connection, *, region_teryt: str, stan_na: date | None = None) -> Territory:
    """Areas whose code belongs to the region, and the country; empty when no territory is loaded."""
    c = area.c
    query = select(c.code, c.level, c.name, c.kind, c.parent, c.subregion, c.terc).where(
        visible(area, stan_na), or_(c.code == COUNTRY, c.code.startswith(region_teryt, autoescape=True))
    )
    rows = db.execute(query)
    return Territory({row.code: Area(**row._asdict() | {"level": level_of(row.code)}) for row in rows})


def known_areas(db: Connection) -> tuple[Area, ...]:
    """All areas known now, of every region."""
    columns = [area.c[name] for name in Area.__dataclass_fields__]
    return tuple(Area(*row) for row in db.execute(select(*columns).where(visible(area, None))))
