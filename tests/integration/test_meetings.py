"""Meetings on real databases, and the form that writes to them."""

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO

import docx
import openpyxl
import pytest
from flask.testing import FlaskClient
from pptx import Presentation
from sqlalchemy import func, select

from dashboard.factory import create_app
from dashboard.views import Views
from data.meetings import Entry
from data.queries.meetings import journal_version, meetings_of
from data.store.engine import open_engine
from data.store.meeting_tables import meeting_entry
from data.store.meetings import add_entry, add_meeting
from tests.integration.bundled import CATALOG, writing_views
from tests.live import load_bundle

DAY = date(2026, 11, 26)
ODD_ADDRESSES = (
    "/nie-ma",
    "/posiedzenie",
    "/ekran",
    "/plan?wskaznik=zmyslony",
    "javascript:alert(1)",
    "/mapa?region=podkarpackie",
    "//zly.example/mapa?subregion=zmyslony",
)
NEW = {"czynnosc": "nowe", "tytul": "Komitet", "dzien": "2026-11-26", "kto": "Anna"}
Send = Callable[..., tuple[int, str]]


def test_journal_keeps_what_was_written_in_its_order(bundled_url):
    engine = open_engine(bundled_url)
    with engine.begin() as db:
        before = journal_version(db)
        number = add_meeting(db, title="Komitet", held_on=DAY, region="slaskie", by="Anna")
        item = add_entry(db, number, Entry("item", "Anna", text="Plan", address="/plan"))
        add_entry(db, number, Entry("task", "Ewa", text="Sprawdzić", responsible="Jan", due_on=DAY, about_id=item))
    with engine.connect() as db:
        (found,) = meetings_of(db, region="slaskie")
        assert meetings_of(db, region="podkarpackie") == []
        assert journal_version(db) != before
    engine.dispose()
    assert [(e.kind, e.text, e.written_by) for e in found.entries] == [
        ("item", "Plan", "Anna"),
        ("task", "Sprawdzić", "Ewa"),
    ]
    assert (found.outcomes[0].about_id, found.outcomes[0].due_on) == (item, DAY)


@pytest.fixture
def views(bundled_url: str) -> Iterator[Views]:
    """Views of the bundled data that may write."""
    with writing_views(bundled_url) as views:
        yield views


@pytest.fixture
def client(views: Views) -> FlaskClient:
    """Asks the server without a network."""
    return create_app(views).server.test_client()


@pytest.fixture
def send(client: FlaskClient) -> Send:
    """`send(czynnosc="nowe", ...)` -> status, and where it leads or what it says."""

    def post(headers=None, **fields):
        answer = client.post("/posiedzenie", data=fields, headers=headers or {})
        return answer.status_code, answer.headers.get("Location") or answer.get_data(as_text=True)

    return post


def lines(views: Views) -> int:
    with views.engine.connect() as db:
        return int(db.scalar(select(func.count()).select_from(meeting_entry)))


def test_meeting_is_written_down_from_agenda_to_minutes(views, client, send):
    assert send(**NEW) == (303, "/posiedzenie?posiedzenie=1")
    one = {"posiedzenie": "1", "kto": "Anna"}
    assert send(czynnosc="punkt", tytul="Plan", adres="http://x/plan?wskaznik=kpres_05&motyw=ciemny", **one)[0] == 303
    assert send(czynnosc="start", stan_na="2024-12-31", **one)[0] == 303
    assert send(czynnosc="decyzja", tresc="Przyjąć <b>plan</b>.", dotyczy="1", punkt="1", **one) == (
        303,
        "/posiedzenie?posiedzenie=1&widok=prowadzacy&punkt=1",
    )
    with views.engine.connect() as db:
        (meeting,) = meetings_of(db, region="slaskie")
    assert meeting.items[0].address == "/plan?wskaznik=kpres_05"
    assert meeting.stan_na == date(2024, 12, 31)
    assert "Stan na" in meeting.outcomes[0].value_seen
    page = views.markup("/posiedzenie?posiedzenie=1")
    assert "/plan?wskaznik=kpres_05&amp;stan_na=2024-12-31" in page
    assert "&lt;b&gt;plan" in page
    document = docx.Document(BytesIO(client.get("/eksport/protokol.docx?posiedzenie=1").data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Przyjąć <b>plan</b>." in cells
    slides = Presentation(BytesIO(client.get("/eksport/prezentacja.pptx?posiedzenie=1").data)).slides
    assert len(slides) > 2


@pytest.mark.parametrize("address", ODD_ADDRESSES)
def test_address_that_is_no_view_is_refused(views, send, address):
    send(**NEW)
    status, said = send(czynnosc="punkt", tytul="Plan", adres=address, posiedzenie="1", kto="Anna")
    assert (status, lines(views)) == (400, 0)
    assert "nie jest adresem widoku" in said


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "niezrozumiały"),
        ({"czynnosc": "drop table"}, "niezrozumiały"),
        ({"czynnosc": "nowe"}, "Uzupełnij"),
        (NEW | {"region": "nie_ma"}, "niezrozumiały"),
        ({"czynnosc": "punkt", "posiedzenie": "99", "kto": "Anna"}, "Nie ma takiego posiedzenia"),
        ({"czynnosc": "zrobione", "posiedzenie": "1", "kto": "Anna", "dotyczy": "5"}, "otwartego zadania"),
        ({"czynnosc": "decyzja", "posiedzenie": "1", "kto": "Anna", "tresc": "x" * 2001}, "Skróć"),
        ({"czynnosc": "start", "posiedzenie": "1", "kto": "Anna", "stan_na": "wczoraj"}, "nie jest datą"),
    ],
)
def test_senseless_forms_are_explained_and_change_nothing(views, send, fields, expected):
    send(**NEW)
    status, said = send(**fields)
    assert (status, lines(views)) == (400, 0)
    assert expected in said


