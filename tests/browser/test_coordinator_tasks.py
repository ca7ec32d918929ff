"""Ten tasks of a coordinator, each done once by mouse and once by the keyboard alone, on a demonstration set."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.hand import Hand
from tests.browser.reader import Reader, watched
from tests.conftest import is_outside
from tests.live import Live, live_app

REGISTRY = "wskaznik=podmioty_rejestr"
KEY_OF_MISSPELT = 3


@pytest.fixture(scope="module")
def office(demonstration: Path) -> Iterator[Live]:
    """The app of an office that has loaded its registry, events, lists and plan."""
    with live_app(demonstration) as running:
        yield running


@pytest.fixture(scope="module", params=["mouse", "keyboard"])
def hand_of_all(request: pytest.FixtureRequest, office: Live, browser: Browser) -> Iterator[Hand]:
    """One window for all tasks, as a day at the office has; it cannot leave this machine."""
    context = browser.new_context()
    context.route(is_outside, lambda route: route.abort())
    reader = Reader(context.new_page(), office.url)
    watched(context, reader.complaints)
    yield Hand(reader, by_keyboard=request.param == "keyboard")
    context.close()


@pytest.fixture
def hand(hand_of_all: Hand) -> Iterator[Hand]:
    """Whoever does the task; no page may complain meanwhile."""
    yield hand_of_all
    complaints, hand_of_all.reader.complaints[:] = [*hand_of_all.reader.complaints], []
    assert complaints == []


def numbers_in(text: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", re.sub(r"(?<=\d)\s(?=\d{3})", "", text))]


def test_how_many_entities_a_powiat_has(hand: Hand) -> None:
    reader = hand.reader
    reader.open("/")
    hand.use('.rail a[href="/rejestr"]')
    hand.choose_next('select[data-param="powiat"]')
    told = numbers_in(reader.figure_text("rejestr", ".card-title"))[0]
    reader.go(f"/mapa?{REGISTRY}&poziom=powiat")
    of_map = {row[0]: row[2] for row in reader.table("mapa")}
    assert str(told) == of_map["powiat będziński"]


def test_two_subregions_are_compared_in_the_table_of_the_chart(hand: Hand) -> None:
    reader = hand.reader
    reader.open("/mapa")
    hand.use('.rail a[href="/porownanie"]')
    hand.use('figure[data-wykres="male-wykresy"] .twin summary')
    table = reader.page.locator('figure[data-wykres="male-wykresy"] .table-wrap')
    assert table.is_visible()
    heads = table.locator("thead th").all_inner_texts()
    assert {"subregion północny", "subregion południowy"} <= {head.strip(" ↑↓⇅") for head in heads}
    assert all("," in cell or cell.isdigit() for cell in reader.table("male-wykresy")[-1][1:3])


def test_trend_of_an_indicator_against_the_plan(hand: Hand) -> None:
    reader = hand.reader
    reader.open("/")
    hand.use('.rail a[href="/plan"]')
    hand.use(".bullet-name a >> nth=1")
    assert "wskaznik=" in reader.address
    assert reader.page.locator('figure[data-wykres="sciezka"] svg').first.is_visible()
    assert reader.figure_text("sciezka", ".card-title")


def test_the_state_of_an_earlier_date(hand: Hand) -> None:
    reader = hand.reader
    reader.open(f"/mapa?{REGISTRY}")
    newest = reader.figures()["mapa"]["foot"]
    hand.choose_next('select[data-param="stan_na"]')
    hand.choose_next('select[data-param="stan_na"]')
    assert "stan_na=2024-12-31" in reader.address
    assert reader.figures()["mapa"]["foot"] != newest
    assert "31 grudnia 2024" in reader.figure_text("mapa", ".asof")


def test_an_area_is_found_on_the_map(hand: Hand) -> None:
    reader = hand.reader
    reader.open(f"/mapa?{REGISTRY}&poziom=powiat")
    hand.choose_on_map("Częstochowa")
    assert "powiat=2464" in reader.address
    assert "Częstochow" in reader.figure_text("mapa", ".card-title")


def test_gminy_never_reached_are_a_list(hand: Hand) -> None:
    reader = hand.reader
    reader.open("/")
    hand.use('.rail a[href="/wydarzenia"]')
    hand.use('.segment:text-is("Zasięg")')
    told = numbers_in(reader.figure_text("nigdy", ".card-title"))[0]
    assert told == len(reader.table("nigdy")) > 0


def test_entities_behind_a_number_on_the_map(hand: Hand) -> None:
    reader = hand.reader
    reader.open(f"/mapa?{REGISTRY}&poziom=powiat")
    number = reader.page.locator(".ranking-value").first.inner_text()
    hand.use(".ranking-value")
    assert reader.address.startswith("/rejestr?")
    assert numbers_in(reader.figure_text("rejestr", ".card-title"))[0] == int(number)


def test_one_entity_is_found_in_spite_of_a_typo(hand: Hand) -> None:
    reader = hand.reader
    reader.open("/rejestr?typ=cis")
    name = reader.page.locator(".entities tbody tr a").first.inner_text()
    word = max(re.findall(r"\w+", name), key=len)
    misspelt = name.replace(word, word[:KEY_OF_MISSPELT] + word[KEY_OF_MISSPELT + 1 :])
    reader.open("/rejestr")
    hand.write("#szukaj", misspelt)
    reader.page.wait_for_function("() => location.search.includes('szukaj=')")
    reader.page.keyboard.press("Enter")
    reader.wait()
    hand.use(f'.entities tbody tr a:text-is("{name}")')
    assert reader.page.inner_text("h1") == name


def test_statuses_that_end_within_90_days(hand: Hand) -> None:
    reader = hand.reader
    reader.open("/rejestr?stan_na=2025-12-31")
    hand.use('figure[data-wykres="wygasanie"] a[href*="wygasa=90"]')
    told = numbers_in(reader.figure_text("rejestr", ".card-title"))[0]
    assert 0 < told == reader.page.locator(".entities tbody tr").count()


def test_the_view_is_taken_away_as_a_workbook(hand: Hand) -> None:
    reader = hand.reader
    reader.open(f"/mapa?{REGISTRY}&subregion=polnocny")
    hand.press(".page-menu summary")
    with reader.page.expect_download() as waiting:
        hand.press('.page-menu a[href^="/eksport/mapa.xlsx"]')
    assert waiting.value.suggested_filename.startswith("barometr-es_mapa_subregion-polnocny")
    assert Path(waiting.value.path()).read_bytes().startswith(b"PK")
