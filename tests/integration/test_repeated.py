"""A change that was asked for before: the same bytes again, and never longer than what they say is true."""

import json
from collections.abc import Callable, Hashable, Iterator

import brotli
import pytest
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.test import TestResponse

from dashboard.factory import create_app
from dashboard.security import UPDATE_PATH
from dashboard.views import Views
from data.errors import UserError
from data.store.revisions import known_revisions
from tests.bench.server import question
from tests.integration.bundled import writing_views

VIEW = "/plan?wskaznik=sl_pakty"
BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd"}
COMMENT = {"czynnosc": "uwaga", "kto": "Anna Próbna", "tresc": "Sprawdzić", "adres": VIEW, "wykres": "sciezka"}
Ask = Callable[..., TestResponse]


class Counted(Views):
    """Views that count how often one is made or looked up."""

    made = 0

    def view(self, *given: object, **named: object) -> tuple[str, Hashable | None]:
        self.made += 1
        return super().view(*given, **named)  # type: ignore[arg-type]


@pytest.fixture
def views(bundled_url: str) -> Iterator[Counted]:
    with writing_views(bundled_url, Counted) as views:
        yield views


@pytest.fixture
def client(views: Views) -> FlaskClient:
    return create_app(views).server.test_client()


@pytest.fixture
def ask(client: FlaskClient) -> Ask:
    def asked(address: str = VIEW, headers: dict[str, str] = BROWSER, **changes: object) -> TestResponse:
        return client.post(UPDATE_PATH, json=question(address, "data") | changes, headers=headers)

    return asked


def shown(answer: TestResponse) -> str:
    assert answer.status_code == 200
    body = brotli.decompress(answer.data) if answer.headers.get("Content-Encoding") == "br" else answer.data
    return json.loads(body)["response"]["odpowiedz"]["data"]


def test_the_same_question_has_the_same_answer_without_the_work(views, ask):
    first, again = ask(), ask()
    assert views.made == 1
    assert again.data == first.data
    told = ["Content-Type", "Content-Encoding", "Content-Security-Policy", "X-Content-Type-Options", "Vary"]
    assert {name: again.headers.get(name) for name in told} == {name: first.headers.get(name) for name in told}
    assert shown(again) == views.markup(VIEW)


def test_every_address_has_an_answer_of_its_own(views, ask):
    assert shown(ask(VIEW)) != shown(ask(f"{VIEW}&lang=en")) != shown(ask("/mapa"))
    assert views.made == 3


def test_what_people_write_shows_at_once(client, ask):
    assert "Uwagi (1)" not in shown(ask())
    assert client.post("/uwagi", data=COMMENT).status_code == 303
    assert "Uwagi (1)" in shown(ask())


def test_a_new_version_of_the_data_is_looked_at(views, ask):
    ask()
    with views.recorder.begin() as db:
        db.execute(text("UPDATE data_state SET version = version + 1"))
    ask()
    ask()
    assert views.made == 2


def test_a_lost_database_is_told_and_not_hidden_by_what_is_kept(views, ask):
    kept = shown(ask())
    with views.recorder.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = 'nowsza'"))
    refused = shown(ask())
    assert refused != kept
    assert "nowszej wersji programu" in refused
    with views.recorder.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": known_revisions().head})
    assert shown(ask()) == kept


def test_a_view_that_failed_while_it_was_made_is_not_repeated(views, ask, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(views, "_page", lost)
        assert "Nie można pokazać danych" in shown(ask())
    assert "Nie można pokazać danych" not in shown(ask())


def lost(*_given: object) -> None:
    raise UserError("The database {name} is out of reach.", name="barometr")


def test_a_browser_without_this_compression_is_answered_as_ever(ask):
    kept = shown(ask())
    plain = ask(headers={})
    assert "Content-Encoding" not in plain.headers
    assert shown(plain) == kept


@pytest.mark.parametrize(
    "changes",
    [
        {"inputs": []},
        {"inputs": [{"id": "adres", "property": "data", "value": VIEW}] * 2},
        {"inputs": [{"id": "inne", "property": "data", "value": VIEW}]},
        {"inputs": [{"id": "adres", "property": "data", "value": [VIEW]}]},
        {"output": "strona.children"},
        {"outputs": {"id": "strona", "property": "children"}},
        {"changedPropIds": ["inne.data"]},
    ],
)
def test_only_the_question_of_the_page_is_answered_from_what_is_kept(views, ask, changes):
    ask()
    ask(**changes)
    made = views.made
    ask()
    assert views.made == made


def test_another_site_is_refused_also_what_is_kept(ask):
    ask()
    assert ask(headers={**BROWSER, "Sec-Fetch-Site": "cross-site"}).status_code == 403
