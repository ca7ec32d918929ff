"""The schema of every card; an unknown or missing key is a fault, never a silent default."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from data.areas import AreaLevel
from data.language import Language

Kind = Literal["level", "cumulative", "share", "keep_at_least", "range", "yes_no"]
Direction = Literal["up", "down", "keep"]
EntityStatus = Literal["ps", "mark"]
Role = Literal["population", "entities", "events", "event_months"]
Frequency = Literal["once", "monthly", "quarterly", "half_yearly", "yearly", "every_two_years", "irregular"]
ColumnKind = Literal["text", "code", "number", "count", "date", "period", "choice", "yes_no", "place"]


class Card(BaseModel):
    """A card is read once, checked whole and never changed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Bilingual(Card):
    """A text in Polish and English."""

    pl: str
    en: str

    def in_language(self, language: Language) -> str:
        """The text in one language."""
        return self.pl if language == "pl" else self.en


class Unit(Card):
    """What is counted: `count` forms [1 osoba, 2 osoby, 5 osób, 2,5 osoby], or a symbol set behind the number.

    `in_millions` writes 91 000 000 as '91 mln'; `men_counted` is the Polish masculine personal gender, whose few-form
    stands after 2, 3 and 4 alone: 4 mieszkańcy, but 24 mieszkańców. `spellings` are what offices write beside the name
    and the forms.
    """

    id: str
    name: Bilingual
    forms_pl: list[str] | None = Field(default=None, min_length=4, max_length=4)
    forms_en: list[str] | None = Field(default=None, min_length=2, max_length=2)
    symbol: Bilingual | None = None
    decimals: int = Field(default=0, ge=0, le=3)
    in_millions: bool = False
    men_counted: bool = False
    spellings: list[str] = []

    @model_validator(mode="after")
    def has_forms_or_symbol(self) -> "Unit":
        """A unit is spoken either by counted forms or by a symbol."""
        if (self.symbol is None) == (self.forms_pl is None) or (self.forms_pl is None) != (self.forms_en is None):
            raise ValueError("give either forms_pl and forms_en, or symbol")
        return self


class ColumnMap(Card):
    """One column of a source: our name, the headers offices write, and whether a file without it is refused.

    A `secret` column holds people: it is read only to count them, and no check, message or table ever sees it.

    The rest makes the template: what a cell holds (a `count` is a whole number from 0, a `code` digits that keep
    their zeros), a cell that passes the checks, what the column means, and words to choose from: those of a `choice`
    are all there are, those of a `text` suggestions; `choices_from` names a card of spellings that has them.
    """

    name: str
    headers: list[str] = []
    required: bool = False
    secret: bool = False
    kind: ColumnKind = "text"
    choices: list[str] = []
    choices_from: str = ""
    example: str = ""
    about: Bilingual | None = None

    @model_validator(mode="after")
    def list_fits_the_kind(self) -> "ColumnMap":
        """A choice has one list, a text may have one, nothing else has any."""
        lists = bool(self.choices) + bool(self.choices_from)
        if lists > (self.kind in {"choice", "text"}) or (self.kind == "choice" and not lists):
            raise ValueError("give choices or choices_from: one for the kind 'choice', at most one for 'text'")
        return self


class Source(Card):
    """Where figures come from and how the file is laid out; a load replaces all earlier facts of its source.

    With a `version_key` (columns of the fact tables) it replaces only the facts that have the same key.
    """

    id: str
    name: Bilingual
    publisher: str
    licence: str
    address: str
    transform: str
    columns: list[ColumnMap] = Field(min_length=1)
    personal_columns: list[str] = []
    version_key: list[str] = []
    note: Bilingual | None = None


class ObservationMeasure(Card):
    """Values of published series; each breakdown names the series that carries it ('' = the total)."""

    way: Literal["observations"]
    series: dict[str, str]
    sources: list[str]


class PlanValueMeasure(Card):
    """Baseline, target and values of an indicator as a plan publishes them; `later_series` continues the values."""

    way: Literal["plan_values"]
    code: str
    later_series: str | None = None
    sources: list[str]


class PlanActionMeasure(Card):
    """Planned against realised quantities of actions; keys are summed only because they name different things."""

    way: Literal["plan_actions"]
    keys: list[str] = Field(min_length=1)
    sources: list[str]


class EntityCountMeasure(Card):
    """Entities counted by area and kind at the date the source speaks of."""

    way: Literal["entity_count"]
    kinds: dict[str, list[str]]
    sources: list[str]


class EntityStockMeasure(Card):
    """Entities of a registry (the first of `sources`) that exist at the ends of years and on its newest date.

    `status` counts only those that hold it; `with_status` are breakdowns by a status beside those by kind.
    """

    way: Literal["entity_stock"]
    kinds: dict[str, list[str]] = Field(min_length=1)
    status: EntityStatus | None = None
    with_status: dict[str, EntityStatus] = {}
    sources: list[str] = Field(min_length=1)


class EventCountMeasure(Card):
    """Dated events that took place, counted by area and calendar year."""

    way: Literal["event_count"]
    sources: list[str]


class HeldEventsMeasure(Card):
    """Events of an office (the first of `sources`) that took place, by area and year; zero is a value too.

    By month there are only months that had any, each ending on the day of its last event.
    """

    way: Literal["held_events"]
    step: Literal["year", "month"] = "year"
    sources: list[str] = Field(min_length=1)


class AttendanceMeasure(Card):
    """Attendances by area of the institution and year of the event: rows of its list, else its head-count."""

    way: Literal["attendances"]
    sources: list[str] = Field(min_length=1)


Measure = Annotated[
    ObservationMeasure
    | PlanValueMeasure
    | PlanActionMeasure
    | EntityCountMeasure
    | EntityStockMeasure
    | EventCountMeasure
    | HeldEventsMeasure
    | AttendanceMeasure,
    Field(discriminator="way"),
]


class Milestone(Card):
    """A dated point of the path between baseline and target."""

    date: date
    value: float


class SeriesBreak(Card):
    """From this date on values are not comparable with earlier ones."""

    date: date
    reason: Bilingual


class Continuation(Card):
    """The indicator of an earlier plan that this one goes on with, and where a source says so."""

    indicator: str
    reason: Bilingual


class Indicator(Card):
    """What is measured, in which unit, which way is good, and how it is computed (see docs/methodology.md).

    `breakdowns_from` takes the breakdowns from a closed list of words; `used_as` tells what the program itself asks
    the indicator for: the population that rates are divided by, entities and events for gminy that have none.
    """

    id: str
    code: str
    name: Bilingual
    short: Bilingual
    unit: str
    kind: Kind
    direction: Direction | None = None
    plan: str | None = None
    priority: str | None = None
    goal: Bilingual | None = None
    action: Bilingual | None = None
    team: str | None = None
    continues: Continuation | None = None
    measure: Measure
    breakdowns: dict[str, Bilingual] = {}
    breakdowns_from: Literal["event_kinds"] | None = None
    used_as: Role | None = None
    areas: list[AreaLevel] = Field(min_length=1)
    additive: bool = True
    sample: bool = False
    frequency: Frequency
    owner: str
    range_low: float | None = None
    milestones: list[Milestone] = []
    series_breaks: list[SeriesBreak] = []
    note: Bilingual | None = None

    @model_validator(mode="after")
    def plan_indicator_has_direction(self) -> "Indicator":
        """Progress cannot be judged without knowing which way is good."""
        if self.plan and (self.direction is None or self.priority is None):
            raise ValueError("an indicator of a plan needs direction and priority")
        return self
