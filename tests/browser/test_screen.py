"""The wall screen: it goes on by itself, keeps its picture whatever is lost, and can be read from afar."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, Route

from tests.browser.reader import Reader, plain
from tests.live import Live, new_app, serving

PLAYLIST = """
id: proba
name: {pl: Próba, en: Trial}
address: https://barometr.example.pl
seconds: 1
stale_after_days: 3000
items:
  - {view: statusy, plan: slaskie_2014}
  - {view: wydarzenia}
  - {view: liczba, indicators: [ludnosc]}
  - {view: mapa, indicators: [ludnosc], subregion: polnocny}
  - {view: subregiony, indicators: [wydarzenia_kronika]}
"""
SIZES = ((1920, 1080), (1080, 1920), (3840, 2160))
SHOWN = (1, 3, 4, 5)  # nothing is announced in the bundled data
TEXTS = """() => {
  const found = [];
  const texts = document.createTreeWalker(document.querySelector(".slide"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const holder = texts.currentNode.parentElement;
    if (!texts.currentNode.textContent.trim() || !holder.checkVisibility({ visibilityProperty: true })) continue;
    const scale = holder.closest("svg") ? holder.getScreenCTM().a : 1;
    found.push([parseFloat(getComputedStyle(holder).fontSize) * scale, texts.currentNode.textContent]);
  }
  return found;
}"""
AT_LEAST_SEVEN = """async () => {
  const ratio = { normal: { expected: 7 }, large: { expected: 7 } };
  axe.configure({ checks: [{ id: "color-contrast-enhanced", options: { contrastRatio: ratio } }] });
  const rules = ["color-contrast-enhanced"];
  const found = await axe.run(document, { runOnly: rules });
  return found.violations.flatMap((one) => one.nodes.map((node) => node.html + node.failureSummary));
}"""
RECORD = """() => {
  window.seen = [];
  const page = document.getElementById("strona");
  new MutationObserver(() => window.seen.push({
    number: Number(page.querySelector(".slide").dataset.slajd),
    address: location.pathname + location.search,
    nodes: page.querySelectorAll("*").length,
    slides: page.querySelectorAll(".slide").length,
    state: page.dataset.stan,
  })).observe(page, { childList: true });
}"""
SAID = "(text) => document.querySelector('[aria-live]').textContent === text"
SAID_TITLE = (
    "() => document.querySelector('[aria-live]').textContent === document.querySelector('.slide').dataset.tytul"
)
OUTSIDE = """() => [...document.querySelectorAll(".slide *")].filter((node) => {
  const box = node.getBoundingClientRect();
  const isSeen = node.checkVisibility({ visibilityProperty: true }) && box.width > 1 && !node.closest("svg");
  return isSeen && (box.right > innerWidth + 1 || box.bottom > innerHeight + 1);
}).map((node) => node.className)"""


@pytest.fixture
def database(live: Live, tmp_path: Path) -> Path:
    """A copy of the database, with a playlist of quick slides beside it."""
    (tmp_path / "ekran.yml").write_text(PLAYLIST, encoding="utf-8")
    return Path(shutil.copy(live.database, tmp_path / "barometr.sqlite"))


@contextmanager
def screen(reader: Reader, database: Path) -> Iterator[Any]:
    """The screen of a database, opened; gives the app."""
    with new_app(database) as app, serving(app) as url:
        reader.url = url
        reader.open("/ekran")
        yield app


def until_slide(page: Page, number: int) -> None:
    page.wait_for_function("(n) => document.querySelector('.slide')?.dataset.slajd === String(n)", arg=number)


def lost(page: Page) -> str:
    return page.inner_text(".screen-lost")


def until_lost(page: Page) -> None:
    page.wait_for_function("() => document.querySelector('.screen-lost').textContent")


def until_found(page: Page) -> None:
    page.evaluate("window.dispatchEvent(new Event('online'))")  # else it tries again after some seconds
    page.wait_for_function("() => !document.querySelector('.screen-lost').textContent")


def as_of_new_release(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=re.sub(r'data-wydanie="\w+"', 'data-wydanie="nowe"', answer.text()))


def test_slides_follow_each_other_and_leave_nothing_behind(reader: Reader, database: Path) -> None:
    page = reader.page
    with screen(reader, database):
        page.evaluate(RECORD)
        page.wait_for_function("(n) => window.seen.length > n", arg=len(SHOWN))
        seen = page.evaluate("window.seen")
        assert page.inner_text("[role=status][aria-live]") == ""
        assert page.inner_text("h1") == "Ekran"
    numbers = [one["number"] for one in seen]
    start = SHOWN.index(numbers[0])
    assert numbers[: len(SHOWN)] == [*SHOWN[start:], *SHOWN[:start]]
    assert all(one["address"] == f"/ekran?slajd={one['number']}" for one in seen)
    assert {(one["slides"], one["state"]) for one in seen} == {(1, "gotowe")}
    assert (seen[0]["number"], seen[0]["nodes"]) == (seen[len(SHOWN)]["number"], seen[len(SHOWN)]["nodes"])


def test_keys_pause_and_turn_and_only_they_are_announced(reader: Reader, database: Path) -> None:
    page = reader.page
    with screen(reader, database):
        page.keyboard.press("Space")
        page.wait_for_function(SAID, arg="Pokaz wstrzymany.")
        now = page.get_attribute(".slide", "data-slajd")
        page.wait_for_timeout(1600)
        assert page.get_attribute(".slide", "data-slajd") == now
        page.keyboard.press("ArrowLeft")
        page.wait_for_function("(n) => document.querySelector('.slide').dataset.slajd !== n", arg=now)
        page.wait_for_function(SAID_TITLE)
        page.keyboard.press("ArrowRight")
        until_slide(page, int(now or 0))


def test_stopped_server_leaves_the_last_picture_and_is_found_again(reader: Reader, database: Path) -> None:
    page = reader.page
    with new_app(database) as app:
        with serving(app) as url:
            reader.url = url
            reader.open("/ekran")
        until_lost(page)
        assert "Brak połączenia od" in lost(page)
        assert "obraz z" in lost(page)
        title, number = page.inner_text(".slide-title"), page.get_attribute(".slide", "data-slajd")
        page.wait_for_timeout(1200)
        assert (page.inner_text(".slide-title"), page.get_attribute(".slide", "data-slajd")) == (title, number)
        with serving(app, urlsplit(url).port or 0):
            until_found(page)
            page.wait_for_function("(n) => document.querySelector('.slide').dataset.slajd !== n", arg=number)
    assert all("net::ERR_" in said for said in reader.complaints)
    reader.complaints.clear()


def test_lost_database_leaves_the_last_picture_and_is_found_again(reader: Reader, database: Path) -> None:
    page = reader.page
    with screen(reader, database):
        database.rename(database.with_name("elsewhere"))
        until_lost(page)
        assert page.locator(".slide[data-slajd] .slide-body figure").count() == 1
        assert "Nie można pokazać danych" not in page.inner_text("body")
        number = page.get_attribute(".slide", "data-slajd")
        database.with_name("elsewhere").rename(database)
        until_found(page)
        page.wait_for_function("(n) => document.querySelector('.slide').dataset.slajd !== n", arg=number)


def test_screen_that_began_without_a_database_begins_by_itself(reader: Reader, database: Path) -> None:
    database.rename(database.with_name("elsewhere"))
    with screen(reader, database):
        assert "Nie można pokazać danych" in reader.page.inner_text(".slide")
        database.with_name("elsewhere").rename(database)
        reader.page.evaluate("window.dispatchEvent(new Event('online'))")
        reader.page.wait_for_selector(".slide[data-slajd]")
        assert "Nie można pokazać danych" not in reader.page.inner_text("#strona")


def test_new_release_loads_the_page_anew_at_the_next_slide(reader: Reader, database: Path) -> None:
    page = reader.page
    with screen(reader, database):
        page.evaluate("window.isOld = true")
        page.route(f"{reader.url}/ekran?*", as_of_new_release)
        page.wait_for_function("() => !window.isOld")
        reader.wait()
        assert page.get_attribute("#strona .slide", "data-wydanie") == "nowe"
        # before the server goes: the page asks for slides as long as it is open
        page.unroute_all(behavior="wait")
        page.goto("about:blank")


def test_everything_can_be_read_from_afar(reader: Reader) -> None:
    page = reader.page
    reader.open("/ekran")
    page.keyboard.press("Space")
    count = int(plain(page.inner_text(".screen-steps-text")).split()[-1])
    for _place in range(count):
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            least = 28 * min(width, height) / 1080
            assert [text for text in page.evaluate(TEXTS) if text[0] < least] == [], reader.address
            assert page.evaluate(OUTSIDE) == [], reader.address
        now = page.get_attribute(".slide", "data-slajd")
        page.keyboard.press("ArrowRight")
        page.wait_for_function("(n) => document.querySelector('.slide').dataset.slajd !== n", arg=now)


@pytest.mark.parametrize(("theme", "slides"), [("jasny", (1, 3, 11)), ("ciemny", (1, 7)), ("kontrast", (1, 15))])
def test_texts_stand_out_seven_to_one(reader: Reader, theme: str, slides: tuple[int, ...]) -> None:
    reader.page.set_viewport_size({"width": 1920, "height": 1080})
    for number in slides:
        reader.open(f"/ekran?motyw={theme}&slajd={number}")
        reader.page.evaluate(AXE_SCRIPT)
        assert reader.page.evaluate(AT_LEAST_SEVEN) == []
