"""What one view needs: the selection, its words, the territory and an open connection."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import Connection

from dashboard.memory import Memory
from dashboard.selection import Notice, Selection, address_of, area_choice, area_code, query_of
from dashboard.words import Words, words_in
from data.areas import COUNTRY
from data.catalog import Catalog, Region
from data.queries.state import DataState
from data.queries.territory import Territory
from data.statement import Statement

EMPTY_STATEMENT = Statement()
KEPT = 4

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Context:
    """Given to every page; pages ask the database only through `db` and the functions of data.queries.

    `asked` is the address as the browser sent it, echoed so that it knows which answer it has; `demo_sources` are the
    sources with invented data; `catalog` holds the plans that offices filed, as known at the chosen date; `statement`
    is what the office says about accessibility; `site` is where the reader found the program ('' where no other device
    would); `keeps_meetings` whether meetings are shown and written here: their journal names people, so not in public;
    `pairs_screens` whether a screen shows slides only once a coordinator has paired it. `catalog_at` gives the cards
    as known at another date. `memory` remembers small answers of the present data, `kept` a few large ones that are
    costly to read.
    """

    catalog: Catalog
    selection: Selection
    notices: tuple[Notice, ...]
    territory: Territory
    default_region: str
    state: DataState
    db: Connection
    asked: str
    today: date
    demo_sources: tuple[str, ...] = ()
    statement: Statement = EMPTY_STATEMENT
    site: str = ""
    keeps_meetings: bool = False
    pairs_screens: bool = False
    catalog_at: Callable[[date | None], Catalog] | None = None
    kept: Memory[Any] = field(default_factory=lambda: Memory(KEPT))
    memory: Memory[Any] = field(default_factory=lambda: Memory(1))

    @cached_property
    def region(self) -> Region:
        """Card of the chosen region."""
        return self.catalog.regions[self.selection.region]

    @cached_property
    def words(self) -> Words:
        """Phrases in the chosen language."""
        return words_in(self.selection.lang, self.catalog, self.region, self.territory)

    @cached_property
    def area_code(self) -> str:
        """Code of the smallest chosen area."""
        return area_code(self.selection, self.region.teryt)

    @cached_property
    def chain(self) -> list[str]:
        """The chosen area and all above it, up to the country."""
        return self.territory.chain(self.area_code)

    @cached_property
    def steps(self) -> list[str]:
        """The way from the region down to the chosen area; a city that is powiat and gmina in one stands there once."""
        codes = [code for code in reversed(self.chain) if code != COUNTRY]
        gmina = self.selection.gmina
        if gmina and len(self.territory.at_level("gmina", self.selection.powiat)) == 1:
            codes.remove(self.selection.powiat)
        return codes

    @cached_property
    def key(self) -> str:
        """The selection as the page and every chart name it (`data-wybor`)."""
        return query_of(self.selection, default_region=self.default_region, territory=self.territory)

    def recall(self, question: Hashable, ask: Callable[[], Answer]) -> Answer:
        """An answer that many views share, worked out once for each version of the data."""
        answer: Answer = self.memory.recall((self.state.version, question), ask)
        return answer

    def chosen(self, **changes: object) -> "Context":
        """The same look at the data with changes of the selection, inside the region."""
        return self.showing(self.selection.with_(**changes))

    def showing(self, selection: Selection) -> "Context":
        """The same look at the data for another selection of the region."""
        catalog = self.catalog_at(selection.stan_na) if self.catalog_at else self.catalog
        return replace(self, selection=selection, catalog=catalog)

    def link(self, **changes: object) -> str:
        """Address of this view with changes."""
        changed = self.selection.with_(**changes)
        return address_of(changed, default_region=self.default_region, territory=self.territory)

    def area_links(self, codes: Iterable[str], **changes: object) -> dict[str, str]:
        """Addresses of this view for many areas; what they share is written once."""
        shared = self.selection.with_(subregion="", **changes)
        base = address_of(shared, default_region=self.default_region)
        joint = "&" if "?" in base else "?"
        links = {}
        for code in codes:
            choice = area_choice(self.territory, code)
            choice["gmina"] = self.territory.areas[code].terc if choice["gmina"] else ""
            links[code] = base + joint + "&".join(f"{name}={value}" for name, value in choice.items() if value)
        return links

    def area_link(self, code: str, **changes: object) -> str:
        """Address of this view for another area."""
        return self.link(**area_choice(self.territory, code), **changes)
