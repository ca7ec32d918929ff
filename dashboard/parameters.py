"""Parameters of the address that belong to one page: how each is read, and what its page expects there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard import parameter_readers as reads
from data.catalog import Catalog
from data.comparison.peers import GROUPS
from data.queries.entity_index import FAULTS
from data.queries.entity_table import HORIZONS, ORDERS, STATUSES

LONGEST_VALUE = 80
LONGEST_KEY = 400
MEASURES = ("liczba", "na_10_tys", "zmiana")
ENTITY_COLUMNS = (
    "rodzaj", "gmina", "powiat", "status", "znak", "nip", "krs", "regon", "adres", "prowadzacy", "owes", "od",
    "koniec", "zatrudnieni", "miejsca", "produkty", "braki",
)  # fmt: skip


@dataclass(frozen=True)
class OwnParameter:
    """`read` gives the one form of a value, or None where it is not understood; `expected` says what is (English).

    Of a value no more than `longest` characters are read. `is_place` is a place in what the view shows, such as a page
    of a table: it is forgotten as soon as the view shows something else; what `is_of_region`, with another region.
    """

    read: Callable[[str, Catalog], str | None]
    expected: str = "one of the values offered on the page"
    longest: int = LONGEST_VALUE
    is_place: bool = False
    is_of_region: bool = False


OWN_PARAMETERS: Mapping[str, Mapping[str, OwnParameter]] = {
    "/mapa": {
        "miara": OwnParameter(reads.one_of(*MEASURES)),
        "plamy": OwnParameter(reads.white_spot),
    },
    "/rejestr": {
        "szukaj": OwnParameter(reads.any_text),
        "status": OwnParameter(reads.one_of(*STATUSES[1:])),
        "wygasa": OwnParameter(reads.one_of(*map(str, HORIZONS))),
        "braki": OwnParameter(reads.some_of(*FAULTS)),
        "sortuj": OwnParameter(reads.one_of(*ORDERS, *(f"-{order}" for order in ORDERS))),
        "kolumny": OwnParameter(reads.some_of(*ENTITY_COLUMNS)),
        "porcja": OwnParameter(reads.whole_number, "a number of a page, from 1", is_place=True),
        # the key of a unit without numbers of its own holds its whole name
        "podmiot": OwnParameter(reads.any_text, longest=LONGEST_KEY, is_place=True),
    },
    "/wydarzenia": {
        "widok": OwnParameter(reads.one_of("postep", "kalendarz", "zasieg", "sciezka", "wykaz")),
        "temat": OwnParameter(reads.printable_text, "a topic as the file of events has it", is_of_region=True),
        "miesiac": OwnParameter(reads.month, "a month such as 2014-03"),
        "wydarzenie": OwnParameter(reads.printable_text, "the number of an event", is_of_region=True),
        "instytucja": OwnParameter(reads.institution_kind),
        "rozwin": OwnParameter(reads.powiat_code, "a code of a powiat such as 2464", is_of_region=True),
    },
    "/plan": {"plan": OwnParameter(reads.a_plan, is_of_region=True)},
    "/porownanie": {
        "grupa": OwnParameter(reads.one_of(*GROUPS)),
        "widok": OwnParameter(reads.one_of("skrot")),
    },
    "/ekran": {
        "lista": OwnParameter(reads.a_screen),
        "slajd": OwnParameter(reads.whole_number, "a number of a slide, from 1", is_place=True),
    },
    "/posiedzenie": {
        "posiedzenie": OwnParameter(reads.whole_number, "the number of a meeting", is_of_region=True),
        "widok": OwnParameter(reads.one_of("prowadzacy")),
        "punkt": OwnParameter(reads.whole_number, "the number of an item, from 1", is_place=True),
        "dodaj": OwnParameter(reads.any_text, "the address of a view", longest=LONGEST_KEY),
    },
    "/uwagi": {
        "adres": OwnParameter(reads.any_text, "the address of a view", longest=LONGEST_KEY),
        "wykres": OwnParameter(reads.printable_text, "the name of a chart of the view"),
    },
    "/protokol": {"posiedzenie": OwnParameter(reads.whole_number, "the number of a meeting", is_of_region=True)},
    "/prezentacja": {"posiedzenie": OwnParameter(reads.whole_number, "the number of a meeting", is_of_region=True)},
    "/dane": {
        "zrodlo": OwnParameter(reads.a_source),
        "wczytanie": OwnParameter(reads.whole_number, "the number of a load"),
    },
}
OWN_NAMES = frozenset(name for of_page in OWN_PARAMETERS.values() for name in of_page)


def own_parameters(page: str) -> Mapping[str, OwnParameter]:
    """The parameters of a page by their names; none where the page has none."""
    return OWN_PARAMETERS.get(page, {})
