"""The playlist that an office writes itself, `ekran.yml` in its data folder."""

from dataclasses import replace
from pathlib import Path

from data.catalog.reading import Catalog, broken_screen_links, read_card
from data.catalog.screen_cards import Screen
from data.errors import UserError

FILE = "ekran.yml"


def with_office_screen(catalog: Catalog, folder: Path) -> Catalog:
    """The catalog with the playlist of the office as the first one; UserError that names every fault of it."""
    path = folder / FILE
    if not path.exists():
        return catalog
    faults: list[str] = []
    screen = read_card(path, Screen, faults)
    if screen:
        faults += broken_screen_links(catalog, screen)
    if faults or screen is None:
        fault = "; ".join(fault.removeprefix(f"{FILE}: ") for fault in faults)
        raise UserError("{file} cannot be used: {fault}. Correct it or take it away.", file=FILE, fault=fault)
    others = {name: other for name, other in catalog.screens.items() if name != screen.id}
    return replace(catalog, screens={screen.id: screen, **others})
