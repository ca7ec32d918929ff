"""From a number to its rows, the way down and back, and months that are counted back."""

from datetime import date

import pytest

from dashboard.context import Context
from dashboard.rows import entities_link, rows_link
from dashboard.white_spots import months_before
from data.queries.state import DataState

YEAR = {"since": date(2014, 1, 1), "until": date(2014, 12, 31)}


@pytest.fixture
def context_of(reader, catalog, territory):
    def at(address: str) -> Context:
        path, _, query = address.partition("?")
        selection, notices = reader.read(path, query)
        state = DataState(1, None, None)
        return Context(catalog, selection, tuple(notices), territory, "slaskie", state, None, address, date(2026, 1, 1))

    return at


@pytest.mark.parametrize(
    ("name", "kind", "address"),
    [
        ("podmioty_rejestr", "", "/rejestr?gmina=2464011&stan_na=2014-12-31"),
        ("podmioty_rejestr", "zaz", "/rejestr?gmina=2464011&typ=zaz&stan_na=2014-12-31"),
        ("podmioty_rejestr", "ps", "/rejestr?gmina=2464011&stan_na=2014-12-31&status=ps"),
        ("zakup_prospoleczny", "organizacja", "/rejestr?gmina=2464011&typ=organizacja&stan_na=2014-12-31&status=znak"),
        ("wydarzenia_odbyte", "warsztat", "/wydarzenia?gmina=2464011&typ=warsztat&od=2014-01-01&do=2014-12-31"),
        ("obecnosci", "lista", "/wydarzenia?gmina=2464011&od=2014-01-01&do=2014-12-31"),
        ("ludnosc", "", "/dane?gmina=2464011&wskaznik=ludnosc"),
    ],
)
def test_number_leads_to_its_rows(context_of, catalog, name, kind, address):
    context = context_of("/mapa?wskaznik=ludnosc&poziom=powiat&miara=zmiana&od=2010-12-31")
    found = rows_link(context, catalog.indicators[name], "246401", kind, **YEAR)
    assert found == address.replace("?gmina", "?subregion=polnocny&powiat=2464&gmina")


def test_rows_of_the_region_carry_no_area_and_keep_the_date_that_was_asked_for(context_of, catalog):
    context = context_of("/mapa?gmina=2464011&stan_na=2020-12-31&lang=en")
    assert (
        rows_link(context, catalog.indicators["ludnosc"], "24") == "/dane?stan_na=2020-12-31&wskaznik=ludnosc&lang=en"
    )


def test_last_level_opens_the_entities_of_the_kind_that_is_shown(context_of):
    context = context_of("/mapa?gmina=2416053&typ=zaz")
    assert entities_link(context, context.area_code).endswith("&gmina=2416053&typ=zaz")


def test_city_that_is_powiat_and_gmina_in_one_stands_once_on_the_way(context_of):
    assert context_of("/mapa?gmina=2464011").steps == ["24", "24-polnocny", "246401"]
    assert context_of("/mapa?powiat=2464").steps == ["24", "24-polnocny", "2464"]
    assert context_of("/mapa?gmina=2416053").steps == ["24", "24-centralny", "2416", "241605"]


def test_months_are_counted_back_to_the_same_day_or_the_last_of_the_month():
    found = [
        months_before(*asked) for asked in ((date(2024, 5, 31), 3), (date(2024, 12, 31), 12), (date(2024, 1, 15), 36))
    ]
    assert found == [date(2024, 2, 29), date(2023, 12, 31), date(2021, 1, 15)]
