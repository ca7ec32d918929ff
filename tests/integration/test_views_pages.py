"""Every page for every kind of selection on the bundled data: drawn, worded, linked."""

import re
from collections.abc import Iterator
from itertools import product

import pytest

from dashboard.paths import PAGES
from dashboard.selection import THEMES
from dashboard.views import Views
from tests.integration.bundled import CATALOG, bundle_in
from tests.integration.views_markup import Shown

REGION = CATALOG.regions["slaskie"]
POWIATY = next(s.powiaty for s in REGION.subregions if s.id == "polnocny")
AREAS = [
    "",
    *(f"subregion={subregion.id}" for subregion in REGION.subregions),
    *(f"powiat={powiat}" for powiat in POWIATY),
    "gmina=2464011",
]
LOOKS = [f"lang={language}&motyw={theme}" for language, theme in product(("pl", "en"), THEMES)]
ON_MAPS = sorted({name for region in CATALOG.regions.values() for name in region.map_indicators})
OF_PLANS = [indicator.id for indicator in CATALOG.indicators.values() if indicator.plan]
NO_WORDS = re.compile(r"\b(None|nan|NaN|NaT|null|undefined|Infinity)\b|(?<!%)\{\w*\}|<[^>]*object at")
KINDS = sorted({kind for indicator in CATALOG.indicators.values() for kind in indicator.breakdowns})
INSIDE = re.compile(r"/(?![/\\])|#")
FAILED = "There is no such page|The data cannot be shown|Nie ma takiej strony|Nie można pokazać|Nie wczytano"


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Views]:
    """Views of an app whose region is Śląskie."""
    with bundle_in(f"sqlite:///{tmp_path_factory.mktemp('views') / 'barometr.sqlite'}") as engine:
        yield Views(engine, CATALOG, "slaskie")


def shown_at(views: Views, address: str) -> Shown:
    return Shown(views, address)


def faults(shown: Shown) -> list[str]:
    """Texts that a program wrote by mistake."""
    return [text for text in shown.words() if NO_WORDS.search(text)]


@pytest.mark.parametrize(("path", "look"), list(product(PAGES, LOOKS)))
def test_page_is_drawn_for_every_area(views, path, look):
    for area in AREAS:
        shown = shown_at(views, f"{path}?{area}&{look}")
        assert faults(shown) == [], area
        assert shown.open_elements == []
        assert not re.search(FAILED, " ".join(shown.attribute("data-title"))), area


@pytest.mark.parametrize("indicator", ON_MAPS)
@pytest.mark.parametrize("level", ["", "subregion", "powiat", "gmina"])
def test_map_is_drawn_for_every_indicator_and_level(views, indicator, level):
    for area in ("region=slaskie", "powiat=2404", "region=podkarpackie", "region=swietokrzyskie"):
        assert faults(shown_at(views, f"/mapa?{area}&wskaznik={indicator}&poziom={level}")) == []


@pytest.mark.parametrize("indicator", OF_PLANS)
def test_plan_is_drawn_for_every_indicator(views, indicator):
    plan = CATALOG.plans[CATALOG.indicators[indicator].plan or ""]
    for region, language in product(plan.regions, ("pl", "en")):
        assert faults(shown_at(views, f"/plan?region={region}&wskaznik={indicator}&lang={language}")) == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("region", ["podkarpackie", "swietokrzyskie"])
def test_other_regions_are_drawn_too(views, path, region):
    shown = shown_at(views, f"{path}?region={region}")
    assert faults(shown) == []
    assert CATALOG.regions[region].named("pl") in shown.texts


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("day", ["1990-01-01", "2014-12-31", "2018-12-31", "2100-12-31"])
def test_page_is_drawn_for_every_date(views, path, day):
    assert faults(shown_at(views, f"{path}?stan_na={day}")) == []


@pytest.mark.parametrize("kind", KINDS)
def test_map_is_drawn_for_every_kind(views, kind):
    assert faults(shown_at(views, f"/mapa?wskaznik=podmioty_proba&typ={kind}")) == []


@pytest.mark.parametrize("path", PAGES)
def test_page_names_the_selection_it_shows_and_the_address_it_answers(views, path):
    address = f"{path}?lang=en&subregion=polnocny"
    ((_tag, main),) = [element for element in shown_at(views, address).elements if element[1].get("id") == "strona"]
    assert (main["data-wybor"], main["data-adres"]) == ("subregion=polnocny&lang=en", address)


