"""Addresses that make no sense: the page says what it left out, and shows the rest."""

from urllib.parse import quote

import pytest

from tests.browser.reader import Reader

LONG = "x" * 10_000
ADDRESSES = {
    "/plan?wskaznik=nie_ma_takiego": "wskaznik",
    "/?stan_na=2015-02-30": "stan_na",
    "/?od=2015-01-01&do=2014-01-01": "od",
    "/mapa?subregion=polnocny&gmina=2469011": "gmina",
    "/?subregion=wschodni": "subregion",
    "/?motyw=%00%3Cscript%3E": "motyw",
    f"/?subregion=polnocny&nieznane={LONG}": "nieznane",
}


@pytest.mark.parametrize("address", ADDRESSES, ids=ADDRESSES.values())
def test_what_is_unknown_is_named_and_left_out(reader: Reader, address: str) -> None:
    reader.open(address)
    notice = reader.page.locator(".notice")
    assert notice.count() == 1
    assert f"„{ADDRESSES[address]}”" in notice.inner_text()
    assert len(notice.inner_text()) < 400
    chosen = reader.page.get_attribute("#strona", "data-wybor") or ""
    assert f"{ADDRESSES[address]}=" not in chosen
    assert reader.page.locator("figure[data-wykres]").count() > 3


def test_markup_in_the_address_stays_text(reader: Reader) -> None:
    reader.open(f"/?wskaznik={quote('<img src=x onerror=alert(1)>')}")
    assert "<img src=x" in reader.page.locator(".notice").inner_text()
    assert reader.page.locator(".notice img").count() == 0


def test_unknown_page_says_so(reader: Reader) -> None:
    reader.open("/nie-ma?subregion=polnocny")
    assert reader.page.inner_text("h1") == "Nie ma takiej strony"
    reader.click(".rail a >> nth=0")
    assert reader.address == "/?subregion=polnocny"
