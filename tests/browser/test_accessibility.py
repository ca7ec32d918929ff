"""axe-core finds nothing on any page, in any theme, at any width, nor in the views that come up now and then."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.reader import PAGES, WIDTHS, Reader
from tests.live import live_app

OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]},
    "resultTypes": ["violations"],  # the long lists of what is well are not asked for
}
RARE = (
    "/?stan_na=1995-01-01",  # nothing is known so early
    "/mapa?gmina=2464011",
    "/mapa?wskaznik=nie_ma",  # a notice
    "/mapa?wskaznik=podmioty_regon&miara=na_10_tys",
    "/mapa?wskaznik=podmioty_regon&miara=zmiana&lang=en",
    "/mapa?plamy=12",  # nothing is known
    "/plan?wskaznik=sl_doradztwo",  # a value that the source does not give
    "/plan?wskaznik=kpres_05&lang=en",
    "/porownanie?powiat=2416&gmina=2416103&grupa=podobne",
    "/porownanie?subregion=polnocny&widok=skrot",
    "/wydarzenia?widok=kalendarz",
    "/wydarzenia?widok=zasieg",  # nobody has loaded lists
    "/wydarzenia?widok=sciezka",
    "/nie-ma-takiej",
)
OPEN_ALL = "document.querySelectorAll('details').forEach((details) => { details.open = true; })"


def barriers(reader: Reader, part: str = "html") -> list[str]:
    """What axe finds on the present view, or in a part of it: rule, element, and what to do."""
    if not reader.page.evaluate("Boolean(window.axe)"):
        reader.page.evaluate(AXE_SCRIPT)
    found: dict[str, Any] = reader.page.evaluate("([part, options]) => window.axe.run(part, options)", [part, OPTIONS])
    return [
        f"{reader.address} {violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


# A laptop and a desk have the same styles (tests/architecture/test_habits.py), so one theme is enough for the laptop.
@pytest.mark.parametrize(
    ("size", "theme"),
    [("phone", "jasny"), ("phone", "ciemny"), ("phone", "kontrast"), ("laptop", "jasny"), ("desk", "jasny")],
)
def test_pages_have_no_barriers(reader: Reader, size: str, theme: str) -> None:
    assert found_on_pages(reader, size, theme) == []


@pytest.mark.parametrize("theme", ["jasny", "ciemny", "kontrast"])
def test_open_tables_menus_and_methods_have_no_barriers(reader: Reader, theme: str) -> None:
    assert found_on_pages(reader, "desk", theme, before=OPEN_ALL) == []


def found_on_pages(reader: Reader, size: str, theme: str, before: str = "") -> list[str]:
    """Barriers of all pages; a script may change each of them `before`."""
    width, height = WIDTHS[size]
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.open(f"/metodyka?motyw={theme}")
    found = []
    for path in PAGES:
        reader.go(f"{path}?motyw={theme}")
        if before:
            reader.page.evaluate(before)
        found += barriers(reader)
    return found


def test_rare_views_have_no_barriers(reader: Reader) -> None:
    reader.open("/metodyka")
    found = []
    for address in RARE:
        reader.go(address)
        found += barriers(reader)
    assert found == []


def test_view_of_a_failed_database_has_no_barriers(reader: Reader, tmp_path: Path) -> None:
    with live_app(tmp_path / "missing.sqlite") as broken:
        reader.url = broken.url
        reader.open("/")
        assert barriers(reader) == []
