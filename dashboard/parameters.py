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


def a_plan(found: str, catalog: Catalog) -> str | None:
    """Reads the id of a plan."""
    return found if found in catalog.plans else None


OWN_PARAMETERS: Mapping[str, OwnParameter] = {"plan": OwnParameter("/plan", a_plan)}
