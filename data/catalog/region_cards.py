"""The schema of the cards of regions and plans."""

from datetime import date
from typing import Annotated

from pydantic import Field

from data.areas import AreaLevel, adjective_case
from data.catalog.models import Bilingual, Card
from data.language import Language

Colour = Annotated[str, Field(pattern=r"^#[0-9A-F]{6}$")]


class Priority(Card):
    """A priority, area or task of a plan, in the plan's own order."""

    id: str
    name: Bilingual


class Plan(Card):
    """A plan or programme: its priorities and the regions that answer for it."""

    id: str
    name: Bilingual
    short: Bilingual
    period_start: date
    period_end: date
    regions: list[str]
    level: AreaLevel
    priorities: list[Priority] = Field(min_length=1)
    note: Bilingual | None = None


class Subregion(Card):
    """A planning unit: a union of powiaty."""

    id: str
    name: Bilingual
    colour: Colour
    powiaty: list[str] = Field(min_length=1)

    def named(self, language: Language) -> str:
        """'subregion północny'."""
        return f"subregion {self.name.pl}" if language == "pl" else f"{self.name.en} subregion"

    def located(self, language: Language) -> str:
        """'w subregionie północnym'."""
        if language == "pl":
            return f"w subregionie {adjective_case(self.name.pl, 'locative')}"
        return f"in the {self.name.en} subregion"


class Team(Card):
    """A task team of the regional committee."""

    id: str
    name: Bilingual


class Region(Card):
    """A region is this card, its boundaries and its data; `is_default` is the one shown where none is set.

    Of the headline and series indicators the overview shows the first few that have values.
    """

    id: str
    is_default: bool = False
    teryt: Annotated[str, Field(pattern=r"^\d{2}$")]
    name: Bilingual
    coordinator: str
    accent: Colour
    highlight: Colour
    subregions: list[Subregion]
    towns_on_map: list[str]
    teams: list[Team]
    plans: list[str]
    headline_indicators: list[str]
    gauge_indicators: list[str]
    series_indicators: list[str]
    map_indicators: list[str]

    def subregion_code(self, subregion_id: str) -> str:
        """'polnocny' -> '24-polnocny'."""
        return f"{self.teryt}-{subregion_id}"

    def subregion_of_powiat(self, powiat: str) -> Subregion | None:
        """The subregion that holds a powiat; None where the region declares none."""
        return next((s for s in self.subregions if powiat in s.powiaty), None)

    def named(self, language: Language) -> str:
        """'województwo śląskie'."""
        return f"województwo {self.name.pl}" if language == "pl" else f"{self.name.en} voivodeship"

    def located(self, language: Language) -> str:
        """'w województwie śląskim'."""
        if language == "pl":
            return f"w województwie {adjective_case(self.name.pl, 'locative')}"
        return f"in the {self.name.en} voivodeship"
