"""Parameters of the address that belong to one page: how each is read, and what its page expects there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from data.catalog import Catalog

LONGEST_VALUE = 80


@dataclass(frozen=True)
class OwnParameter:
    """`read` gives the one form of a value, or None where it is not understood; `expected` says what is (English)."""

    page: str
    read: Callable[[str, Catalog], str | None]
    expected: str = "one of the values offered on the page"


def one_of(*values: str) -> Callable[[str, Catalog], str | None]:
    """Reads one of these values as it stands."""
    return lambda found, _catalog: found if found in values else None


def a_number(found: str, _catalog: Catalog) -> str | None:
    """A whole number in its plain form: '007' is '7'."""
    return str(int(found)) if found.isascii() and found.isdigit() else None


def a_source(found: str, catalog: Catalog) -> str | None:
    """The id of a source."""
    return found if found in catalog.sources else None


MEASURES = ("liczba", "na_10_tys", "zmiana")
MONTHS_WITHOUT_EVENTS = ("6", "12", "24", "36")
ANY_ENTITY = "pes"


def white_spots(catalog: Catalog) -> list[str]:
    """Values of `plamy`: months without an event, any entity, kinds of entities."""
    entities = catalog.used_as("entities")
    return [*MONTHS_WITHOUT_EVENTS, ANY_ENTITY, *(entities.breakdowns if entities else [])]


OWN_PARAMETERS: Mapping[str, OwnParameter] = {
    "zrodlo": OwnParameter("/dane", a_source),
    "wczytanie": OwnParameter("/dane", a_number, "the number of a load"),
    "miara": OwnParameter("/mapa", one_of(*MEASURES)),
    "plamy": OwnParameter("/mapa", lambda found, catalog: found if found in white_spots(catalog) else None),
}
