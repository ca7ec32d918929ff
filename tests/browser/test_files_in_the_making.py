"""Files that the server makes: a reader sees how far one has come, stops it, and is told what went wrong."""

from pathlib import Path

from playwright.sync_api import Route, expect

from tests.browser.reader import Reader
from tests.browser.test_accessibility import barriers

FILES = "**/eksport/**"


def asked(reader: Reader, name: str = "PowerPoint") -> None:
    """Chooses a format in the menu of the page."""
    reader.page.locator("details.page-menu summary").click()
    reader.page.locator("details.page-menu").get_by_role("link", name=name).first.click()


def test_a_long_file_tells_how_far_it_has_come_and_can_be_stopped(reader: Reader) -> None:
    waiting: list[Route] = []
    reader.page.route(FILES, lambda route: waiting.append(route))
    reader.open("/mapa")
    asked(reader)
    line = reader.page.locator(".files .file")
    expect(line).to_contain_text("Przygotowuję plik")
    expect(line.locator(".file-count")).to_contain_text("2 s")
    assert barriers(reader) == []
    line.get_by_role("button", name="Anuluj").click()
    expect(reader.page.locator(".files")).to_have_count(0)
    assert len(waiting) == 1
    assert reader.page.url.endswith("/mapa")
    expect(reader.page.locator("details.page-menu summary")).to_be_focused()


def test_what_went_wrong_is_told_on_the_page_and_can_be_tried_again(reader: Reader) -> None:
    answers = iter([("Baza danych nie odpowiada.", 503)])

    def answer(route: Route) -> None:
        body, status = next(answers, ("", 200))
        if body:
            route.fulfill(body=body, status=status, content_type="text/plain; charset=utf-8")
        else:
            route.continue_()

    reader.page.route(FILES, answer)
    reader.open("/mapa")
    asked(reader)
    line = reader.page.locator(".files .file")
    expect(line).to_contain_text("Baza danych nie odpowiada.")
    reader.complaints.clear()  # the browser complains of the status
    with reader.page.expect_download() as taken:
        line.get_by_role("button", name="Spróbuj ponownie").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"PK")
    expect(reader.page.locator(".files")).to_have_count(0)


def test_a_third_file_waits_for_its_turn(reader: Reader) -> None:
    turns = iter([429])

    def answer(route: Route) -> None:
        if next(turns, None):
            route.fulfill(body="Trwa przygotowanie dwóch plików.", status=429, headers={"Retry-After": "1"})
        else:
            route.continue_()

    reader.page.route(FILES, answer)
    reader.open("/mapa")
    with reader.page.expect_download() as taken:
        asked(reader, "Excel")
        expect(reader.page.locator(".files .file")).to_contain_text("Czekam, aż będzie gotowy inny plik")
    assert taken.value.suggested_filename.startswith("barometr-es_mapa_")
    assert taken.value.suggested_filename.endswith(".xlsx")
    reader.complaints.clear()


def test_a_lost_network_is_told(reader: Reader) -> None:
    reader.open("/mapa?lang=en")
    reader.page.route(FILES, lambda route: route.abort())
    asked(reader)
    line = reader.page.locator(".files .file")
    expect(line).to_contain_text("No connection to the server. There is no file.")
    line.get_by_role("button", name="Close").click()
    expect(reader.page.locator(".files")).to_have_count(0)
    reader.complaints.clear()