def test_other_sites_cannot_write(views, send):
    assert send(headers={"Origin": "https://zly.example"}, **NEW)[0] == 403
    assert send(headers={"Sec-Fetch-Site": "cross-site"}, **NEW)[0] == 403
    with views.engine.connect() as db:
        assert meetings_of(db, region="slaskie") == []


def test_public_program_writes_nothing_and_says_so(views):
    public = Views(views.engine, CATALOG, "slaskie")
    answer = create_app(public).server.test_client().post("/posiedzenie", data=NEW)
    assert answer.status_code == 403
    assert "tylko pokazuje dane" in answer.get_data(as_text=True)
    assert "tylko pokazuje dane" in public.markup("/posiedzenie")


def test_public_program_shows_no_meeting(views, client, send):
    """The journal names people."""
    send(**NEW | {"tytul": "Tajne obrady"})
    assert "Tajne obrady" in views.markup("/posiedzenie")
    public = Views(views.engine, CATALOG, "slaskie")
    asked = create_app(public).server.test_client()
    for address in ("/posiedzenie", "/posiedzenie?posiedzenie=1", "/posiedzenie?posiedzenie=1&widok=prowadzacy"):
        assert "Tajne obrady" not in public.markup(address)
    for file in ("protokol.docx", "protokol.xlsx", "prezentacja.pptx", "paczka.html"):
        assert client.get(f"/eksport/{file}?posiedzenie=1").status_code == 404  # an empty agenda
        assert asked.get(f"/eksport/{file}?posiedzenie=1").status_code == 404
    assert "dodaj" not in public.markup("/plan")


def test_files_of_a_meeting_that_is_not_there_are_refused(client):
    for query in ("", "?posiedzenie=7", "?posiedzenie=abc", "?posiedzenie=-1"):
        for file in ("protokol.docx", "prezentacja.pptx", "paczka.html"):
            assert client.get(f"/eksport/{file}{query}").status_code == 404


def test_dangerous_texts_stay_texts_in_every_file(client, send):
    evil = "=1+1</script><script>alert(1)</script>"
    one = {"posiedzenie": "1", "kto": evil}
    send(**NEW | {"tytul": evil})
    send(czynnosc="punkt", tytul=evil, zespol=evil, notatki=evil, adres="/plan", **one)
    send(czynnosc="zadanie", tresc=evil, odpowiada=evil, dotyczy="1", **one)
    pack = client.get("/eksport/paczka.html?posiedzenie=1").get_data(as_text=True)
    assert (pack.count("<script"), pack.count("alert(1)</script")) == (1, 0)
    workbook = openpyxl.load_workbook(BytesIO(client.get("/eksport/protokol.xlsx?posiedzenie=1").data))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [cell.value for cell in cells if cell.data_type == "f" and "1+1" in str(cell.value)]
    assert any(str(cell.value).startswith("'=1+1") for cell in cells)


def test_notes_of_the_presenter_are_not_in_the_minutes(client, send):
    send(**NEW)
    send(czynnosc="punkt", tytul="Plan", notatki="Tylko dla mnie", posiedzenie="1", kto="Anna")
    document = docx.Document(BytesIO(client.get("/eksport/protokol.docx?posiedzenie=1").data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Plan" in cells
    assert "Tylko dla mnie" not in cells


def test_load_into_a_file_is_told_and_what_was_typed_can_be_sent_again(tmp_path):
    address = f"sqlite:///{tmp_path / 'barometr.sqlite'}"
    load_bundle(tmp_path / "barometr.sqlite")
    engine, recorder, loader = (
        open_engine(address, read_only=True),
        open_engine(address, lock_wait_ms=1000),
        open_engine(address),
    )
    client = create_app(Views(engine, CATALOG, "slaskie", recorder=recorder)).server.test_client()
    with loader.begin():
        answer = client.post("/posiedzenie", data=NEW)
    assert (answer.status_code, "Poczekaj" in answer.get_data(as_text=True)) == (503, True)
    assert client.post("/posiedzenie", data=NEW).status_code == 303
    for one in (engine, recorder, loader):
        one.dispose()
