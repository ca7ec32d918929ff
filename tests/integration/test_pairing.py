"""Pairing of wall screens: a code once, a secret that only reads, taken away within seconds; public data only."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, select, update
from werkzeug.test import TestResponse

from dashboard.factory import create_app
from dashboard.pairing.form import MOST_WRONG
from dashboard.pairing.seen import THREAD
from dashboard.views import Views
from data.errors import UserError
from data.queries.screens import paired_screens
from data.screens import CODE_VALID, digest_of, new_code, new_token
from data.settings import read_settings, today
from data.store.engine import open_engine
from data.store.screen_tables import wall_screen
from data.store.screens import MOST_WAITING, keep_code, pair
from tests.integration.bundled import CATALOG

ASK = "/ekran/parowanie"
PAIR = {"czynnosc": "paruj", "nazwa": "Sala narad", "motyw": "ciemny", "obszar": "polnocny", "kto": "Anna Próbna"}
SLIDE, CODE_PAGE = "data-slajd=", "data-parowanie="


@dataclass(frozen=True)
class Hall:
    """A program whose screens must be paired: browsers of screens and of the office."""

    views: Views
    app: object
    office: FlaskClient
    recorder: Engine

    def browser(self) -> FlaskClient:
        return self.app.server.test_client()

    def enter(self, **fields: str) -> TestResponse:
        return self.office.post("/ekrany", data=PAIR | fields)


@pytest.fixture
def hall(bundled_url: str) -> Iterator[Hall]:
    reader, recorder = open_engine(bundled_url, read_only=True), open_engine(bundled_url)
    views = Views(reader, CATALOG, "slaskie", recorder=recorder, pairs_screens=True)
    app = create_app(views)
    yield Hall(views, app, app.server.test_client(), recorder)
    writers_done()
    recorder.dispose()
    reader.dispose()


def writers_done() -> int:
    """Waits for what is written in the background; how many threads there were."""
    writers = [thread for thread in threading.enumerate() if thread.name == THREAD]
    for thread in writers:
        thread.join()
    return len(writers)


def shown(screen: FlaskClient, address: str = "/ekran?slajd=1") -> str:
    return screen.get(address, follow_redirects=True).get_data(as_text=True)


def paired(hall: Hall, **fields: str) -> FlaskClient:
    screen = hall.browser()
    code = screen.post(ASK).json["kod"]
    assert hall.enter(kod=code, **fields).status_code == 303
    return screen


def test_a_screen_shows_slides_once_its_code_is_entered(hall):
    screen = hall.browser()
    assert CODE_PAGE in shown(screen)
    assert SLIDE not in shown(screen)
    asked = screen.post(ASK)
    assert (asked.json["stan"], asked.json["sekundy"]) == ("czeka", 600)
    assert screen.get(ASK).json == {"stan": "czeka"}
    assert hall.enter(kod=asked.json["kod"].lower()).status_code == 303
    address = "/ekran?subregion=polnocny&motyw=ciemny"
    assert screen.get(ASK).json == {"stan": "sparowany", "adres": address}
    assert screen.get("/ekran").headers["Location"] == address
    assert SLIDE in shown(screen, "/ekran")
    assert SLIDE not in shown(hall.browser())
    assert "Sala narad" in hall.office.get("/ekrany").get_data(as_text=True)


def test_the_secret_is_a_cookie_that_nobody_reads_and_no_database_knows(hall):
    cookie = hall.browser().post(ASK, base_url="https://barometr.example.pl").headers["Set-Cookie"]
    assert all(part in cookie for part in ("; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/ekran"))
    token = re.match("barometr_ekran=([^;]+)", cookie)[1]
    with hall.recorder.connect() as db:
        rows = str(db.execute(select(wall_screen)).all())
    assert token not in rows
    assert digest_of(token) in rows


def test_a_code_works_once_and_grows_old(hall):
    first, second = hall.browser(), hall.browser()
    code = first.post(ASK).json["kod"]
    assert hall.enter(kod=code).status_code == 303
    again = hall.enter(kod=code)
    assert (again.status_code, "Żaden ekran nie pokazuje" in again.get_data(as_text=True)) == (400, True)
    old = second.post(ASK).json["kod"]
    assert second.post(ASK).json["kod"] != old
    assert hall.enter(kod=old).status_code == 400
    now, token, late = datetime.now(UTC), digest_of(new_token()), digest_of(new_code())
    with hall.recorder.begin() as db:
        keep_code(db, token_digest=token, code_digest=late, now=now)
        chosen = {"region": "slaskie", "name": "x", "address": "/ekran", "by": "x"}
        too_late = now + CODE_VALID + timedelta(seconds=1)
        assert not pair(db, code_digest=late, now=too_late, **chosen)
        assert pair(db, code_digest=late, now=now, **chosen)


def test_guessing_stops_soon(hall):
    screen = hall.browser()
    code = screen.post(ASK).json["kod"]
    for _ in range(MOST_WRONG):
        assert "Żaden ekran" in hall.enter(kod="ACDE-3479").get_data(as_text=True)
    answer = hall.enter(kod=code)
    assert (answer.status_code, "Odczekaj dziesięć minut" in answer.get_data(as_text=True)) == (400, True)
    assert screen.get(ASK).json == {"stan": "czeka"}


def test_screens_that_wait_are_few_and_old_ones_make_room(hall):
    screens = [hall.browser() for _ in range(MOST_WAITING + 1)]
    assert [screen.post(ASK).status_code for screen in screens] == [200] * MOST_WAITING + [429]
    assert screens[0].post(ASK).status_code == 200
    with hall.recorder.begin() as db:
        later = datetime.now(UTC) + CODE_VALID + timedelta(seconds=1)
        assert keep_code(db, token_digest=digest_of("t"), code_digest=digest_of("c"), now=later)
        assert len(db.execute(select(wall_screen)).all()) == 1


def test_a_screen_is_seen_once_a_day(hall):
    def asked() -> date | None:
        assert screen.get(ASK).json["stan"] == "sparowany"
        writers_done()
        with hall.recorder.connect() as db:
            return paired_screens(db, region="slaskie")[0].seen_on

    screen = paired(hall)
    assert "Jeszcze nie był widziany" in hall.office.get("/ekrany").get_data(as_text=True)
    assert asked() == today()
    assert "Widziany dzisiaj" in hall.office.get("/ekrany").get_data(as_text=True)
    assert asked() == today()
    assert screen.get(ASK).json["stan"] == "sparowany"
    assert writers_done() == 0
    with hall.recorder.begin() as db:
        db.execute(update(wall_screen).values(seen_on=today() - timedelta(days=1)))
    assert "Ostatnio widziany: " in hall.office.get("/ekrany").get_data(as_text=True)
    assert asked() == today()


def test_a_screen_shows_on_while_nobody_may_write(hall):
    screen = paired(hall)
    with hall.recorder.begin() as db:
        db.execute(update(wall_screen).values(name="Hol"))
        assert screen.get(ASK).json["stan"] == "sparowany"
        assert SLIDE in shown(screen)


def test_a_screen_taken_away_shows_a_new_code_at_its_next_slide(hall):
    screen, other = paired(hall), paired(hall, nazwa="Hol")
    with hall.recorder.connect() as db:
        known = {one.name: one.id for one in paired_screens(db, region="slaskie")}
    fields = {"czynnosc": "odlacz", "dotyczy": str(known["Sala narad"]), "kto": "Ewa"}
    assert hall.office.post("/ekrany", data=fields).status_code == 303
    assert hall.office.post("/ekrany", data=fields).status_code == 400
    assert CODE_PAGE in shown(screen)
    assert SLIDE in shown(other)
    assert "Sala narad" not in hall.office.get("/ekrany").get_data(as_text=True)
    # its old secret is worth nothing; the new one can be paired
    assert screen.get(ASK).json == {"stan": "czeka"}
    assert hall.enter(kod=screen.post(ASK).json["kod"]).status_code == 303
    assert SLIDE in shown(screen)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kod": ""}, "„Kod z ekranu” jest puste"),
        ({"kod": "nie wiem"}, "nie jest kodem ekranu"),
        ({"nazwa": " "}, "„Nazwa ekranu” jest puste"),
        ({"kto": ""}, "„Imię i nazwisko” jest puste"),
        ({"obszar": "krakowski"}, "Formularz jest niezrozumiały"),
        ({"lista": "nie_ma"}, "Formularz jest niezrozumiały"),
        ({"motyw": "tęczowy"}, "Formularz jest niezrozumiały"),
        ({"czynnosc": "inna"}, "Formularz jest niezrozumiały"),
        ({"czynnosc": "odlacz", "dotyczy": "x"}, "Nie ma takiego ekranu"),
    ],
)
def test_a_form_that_is_wrong_is_told_so_and_pairs_nothing(hall, fields, told):
    screen = hall.browser()
    code = screen.post(ASK).json["kod"]
    answer = hall.enter(**({"kod": code} | fields))
    assert (answer.status_code, told in answer.get_data(as_text=True)) == (400, True)
    assert screen.get(ASK).json == {"stan": "czeka"}


def test_other_sites_get_no_code_and_pair_nothing(hall):
    elsewhere = {"Origin": "https://zly.example"}
    assert hall.browser().post(ASK, headers=elsewhere).status_code == 403
    code = hall.browser().post(ASK).json["kod"]
    assert hall.office.post("/ekrany", data=PAIR | {"kod": code}, headers=elsewhere).status_code == 403


@pytest.mark.parametrize("token", ["", "x", "x" * 43, "x" * 3000, "'; --", "ąę"])
def test_a_made_up_secret_is_none(hall, token):
    screen = hall.browser()
    screen.set_cookie("barometr_ekran", token, path="/ekran")
    assert CODE_PAGE in shown(screen)
    assert screen.post(ASK).json["stan"] == "czeka"


def test_a_paired_screen_writes_nothing_and_sees_what_the_public_sees(hall):
    screen = paired(hall)
    wanted = "Dodaj uwagę", "Do porządku obrad", "Sala narad", "Anna Próbna"
    slides = [shown(screen, f"/ekran?slajd={number}") for number in range(1, 13)]
    assert [word for word in wanted for slide in slides if word in slide] == []
    # the browser sends the secret nowhere else, so it can mean nothing there
    assert screen.get_cookie("barometr_ekran", path="/ekran")
    assert screen.get_cookie("barometr_ekran", path="/") is None


def test_open_screens_need_no_code(bundled_url):
    reader, recorder = open_engine(bundled_url, read_only=True), open_engine(bundled_url)
    views = Views(reader, CATALOG, "slaskie", recorder=recorder)
    client = create_app(views).server.test_client()
    assert SLIDE in shown(client)
    assert client.post(ASK).status_code in {404, 405}
    assert "BAROMETR_SCREENS=paired" in client.get("/ekrany").get_data(as_text=True)
    recorder.dispose()
    reader.dispose()


def test_a_lost_database_gives_no_code_and_no_error_page(tmp_path):
    address = f"sqlite:///{tmp_path / 'nie_ma.sqlite'}"
    reader, recorder = open_engine(address, read_only=True), open_engine(address)
    client = create_app(Views(reader, CATALOG, "slaskie", recorder=recorder, pairs_screens=True)).server.test_client()
    client.set_cookie("barometr_ekran", new_token(), path="/ekran")
    assert "Nie można pokazać danych" in shown(client)
    assert client.get(ASK).status_code == 503
    assert client.post(ASK).status_code == 503


def test_a_public_program_cannot_pair(monkeypatch):
    monkeypatch.setenv("BAROMETR_PUBLIC", "1")
    monkeypatch.setenv("BAROMETR_SCREENS", "paired")
    read_settings.cache_clear()
    with pytest.raises(UserError, match="screens=paired needs a program that writes"):
        read_settings()
    read_settings.cache_clear()
