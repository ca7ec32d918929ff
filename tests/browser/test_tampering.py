"""Requests that no page of ours would send: refused or answered as usual, never an error of the program."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.security import LARGEST_REQUEST_BYTES, UPDATE_PATH
from tests.live import Live

SEED, PER_CALLBACK = 8050, 240
Body = dict[str, Any]


@pytest.fixture
def client(live: Live) -> FlaskClient:
    """Sends requests to the app without a browser."""
    client: FlaskClient = live.app.server.test_client()
    return client


def honest_bodies(live: Live) -> list[Body]:
    """What a browser sends for each callback of the app."""
    bodies = []
    for key, callback in live.app.callback_map.items():
        if "callback" not in callback:
            continue  # runs in the browser alone
        inputs = [{**known, "value": "/"} for known in callback["inputs"]]
        target = dict(zip(("id", "property"), key.split("."), strict=True))
        changed = [f"{known['id']}.{known['property']}" for known in inputs]
        bodies.append({"output": key, "outputs": target, "inputs": inputs, "changedPropIds": changed, "state": []})
    return bodies


def mutations(random: Random, body: Body, count: int) -> Iterator[Body]:
    """Bodies that differ from an honest one in one to three places."""
    for _ in range(count):
        mutant = json.loads(json.dumps(body))
        for _ in range(random.randint(1, 3)):
            mutate(random, mutant)
        yield mutant


def mutate(random: Random, body: Any) -> None:
    """Changes one place, anywhere in the tree: another value, left out, doubled, or renamed."""
    places = list(places_of(body))
    if not places:
        return
    parent, key = random.choice(places)
    way = random.randrange(4)
    if way == 0:
        del parent[key]
    elif way == 1 and isinstance(parent, list):
        parent.append(parent[key])
    elif way == 2 and isinstance(parent, dict):
        parent[random.choice(["id", "outputs", "__class__", "żółć", ""])] = parent.pop(key)
    else:
        parent[key] = odd_value(random)


def places_of(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every (container, key) of a JSON tree."""
    keys = list(tree) if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else []
    for key in keys:
        yield tree, key
        yield from places_of(tree[key])


def odd_value(random: Random) -> Any:
    """A value that a careless program trips over."""
    nested: Any = "x"
    for _ in range(50):
        nested = [nested]
    values: list[Any] = [
        None, True, -1, 10**30, 1.5, "", "/", "/?subregion=polnocny", "/?gmina=" + "9" * 500, "a.b", "..", "adres.data",
        "..odpowiedz.data...adres.data..", "\x00\ud800", [], [[]], {}, {"id": {}}, {"index": "ALL"}, ["x"] * 5000,
        nested, {"$ref": "#"}, "__import__('os')", "/?" + "a=1&" * 3000, "/?stan_na=0000-00-00&od=9999-99-99",
        "/?region=pl", "//", "/mapa?" + "%" * 99, "/plan?wskaznik=\x00",
    ]  # fmt: skip
    return random.choice(values)


def test_every_callback_survives_tampering(live: Live, client: FlaskClient) -> None:
    random = Random(SEED)
    bodies = honest_bodies(live)
    assert bodies
    for honest in bodies:
        assert client.post(UPDATE_PATH, json=honest).status_code == 200
        for body in mutations(random, honest, PER_CALLBACK):
            answer = client.post(UPDATE_PATH, json=body)
            said = answer.get_data(as_text=True)
            assert answer.status_code < 500, (body, said)
            assert "Traceback" not in said, body


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="broken"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[]", id="list"),
        pytest.param(b'"text"', id="text"),
        pytest.param(b"\xff\xfe\x00", id="bytes"),
        pytest.param(b"[" * 100_000, id="deep broken"),
        pytest.param(b"[" * 100_000 + b"]" * 100_000, id="deep"),
        pytest.param(b'{"output":' * 20_000 + b"1" + b"}" * 20_000, id="deep objects"),
        pytest.param(b"1" * 5_000, id="long number"),
        pytest.param(b"x" * (LARGEST_REQUEST_BYTES + 1), id="too large"),
    ],
)
def test_content_that_is_no_request_is_refused(client: FlaskClient, content: bytes) -> None:
    answer = client.post(UPDATE_PATH, data=content, content_type="application/json")
    assert 400 <= answer.status_code < 500
    assert "Traceback" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_other_content_types_are_refused(live: Live, client: FlaskClient, content_type: str) -> None:
    answer = client.post(UPDATE_PATH, data=json.dumps(honest_bodies(live)[0]), content_type=content_type)
    assert 400 <= answer.status_code < 500


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
def test_other_sites_are_refused(live: Live, client: FlaskClient, site: str) -> None:
    answer = client.post(UPDATE_PATH, json=honest_bodies(live)[0], headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(client: FlaskClient, method: str) -> None:
    assert client.open(UPDATE_PATH, method=method).status_code in {403, 404, 405} or method == "GET"


@pytest.mark.parametrize(
    "path", ["/geo/99.json", "/geo/..%2f24.json", "/czcionki/..%2f..%2fapp.py", "/assets/../factory.py", "/zdrowie/x"]
)
def test_paths_lead_nowhere_else(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404 or "_dash-config" in answer.get_data(as_text=True)
    assert "import" not in answer.get_data(as_text=True)
