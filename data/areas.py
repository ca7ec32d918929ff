"""Areas of one region: codes, levels, and names in the cases that sentences need."""

from dataclasses import dataclass
from typing import Literal

from data.language import Language

AreaLevel = Literal["country", "region", "subregion", "powiat", "gmina"]
LEVELS: tuple[AreaLevel, ...] = ("country", "region", "subregion", "powiat", "gmina")
COUNTRY = "PL"
LEVEL_BY_LENGTH: dict[int, AreaLevel] = {2: "region", 4: "powiat", 6: "gmina"}


def level_of(code: str) -> AreaLevel:
    """'PL' country, '24' region, '24-polnocny' subregion, '2464' powiat, '246401' gmina (six digits of TERC)."""
    if code == COUNTRY:
        return "country"
    if "-" in code:
        return "subregion"
    if code.isdecimal() and len(code) in LEVEL_BY_LENGTH:
        return LEVEL_BY_LENGTH[len(code)]
    raise ValueError(f"{code!r} is no area code, expected e.g. '24', '2464' or '246401'")


@dataclass(frozen=True)
class Area:
    """One area of the registry of territory; `terc` is the full code of a gmina, with its seventh digit."""

    code: str
    level: AreaLevel
    name: str
    kind: str
    parent: str
    subregion: str
    terc: str

    @property
    def is_city(self) -> bool:
        """A city with powiat rights or an urban gmina: Polish names it without the word 'powiat' or 'gmina'."""
        return self.name.startswith("m. ") if self.level == "powiat" else self.kind == "miejska"

    @property
    def bare_name(self) -> str:
        """The name without the marker of a city: 'm. Częstochowa' -> 'Częstochowa'."""
        return self.name.removeprefix("m. ")

    def label(self, language: Language) -> str:
        """As a heading: 'powiat częstochowski', 'Częstochowa', 'gmina Łazy'."""
        if self.level == "powiat" and not self.is_city:
            return f"powiat {self.name}" if language == "pl" else f"{self.name} powiat"
        if self.level == "gmina" and not self.is_city:
            return f"gmina {self.name}"
        return self.bare_name


def adjective_case(adjective: str, case: Literal["genitive", "locative"]) -> str:
    """Adjective in the singular: 'częstochowski', 'śląskie' -> '-skiego', '-skim'; 'północny' -> '-ego', '-ym'."""
    stem = adjective.removesuffix("e").removesuffix("y")
    if case == "genitive":
        return stem + "ego"
    return stem + ("m" if stem.endswith("i") else "ym")
