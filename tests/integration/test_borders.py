"""The file of borders: names with the borders, kept for good by its whole address, never another version under it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.borders import borders_address
from dashboard.factory import create_app
from dashboard.views import Views
from data.store.engine import open_engine
from tests.integration.bundled import CATALOG, bundle_in


@pytest.fixture
def views(tmp_path: Path) -> Iterator[Views]:
    with bundle_in(f"sqlite:///{tmp_path / 'barometr.sqlite'}") as engine:
        yield Views(engine, CATALOG, "slaskie")


@pytest.fixture
def client(views: Views) -> FlaskClient:
    return create_app(views).server.test_client()


def address_of(views: Views, query: str = "") -> str:
    with views.opened(f"/mapa?{query}") as context:
        return borders_address(context)


@pytest.mark.parametrize(
    ("query", "powiat"),
    [("", "powiat częstochowski"), ("lang=en", "częstochowski powiat"), ("region=podkarpackie", "")],
)
def test_the_file_has_the_names_of_every_level_in_the_language(views, client, query, powiat):
    address = address_of(views, query)
    answer = client.get(address)
    assert "immutable" in answer.headers["Cache-Control"]
    names = {level: dict(found) for level, found in json.loads(answer.data)["names"].items()}
    assert names["powiat"].get("2404", "") == powiat
    assert {code[:4] for code in names["gmina"]} == set(names["powiat"])
    assert not set(json.loads(answer.data)["levels"]["gmina"]) ^ {code[:6] for code in names["gmina"]}


def test_another_version_is_not_found_and_no_version_is_not_kept(views, client):
    old = address_of(views)[:-1] + "x"
    assert client.get(old).status_code == 404
    assert client.get("/geo/24.json?lang=pl").status_code == 404
    plain = client.get("/geo/24.json")
    assert (plain.status_code, plain.headers["Cache-Control"]) == (200, "no-cache")


def test_without_a_database_it_is_to_be_asked_for_again(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'nie_ma.sqlite'}", read_only=True)
    client = create_app(Views(engine, CATALOG, "slaskie")).server.test_client()
    assert client.get("/geo/24.json").status_code == 503
    assert client.get("/geo/99.json").status_code == 404
    engine.dispose()