def test_chart_of_the_same_values_is_the_same_for_another_area(views):
    """The browser does not draw it again then."""
    first, second = (
        [
            content
            for content in shown_at(views, f"/plan?wskaznik=kpres_05{area}").json_contents()
            if "moments" in content
        ]
        for area in ("", "&subregion=polnocny")
    )
    assert first
    assert first == second


@pytest.mark.parametrize("path", PAGES)
def test_every_link_stays_in_the_app(views, path):
    assert [link for link in shown_at(views, f"{path}?gmina=2464011").links() if not INSIDE.match(link)] == []


@pytest.mark.parametrize("path", PAGES)
def test_links_lead_to_selections_without_notices(views, path):
    shown = shown_at(views, f"{path}?gmina=2464011&lang=en")
    of_pages = [link for link in dict.fromkeys(shown.links()) if link.partition("?")[0] in PAGES]
    assert of_pages
    # the map alone has a link for each of 167 gminy
    assert [link for link in of_pages[::6] if shown_at(views, link).has_class("notice")] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_figure_has_its_words_source_date_and_table(views, path):
    shown = shown_at(views, path)
    names = shown.attribute("data-wykres")
    assert len(set(names)) == len(names)
    for part in ("card-title", "card-subtitle", "source", "asof", "table-wrap"):
        assert sum(part in css.split() for css in shown.attribute("class")) >= len(names), part


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_given_once(views, path):
    ids = shown_at(views, path).attribute("id")
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("path", PAGES)
def test_tables_have_a_cell_for_every_column(views, path):
    tables = [content for content in shown_at(views, path).json_contents() if "rows" in content]
    assert [t["caption"] for t in tables if any(len(row) != len(t["columns"]) for row in t["rows"])] == []


def plain_text(views: Views, address: str) -> str:
    return " ".join(shown_at(views, address).words()).replace("\u00a0", " ")


def test_sentences_of_the_overview(views):
    told = plain_text(views, "/")
    for sentence in (
        "W województwie śląskim zrealizowano 24 z 24 warsztatów.",
        "W województwie śląskim zrealizowano 4 z 4 spotkań.",
        "Godziny doradztwa: zaplanowano 400 godzin w województwie śląskim, źródło nie podaje wykonania.",
    ):
        assert sentence in told


def test_subregion_shows_its_own_plan(views):
    told = plain_text(views, "/plan?subregion=polnocny&wskaznik=sl_warsztaty")
    assert "zaplanowano 6 warsztatów w subregionie północnym, źródło nie podaje wykonania." in told


def test_map_shows_every_gmina_of_the_region_once(views):
    contents = shown_at(views, "/mapa?wskaznik=ludnosc&poziom=gmina").json_contents()
    (drawn,) = [content for content in contents if "areas" in content]
    assert len(drawn["areas"]) == 167
    assert drawn["geometry"].startswith("/geo/24.json?lang=pl&v=")


def test_map_of_a_powiat_keeps_its_gminy_in_focus(views):
    contents = shown_at(views, "/mapa?wskaznik=ludnosc&poziom=gmina&powiat=2404").json_contents()
    (drawn,) = [content for content in contents if "areas" in content]
    assert {code[:4] for code in drawn["focus"]} == {"2404"}


def test_unknown_value_is_told_on_the_page_and_the_page_is_drawn(views):
    shown = shown_at(views, "/plan?gmina=9999999&kolor=zielony")
    told = "W adresie jest „gmina” = „9999999”, a oczekiwano kodu obszaru leżącego w wybranym. Pominięto."
    assert told in shown.texts
    assert faults(shown) == []


def test_unknown_page_says_so_and_keeps_the_navigation(views):
    shown = shown_at(views, "/nie-ma")
    assert "Nie ma takiej strony" in shown.texts
    assert {"/", "/mapa", "/plan", "/metodyka"} <= set(shown.links())


def test_english_frame_has_no_polish_words(views):
    told = " ".join(shown_at(views, "/?lang=en").texts)
    assert [w for w in ("Przegląd", "Pobierz", "Stan na", "Źródło", "brak danych", "wyczyść") if w in told] == []
