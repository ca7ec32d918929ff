"""From what offices write about an area of any level to its code; several candidates stay several."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from data.areas import COUNTRY, Area, AreaLevel
from data.catalog import Region
from etl.cleaning.place_names import abbreviated
from etl.cleaning.places import LONGEST_PLACE, Found, Gazetteer
from etl.cleaning.text import squeeze
from geo import teryt
from geo.names import fold

LEVEL_BY_WORD: tuple[tuple[str, AreaLevel], ...] = (
    (r"(?:wojewodztwo|woj) ", "region"),
    (r"(?:subregion|subreg) ", "subregion"),
    (r"(?:powiat|pow) ", "powiat"),
    (r"(?:gmina|gm|miasto i gmina) ", "gmina"),
)
COUNTRY_NAMES = frozenset({"polska", "kraj", "cala polska"})
IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
DIGITS = re.compile(r"(\d{2,7})(?:\.0)?", re.ASCII)


class AreaNames:
    """Codes of regions, subregions, powiaty and gminy by code and by name; subregions are those of the cards."""

    def __init__(self, regions: Iterable[Region], areas: Iterable[Area], places: Gazetteer) -> None:
        self.places = places
        self.label_by_code: dict[str, str] = {COUNTRY: COUNTRY}
        self.subregion_by_powiat: dict[str, str] = {}
        self._codes_by_name: dict[AreaLevel, defaultdict[str, set[str]]] = {
            level: defaultdict(set) for level in ("region", "subregion", "powiat")
        }
        self._name_by_subregion: dict[str, str] = {}
        self._cities: set[str] = set()
        for area in areas:
            if area.level in ("region", "powiat"):
                self._add(area.level, area.code, area.bare_name, f"{_word(area)}{area.name} ({area.code})")
            if area.level == "powiat" and area.is_city:
                self._cities.add(area.code)
        for region in regions:
            self._add("region", region.teryt, region.name.pl, f"{region.named('pl')} ({region.teryt})")
            for subregion in region.subregions:
                code = region.subregion_code(subregion.id)
                self._add("subregion", code, subregion.name.pl, f"{subregion.named('pl')} ({code})")
                self._codes_by_name["subregion"][fold(subregion.id)].add(code)
                self._name_by_subregion[code] = subregion.name.pl
                self.subregion_by_powiat |= dict.fromkeys(subregion.powiaty, code)

    def _add(self, level: AreaLevel, code: str, name: str, label: str) -> None:
        self._codes_by_name[level][fold(name)].add(code)
        self.label_by_code[code] = label

    @property
    def subregions(self) -> Mapping[str, str]:
        """Polish names of the subregions by code."""
        return self._name_by_subregion

    def label(self, code: str) -> str:
        """'subregion południowy (24-poludniowy)', for messages."""
        return self.places.label(code) if code in self.places.gminy else self.label_by_code.get(code, code)

    def subregion_of(self, code: str) -> str:
        """The subregion an area lies in: '240301' -> '24-poludniowy'; '' where there is none."""
        if code in self._name_by_subregion:
            return code
        return self.subregion_by_powiat.get(code[:4], "")

    def subregion(self, text: str) -> Found:
        """'24-poludniowy', 'poludniowy', 'Subregion Południowy', 'połudn.' -> the subregion."""
        code = squeeze(text).casefold()
        if code in self._name_by_subregion:
            return Found(code, "code", (code,))
        plain = IN_BRACKETS.sub("", squeeze(text))[:LONGEST_PLACE]
        named = self._codes_by_name["subregion"].get(re.sub(LEVEL_BY_WORD[1][0], "", fold(plain)), set())
        if named:
            return _one_of(named)
        bare = plain.split(" ", 1)[1] if plain.casefold().startswith("sub") and " " in plain else plain
        return _one_of({code for code, name in self._name_by_subregion.items() if abbreviated(bare, name)})

    def find(self, text: str, *, numeric: bool = False) -> Found:
        """'24', 'woj. śląskie', '24-polnocny', 'północny', '2464', 'częstochowski', '246401', 'Łazy' -> one area.

        The name of a city with powiat rights means its powiat. `numeric` tells that the cell was typed as a number, so
        that a leading zero may be missing.
        """
        plain = squeeze(text)
        if len(plain) > LONGEST_PLACE:
            return Found()
        if plain.upper() == COUNTRY or fold(plain) in COUNTRY_NAMES:
            return Found(COUNTRY, "code", (COUNTRY,))
        if digits := DIGITS.fullmatch(plain):
            return self._by_code(digits[1], numeric=numeric)
        key, level = fold(plain), None
        for words, named_level in LEVEL_BY_WORD:
            if re.match(words, key):
                key, level = re.sub(words, "", key, count=1), named_level
                break
        if level == "subregion":
            return self.subregion(plain)
        found = self._by_name(plain, key, level)
        return found if found.candidates or level else self.subregion(plain)

    def _by_name(self, text: str, key: str, level: AreaLevel | None) -> Found:
        named: set[str] = set()
        for known, by_name in self._codes_by_name.items():
            if level in (None, known):
                named |= by_name.get(key, set())
        gmina = self.places.find(text) if level in (None, "gmina") else Found()
        if level is None and gmina.code[:4] in self._cities and named <= {gmina.code[:4]}:
            return Found(gmina.code[:4], "name", (gmina.code[:4],))
        codes = named | {code for code in gmina.candidates if code[:4] not in named}
        # a single candidate that the gazetteer does not take is a gmina of another kind than was written
        return _one_of(codes) if named or gmina.code else Found(candidates=tuple(sorted(codes)))

    def _by_code(self, digits: str, *, numeric: bool) -> Found:
        if len(digits) > len("2464"):
            return self.places.find(digits, numeric=numeric)
        if numeric and len(digits) == len("201"):
            digits = digits.zfill(4)
        try:
            code = teryt.normalise(digits)
        except ValueError:
            return Found()
        return Found(code, "code", (code,)) if code in self.label_by_code else Found()

    def contains(self, outer: str, code: str) -> bool:
        """Whether an area is another one or lies in it: ('24-poludniowy', '240301') -> True."""
        if outer in self._name_by_subregion:
            return self.subregion_of(code) == outer
        return outer == COUNTRY or code.startswith(outer)


def _one_of(codes: set[str]) -> Found:
    return Found(min(codes) if len(codes) == 1 else "", "name" if len(codes) == 1 else "", tuple(sorted(codes)))


def _word(area: Area) -> str:
    if area.level == "region":
        return "województwo "
    return "" if area.is_city else "powiat "
