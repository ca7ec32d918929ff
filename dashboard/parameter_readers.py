"""How values of parameters are read: the one form of what is understood, None for the rest."""

import re
from collections.abc import Callable

from data.catalog import Catalog

MONTHS_WITHOUT_EVENTS = ("6", "12", "24", "36")
ANY_ENTITY = "pes"
MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
POWIAT = re.compile(r"[0-9]{4}")
FIRST_YEAR, LAST_YEAR, MONTHS = 1990, 2100, 12
MOST_DIGITS = 6


def one_of(*values: str) -> Callable[[str, Catalog], str | None]:
    """Reads one of these values as it stands."""
    return lambda found, _catalog: found if found in values else None


def some_of(*values: str) -> Callable[[str, Catalog], str | None]:
    """Reads a comma list of these values, each once, in the order given."""

    def read(found: str, _catalog: Catalog) -> str | None:
        parts = [part.strip() for part in found.split(",") if part.strip()]
        return ",".join(dict.fromkeys(parts)) if parts and set(parts) <= set(values) else None

    return read


def any_text(found: str, _catalog: Catalog) -> str | None:
    """Reads any text as single words; what it may find is the matter of the page."""
    return " ".join(found.split()) or None


def printable_text(found: str, _catalog: Catalog) -> str | None:
    """Reads what people wrote as it stands; pages look it up and say where nothing has that name."""
    return found if found.isprintable() else None


def whole_number(found: str, _catalog: Catalog) -> str | None:
    """Reads a number from 1 to six digits."""
    is_number = found.isascii() and found.isdecimal() and len(found) <= MOST_DIGITS
    return str(int(found)) if is_number and int(found) else None


def month(found: str, _catalog: Catalog) -> str | None:
    """Reads '2014-03'."""
    if not MONTH.fullmatch(found):
        return None
    year, number = map(int, found.split("-"))
    return found if FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= MONTHS else None


def powiat_code(found: str, _catalog: Catalog) -> str | None:
    """Reads four digits."""
    return found if POWIAT.fullmatch(found) else None


def a_source(found: str, catalog: Catalog) -> str | None:
    """Reads the id of a source."""
    return found if found in catalog.sources else None


def a_plan(found: str, catalog: Catalog) -> str | None:
    """Reads the id of a plan."""
    return found if found in catalog.plans else None


def a_screen(found: str, catalog: Catalog) -> str | None:
    """Reads the id of a playlist."""
    return found if found in catalog.screens else None


def institution_kind(found: str, catalog: Catalog) -> str | None:
    """Reads the id of a kind of institution."""
    return found if found in catalog.spellings.names("institution_kinds") else None


def white_spots(catalog: Catalog) -> list[str]:
    """Values of `plamy`: months without an event, any entity, kinds of entities."""
    entities = catalog.used_as("entities")
    return [*MONTHS_WITHOUT_EVENTS, ANY_ENTITY, *(entities.breakdowns if entities else [])]


def white_spot(found: str, catalog: Catalog) -> str | None:
    """Reads one of `white_spots`."""
    return found if found in white_spots(catalog) else None
