"""Rates, changes, the slider over time and white spots, by mouse and by keyboard."""

import pytest

from tests.browser.reader import Reader
from tests.browser.test_accessibility import barriers

REGON = "/mapa?wskaznik=podmioty_regon"


def shown_period(reader: Reader) -> str:
    return reader.page.locator(".timeline-name").inner_text()


def test_slider_steps_through_time_by_arrows_and_by_its_buttons(reader: Reader) -> None:
    reader.open(REGON)
    slider = reader.page.locator(".timeline-slider")
    newest = shown_period(reader)
    slider.focus()
    reader.page.keyboard.press("ArrowLeft")
    reader.wait()
    assert "do=" in reader.address
    earlier = shown_period(reader)
    assert earlier != newest
    assert slider.get_attribute("aria-valuetext") == earlier
    assert reader.page.evaluate("document.activeElement.className") == "timeline-slider"
    reader.click('.timeline-step[aria-label^="Późniejszy okres"]')
    assert shown_period(reader) == newest
    reader.page.go_back()
    reader.wait()
    assert shown_period(reader) == earlier


def test_measures_are_chosen_in_a_list_and_said_in_words(reader: Reader) -> None:
    reader.open(REGON)
    measures = reader.page.locator('select[data-param="miara"]')
    measures.select_option("na_10_tys")
    reader.wait()
    assert "miara=na_10_tys" in reader.address
    assert "ludność" in reader.figures()["mapa"]["subtitle"]
    assert reader.page.locator(".funnel-dot").count() == len(reader.table("lejek"))
    measures.select_option("zmiana")
    reader.wait()
    rising = reader.page.locator('.map-areas path[class*="class-up"]').count()
    assert rising > 0
    assert reader.page.locator(".map-sign").count() >= rising
    assert "▲" in (reader.page.locator('.map-areas path[class*="class-up"]').first.get_attribute("aria-label") or "")


def test_white_spots_that_are_not_known_are_explained(reader: Reader) -> None:
    reader.open("/mapa")
    reader.page.locator('select[data-param="plamy"]').select_option("zaz")
    reader.wait()
    assert "nie wczytano danych" in reader.figures()["biale-plamy"]["title"]
    reader.page.locator('select[data-param="plamy"]').select_option("")
    reader.wait()
    assert reader.address == "/mapa"


@pytest.mark.parametrize("theme", ["jasny", "ciemny", "kontrast"])
def test_measures_have_no_barriers(reader: Reader, theme: str) -> None:
    reader.open(f"{REGON}&miara=na_10_tys&motyw={theme}")
    found = barriers(reader)
    reader.page.set_viewport_size({"width": 390, "height": 844})
    for measure in ("na_10_tys", "zmiana"):
        reader.go(f"{REGON}&miara={measure}&motyw={theme}")
        found += barriers(reader)
    assert found == []
