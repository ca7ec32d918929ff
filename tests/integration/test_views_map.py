"""The map's rates, changes, time and white spots, on the bundled data and a registry and events of a few rows."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.views import Views
from data.store.engine import open_engine
from etl.loading import Target, load_file
from etl.measures.refresh import refresh
from tests.integration.bundled import CATALOG, bundle_in
from tests.integration.registry_facts import SOURCE, entity, put_snapshot
from tests.integration.views_markup import Shown

BIG, OTHER, SMALL = "246901", "246601", "241605"  # Katowice, Gliwice, Łazy
REGISTRY = "/mapa?wskaznik=podmioty_rejestr"
EVENTS = """wydarzenie_id;typ;tytul;data_od;gmina;subregion;status
W1;warsztat;Warsztat;2025-02-01;Katowice;;zrealizowane
W2;warsztat;Warsztat;2025-12-10;Cieszyn;;zrealizowane
"""


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Views]:
    with bundle_in(f"sqlite:///{tmp_path_factory.mktemp('bare') / 'barometr.sqlite'}") as engine:
        yield Views(engine, CATALOG, "slaskie")


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Views]:
    folder = tmp_path_factory.mktemp("views")
    with bundle_in(f"sqlite:///{folder / 'barometr.sqlite'}") as reader:
        writer = open_engine(f"sqlite:///{folder / 'barometr.sqlite'}")
        first = [entity(f"k{n}", area_code=BIG) for n in range(40)] + [entity("a")]
        later = [
            *first,
            *(entity(f"z{n}", area_code=BIG, kind="zaz") for n in range(3)),
            *(entity(f"g{n}", area_code=OTHER) for n in range(2)),
        ]
        put_snapshot(writer, date(2024, 12, 31), *first, entity("gone", area_code="246401"))
        put_snapshot(writer, date(2025, 12, 31), *later)
        with writer.begin() as db:
            refresh(db, SOURCE, catalog=CATALOG)
        _load_events(Target(writer, CATALOG, folder / "var", region="slaskie"), folder)
        writer.dispose()
        yield Views(reader, CATALOG, "slaskie")


def _load_events(target: Target, folder: Path) -> None:
    path = folder / "wydarzenia.csv"
    path.write_text(EVENTS, encoding="utf-8")
    load_file(target, path, source_id="events", stan_na=date(2025, 12, 31), by="test")


@pytest.fixture(scope="module")
def told(views: Views) -> Callable[[str], str]:
    return lambda address: " ".join(" ".join(Shown(views, address).words()).split())


def drawn(views: Views, address: str) -> dict[str, Any]:
    contents = Shown(views, address).json_contents()
    return next(content for content in contents if "areas" in content)


def test_rate_tells_the_day_of_its_population_and_names_no_small_area_within_chance(told):
    said = told(f"{REGISTRY}&miara=na_10_tys")
    assert "na 10 tys. mieszkańców (ludność: 31 grudnia 2018)" in said
    assert "wyraźnie więcej niż w całym województwie (0,1): Katowice." in said
    assert "w granicach przypadku" in said
    assert "gmina Łazy w granicach przypadku 0,63" in said


def test_rate_of_what_is_no_count_is_explained_and_not_offered(told):
    said = told("/mapa?wskaznik=ludnosc&miara=na_10_tys")
    assert "Na mieszkańców przelicza się tylko to, co liczy się na sztuki" in said
    assert "lejek" not in said


def test_change_has_classes_and_signs_on_either_side_of_zero(views, told):
    address = f"{REGISTRY}&miara=zmiana"
    areas = drawn(views, address)["areas"]
    assert [areas[code]["class"] for code in (OTHER, "246401", SMALL)] == ["up-2", "down-1", 0]
    assert [areas[code].get("sign") for code in (OTHER, "246401", SMALL)] == ["+", "−", None]
    assert "wzrost w 2 gminach, spadek w 1 gminie i bez zmian w 164 gminach." in told(address)


def test_change_without_an_earlier_date_is_explained(told):
    assert "Nie ma wcześniejszej daty do porównania" in told(f"{REGISTRY}&miara=zmiana&do=2024-12-31")


def test_time_steps_through_the_periods_of_the_level(views):
    slider = next(c for c in Shown(views, REGISTRY).json_contents() if "base" in c)
    assert (slider["values"], slider["here"]) == (["2024-12-31", "2025-12-31"], 1)
    assert drawn(views, f"{REGISTRY}&do=2024-12-31")["areas"][SMALL]["value"].startswith("1\u00a0")


def test_everything_that_has_values_for_areas_is_offered_after_the_list_of_the_card(views, bare):
    listed = CATALOG.regions["slaskie"].map_indicators
    offered = [value for value in Shown(views, "/mapa").attribute("value") if value in CATALOG.indicators]
    assert offered[: len(listed)] == listed
    assert {"podmioty_rejestr", "wydarzenia_odbyte"} <= set(offered)
    assert "wydarzenia_miesiace" not in offered
    assert "podmioty_rejestr" not in Shown(bare, "/mapa").attribute("value")


def test_gmina_without_a_kind_is_a_white_spot_with_its_population(views, told):
    areas = drawn(views, "/mapa?plamy=zaz")["areas"]
    assert (areas[BIG]["class"], areas[SMALL]["class"]) == (1, "spot")
    assert "W województwie śląskim 166 z 167 gmin: bez: ZAZ." in told("/mapa?plamy=zaz")
    assert "166 białych plam" in told("/mapa?plamy=zaz")


def test_months_without_an_event_are_counted_from_the_newest_file(views):
    areas = drawn(views, "/mapa?plamy=6")["areas"]
    assert (areas["240301"]["class"], areas[BIG]["class"]) == (1, "spot")
    assert " ".join(areas[BIG]["value"].split()) == "biała plama, ostatnio: 1 lutego 2025"
    assert drawn(views, "/mapa?plamy=12")["areas"][BIG]["class"] == 1


@pytest.mark.parametrize("question", ["zaz", "12"])
def test_unknown_is_no_white_spot(bare, question):
    said = " ".join(Shown(bare, f"/mapa?plamy={question}").words())
    assert "Białych plam nie znamy: nie wczytano danych." in said
    assert "python -m etl load" in said


def test_other_region_and_dates_before_the_first_load_are_explained(told):
    assert "Dla tego województwa i tej daty nie wczytano rejestru." in told("/mapa?region=podkarpackie&plamy=zaz")
    assert "Dla tego województwa i tej daty nie wczytano wydarzeń urzędu." in told("/mapa?plamy=12&stan_na=2001-12-31")
    assert "Brak danych do mapy." in told(f"{REGISTRY}&stan_na=2001-12-31&miara=na_10_tys")


def test_values_lead_to_their_rows(views):
    links = Shown(views, f"{REGISTRY}&gmina=2416053").links()
    assert (
        "/rejestr?subregion=centralny&powiat=2416&gmina=2416053&stan_na=2025-12-31&wskaznik=podmioty_rejestr" in links
    )
    assert "/dane?subregion=centralny&powiat=2416&gmina=2416053&wskaznik=ludnosc" in links
    assert drawn(views, f"{REGISTRY}&gmina=2416053")["areas"][SMALL]["href"].startswith("/rejestr?")
