"""The wall screen on the bundled data: one slide after another, empty ones skipped, old and invented data marked."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.views import Views
from data.catalog.models import Bilingual
from data.catalog.screen_cards import Screen, ScreenItem
from data.store.engine import open_engine
from tests.integration.bundled import CATALOG, bundle_in
from tests.integration.registry_facts import entity, put_snapshot
from tests.integration.views_markup import Shown

MOST_SLIDES = 40


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Engine]]:
    """Address and read-only engine of the bundled data."""
    address = f"sqlite:///{tmp_path_factory.mktemp('screen') / 'barometr.sqlite'}"
    with bundle_in(address) as engine:
        yield address, engine


@pytest.fixture
def views_of(bundle: tuple[str, Engine]) -> Callable[..., Views]:
    """`views_of(item, ..., stale_after_days=400)` -> views whose first playlist has these entries."""

    def build(*items: ScreenItem, **settings: object) -> Views:
        name = Bilingual(pl="Próba", en="Trial")
        screen = Screen(id="proba", name=name, items=list(items), **settings)  # type: ignore[arg-type]
        return Views(bundle[1], replace(CATALOG, screens={"proba": screen, **CATALOG.screens}), "slaskie")

    return build


def slide(views: Views, address: str) -> dict[str, str]:
    """The attributes of the slide at an address."""
    ((_tag, attributes),) = [
        element for element in Shown(views, address).elements if "slide" in element[1].get("class", "").split()
    ]
    return attributes


def rotation(views: Views, address: str) -> list[str]:
    """Addresses of one whole round from an address on."""
    visited = [slide(views, address)["data-link"]]
    while (following := slide(views, visited[-1])["data-nastepny"]) != visited[0]:
        visited.append(following)
        assert len(visited) < MOST_SLIDES
    return visited


def told(views: Views, address: str) -> str:
    return " ".join(Shown(views, address).words()).replace("\u00a0", " ")


@pytest.mark.parametrize(("region", "language"), [*((region, "pl") for region in CATALOG.regions), ("slaskie", "en")])
def test_built_in_list_goes_round_in_every_region(bundle, region, language):
    views = Views(bundle[1], CATALOG, "slaskie")
    addresses = rotation(views, f"/ekran?region={region}&lang={language}")
    assert len(addresses) > 5
    for address in addresses:
        shown = Shown(views, address)
        assert shown.has_class("slide-as-of"), address
        assert len(shown.attribute("data-wykres")) == 1, address
        assert CATALOG.regions[region].named(language) in " ".join(shown.texts), address
        assert not shown.has_class("empty"), address


def test_view_with_nothing_to_show_is_skipped(views_of):
    views = views_of(
        ScreenItem(view="wydarzenia"), ScreenItem(view="liczba", indicators=["podmioty_rejestr", "ludnosc"])
    )
    assert rotation(views, "/ekran") == ["/ekran?slajd=3"]


def test_address_of_a_skipped_slide_shows_the_next_one(views_of):
    views = views_of(ScreenItem(view="wydarzenia"), ScreenItem(view="liczba", indicators=["ludnosc"]))
    assert slide(views, "/ekran?slajd=1")["data-slajd"] == "2"


def test_playlist_without_anything_to_show_says_so_and_goes_on_trying(views_of):
    views = views_of(ScreenItem(view="wydarzenia"))
    assert "data-slajd" not in slide(views, "/ekran")
    assert "Lista nie ma jeszcze czego pokazać." in told(views, "/ekran")


def test_old_data_are_marked_as_agreed(views_of):
    item = ScreenItem(view="liczba", indicators=["ludnosc"])
    old, fresh = (views_of(item, stale_after_days=days) for days in (1, 36_500))
    assert slide(old, "/ekran")["data-nieaktualne"] == "Dane nieaktualne"
    assert "data-nieaktualne" not in slide(fresh, "/ekran")
    assert all("Stan na 30 czerwca 2024" in told(views, "/ekran") for views in (old, fresh))


def test_entry_has_its_own_subregion_and_date(views_of):
    views = views_of(
        ScreenItem(view="liczba", indicators=["ludnosc"], subregion="polnocny", stan_na=date(2019, 12, 31))
    )
    assert "subregion północny" in told(views, "/ekran")
    assert "Stan na 31 grudnia 2018" in told(views, "/ekran")
    links = Shown(views, "/ekran").links()
    assert "/dane?subregion=polnocny&stan_na=2019-12-31&wskaznik=ludnosc" in links


def test_list_in_the_address_is_kept_by_the_rotation(views_of):
    views = views_of(ScreenItem(view="zmiany"))
    assert slide(views, "/ekran?lista=podstawowa")["data-nastepny"].startswith("/ekran?lista=podstawowa&slajd=")
    assert "Pominięto" in told(views, "/ekran?lista=nie_ma")


def test_code_is_drawn_for_the_address_that_others_can_reach(views_of):
    item = ScreenItem(view="liczba", indicators=["ludnosc"])
    asked = [("", "http://127.0.0.1:8050/"), ("", "http://barometr.lan/"), ("https://es.pl", "http://127.0.0.1:8050/")]
    drawn = [Shown(views_of(item, address=address), "/ekran", site).has_class("qr") for address, site in asked]
    assert drawn == [False, True, True]


def test_invented_data_are_marked_on_every_slide(bundle, views_of):
    writer = open_engine(bundle[0])
    put_snapshot(writer, date(2024, 12, 31), entity("a"), is_demo=True)
    writer.dispose()
    views = Views(bundle[1], CATALOG, "slaskie")
    marks = [told(views, address).lower().count("dane demonstracyjne") for address in rotation(views, "/ekran")]
    assert all(marks)


def test_lost_database_is_told_in_the_frame_of_the_screen(tmp_path: Path):
    views = Views(open_engine(f"sqlite:///{tmp_path / 'none.sqlite'}", read_only=True), CATALOG, "slaskie")
    assert "data-slajd" not in slide(views, "/ekran")
    assert "Nie można pokazać danych" in told(views, "/ekran")
