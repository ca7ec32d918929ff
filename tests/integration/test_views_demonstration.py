"""Invented data are marked: a banner on every page, a mark in the source line of the figures they are in, no others."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from dashboard.paths import PAGES
from dashboard.views import Views
from data.store.engine import open_engine
from etl.measures.refresh import refresh
from tests.integration.bundled import CATALOG, bundle_in
from tests.integration.registry_facts import SOURCE, entity, put_snapshot, withdraw
from tests.integration.test_views_pages import faults
from tests.integration.views_markup import Shown

OF_REGISTRY = [i.id for i in CATALOG.indicators_of_source(SOURCE)]
BANNER = {
    "pl": "Dane demonstracyjne: Rejestr podmiotów ekonomii społecznej.",
    "en": "Demonstration data: Registry of social economy entities.",
}
MARK = "(dane demonstracyjne)"


@pytest.fixture(scope="module")
def views_with(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Views]]:
    """`views_with(is_demo=True)` -> views of the bundled data and a small registry of two years."""
    address = f"sqlite:///{tmp_path_factory.mktemp('views') / 'barometr.sqlite'}"
    with bundle_in(address) as reader:

        def build(*, is_demo: bool | None) -> Views:
            writer = open_engine(address)
            rows = [
                entity("a", mark_from=date(2024, 1, 1)),
                entity("b", kind="cis", is_ps=True),
                entity("c", closed_on=date(2024, 6, 1)),
            ]
            put_snapshot(writer, date(2024, 12, 31), *rows, is_demo=is_demo)
            with writer.begin() as db:
                refresh(db, SOURCE, catalog=CATALOG)
            writer.dispose()
            return Views(reader, CATALOG, "slaskie")

        yield build


@pytest.fixture(scope="module")
def views(views_with: Callable[..., Views]) -> Views:
    """A registry of invented entities beside the real data."""
    return views_with(is_demo=True)


def banners(shown: Shown) -> list[dict[str, str]]:
    return [attributes for tag, attributes in shown.elements if tag == "aside" and attributes.get("class") == "demo"]


def sources(shown: Shown) -> list[str]:
    return [text for text in shown.texts if text.startswith("Źródło:")]


@pytest.mark.parametrize(("path", "language"), [*product([*PAGES, "/nie-ma"], ["pl", "en"])])
def test_every_page_says_that_data_are_invented_and_which(views, path, language):
    shown = Shown(views, f"{path}?lang={language}")
    (banner,) = banners(shown)
    assert BANNER[language] in shown.texts
    assert banner["aria-label"] == BANNER[language].split(":")[0]
    assert (faults(shown), shown.open_elements) == ([], [])


@pytest.mark.parametrize("indicator", OF_REGISTRY)
def test_invented_figures_carry_the_mark_and_no_others(views, indicator):
    invented = Shown(views, f"/mapa?wskaznik={indicator}")
    marked = [line for line in sources(invented) if MARK in line]
    assert len(marked) == 4  # ranking, map, series and the list of the area
    real = [line for line in sources(Shown(views, "/mapa?wskaznik=ludnosc")) if MARK in line]
    assert len(real) == 1  # the list of the area holds invented indicators too, and marks their source alone
    assert real[0].count(MARK) == 1


def test_age_of_the_data_marks_the_invented_source(views):
    texts = [text for text in Shown(views, "/").texts if MARK in text]
    named = [text for text in texts if not text.startswith("Źródło:")]
    assert named == [f"Rejestr podmiotów ekonomii społecznej {MARK}"]


@pytest.mark.parametrize("indicator", OF_REGISTRY)
def test_registry_is_drawn_for_every_level_and_kind(views, indicator):
    kinds = ["", *CATALOG.indicators[indicator].breakdowns]
    for level, kind in product(["subregion", "powiat", "gmina"], kinds):
        shown = Shown(views, f"/mapa?wskaznik={indicator}&poziom={level}&typ={kind}")
        assert faults(shown) == []
        assert "Brak danych do mapy." not in shown.texts


def test_gmina_without_entities_shows_zero_and_not_a_gap(views):
    (drawn,) = [
        content
        for content in Shown(views, "/mapa?wskaznik=podmioty_rejestr&poziom=gmina").json_contents()
        if "areas" in content
    ]
    values = {code: area["value"].replace("\u00a0", " ") for code, area in drawn["areas"].items()}
    assert (len(values), values["241605"], values["246401"]) == (167, "2 podmioty", "0 podmiotów")


def test_withdrawn_demonstration_leaves_no_mark(tmp_path: Path):
    address = f"sqlite:///{tmp_path / 'barometr.sqlite'}"
    with bundle_in(address) as reader:
        writer = open_engine(address)
        put_snapshot(writer, date(2023, 12, 31), entity("a"))
        withdraw(writer, put_snapshot(writer, date(2024, 12, 31), entity("b"), is_demo=True))
        with writer.begin() as db:
            refresh(db, SOURCE, catalog=CATALOG)
        writer.dispose()
        markup = Views(reader, CATALOG, "slaskie").markup("/mapa?wskaznik=podmioty_rejestr")
    assert re.findall("demonstracyjne|zmyślone", markup) == []
    assert "Rejestr podmiotów ekonomii społecznej" in markup
