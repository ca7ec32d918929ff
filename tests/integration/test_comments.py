"""Comments on figures: written with what the figure said, shown on request, exported with it, withdrawn."""

from collections.abc import Callable, Iterator
from io import BytesIO
from urllib.parse import urlencode

import docx
import openpyxl
import pytest
from flask.testing import FlaskClient
from pptx import Presentation

from dashboard.factory import create_app
from dashboard.views import Views
from data.queries.comments import comments_of
from data.store.engine import open_engine
from tests.integration.bundled import CATALOG, writing_views

VIEW, FIGURE = "/plan?wskaznik=sl_pakty", "sciezka"
ASKED = {"adres": VIEW, "wykres": FIGURE}
WRITE = {"czynnosc": "uwaga", "kto": "Anna Próbna", "tresc": "Sprawdzić w sprawozdaniu =1+1", **ASKED}
Send = Callable[..., tuple[int, str]]


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
    """`send(czynnosc="uwaga", ...)` -> status, and where it leads or what it says."""

    def post(headers=None, **fields):
        answer = client.post("/uwagi", data=fields, headers=headers or {})
        return answer.status_code, answer.headers.get("Location") or answer.get_data(as_text=True)

    return post


def test_comment_stands_beside_its_figure_with_what_it_said(views, send):
    assert "Dodaj uwagę" in views.markup(VIEW)
    said = next(one for one in views.content(VIEW).figures if one.name == FIGURE).title
    assert send(**WRITE) == (303, f"/uwagi?{urlencode(ASKED)}")
    page = views.markup(f"/uwagi?{urlencode(ASKED)}")
    assert "Sprawdzić w sprawozdaniu" in page
    assert f"Wykres mówił wtedy: {said}" in page
    assert "Teraz mówi co innego" not in page
    assert "Uwagi (1)" in views.markup(f"{VIEW}&motyw=ciemny&stan_na=2025-12-31")
    assert "Uwagi (1)" not in views.markup(f"{VIEW}&subregion=polnocny")
    assert "Sprawdzić w sprawozdaniu" in views.markup("/uwagi")
    assert "Sprawdzić" not in views.markup("/uwagi?region=podkarpackie")


def test_figure_that_says_something_else_now_tells_so(views, send):
    earlier = {**WRITE, "stan_na": "2014-09-30"}
    assert send(**earlier)[0] == 303
    assert "Teraz mówi co innego" in views.markup(f"/uwagi?{urlencode(ASKED)}")


def test_comment_is_in_the_files_of_its_figure(client, send):
    address = {form: f"/eksport/plan.{form}?wskaznik=sl_pakty&wykres={FIGURE}" for form in ("pptx", "docx", "xlsx")}
    before = {form: words_of(form, client.get(address[form]).data) for form in address}
    send(**WRITE)
    after = {form: words_of(form, client.get(address[form]).data) for form in address}
    assert [form for form in address if "Uwaga (Anna Próbna," in before[form]] == []
    assert [form for form in address if "Uwaga (Anna Próbna," in after[form]] == list(address)


def words_of(form: str, content: bytes) -> str:
    """Everything that a file says about its figures."""
    if form == "pptx":
        slides = Presentation(BytesIO(content)).slides
        return "\n".join(s.notes_slide.notes_text_frame.text for s in slides if s.has_notes_slide)
    if form == "docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)
    sheets = openpyxl.load_workbook(BytesIO(content)).worksheets
    return "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row)


def test_comment_on_an_indicator_is_in_its_row_of_the_annex(client, send):
    send(**WRITE)
    send(**WRITE | {"adres": f"{VIEW}&subregion=polnocny", "tresc": "Tylko o północy"})
    cells = words_of("xlsx", client.get("/eksport/aneks.xlsx").data).split("\n")
    assert len([cell for cell in cells if "Uwaga (Anna Próbna," in cell and "Sprawdzić w sprawozdaniu" in cell]) == 1
    assert not any("Tylko o północy" in cell for cell in cells)
    tables = docx.Document(BytesIO(client.get("/eksport/aneks.docx").data)).tables
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    (row,) = (row for row in rows if "Uwaga (Anna Próbna," in row[-1])
    assert "Wtedy: Ścieżka wskaźnika: 5\u00a0paktów." in row[-1]
    assert not row[-1].startswith("Uwaga")


def test_comment_is_in_the_slides_of_an_agenda_that_shows_its_view(client, send):
    send(**WRITE)
    new = {"czynnosc": "nowe", "tytul": "Komitet", "dzien": "2026-12-01", "kto": "Ola"}
    item = {"czynnosc": "punkt", "posiedzenie": "1", "tytul": "Pakty", "adres": VIEW, "kto": "Ola"}
    for fields in (new, item):
        assert client.post("/posiedzenie", data=fields).status_code == 303
    slides = words_of("pptx", client.get("/eksport/prezentacja.pptx?posiedzenie=1").data)
    assert slides.count("Uwaga (Anna Próbna,") == 1


def test_withdrawn_comment_is_gone_from_views_and_files(views, client, send):
    send(**WRITE)
    with views.engine.connect() as db:
        (comment,) = comments_of(db, region="slaskie")
    assert send(czynnosc="wycofaj", dotyczy=str(comment.id), kto="Ewa", **ASKED)[0] == 303
    assert send(czynnosc="wycofaj", dotyczy=str(comment.id), kto="Ewa", **ASKED)[0] == 400
    assert "Sprawdzić" not in views.markup(f"/uwagi?{urlencode(ASKED)}")
    assert "Sprawdzić" not in words_of("docx", client.get("/eksport/plan.docx?wskaznik=sl_pakty").data)


WRONG = [
    ({"tresc": ""}, "„Treść” jest puste"),
    ({"kto": " "}, "„Imię i nazwisko” jest puste"),
    ({"tresc": "x" * 2001}, "2000"),
    ({"wykres": "nie-ma"}, "nie ma takiego wykresu"),
    ({"adres": ""}, "nie ma takiego wykresu"),
    ({"adres": "/ekran"}, "nie jest adresem widoku"),
    ({"adres": "//zly.example/plan?region=x"}, "nie jest adresem widoku"),
    ({"czynnosc": "inna"}, "Formularz jest niezrozumiały"),
    ({"stan_na": "wczoraj"}, "Formularz jest niezrozumiały"),
]


def test_form_that_is_wrong_is_told_so_and_writes_nothing(views, send):
    answers = [(send(**(WRITE | fields)), told) for fields, told in WRONG]
    assert [(status, said) for (status, said), told in answers if status != 400 or told not in said] == []
    with views.engine.connect() as db:
        assert comments_of(db, region="slaskie") == []


def test_nothing_is_written_from_elsewhere_or_in_public(views, send, bundled_url):
    assert send(headers={"Origin": "https://zly.example"}, **WRITE)[0] == 403
    reader = open_engine(bundled_url, read_only=True)
    public = Views(reader, CATALOG, "slaskie")
    assert create_app(public).server.test_client().post("/uwagi", data=WRITE).status_code == 403
    assert "Dodaj uwagę" not in public.markup(VIEW)
    assert "program publiczny ich nie pokazuje" in public.markup("/uwagi")
    reader.dispose()


def test_page_for_a_chart_that_is_not_there_says_so(views):
    for adres in ("/nie-ma", "/plan", "/uwagi"):
        assert "W tym widoku nie ma takiego wykresu." in views.markup(f"/uwagi?adres={adres}&wykres=x")
