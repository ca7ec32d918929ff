"""Every page: it becomes ready, names itself and its selection, and fits the screen."""

import pytest
from playwright.sync_api import Route

from tests.browser.reader import PAGES, READY, WIDTHS, Reader


@pytest.mark.parametrize("path", PAGES)
def test_page_becomes_ready_and_names_itself(reader: Reader, path: str) -> None:
    reader.open(path)
    assert reader.page.title() == f"{PAGES[path]} – Barometr ES"
    assert reader.page.inner_text("h1") == PAGES[path]
    assert reader.page.get_attribute("#strona", "data-wybor") == ""
    assert reader.page.get_attribute("html", "lang") == "pl"
    reader.go(f"{path}?subregion=polnocny&stan_na=2015-06-30&motyw=ciemny")
    chosen = reader.page.get_attribute("#strona", "data-wybor")
    assert chosen == "subregion=polnocny&stan_na=2015-06-30&motyw=ciemny"


@pytest.mark.parametrize("size", WIDTHS)
def test_nothing_scrolls_sideways(reader: Reader, size: str) -> None:
    width, height = WIDTHS[size]
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.open("/")
    for path in PAGES:
        reader.go(path)
        needed = reader.page.evaluate("document.documentElement.scrollWidth")
        assert needed <= width, path


def test_every_figure_is_complete(reader: Reader) -> None:
    reader.open("/")
    for path in PAGES:
        reader.go(path)
        for name, figure in reader.figures().items():
            assert figure["title"], name
            assert figure["subtitle"], name
            assert figure["foot"].startswith("Źródło: "), name
            assert "Stan na " in figure["foot"], name
            frame = reader.page.locator(f'figure[data-wykres="{name}"]')
            assert frame.locator("[data-table]").count() == 1, name
            assert frame.locator("button[data-download]").count() == 4, name  # the clipboard, PNG, SVG, CSV


def test_no_button_offers_a_cloud(reader: Reader) -> None:
    reader.open("/")
    for path in PAGES:
        reader.go(path)
        for picture in reader.page.locator(".over-time .drawing-svg").all():
            picture.hover()
        spoken = reader.page.evaluate(
            """[...document.querySelectorAll("a, button, [role=button], [data-title]")].map((node) => [
                node.textContent, node.title, node.ariaLabel, node.dataset.title, node.href].join(" ").toLowerCase())"""
        )
        assert not [text for text in spoken if any(w in text for w in ("cloud", "chmur", "chart studio", "share"))]


def test_a_click_before_dash_has_come_is_not_lost(reader: Reader) -> None:
    held: list[Route] = []
    reader.page.route("**/_dash-layout", lambda route: held.append(route))
    reader.page.goto(reader.url)
    reader.page.wait_for_selector(READY)
    assert "Loading" not in reader.page.inner_text("body")
    reader.page.click('.filters .segment:text-is("północny")', no_wait_after=True)
    reader.page.wait_for_timeout(500)
    for route in held:
        route.continue_()
    reader.page.wait_for_function("() => document.querySelector('#strona')?.dataset.wybor === 'subregion=polnocny'")
    reader.wait()
    assert reader.address == "/?subregion=polnocny"
