"""Rejestr PES as it is used: typing finds, Enter and Back work, a row leads to its entity and back to the list."""

import pytest

from tests.browser.reader import Reader

FIELD = "#szukaj"
ROWS = ".entities tbody tr"
FOUND = "() => document.querySelectorAll('.entities tbody tr').length === {count}"


def test_typing_finds_while_the_field_keeps_focus_and_caret(reader: Reader) -> None:
    reader.open("/rejestr")
    before = reader.page.evaluate("history.length")
    reader.page.click(FIELD)
    reader.page.keyboard.type("spoldzelnia chorzow", delay=30)
    reader.page.wait_for_function("() => location.search.includes('szukaj=spoldzelnia+chorzow')")
    reader.wait()
    assert reader.page.evaluate("document.activeElement.id") == "szukaj"
    assert reader.page.input_value(FIELD) == "spoldzelnia chorzow"
    assert reader.page.evaluate("document.activeElement.selectionStart") == len("spoldzelnia chorzow")
    assert reader.page.evaluate("history.length") == before
    assert "spoldzelnia" in reader.page.inner_text("[aria-live]") or reader.page.locator(ROWS).count() == 0


def test_search_works_by_enter_and_back_empties_the_field(reader: Reader) -> None:
    reader.open("/rejestr")
    reader.page.fill(FIELD, "fundcja")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_function("() => location.search === '?szukaj=fundcja'")
    reader.wait()
    assert "fundacja" in reader.page.inner_text(".remark >> nth=1")
    reader.go("/rejestr?szukaj=fundcja&sortuj=-nazwa")
    reader.page.go_back()
    reader.wait()
    assert reader.page.input_value(FIELD) == "fundcja"


@pytest.mark.parametrize("key", [None, "Enter"])
def test_a_row_leads_to_its_entity_and_back_to_the_list(reader: Reader, key: str | None) -> None:
    reader.open("/rejestr?sortuj=-nazwa&porcja=2")
    link = reader.page.locator(f"{ROWS} a").first
    name = link.inner_text()
    if key:
        link.press(key)
    else:
        link.click()
    reader.wait()
    assert reader.page.inner_text("h1") == name
    assert {"podmiot", "historia", "wydarzenia-podmiotu", "powiazane"} <= reader.figures().keys()
    reader.click(".back")
    assert reader.address == "/rejestr?sortuj=-nazwa&porcja=2"


def test_a_filter_begins_at_the_first_page(reader: Reader) -> None:
    reader.open("/rejestr?porcja=2")
    reader.page.select_option('select[data-param="typ"]', "wtz")
    reader.wait()
    assert reader.address == "/rejestr?typ=wtz"
    assert reader.page.locator(ROWS).count() == int(reader.figure_text("rejestr", ".card-title").split()[0])


def test_unknown_entity_is_told(reader: Reader) -> None:
    reader.open("/rejestr?podmiot=%3Cb%3Enikt")
    assert "Nie ma podmiotu „<b>nikt”." in reader.page.inner_text("#strona")
