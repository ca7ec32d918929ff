"""A whole meeting in two windows: agenda, frozen day, decisions, minutes and slides, and what the next one finds."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import BrowserContext, Route, expect
from pptx import Presentation

from tests.browser.reader import READY, Reader, plain
from tests.browser.test_accessibility import OPEN_ALL, barriers
from tests.live import live_app, load_bundle

SAME_VIEW_AGAIN = "window.dash_clientside.barometr.show(document.querySelector('.shell').outerHTML)"


@pytest.fixture
def office(reader: Reader, tmp_path: Path) -> Iterator[Reader]:
    """A reader of a program of its own, whose journal is empty."""
    load_bundle(tmp_path / "barometr.sqlite")
    with live_app(tmp_path / "barometr.sqlite") as running:
        reader.url = running.url
        yield reader


def write(office: Reader, action: str, button: str, opens: str = "", **fields: str) -> None:
    """Fills in a form of the page and sends it."""
    form = office.page.locator(f"form:has(input[value={action}])").first
    if opens and not form.locator("button").is_visible():
        office.page.locator(f'summary:has-text("{opens}")').first.click()
    for name, value in fields.items():
        form.locator(f"[name={name}]").fill(value)
    expect(form.locator("[name=kto]")).not_to_have_value("")  # remembered from the first time
    with office.page.expect_navigation():
        form.get_by_text(button).click()
    office.wait()


def test_what_is_typed_outlives_an_answer_of_the_server(office: Reader) -> None:
    office.open("/posiedzenie")
    form = office.page.locator("form:has(input[value=nowe])")
    form.locator("[name=tytul]").fill("Komitet")
    form.locator("[name=kto]").fill("Anna Nowak")
    office.page.evaluate(SAME_VIEW_AGAIN)
    office.wait()
    assert [form.locator(f"[name={name}]").input_value() for name in ("tytul", "kto")] == ["Komitet", "Anna Nowak"]


def test_a_name_is_remembered_also_by_a_script_that_comes_after_the_page_is_ready(office: Reader) -> None:
    page = office.page
    office.open("/posiedzenie")
    page.evaluate("localStorage.setItem('barometr-kto', 'Anna Nowak')")

    def let_it_wait(route: Route) -> None:
        page.locator(READY).wait_for()
        route.continue_()

    page.route("**/record.*js*", let_it_wait)
    office.open("/posiedzenie")
    expect(page.locator("form:has(input[value=nowe]) [name=kto]")).to_have_value("Anna Nowak")


def test_a_meeting_from_agenda_to_the_next_one(office: Reader, context: BrowserContext, tmp_path: Path) -> None:
    page = office.page
    office.open("/posiedzenie")
    write(office, "nowe", "Utwórz posiedzenie", tytul="Komitet", dzien="2026-03-10", kto="Anna Nowak")
    write(office, "start", "Rozpocznij posiedzenie", stan_na="2018-12-31")
    office.go("/posiedzenie")
    write(office, "nowe", "Utwórz posiedzenie", tytul="Komitet", dzien="2026-11-26")
    write(office, "punkt", "Dodaj do porządku", "Dodaj punkt", tytul="Postęp planu", adres="/plan", zespol="Zespół I")
    # any page can be put on the agenda
    office.open("/mapa?wskaznik=ludnosc")
    page.locator(".page-menu summary").click()
    office.click('.page-menu a:text-is("Do porządku obrad")')
    write(office, "punkt", "Dodaj do porządku", tytul="Mieszkańcy")
    write(office, "start", "Rozpocznij posiedzenie", stan_na="2025-12-31")
    assert "stan na 31 grudnia 2025" in plain(page.locator(".lead").inner_text())
    assert page.locator('figure[data-wykres="zmiany"]').count() == 1
    assert "od 31 grudnia 2018" in office.figure_text("zmiany", ".card-subtitle")

    office.click('a:text-is("Otwórz widok prowadzącego")')
    with context.expect_page() as opened:
        page.locator("button[data-sala]").click()
    room = opened.value
    room.wait_for_selector(READY)
    expect(room.locator(".room-bar")).to_have_text("Postęp planu · Zespół I")
    assert "stan_na=2025-12-31" in room.url
    assert not room.locator(".rail").is_visible()
    page.keyboard.press("ArrowRight")
    office.wait()
    expect(room.locator(".room-bar")).to_have_text("Mieszkańcy")
    room.wait_for_url("**/mapa?wskaznik=ludnosc&stan_na=2025-12-31")

    write(office, "decyzja", "Zapisz decyzję w protokole", "Zapisz decyzję", tresc="Przyjąć plan.")
    write(office, "zadanie", "Zapisz zadanie", "Zapisz zadanie", tresc="Sprawdzić gminy.", odpowiada="Jan Kowal")
    assert "mieszkańców" in page.locator(".seen").first.inner_text()
    page.evaluate(OPEN_ALL)
    found = barriers(office)
    office.click('a:text-is("Wróć do posiedzenia")')
    page.evaluate(OPEN_ALL)
    assert found + barriers(office) == []
    room.close()

    minutes = docx.Document(BytesIO(context.request.get(office.url + href(office, "protokol")).body()))
    cells = [cell.text for table in minutes.tables for row in table.rows for cell in row.cells]
    assert {"Przyjąć plan.", "Sprawdzić gminy.", "Jan Kowal", "Mieszkańcy"} <= set(cells)
    deck = Presentation(BytesIO(context.request.get(office.url + href(office, "prezentacja")).body()))
    assert len(deck.slides) > 4
    read_the_pack(context, context.request.get(office.url + href(office, "paczka")).body(), tmp_path)
    write(office, "koniec", "Zamknij posiedzenie", "Zamknij posiedzenie")

    office.open("/posiedzenie")
    write(office, "nowe", "Utwórz posiedzenie", tytul="Komitet", dzien="2027-02-01")
    assert "Sprawdzić gminy." in page.locator("#strona").inner_text()
    write(office, "zrobione", "Zapisz", "Wykonane")
    assert "nie zostawiły otwartych zadań" in page.locator("#strona").inner_text()


def read_the_pack(context: BrowserContext, content: bytes, folder: Path) -> None:
    """The offline pack from disk, with the network cut."""
    (folder / "paczka.html").write_bytes(content)
    context.set_offline(True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "paczka.html").as_uri())
    assert page.locator("section:visible h2").all_inner_texts() == ["1. Postęp planu"]
    page.keyboard.press("ArrowRight")
    expect(page.locator("section:visible h2")).to_have_text("2. Mieszkańcy")
    whole = page.locator("figure:visible h3").all_inner_texts()
    page.select_option("#obszar", "polnocny")
    north = page.locator("figure:visible h3").all_inner_texts()
    assert whole != north
    assert any("północn" in title for title in north)
    assert page.locator("figure:visible img").first.evaluate("(img) => img.complete && img.naturalWidth > 100")
    page.evaluate(OPEN_ALL)
    assert barriers(Reader(page, page.url)) == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    page.close()
    context.set_offline(False)


def href(office: Reader, view: str) -> str:
    return str(office.page.locator(f'a[href^="/eksport/{view}"]').get_attribute("href"))


def test_what_is_wrong_is_told_and_what_was_typed_stays(office: Reader) -> None:
    page = office.page
    office.open("/posiedzenie")
    write(office, "nowe", "Utwórz posiedzenie", tytul="Komitet", kto="Anna Nowak")
    page.locator('summary:has-text("Dodaj punkt")').click()
    form = page.locator("form:has(input[value=punkt])")
    form.locator("[name=tytul]").fill("Plan")
    form.locator("[name=adres]").fill("/plan?wskaznik=zmyslony")
    form.locator("button").click()
    expect(form.locator(".form-fault")).to_contain_text("nie jest adresem widoku")
    assert form.locator("[name=tytul]").input_value() == "Plan"
    assert [said for said in office.complaints if "400" not in said] == []
    office.complaints.clear()
