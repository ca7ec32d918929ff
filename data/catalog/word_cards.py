"""Cards of spellings in data/catalog/spellings: what offices write and what it means; strict like every other card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from data.catalog.models import Bilingual, Card
from data.errors import UserError
from data.yaml_text import read_yaml

SPELLINGS = Path(__file__).parent / "spellings"
Use = Literal["kind", "form"]
Words = Literal[
    "institution_kinds",
    "event_kinds",
    "event_statuses",
    "plan_kinds",
    "plan_directions",
    "plan_frequencies",
    "value_statuses",
]


class EntityKind(Card):
    """A kind of entity or legal form, and its spellings; `about` explains it, `in_krs` says that KRS must list it."""

    id: str = Field(pattern=r"^[a-z_]+$")
    name: Bilingual
    about: Bilingual | None = None
    in_krs: bool = False
    used_as: list[Use] = Field(min_length=1)
    spellings: list[str] = Field(min_length=1)


class EntityKindsCard(Card):
    """The closed list of kinds and forms."""

    id: Literal["entity_kinds"]
    entries: list[EntityKind] = Field(min_length=1)


class Word(Card):
    """One entry of a closed list, and its spellings."""

    id: str = Field(pattern=r"^[a-z_]+$")
    name: Bilingual
    spellings: list[str] = Field(min_length=1)


class WordsCard(Card):
    """A closed list of words that a column of office files may hold."""

    id: Words
    entries: list[Word] = Field(min_length=1)


class PlaceAlias(Card):
    """Another name of one gmina (six digits), and why."""

    name: str
    code: str = Field(pattern=r"^\d{6}$")
    reason: str


class PlaceAliasesCard(Card):
    """Other names of gminy."""

    id: Literal["place_aliases"]
    entries: list[PlaceAlias]


class FirstNamesCard(Card):
    """Common first names and words that stand only in names of organisations, for recognising columns of people."""

    id: Literal["first_names"]
    entries: list[str] = Field(min_length=1)
    not_people: list[str]


Cards = EntityKindsCard | WordsCard | PlaceAliasesCard | FirstNamesCard
READER: TypeAdapter[Cards] = TypeAdapter(Annotated[Cards, Field(discriminator="id")])


@dataclass(frozen=True)
class Spellings:
    """All cards of spellings."""

    entity_kinds: Sequence[EntityKind] = ()
    place_aliases: Sequence[PlaceAlias] = ()
    first_names: frozenset[str] = frozenset()
    not_people: frozenset[str] = frozenset()
    words: Mapping[Words, Sequence[Word]] = field(default_factory=dict)

    def names(self, card: Words | Literal["entity_kinds"]) -> dict[str, Bilingual]:
        """Names of the entries of a closed list by their ids, in the order of the card."""
        entries = self.entity_kinds if card == "entity_kinds" else self.words.get(card, ())
        return {entry.id: entry.name for entry in entries}


@lru_cache
def read_spellings(folder: Path = SPELLINGS) -> Spellings:
    """All cards of the folder; UserError that names every fault, also a card of no known kind."""
    found: dict[str, object] = {}
    words: dict[Words, Sequence[Word]] = {}
    faults: list[str] = []
    for path in sorted(folder.rglob("*.yml")):
        try:
            card = READER.validate_python(read_yaml(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            faults.append(f"{path.name}: {error}")
            continue
        except ValidationError as error:
            faults.append(f"{path.name}: " + "; ".join(f"{_place(f['loc'])}: {f['msg']}" for f in error.errors()))
            continue
        if card.id != path.stem:
            faults.append(f"{path.name}: id '{card.id}' is not the name of the file")
        if isinstance(card, FirstNamesCard):
            found |= {"first_names": frozenset(card.entries), "not_people": frozenset(card.not_people)}
        elif isinstance(card, WordsCard):
            words[card.id] = tuple(card.entries)
        else:
            found[card.id] = tuple(card.entries)
    if faults:
        raise UserError("Cards cannot be used:\n{faults}\nCorrect the named files.", faults="\n".join(faults))
    return Spellings(words=words, **found)  # type: ignore[arg-type]  # the ids of the cards are the names of the fields


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location) or "card"
