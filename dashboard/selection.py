"""The selection of a view and its address: read, checked against the catalog, written back in one form."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Literal, get_args
from urllib.parse import parse_qs, urlencode

from dashboard.parameters import LONGEST_VALUE, OWN_NAMES, own_parameters
from data.areas import LEVELS, AreaLevel, level_of
from data.catalog import Catalog
from data.language import LANGUAGES, Language
from data.queries.territory import Territory
from geo.teryt import normalise

Theme = Literal["jasny", "ciemny", "kontrast"]
LOOK = {"lang", "motyw"}
THEMES: tuple[Theme, ...] = get_args(Theme)
# every link of a view begins with its page, so a page must not lead to another host
PAGE = re.compile(r"/(?:[\w-][\w/-]{0,79})?")
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True)
class Notice:
    """A value of the address that was ignored: its name, what was found, and what is expected (English template)."""

    parameter: str
    found: str
    expected: str


@dataclass(frozen=True)
class Selection:
    """What a view shows. Empty text and None mean 'not chosen'; gmina holds six digits, the address seven.

    `own` are the parameters of its page alone (dashboard/parameters.py); another page forgets them.
    """

    page: str = "/"
    region: str = ""
    subregion: str = ""
    powiat: str = ""
    gmina: str = ""
    poziom: str = ""
    typ: str = ""
    od: date | None = None
    do: date | None = None
    stan_na: date | None = None
    wskaznik: str = ""
    lang: Language = "pl"
    motyw: Theme = "jasny"
    own: Mapping[str, str] = field(default_factory=dict)

    def with_(self, **changes: object) -> "Selection":
        """A copy with changes, own parameters among them; a new area forgets the smaller areas inside the old one, a
        new region its indicator and all that is found there only."""
        page = str(changes.get("page", self.page))
        kept = dict(self.own) if page == self.page else {}
        places = {name for name, parameter in own_parameters(page).items() if parameter.is_place}
        if changes.keys() - LOOK - places:
            kept = {name: value for name, value in kept.items() if name not in places}
        if "region" in changes:
            kept = {name: value for name, value in kept.items() if not own_parameters(page)[name].is_of_region}
        own = kept | {name: str(changes.pop(name)) for name in [*changes] if name in OWN_NAMES}
        changes["own"] = {name: value for name, value in own.items() if value}
        if "region" in changes:
            changes = {"subregion": "", "powiat": "", "gmina": "", "wskaznik": ""} | changes
        if "subregion" in changes:
            changes = {"powiat": "", "gmina": ""} | changes
        if "powiat" in changes:
            changes = {"gmina": ""} | changes
        return replace(self, **changes)  # type: ignore[arg-type]


DEFAULTS = Selection()
PARAMETERS = [f.name for f in fields(Selection) if f.name not in {"page", "own"}]


@dataclass(frozen=True)
class Reader:
    """Checks every value against what exists; `default_region` is the region of the settings."""

    catalog: Catalog
    default_region: str
    territory_of: Callable[[str], Territory]

    def read(self, page: object, search: object) -> tuple[Selection, list[Notice]]:
        """Selection and notices for an address. Never raises: what is unknown is reported and left out."""
        notices: list[Notice] = []
        values = self._values(str(page), search, notices)
        chosen: dict[str, object] = {"page": page if isinstance(page, str) and PAGE.fullmatch(page) else "/"}
        region = self._one_of(values, "region", list(self.catalog.regions), notices) or self.default_region
        chosen["region"] = region
        chosen["lang"] = self._one_of(values, "lang", list(LANGUAGES), notices) or DEFAULTS.lang
        chosen["motyw"] = self._one_of(values, "motyw", list(THEMES), notices) or DEFAULTS.motyw
        chosen["poziom"] = self._one_of(values, "poziom", list(LEVELS[2:]), notices)
        chosen["wskaznik"] = self._one_of(values, "wskaznik", list(self.catalog.indicators), notices)
        chosen["typ"] = self._one_of(values, "typ", kinds_of(self.catalog), notices)
        for name in ("od", "do", "stan_na"):
            chosen[name] = self._day(values, name, notices)
        if chosen["od"] and chosen["do"] and chosen["od"] > chosen["do"]:  # type: ignore[operator]
            notices.append(Notice("od", str(chosen["od"]), "a date not later than “do”"))
            chosen["od"] = chosen["do"] = None
        chosen["own"] = self._own(str(chosen["page"]), values, notices)
        chosen |= self._areas(values, region, notices)
        return Selection(**chosen), notices  # type: ignore[arg-type]

    def _values(self, page: str, search: object, notices: list[Notice]) -> dict[str, str]:
        if not isinstance(search, str):
            return {}
        own = own_parameters(page)
        parsed = parse_qs(search.lstrip("?")[:2000], keep_blank_values=False, max_num_fields=None)
        values = {}
        for name, found in parsed.items():
            if name not in PARAMETERS and name not in OWN_NAMES:
                notices.append(Notice(name[:LONGEST_VALUE], found[-1][:LONGEST_VALUE], "one of the known parameters"))
            else:
                longest = own[name].longest if name in own else LONGEST_VALUE
                values[name] = found[-1][:longest].strip()
        return values

    def _one_of(self, values: Mapping[str, str], name: str, known: list[str], notices: list[Notice]) -> str:
        found = values.get(name, "")
        if found and found not in known:
            notices.append(Notice(name, found, "one of the values offered on the page"))
            return ""
        return found

    def _own(self, page: str, values: Mapping[str, str], notices: list[Notice]) -> dict[str, str]:
        chosen, known = {}, own_parameters(page)
        for name in sorted(OWN_NAMES.intersection(values)):
            found = values[name]
            value = known[name].read(found, self.catalog) if name in known else None
            if not found:
                continue
            if name not in known:
                notices.append(Notice(name, found, "a parameter of this page"))
            elif value is None:
                notices.append(Notice(name, found, known[name].expected))
            else:
                chosen[name] = value
        return chosen

    def _day(self, values: Mapping[str, str], name: str, notices: list[Notice]) -> date | None:
        found = values.get(name, "")
        if not found:
            return None
        try:
            day = date.fromisoformat(found)
        except ValueError:
            day = None
        if day is None or not EARLIEST <= day <= LATEST:
            notices.append(Notice(name, found, "a date such as 2014-12-31"))
            return None
        return day

    def _areas(self, values: Mapping[str, str], region: str, notices: list[Notice]) -> dict[str, str]:
        card = self.catalog.regions[region]
        subregion = self._one_of(values, "subregion", [s.id for s in card.subregions], notices)
        chosen = {"subregion": subregion, "powiat": "", "gmina": ""}
        if not values.get("powiat") and not values.get("gmina"):
            return chosen
        territory = self.territory_of(card.teryt)
        for name in ("powiat", "gmina"):
            found = values.get(name, "")
            if not found:
                continue
            code = self._area_code(found, name, territory)
            inside = card.subregion_code(subregion) if subregion else card.teryt
            if code is None or not territory.is_inside(code, inside):
                notices.append(Notice(name, found, "a code of an area inside the chosen one"))
            else:
                chosen[name] = code
        return self._completed(chosen, values, territory, notices)

    def _completed(
        self, chosen: dict[str, str], values: Mapping[str, str], territory: Territory, notices: list[Notice]
    ) -> dict[str, str]:
        """A gmina names its powiat, a powiat its subregion, so that the way up is always known."""
        smallest = chosen["gmina"] or chosen["powiat"]
        if not smallest:
            return chosen
        chain = territory.chain(smallest)
        if chosen["gmina"] and chosen["powiat"] and chosen["powiat"] not in chain:
            notices.append(Notice("gmina", values["gmina"], "a code of an area inside the chosen one"))
            chosen["gmina"], chain = "", territory.chain(chosen["powiat"])
        chosen["powiat"] = next(code for code in chain if level_of(code) == "powiat")
        above = next((code for code in chain if level_of(code) == "subregion"), "")
        chosen["subregion"] = above.partition("-")[2]
        return chosen

    @staticmethod
    def _area_code(found: str, level: str, territory: Territory) -> str | None:
        try:
            code = normalise(found)
        except ValueError:
            return None
        area = territory.areas.get(code)
        return code if area and area.level == level else None


def kinds_of(catalog: Catalog) -> list[str]:
    """Every value of `typ`: breakdowns of indicators, kinds of entities and of events."""
    of_indicators = {kind for i in catalog.indicators.values() for kind in i.breakdowns}
    return sorted(of_indicators.union(catalog.spellings.names("entity_kinds"), catalog.spellings.names("event_kinds")))


def area_code(selection: Selection, teryt: str) -> str:
    """Code of the smallest chosen area; the region when none is chosen."""
    if selection.gmina or selection.powiat:
        return selection.gmina or selection.powiat
    return f"{teryt}-{selection.subregion}" if selection.subregion else teryt


def area_choice(territory: Territory, code: str) -> dict[str, str]:
    """The parameters that choose an area and all above it, to be given to `Selection.with_`."""
    chain = territory.chain(code)
    by_level: dict[AreaLevel, str] = {level_of(c): c for c in chain}
    return {
        "subregion": by_level.get("subregion", "").partition("-")[2],
        "powiat": by_level.get("powiat", ""),
        "gmina": by_level.get("gmina", ""),
    }


def query_of(selection: Selection, *, default_region: str, territory: Territory | None = None) -> str:
    """The one form of a selection in an address: defaults left out, a gmina with its seven digits."""
    pairs = {}
    for name in PARAMETERS:
        value = getattr(selection, name)
        if name == "gmina" and value and territory and value in territory.areas:
            value = territory.areas[value].terc
        if value and value != getattr(DEFAULTS, name) and not (name == "region" and value == default_region):
            pairs[name] = value.isoformat() if isinstance(value, date) else str(value)
    pairs |= {name: selection.own[name] for name in own_parameters(selection.page) if name in selection.own}
    return urlencode(pairs)


def address_of(selection: Selection, *, default_region: str, territory: Territory | None = None) -> str:
    """Path and query of a view, e.g. '/plan?subregion=polnocny'."""
    query = query_of(selection, default_region=default_region, territory=territory)
    return f"{selection.page}?{query}" if query else selection.page
