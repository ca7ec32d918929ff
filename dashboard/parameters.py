"""Parameters of the address that belong to one page: how each is read, and what its page expects there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from data.catalog import Catalog
from data.comparison.peers import GROUPS
from data.queries.entity_index import FAULTS
from data.queries.entity_table import HORIZONS, ORDERS, STATUSES

LONGEST_VALUE = 80
LONGEST_KEY = 400
MOST_PAGE_DIGITS = 6


@dataclass(frozen=True)
class OwnParameter:
    """`read` gives the one form of a value, or None where it is not understood; `expected` says what is (English).

    Of a value no more than `longest` characters are read. `is_place` is a place in what the view shows, such as a page
    of a table: it is forgotten as soon as the view shows something else.
    """

    page: str
    read: Callable[[str, Catalog], str | None]
    expected: str = "one of the values offered on the page"
    longest: int = LONGEST_VALUE
    is_place: bool = False


def one_of(*values: str) -> Callable[[str, Catalog], str | None]:
    """Reads one of these values as it stands."""
    return lambda found, _catalog: found if found in values else None


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


def some_of(*values: str) -> Callable[[str, Catalog], str | None]:
    """Reads a comma list of these values, each once, in the order given."""

    def read(found: str, _catalog: Catalog) -> str | None:
        parts = [part.strip() for part in found.split(",") if part.strip()]
        return ",".join(dict.fromkeys(parts)) if parts and set(parts) <= set(values) else None

    return read


def any_text(found: str, _catalog: Catalog) -> str | None:
    """Reads any text as single words; what it may find is the matter of the page."""
    return " ".join(found.split()) or None


def whole_number(found: str, _catalog: Catalog) -> str | None:
    """Reads a number from 1 to six digits."""
    is_number = found.isascii() and found.isdecimal() and len(found) <= MOST_PAGE_DIGITS
    return str(int(found)) if is_number and int(found) else None


REGISTRY = "/rejestr"
ENTITY_COLUMNS = (
    "rodzaj", "gmina", "powiat", "status", "znak", "nip", "krs", "regon", "adres", "prowadzacy", "owes", "od",
    "koniec", "zatrudnieni", "miejsca", "produkty", "braki",
)  # fmt: skip
OWN_PARAMETERS: Mapping[str, OwnParameter] = {
    "zrodlo": OwnParameter("/dane", a_source),
    "wczytanie": OwnParameter("/dane", whole_number, "the number of a load"),
    "miara": OwnParameter("/mapa", one_of(*MEASURES)),
    "plamy": OwnParameter("/mapa", lambda found, catalog: found if found in white_spots(catalog) else None),
    "szukaj": OwnParameter(REGISTRY, any_text),
    "status": OwnParameter(REGISTRY, one_of(*STATUSES[1:])),
    "wygasa": OwnParameter(REGISTRY, one_of(*map(str, HORIZONS))),
    "braki": OwnParameter(REGISTRY, some_of(*FAULTS)),
    "sortuj": OwnParameter(REGISTRY, one_of(*ORDERS, *(f"-{order}" for order in ORDERS))),
    "kolumny": OwnParameter(REGISTRY, some_of(*ENTITY_COLUMNS)),
    "porcja": OwnParameter(REGISTRY, whole_number, "a number of a page, from 1", is_place=True),
    # the key of a unit without numbers of its own holds its whole name
    "podmiot": OwnParameter(REGISTRY, any_text, longest=LONGEST_KEY, is_place=True),
    "grupa": OwnParameter("/porownanie", one_of(*GROUPS)),
    "widok": OwnParameter("/porownanie", one_of("skrot")),
}
