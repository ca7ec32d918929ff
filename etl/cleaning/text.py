"""Texts as keys and as cells."""

from geo.names import fold

MISSING_MARKERS = frozenset(
    {"", "-", "–", "—", ".", "x", "b.d.", "bd", "b.d", "brak", "brak danych", "dane w opracowaniu", "n.d.", "nd"}
)


def squeeze(text: str) -> str:
    """'  a \\u00a0 b ' -> 'a b': every run of white space, also non-breaking, becomes one space."""
    return " ".join(text.split())


def slug(text: str) -> str:
    """'Liczba aktywnych jednostek (31 XII)' -> 'liczba-aktywnych-jednostek-31-xii'."""
    return fold(text).replace(" ", "-")


def column_key(header: str) -> str:
    """The form in which headers are compared: 'Kod_TERYT ' and 'kod teryt' -> 'kodteryt'."""
    return fold(header).replace(" ", "")


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no value: '', '-', 'b.d.', 'dane w opracowaniu'."""
    return squeeze(text).casefold() in MISSING_MARKERS
