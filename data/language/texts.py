"""Texts of the interface through a gettext catalogue: English in the code, Polish in `pl.po`."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from data.errors import UserError

Language = Literal["pl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True)
class Texts:
    """Texts in one language. `{named}` places are filled from keyword arguments.

    Example: `texts_in("pl").count("{n} entity", "{n} entities", 5)` -> '5 podmiotów'.
    """

    language: Language
    catalog: Catalog | None

    def say(self, template: str, /, **values: object) -> str:
        """One text; a template missing from the catalogue stays English (a test keeps the catalogue complete)."""
        message = self.catalog.get(template) if self.catalog else None
        chosen = message.string if message and message.string else template
        return str(chosen).format(**values)

    def count(self, singular: str, plural: str, n: float, /, **values: object) -> str:
        """The form that fits `n`: 1 podmiot, 2 podmioty, 5 podmiotów; a fraction takes the genitive singular.

        `values` may give another `n` to show, as the formatted '2,5'; by default the number itself fills `{n}`.
        """
        values.setdefault("n", n)
        message = self.catalog.get(singular) if self.catalog else None
        if message and isinstance(message.string, (tuple, list)):
            return str(message.string[plural_index(n)]).format(**values)
        return (singular if n == 1 else plural).format(**values)

    def of_error(self, error: UserError) -> str:
        """The message of an error, in this language."""
        return self.say(error.template, **{name: self._value(value) for name, value in error.values_by_name.items()})

    def _value(self, value: object) -> object:
        """A list of errors becomes lines in this language."""
        if isinstance(value, list) and all(isinstance(entry, UserError) for entry in value):
            return "\n".join(map(self.of_error, value))
        return value


def plural_index(n: float) -> int:
    """Polish plural form: 0 one, 1 few, 2 many, 3 fraction ('2,5 podmiotu')."""
    if n != int(n):
        return 3
    whole = abs(int(n))
    if whole == 1:
        return 0
    return 1 if whole % 10 in {2, 3, 4} and whole % 100 not in {12, 13, 14} else 2


@lru_cache
def texts_in(language: Language) -> Texts:
    """Texts of a language; the catalogue is read once per process."""
    path = Path(__file__).with_name(f"{language}.po")
    if language == "en":
        return Texts("en", None)
    with path.open("rb") as file:
        return Texts(language, read_po(file, locale=language))
