"""Phrases that sentences are built of: counted units, places in the right case, statuses."""

from dataclasses import dataclass
from datetime import date

from data.areas import COUNTRY, Area, adjective_case, level_of
from data.catalog import Catalog, Region, Subregion, Unit
from data.language import Formats, Language, Texts, texts_in
from data.language.formats import NARROW_SPACE, NO_BREAK_SPACE
from data.language.texts import plural_index
from data.progress import Status
from data.queries.territory import Territory

DAYS_PER_YEAR = 365.25
MILLION = 1_000_000
FEW, MANY, MOST_FEW = 1, 2, 4
MONTHS_PER_YEAR = 12
DAYS_PER_MONTH = DAYS_PER_YEAR / MONTHS_PER_YEAR
DAYS_NAMED_ONE_BY_ONE = 60
MONTHS_NAMED_ONE_BY_ONE = 24

STATUS_SHAPES = {
    Status.REACHED: "✔",
    Status.ON_COURSE: "●",
    Status.SLOW: "◆",
    Status.LAGGING: "▲",
    Status.GOING_BACK: "▼",
    Status.NO_DATA: "○",
    Status.STALE: "◷",
    Status.BROKEN_SERIES: "≠",
    Status.INCOMPUTABLE: "∅",
}


@dataclass(frozen=True)
class Words:
    """Phrases in one language for one region."""

    language: Language
    texts: Texts
    formats: Formats
    catalog: Catalog
    region: Region
    territory: Territory

    def say(self, template: str, /, **values: object) -> str:
        """A text of the interface, see `data.language.Texts.say`."""
        return self.texts.say(template, **values)

    def count(self, singular: str, plural: str, n: float, /, **values: object) -> str:
        """A counted text, see `data.language.Texts.count`; the number is written as everywhere: '2 241 wierszy'."""
        values.setdefault("n", self.formats.number(n, decimals=1))
        return self.texts.count(singular, plural, n, **values)

    def number(self, value: float | None, unit: Unit) -> str:
        """The number alone, with the decimals of its unit."""
        if unit.in_millions and value is not None and abs(value) >= MILLION:
            millions = self.formats.number(value / MILLION, decimals=1)
            return self.say("{n} million", n=millions)
        return self.formats.number(value, decimals=unit.decimals)

    def amount(self, value: float | None, unit: Unit, qualifier: str = "") -> str:
        """'24 warsztaty', '21,5 na 10 tys. mieszkańców', 'ponad 200 osób'; a dash for a missing value."""
        shown = self.number(value, unit)
        if value is None:
            return shown
        return f"{self.qualifier(qualifier)}{shown}{self._space(unit)}{self.unit_after(value, unit)}"

    def unit_after(self, value: float, unit: Unit) -> str:
        """The unit as it stands after a number: 'warsztaty' after 24, 'osób' after 5, '%'."""
        if unit.symbol:
            return unit.symbol.in_language(self.language)
        if self.language == "pl":
            assert unit.forms_pl
            rounded = round(value, unit.decimals)
            form = plural_index(rounded)
            return unit.forms_pl[MANY if unit.men_counted and form == FEW and rounded > MOST_FEW else form]
        assert unit.forms_en
        return unit.forms_en[0 if value == 1 else 1]

    def of_amount(self, value: float, unit: Unit) -> str:
        """The whole behind 'z': '24 warsztatów', '1 spotkania', '400 godzin'."""
        if unit.symbol or self.language == "en":
            return self.amount(value, unit)
        assert unit.forms_pl
        rounded = round(value, unit.decimals)
        return f"{self.number(value, unit)}\u00a0{unit.forms_pl[3 if rounded == 1 or rounded != int(rounded) else 2]}"

    def _space(self, unit: Unit) -> str:
        """Between number and unit: narrow before '%' in Polish, none in English."""
        if unit.symbol and unit.symbol.pl == "%":
            return NARROW_SPACE if self.language == "pl" else ""
        return NO_BREAK_SPACE

    def qualifier(self, qualifier: str) -> str:
        """'ponad ' and other words of the source that make a number inexact."""
        words = {"ponad": self.say("over "), "minimum": self.say("at least "), "ok.": self.say("about ")}
        return words.get(qualifier, "")

    def unit_name(self, unit: Unit) -> str:
        """The unit as a column heading: 'osoby'."""
        return unit.name.in_language(self.language)

    def area_name(self, code: str) -> str:
        """'województwo śląskie', 'subregion północny', 'powiat częstochowski', 'gmina Łazy', 'Polska'."""
        if code == COUNTRY:
            return self.say("Poland")
        if level_of(code) == "region":
            return self._region(code).named(self.language)
        if level_of(code) == "subregion":
            return self._subregion(code).named(self.language)
        return self._area(code).label(self.language)

    def area_or_code(self, code: str) -> str:
        """The name of an area that is known, else its code."""
        known = code in self.territory.areas or (code == self.region.teryt) or level_of(code) == "subregion"
        return self.area_name(code) if known else code

    def in_area(self, code: str) -> str:
        """'w województwie śląskim', 'w subregionie północnym', 'w powiecie częstochowskim', 'w gminie Łazy'."""
        if code == COUNTRY:
            return self.say("in Poland")
        level = level_of(code)
        if level == "region":
            return self._region(code).located(self.language)
        if level == "subregion":
            return self._subregion(code).located(self.language)
        area = self._area(code)
        if area.is_city:
            return self.say("in the city of {name}", name=area.bare_name)
        if level == "gmina":
            return self.say("in gmina {name}", name=area.name)
        name = adjective_case(area.name, "locative") if self.language == "pl" else area.name
        return self.say("in {name} powiat", name=name)

    def of_area(self, code: str) -> str:
        """'województwa śląskiego', 'subregionu północnego', 'powiatu częstochowskiego', 'gminy Łazy', 'Polski'."""
        if self.language == "en":
            return self.area_name(code)
        if code == COUNTRY:
            return "Polski"
        level = level_of(code)
        if level == "region":
            return f"województwa {adjective_case(self._region(code).name.pl, 'genitive')}"
        if level == "subregion":
            return f"subregionu {adjective_case(self._subregion(code).name.pl, 'genitive')}"
        area = self._area(code)
        if area.is_city:
            return f"miasta {area.bare_name}"
        return f"gminy {area.name}" if level == "gmina" else f"powiatu {adjective_case(area.name, 'genitive')}"

    def status(self, status: Status) -> str:
        """The word of a status, without its shape."""
        words = {
            Status.REACHED: self.say("reached"),
            Status.ON_COURSE: self.say("on course"),
            Status.SLOW: self.say("slow"),
            Status.LAGGING: self.say("lagging"),
            Status.GOING_BACK: self.say("going back"),
            Status.NO_DATA: self.say("no data"),
            Status.STALE: self.say("out of date"),
            Status.BROKEN_SERIES: self.say("broken series"),
            Status.INCOMPUTABLE: self.say("cannot be judged"),
        }
        return words[status]

    def as_of(self, day: date | None) -> str:
        """'Stan na 31 grudnia 2018'."""
        if day is None:
            return self.say("As of: not given")
        return self.say("As of {day}", day=self.formats.day(day))

    def age(self, day: date, today: date) -> str:
        """How long ago: 'sprzed 11 lat', 'sprzed 3 miesięcy', 'sprzed 5 dni', 'dzisiaj'."""
        days = (today - day).days
        if days < 1:
            return self.say("today")
        if days < DAYS_NAMED_ONE_BY_ONE:
            return self.count("{n} day old", "{n} days old", days)
        months = round(days / DAYS_PER_MONTH)
        if months < MONTHS_NAMED_ONE_BY_ONE:
            return self.count("{n} month old", "{n} months old", months)
        return self.count("{n} year old", "{n} years old", months // MONTHS_PER_YEAR)

    def _region(self, code: str) -> Region:
        return next(card for card in self.catalog.regions.values() if card.teryt == code)

    def _subregion(self, code: str) -> Subregion:
        return next(s for s in self.region.subregions if self.region.subregion_code(s.id) == code)

    def _area(self, code: str) -> Area:
        return self.territory.areas[code]


def words_in(language: Language, catalog: Catalog, region: Region, territory: Territory) -> Words:
    """Phrases of a language for a region and its areas."""
    return Words(language, texts_in(language), Formats(language), catalog, region, territory)


def first_upper(sentence: str) -> str:
    """'w gminie' -> 'W gminie'; the rest is left as it is."""
    return sentence[:1].upper() + sentence[1:]
