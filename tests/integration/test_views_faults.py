"""Views when something is wrong: hostile addresses, a database that is missing, empty or from another version."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from dashboard.factory import create_app
from dashboard.paths import PAGES
from dashboard.views import Views
from data.store.engine import migrate, open_engine
from tests.integration.bundled import CATALOG, bundle_in, fill
from tests.integration.views_markup import Shown

PARAMETERS = [
    "region",
    "subregion",
    "powiat",
    "gmina",
    "poziom",
    "typ",
    "od",
    "do",
    "stan_na",
    "wskaznik",
    "lang",
    "obcy",
]
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["24", "2464", "2464011", "polnocny", "gmina", "ludnosc", "zaz", "2014-12-31", "en", "%00"]),
)
QUERIES = st.lists(st.tuples(st.sampled_from(PARAMETERS), VALUES), max_size=6).map(
    lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
)
PATHS = st.one_of(st.sampled_from(list(PAGES)), st.text(), st.text().map("/".__add__))
ADDRESSES = st.one_of(
    st.tuples(PATHS, st.text() | QUERIES).map("?".join),
    st.none() | st.integers() | st.binary() | st.lists(st.text()) | st.dictionaries(st.text(), st.text()),
)


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Views]:
    """Views of an app whose region is Śląskie."""
    with bundle_in(f"sqlite:///{tmp_path_factory.mktemp('views') / 'barometr.sqlite'}") as engine:
        yield Views(engine, CATALOG, "slaskie")


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(ADDRESSES)
@example("/?gmina=\x00")
@example("/plan?stan_na=0000-00-00&od=\ud800")
@example("/mapa?wskaznik=__class__&typ={0}&gmina={n}")
@example('/"><script>alert(1)</script>?lang=en')
def test_no_address_makes_a_view_fail(views, address):
    shown = Shown(views, address)
    assert shown.open_elements == []
    assert "strona" in shown.attribute("id")
    assert not {"script", "iframe", "object"} & {tag for tag, _attributes in shown.elements}


@pytest.mark.parametrize("path", ["//evil.example", "javascript:alert(1)", "https://evil.example/", "/\\evil.example"])
def test_no_address_makes_a_link_lead_elsewhere(views, path):
    found = Shown(views, f"{path}?subregion=polnocny").links()
    assert [link for link in found if not re.match(r"/(?![/\\])|#", link)] == []


def test_markup_in_the_address_stays_text(views):
    shown = Shown(views, "/?gmina=<b>x</b>")
    assert any("<b>x</b>" in text for text in shown.texts)


def test_callback_answers_tampered_inputs(views):
    client = create_app(views).server.test_client()
    for value in (None, 7, ["x"], {"a": 1}, "x" * 10_000):
        body = {
            "output": "odpowiedz.data",
            "outputs": {"id": "odpowiedz", "property": "data"},
            "inputs": [{"id": "adres", "property": "data", "value": value}],
            "changedPropIds": ["adres.data"],
        }
        answer = client.post("/_dash-update-component", json=body)
        assert (answer.status_code, "strona" in answer.text) == (200, True), value


def test_callback_that_does_not_exist_is_refused_without_a_trace(views):
    client = create_app(views).server.test_client()
    for body in ({}, {"output": "a.b"}, {"output": "odpowiedz.data", "inputs": "x"}, []):
        answer = client.post("/_dash-update-component", json=body)
        assert 400 <= answer.status_code < 500, body
        assert "Traceback" not in answer.text


def shown_by(address: str) -> str:
    engine = open_engine(address, read_only=True)
    try:
        return " ".join(Shown(Views(engine, CATALOG, "slaskie"), "/plan?powiat=2464").texts)
    finally:
        engine.dispose()


def test_missing_database_is_told_with_its_remedy(tmp_path):
    shown = shown_by(f"sqlite:///{tmp_path / 'barometr.sqlite'}")
    assert "Nie można pokazać danych" in shown
    assert "Nie ma pliku bazy barometr.sqlite. Przygotuj go poleceniem: python -m etl bootstrap" in shown


def test_broken_database_is_told_with_its_remedy(tmp_path):
    (tmp_path / "barometr.sqlite").write_bytes(b"To nie jest baza danych. " * 100)
    assert "Plik barometr.sqlite nie jest sprawną bazą. Przywróć go z kopii." in shown_by(
        f"sqlite:///{tmp_path / 'barometr.sqlite'}"
    )


def test_database_of_a_newer_program_is_told(database_url):
    engine = open_engine(database_url)
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    assert "Baza pochodzi z nowszej wersji programu (schemat 9999)." in shown_by(database_url)


def test_database_without_loads_says_what_to_run(database_url):
    engine = open_engine(database_url)
    migrate(engine)
    engine.dispose()
    shown = shown_by(database_url)
    assert "Nie wczytano jeszcze danych" in shown
    assert "python -m etl bootstrap" in shown


def test_health_tells_a_good_database_from_a_missing_one(views, tmp_path):
    good = create_app(views).server.test_client().get("/zdrowie")
    version = views.state().version
    assert version > 0
    assert (good.status_code, good.json["status"], good.json["wersja_danych"]) == (200, "ok", version)
    engine = open_engine(f"sqlite:///{tmp_path / 'brak.sqlite'}", read_only=True)
    bad = create_app(Views(engine, CATALOG, "slaskie")).server.test_client().get("/zdrowie")
    assert (bad.status_code, bad.json["wersja_danych"]) == (503, None)
    engine.dispose()


def test_new_load_is_seen_without_a_restart(tmp_path):
    address = f"sqlite:///{tmp_path / 'barometr.sqlite'}"
    migrate(open_engine(address))
    reader = open_engine(address, read_only=True)
    views = Views(reader, CATALOG, "slaskie")
    assert "Nie wczytano jeszcze danych" in Shown(views, "/").texts
    fill(address)
    assert "Nie wczytano jeszcze danych" not in Shown(views, "/").texts
    reader.dispose()
