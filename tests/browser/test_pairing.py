"""A wall screen is paired and taken away again, in two browsers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from dashboard.factory import create_app
from dashboard.views import Views
from data.catalog import read_catalog
from data.store.engine import open_engine
from tests.browser.reader import READY, Reader
from tests.browser.test_accessibility import OPEN_ALL, barriers
from tests.live import REGION, load_bundle, serving

SLIDE = "#strona > .slide[data-slajd]"


@pytest.fixture
def office(reader: Reader, tmp_path: Path) -> Iterator[Reader]:
    """A reader of a program whose screens must be paired."""
    database = tmp_path / "barometr.sqlite"
    load_bundle(database)
    address = f"sqlite:///{database}"
    engine, recorder = open_engine(address, read_only=True), open_engine(address)
    views = Views(engine, read_catalog(), REGION, recorder=recorder, pairs_screens=True)
    with serving(create_app(views)) as reader.url:
        yield reader
    recorder.dispose()
    engine.dispose()


def test_a_screen_is_paired_and_taken_away(office: Reader, context: BrowserContext) -> None:
    screen = context.new_page()
    screen.set_viewport_size({"width": 1920, "height": 1080})
    screen.goto(f"{office.url}/ekran")
    code = screen.locator(".pairing-code")
    expect(code).to_contain_text("-")
    assert barriers(Reader(screen, office.url)) == []

    office.open("/ekrany")
    form = office.page.locator('form[data-zapis="paruj"]')
    for name, value in {"kod": code.inner_text(), "nazwa": "Hol główny", "kto": "Anna Nowak"}.items():
        form.locator(f"[name={name}]").fill(value)
    form.locator("[name=motyw]").select_option("ciemny")
    with office.page.expect_navigation():
        form.get_by_role("button").click()
    office.wait()
    screen.wait_for_selector(f"{READY} > .slide[data-slajd]")
    assert screen.url.removeprefix(office.url).startswith("/ekran?")
    expect(office.page.locator(".meeting-outcomes li")).to_contain_text("Hol główny")
    office.page.evaluate(OPEN_ALL)
    assert barriers(office) == []

    screen.keyboard.press(" ")  # a paused screen is taken away as well
    revoke = office.page.locator('form[data-zapis^="odlacz"]')
    with office.page.expect_navigation():
        revoke.get_by_role("button").click()
    office.wait()
    expect(office.page.locator("#strona")).to_contain_text("Żaden ekran nie jest jeszcze sparowany.")
    screen.wait_for_selector(".pairing-code")
    expect(screen.locator(SLIDE)).to_have_count(0)
