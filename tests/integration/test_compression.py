"""Files that never change are compressed once, whatever stands behind their names; borders once for each version."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_compress import flask_compress

from dashboard.borders import borders_address
from dashboard.factory import create_app
from dashboard.views import Views
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
