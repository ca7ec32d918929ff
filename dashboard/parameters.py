"""Parameters of the address that belong to one page: how each is read, and what its page expects there."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from data.catalog import Catalog

LONGEST_VALUE = 80
MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
POWIAT = re.compile(r"[0-9]{4}")
FIRST_YEAR, LAST_YEAR, MONTHS = 1990, 2100, 12


@dataclass(frozen=True)
class OwnParameter:
    """`read` gives the one form of a value, or None where it is not understood; `expected` says what is (English)."""

    page: str
    read: Callable[[str, Catalog], str | None]
    expected: str = "one of the values offered on the page"


def one_of(*values: str) -> Callable[[str, Catalog], str | None]:
    """Reads one of these values as it stands."""
    return lambda found, _catalog: found if found in values else None


def any_text(found: str, _catalog: Catalog) -> str | None:
    """Reads what people wrote as it stands; pages look it up and say where nothing has that name."""
    return found if found.isprintable() else None


def month(found: str, _catalog: Catalog) -> str | None:
    """Reads '2014-03'."""
    if not MONTH.fullmatch(found):
        return None
    year, number = map(int, found.split("-"))
    return found if FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= MONTHS else None


def institution_kind(found: str, catalog: Catalog) -> str | None:
    """Reads the id of a kind of institution."""
    return found if found in catalog.spellings.names("institution_kinds") else None


def powiat_code(found: str, _catalog: Catalog) -> str | None:
    """Reads four digits."""
    return found if POWIAT.fullmatch(found) else None


EVENTS = "/wydarzenia"
OWN_PARAMETERS: Mapping[str, OwnParameter] = {
    "widok": OwnParameter(EVENTS, one_of("postep", "kalendarz", "zasieg", "sciezka")),
    "temat": OwnParameter(EVENTS, any_text, "a topic as the file of events has it"),
    "miesiac": OwnParameter(EVENTS, month, "a month such as 2014-03"),
    "wydarzenie": OwnParameter(EVENTS, any_text, "the number of an event"),
    "instytucja": OwnParameter(EVENTS, institution_kind),
    "rozwin": OwnParameter(EVENTS, powiat_code, "a code of a powiat such as 2464"),
}
