"""The map by keyboard and by its lists, and that it says the same as its table."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.reader import READY, Reader, plain

STOP = '.map-areas path[tabindex="0"]'


def focused(reader: Reader) -> str:
    """Code of the area that has the focus."""
    code: str | None = reader.page.evaluate("document.activeElement.dataset.code")
    assert code
    return code


def test_arrows_move_enter_chooses_and_the_breadcrumb_leads_back(reader: Reader) -> None:
    reader.open("/mapa")
    reader.page.locator(STOP).focus()
    seen = [focused(reader)]
    for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"):
        reader.page.keyboard.press(key)
        if focused(reader) != seen[-1]:
            seen.append(focused(reader))
    assert len(set(seen)) >= 3
    assert reader.page.locator(STOP).count() == 1
    name = reader.page.locator(STOP).get_attribute("aria-label")
    reader.page.keyboard.press("Enter")
    reader.wait()
    chosen = re.fullmatch(r"/mapa\?subregion=(\w+)&powiat=(\d{4})&gmina=(\d{7})", reader.address)
    assert chosen
    assert chosen[3][:6] == seen[-1]
    assert focused(reader) == seen[-1]
    assert name
    assert name.split(":")[0] in reader.page.inner_text(".breadcrumb")
    reader.click(".breadcrumb li:nth-child(3) a")
    assert reader.address == f"/mapa?subregion={chosen[1]}&powiat={chosen[2]}"
    reader.click(".breadcrumb li:first-child a")
    assert reader.address == "/mapa"


def test_focus_shows_what_the_pointer_shows(reader: Reader) -> None:
    reader.open("/mapa")
    tip = reader.page.locator(".map-tip")
    reader.page.locator(STOP).focus()
    by_keyboard = tip.inner_text()
    label = plain(reader.page.locator(STOP).get_attribute("aria-label") or "")
    assert plain(by_keyboard.replace("\n", ": ")) == label
    reader.page.keyboard.press("Escape")
    assert tip.is_hidden()
    reader.page.locator(STOP).hover()
    assert tip.inner_text() == by_keyboard


def test_areas_can_be_chosen_in_the_list_before_the_map(reader: Reader) -> None:
    reader.open("/mapa")
    names = [*reader.figures()]
    assert names.index("ranking") < names.index("mapa")
    reader.click('.ranking a:text-is("Katowice")')
    assert reader.address == "/mapa?subregion=centralny&powiat=2469&gmina=2469011"


def test_lists_of_indicators_kinds_and_levels_change_the_map(reader: Reader) -> None:
    reader.open("/mapa")
    indicator = reader.page.locator('select[data-param="wskaznik"]')
    indicator.select_option("podmioty_proba")
    reader.wait()
    assert reader.address == "/mapa?wskaznik=podmioty_proba"
    before = reader.figures()["mapa"]
    kinds = reader.page.locator('select[data-param="typ"] option')
    assert kinds.count() > 2
    value, words = kinds.nth(1).get_attribute("value"), kinds.nth(1).inner_text()
    reader.page.locator('select[data-param="typ"]').select_option(value)
    reader.wait()
    after = reader.figures()["mapa"]
    assert words in after["subtitle"]
    assert after["drawn"] != before["drawn"]
    reader.click('.controls .segment:text-is("powiaty")')
    assert "poziom=powiat" in reader.address
    assert reader.page.locator(".map-areas path").count() == 36


def test_map_and_ranking_say_the_same_as_their_tables(reader: Reader) -> None:
    reader.open("/mapa")
    for address in ("/mapa", "/mapa?wskaznik=podmioty_proba&poziom=powiat", "/mapa?wskaznik=wydarzenia_kronika"):
        reader.go(address)
        assert on_map(reader) == {row[0]: row[2] for row in reader.table("mapa")}, address
        listed = [
            [plain(row.locator(".ranking-name a").inner_text()), plain(row.locator(".ranking-value").inner_text())]
            for row in reader.page.locator(".ranking-row").all()
        ]
        assert listed == reader.table("ranking")[: len(listed)], address
        assert listed, address


def on_map(reader: Reader) -> dict[str, str]:
    """By name of area: its value as spoken, without the unit; missing ones as the table writes them."""
    labels: list[str] = reader.page.evaluate(
        "[...document.querySelectorAll('.map-areas path')].map((path) => path.getAttribute('aria-label'))"
    )
    values = {}
    for label in labels:
        name, _, value = plain(label).partition(": ")
        number = re.match(r"[\d ,]*\d", value)
        values[name] = number[0] if number else {"brak danych": "–brak danych"}[value]
    return values


@pytest.mark.parametrize("status", [404, 503])
def test_borders_that_a_server_does_not_have_yet_are_asked_for_again(reader: Reader, status: int) -> None:
    asked: list[str] = []

    def first_refused(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.fulfill(status=status)
        else:
            route.continue_()

    reader.page.route("**/geo/*", first_refused)
    reader.page.goto(f"{reader.url}/mapa?wskaznik=ludnosc")
    expect(reader.page.locator(READY)).to_have_count(1, timeout=20_000)
    assert len(asked) == 2
    assert len(set(asked)) == 1
    label = reader.page.locator(".map-areas path[data-code='240106']").get_attribute("aria-label") or ""
    assert label.startswith("gmina Psary: ")
    assert ["gmina Psary", "2401062"] in [row[:2] for row in reader.table("mapa")]
    assert [said for said in reader.complaints if str(status) not in said] == []
    reader.complaints.clear()


def test_a_map_without_its_borders_does_not_show_those_of_another_region(reader: Reader) -> None:
    reader.open("/mapa?wskaznik=ludnosc")
    assert reader.page.locator(".map-areas path").count() > 0
    reader.page.route("**/geo/18.json*", lambda route: route.fulfill(json={}))
    reader.go("/mapa?region=podkarpackie&wskaznik=ludnosc")
    assert "podkarpackim" in reader.figure_text("mapa", ".card-title")
    assert reader.page.locator(".map-areas path").count() == 0
    assert reader.table("mapa") == []
    assert [said for said in reader.complaints if "cannot be drawn" not in said] == []
    reader.complaints.clear()
