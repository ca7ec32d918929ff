"""Fonts and the files of borders with their names: kept for good by their whole address, compressed once, and never
another version under an old address.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_compress import flask_compress

from dashboard.borders import borders_address
from dashboard.factory import create_app
from dashboard.views import Views
from data.store.engine import open_engine
from tests.integration.bundled import CATALOG, bundle_in

BROTLI = {"Accept-Encoding": "br"}


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


def test_a_file_asked_for_with_many_queries_is_compressed_and_kept_once(client, compressed):
    for query in range(5):
        answer = client.get(f"/czcionki/SourceSansPro-Bold.ttf?x={query}", headers=BROTLI)
        assert answer.headers["Content-Encoding"] == "br"
    assert len(compressed) == 1


def test_borders_are_compressed_once_for_each_version_and_never_kept_without_one(views, client, compressed):
    polish, english = address_of(views), address_of(views, "lang=en")
    for address in (polish, english, polish):
        assert client.get(address, headers=BROTLI).headers["Content-Encoding"] == "br"
    assert len(compressed) == 2
    for _ in range(2):
        client.get("/geo/24.json", headers=BROTLI)
    assert len(compressed) == 4


@pytest.fixture
def compressed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many bytes were compressed each time."""
    found: list[int] = []
    compress = flask_compress._compress_data

    def counted(app: Flask, data: bytes, algorithm: str) -> bytes:
        found.append(len(data))
        return compress(app, data, algorithm)

    monkeypatch.setattr(flask_compress, "_compress_data", counted)
    return found
