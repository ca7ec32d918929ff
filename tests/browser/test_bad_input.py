"""Addresses that make no sense: the page says what it left out, and shows the rest."""

from urllib.parse import quote

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


def test_what_is_unknown_is_named_and_left_out(reader: Reader) -> None:
    reader.open("/metodyka")
    for address, parameter in ADDRESSES.items():
        reader.go(address)
        notice = reader.page.locator(".notice")
        assert notice.count() == 1, parameter
        assert f"„{parameter}”" in notice.inner_text()
        assert len(notice.inner_text()) < 400
        assert f"{parameter}=" not in (reader.page.get_attribute("#strona", "data-wybor") or "")
        assert reader.page.locator("figure[data-wykres]").count() > 3, parameter


def test_a_very_long_address_opens_too(reader: Reader) -> None:
    reader.open(f"/?subregion=polnocny&nieznane={LONG}")
    assert reader.page.get_attribute("#strona", "data-wybor") == "subregion=polnocny"
    assert reader.page.locator(".notice").count() == 1


def test_markup_in_the_address_stays_text(reader: Reader) -> None:
    reader.open(f"/?wskaznik={quote('<img src=x onerror=alert(1)>')}")
    assert "<img src=x" in reader.page.locator(".notice").inner_text()
    assert reader.page.locator(".notice img").count() == 0


def test_unknown_page_says_so(reader: Reader) -> None:
    reader.open("/nie-ma?subregion=polnocny")
    assert reader.page.inner_text("h1") == "Nie ma takiej strony"
    reader.click(".rail a >> nth=0")
    assert reader.address == "/?subregion=polnocny"
