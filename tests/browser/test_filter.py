"""Choosing a subregion changes every chart; the address carries the choice, and history gives it back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.reader import Reader
from tests.live import Live

CHOICE = '.filters .segment:text-is("północny")'


def by_mouse(page: Page) -> None:
    page.click(CHOICE)


def by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    for _press in range(30):
        if page.evaluate("document.activeElement.textContent") == "północny":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("choose", [by_mouse, by_keyboard])
def test_choosing_a_subregion_changes_every_chart(reader: Reader, choose: Callable[[Page], None]) -> None:
    reader.open("/")
    before = reader.figures()
    choose(reader.page)
    reader.wait()
    after = reader.figures()
    assert reader.address == "/?subregion=polnocny"
    assert reader.page.get_attribute("#strona", "data-wybor") == "subregion=polnocny"
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] == after[name]] == []


def test_a_chart_of_a_larger_area_says_so(reader: Reader) -> None:
    reader.open("/")
    before = reader.figures()
    reader.click(CHOICE)
    parts = ("title", "subtitle", "drawn")
    after = reader.figures()
    larger = [name for name in before if all(before[name][part] == after[name][part] for part in parts)]
    assert "wskaznik-sl_szkolenia" in larger
    assert [name for name in larger if "subregion" not in after[name]["note"]] == []


def test_choosing_another_region_shows_its_own_areas_and_indicators(reader: Reader) -> None:
    reader.open("/plan?subregion=polnocny")
    reader.page.get_by_label("Województwo").select_option("województwo podkarpackie")
    reader.wait()
    assert reader.address == "/plan?region=podkarpackie"
    assert reader.page.locator(".brand-region").inner_text() == "województwo podkarpackie"
    assert reader.page.locator(".notice").count() == 0
    reader.page.get_by_label("Województwo").select_option("województwo śląskie")
    reader.wait()
    assert reader.address == "/plan"


def test_back_and_forward_restore_the_view(reader: Reader) -> None:
    reader.open("/")
    whole = reader.figures()
    reader.click(CHOICE)
    northern = reader.figures()
    reader.page.go_back()
    reader.wait()
    assert reader.address == "/"
    assert reader.figures() == whole
    reader.page.go_forward()
    reader.wait()
    assert reader.address == "/?subregion=polnocny"
    assert reader.figures() == northern


def test_the_link_opens_the_same_view(reader: Reader, live: Live, context: BrowserContext) -> None:
    reader.open("/")
    reader.click(CHOICE)
    fresh = Reader(context.new_page(), live.url)
    fresh.open(reader.address)
    assert texts(fresh) == texts(reader)


def texts(reader: Reader) -> dict[str, dict[str, str]]:
    """What figures say, without the paths that depend on the size of the window's scroll bar."""
    return {
        name: {part: figure[part] for part in ("title", "subtitle", "foot")}
        for name, figure in reader.figures().items()
    }


def test_a_chip_takes_the_choice_back(reader: Reader) -> None:
    reader.open("/?subregion=polnocny&stan_na=2015-06-30")
    assert reader.page.locator(".chip").count() == 3
    reader.click(".chip >> nth=0")
    assert reader.address == "/?stan_na=2015-06-30"
    reader.click(".chip-clear")
    assert reader.address == "/"


def test_a_change_is_announced_once(reader: Reader) -> None:
    reader.open("/")
    reader.page.evaluate(
        """() => {
          window.heard = [];
          new MutationObserver(() => window.heard.push(document.querySelector("[aria-live]").textContent))
            .observe(document.querySelector("[aria-live]"), { childList: true, characterData: true, subtree: true });
        }"""
    )
    reader.click(CHOICE)
    assert reader.page.evaluate("window.heard") == ["Przegląd: subregion północny"]
