"""Porównanie on the bundled data and on a small registry: groups, rates, limits, the brief; no number contradicts."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest

from dashboard.views import Views
from data.store.engine import open_engine
from etl.measures.refresh import refresh
from tests.integration.bundled import CATALOG, bundle_in
from tests.integration.registry_facts import SOURCE, entity, put_snapshot
from tests.integration.test_views_pages import faults
from tests.integration.views_markup import Shown


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Views]:
    """The bundled data and a registry of two years, most of it in one gmina."""
    address = f"sqlite:///{tmp_path_factory.mktemp('comparison') / 'barometr.sqlite'}"
    with bundle_in(address) as reader:
        writer = open_engine(address)
        many = [entity(f"p{n}", kind="fundacja", is_ps=n < 3) for n in range(40)]
        put_snapshot(writer, date(2023, 12, 31), *many[:30])
        put_snapshot(writer, date(2024, 12, 31), *many)
        with writer.begin() as db:
            refresh(db, SOURCE, catalog=CATALOG)
        writer.dispose()
        yield Views(reader, CATALOG, "slaskie")


def shown_at(views: Views, address: str) -> Shown:
    return Shown(views, address)


def table(shown: Shown, caption: str) -> list[list[Any]]:
    (rows,) = [c["rows"] for c in shown.json_contents() if "rows" in c and c["caption"] == caption]
    return rows


def told(shown: Shown) -> str:
    return " ".join(shown.words()).replace("\u00a0", " ").replace("\u202f", " ")


def test_counts_agree_with_the_map(views):
    for kind in ("", "organizacja", "ps"):
        query = f"wskaznik=podmioty_rejestr&typ={kind}"
        on_map = [c for c in shown_at(views, f"/mapa?{query}&poziom=powiat").json_contents() if "areas" in c]
        values = {code: area["value"].replace("\u00a0", " ").split()[0] for code, area in on_map[0]["areas"].items()}
        (compared,) = [
            c["rows"] for c in shown_at(views, f"/porownanie?{query}").json_contents() if len(c.get("columns", ())) == 7
        ]
        assert {row[1]: f"{row[3]:.0f}" for row in compared} == values
        assert all(row[2] == pytest.approx(row[3] / row[4] * 10_000) for row in compared)


def test_registry_comes_before_the_sample_and_the_address_decides(views):
    assert "Podmioty ekonomii społecznej w rejestrze: kto odstaje" in told(shown_at(views, "/porownanie"))
    assert "Podmioty w próbie publicznej: obszary obok siebie" in told(
        shown_at(views, "/porownanie?wskaznik=podmioty_proba")
    )


def test_area_beyond_chance_is_named_and_others_are_not(views):
    titles = told(shown_at(views, "/porownanie?wskaznik=podmioty_rejestr"))
    assert "Wyraźnie powyżej województwa: powiat zawierciański." in titles
    own = told(shown_at(views, "/porownanie?wskaznik=podmioty_rejestr&powiat=2416"))
    assert "wyraźnie powyżej województwa (województwo:" in own


def test_date_of_the_inhabitants_is_printed(views):
    assert "31 grudnia 2024, ludność z 30 czerwca 2020" in told(shown_at(views, "/porownanie"))


@pytest.mark.parametrize(
    ("query", "rule"),
    [
        ("", "Wszystkie 36 powiatów województwa."),
        ("grupa=miasta", "Grupa: miasta na prawach powiatu w województwie (19)."),
        ("grupa=ziemskie", "Grupa: powiaty ziemskie w województwie (17)."),
        ("grupa=podobne", "Podobne obszary można wskazać po wybraniu powiatu lub gminy."),
        ("grupa=podobne&powiat=2404", "powiaty ziemskie mające od"),
        ("grupa=miasta&powiat=2404", "Powiat częstochowski nie należy do tej grupy."),
        ("grupa=miasta&powiat=2416&gmina=2416051", "Grupa: gminy miejskie w województwie (49)."),
    ],
)
def test_group_states_its_rule(views, query, rule):
    assert rule in told(shown_at(views, f"/porownanie?{query}"))


def test_region_without_subregions_compares_its_largest_powiaty(views):
    page = told(shown_at(views, "/porownanie?region=podkarpackie"))
    assert "W tym województwie nie ma subregionów planu, więc pokazano 6 największych powiatów." in page


def test_before_all_values_the_page_says_so(views):
    assert "1 stycznia 1995 nie była znana żadna wartość" in told(shown_at(views, "/porownanie?stan_na=1995-01-01"))


def test_trend_is_told_only_with_enough_values(views):
    page = shown_at(views, "/porownanie?wskaznik=podmioty_rejestr&powiat=2416")
    trends = {row[0]: row[-1] for row in table(page, "Profil obszaru")}
    assert (trends["Ludność"], trends["CIS"]) == ("za mało wartości", "za mało wartości")
    # five years that rise, whichever of them is left out
    assert trends["Podmioty gospodarki narodowej w rejestrze REGON"] == "↗ rośnie"


@pytest.mark.parametrize(
    ("area", "language", "day"),
    list(
        product(
            ["subregion=polnocny", "powiat=2416", "powiat=2464&gmina=2464011", "region=swietokrzyskie&powiat=2601", ""],
            ["pl", "en"],
            ["", "&stan_na=2014-12-31"],
        )
    ),
)
def test_brief_is_drawn(views, area, language, day):
    shown = shown_at(views, f"/porownanie?{area}&widok=skrot&lang={language}{day}")
    assert faults(shown) == []
    assert shown.open_elements == []


def test_brief_tells_the_change_of_a_year_and_the_white_spots(views):
    page = told(shown_at(views, "/porownanie?powiat=2416&widok=skrot"))
    assert "40 podmiotów, o 10 więcej niż rok wcześniej (31 grudnia 2023)." in page
    assert "ze statusem PS" in page
    (spots,) = [
        c["rows"]
        for c in shown_at(views, "/porownanie?powiat=2416&widok=skrot").json_contents()
        if "rows" in c and c["caption"].endswith("brakuje w niektórych gminach.")
    ]
    assert ["CIS", 10] in [row[:2] for row in spots]


def test_sample_alone_makes_no_white_spot(views):
    page = told(shown_at(views, "/porownanie?region=podkarpackie&powiat=1863&widok=skrot&stan_na=2024-06-30"))
    assert "Gmina bez danych nie jest białą plamą." in page


def test_plan_of_a_subregion_is_in_its_brief(views):
    (rows,) = [
        c["rows"]
        for c in shown_at(views, "/porownanie?subregion=polnocny&widok=skrot").json_contents()
        if "rows" in c and c["caption"].startswith("Plan w subregionie północnym")
    ]
    assert [row[3] for row in rows if row[0].startswith("Warsztaty")] == [6]


def test_own_parameters_stay_on_their_page(views):
    links = shown_at(views, "/porownanie?powiat=2404&grupa=podobne").links()
    assert [link for link in links if "grupa=podobne" in link and link.startswith(("/mapa", "/plan"))] == []
    assert [link for link in links if "grupa=podobne" in link and link.startswith("/porownanie")]
