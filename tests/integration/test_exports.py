"""Files of the real views through the server: every page in every format, the annex, and polite refusals."""

from collections.abc import Iterator
from io import BytesIO
from threading import Event, Thread

import pytest
from docx import Document
from docx.oxml.ns import qn
from flask.testing import FlaskClient
from openpyxl import load_workbook
from pptx import Presentation

from dashboard.exports.addresses import view_name
from dashboard.exports.formats import FORMATS, Format
from dashboard.factory import create_app
from dashboard.paths import PAGES
from dashboard.views import REGISTRY_PATH, Views
from data.store.engine import open_engine
from tests.integration.bundled import CATALOG, bundle_in
from tests.unit.dashboard.exports.opened import rows_of_csv, well_formed

STARTS = {"pdf": b"%PDF-", "png": b"\x89PNG", "svg": b"<svg", "csv": b"wykres,"}


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Views]:
    """Views of an app whose region is Śląskie."""
    with bundle_in(f"sqlite:///{tmp_path_factory.mktemp('files') / 'barometr.sqlite'}") as engine:
        yield Views(engine, CATALOG, "slaskie")


@pytest.fixture(scope="module")
def client(views: Views) -> FlaskClient:
    """Asks the server without a network."""
    return create_app(views).server.test_client()


def exported_pages(views: Views) -> list[str]:
    return [page for page in PAGES if views.content(page).figures]


def test_every_page_with_figures_has_slides_and_a_table(views, client):
    for page in exported_pages(views):
        content = views.content(page)
        slides = client.get(f"/eksport/{view_name(page)}.pptx")
        assert slides.status_code == 200
        well_formed(slides.data)
        titles = [slide.shapes.title.text for slide in Presentation(BytesIO(slides.data)).slides]
        assert all(any(title.startswith(figure.title) for title in titles) for figure in content.figures), page
        if page == REGISTRY_PATH:
            continue  # its table is every entity: test_registry_files
        table = client.get(f"/eksport/{view_name(page)}.csv")
        lines = sum(len(figure.twin.rows) * len(figure.twin.columns) for figure in content.figures)
        if len(content.figures) == 1:  # its plain table
            lines = len(content.figures[0].twin.rows)
        assert len(rows_of_csv(table.data)) == 1 + lines


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "pptx"])
def test_every_format_of_a_view(client, form):
    answer = client.get(f"/eksport/plan.{form}?subregion=polnocny&stan_na=2018-12-31&rozmiar=1x&lang=en")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].endswith(f'_plan_northern-subregion_2018-12-31.{form}"')
    assert answer.mimetype == FORMATS[form].media_type.partition(";")[0]
    if form in STARTS:
        assert answer.data.startswith(STARTS[form])
    else:
        well_formed(answer.data)


def test_map_has_a_named_shape_for_every_gmina(client):
    deck = Presentation(BytesIO(client.get("/eksport/mapa.pptx?wskaznik=ludnosc&wykres=mapa").data))
    (slide,) = deck.slides
    group = next(shape for shape in slide.shapes if shape.shape_type == 6)
    names = [shape.name for shape in group.shapes]
    assert len(set(names)) == 167
    assert {"gmina Łazy", "Katowice"} <= set(names)


def test_annex_lists_every_indicator_by_priority(views, client):
    indicators = [i for plan in CATALOG.regions["slaskie"].plans for i in CATALOG.indicators_of_plan(plan)]
    tables = Document(BytesIO(client.get("/eksport/aneks.docx").data)).tables
    assert sum(len(table.rows) - 1 for table in tables) == len(indicators)
    book = load_workbook(BytesIO(client.get("/eksport/aneks.xlsx").data))
    codes = [sheet.cell(row, 1).value for sheet in book.worksheets[1:] for row in range(6, sheet.max_row + 1)]
    assert sorted(codes) == sorted(i.code for i in indicators)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/eksport/aneks.pdf", "docx, xlsx"),
        ("/eksport/metodyka.pdf", "nie ma czego pobrać"),
        ("/eksport/nic.pptx", "Nie ma widoku „nic”"),
        ("/eksport/skrot.pdf", "dotyczy jednego obszaru"),
        ("/eksport/mapa.exe", "pptx, docx, xlsx, pdf, csv, png, svg"),
        ("/eksport/mapa.csv?wykres=nic", "Ma: ranking, mapa"),
        ("/eksport/mapa.png?rozmiar=99", "1x, 2x, slajd"),
    ],
)
def test_what_is_not_offered_is_said(client, address, told):
    answer = client.get(address)
    assert answer.status_code == 404
    assert told in answer.get_data(as_text=True)


def test_brief_of_an_area_is_a_view_of_its_own(client):
    answer = client.get("/eksport/skrot.pdf?powiat=2464")
    assert answer.data.startswith(b"%PDF-")
    assert "_skrot_czestochowa_" in answer.headers["Content-Disposition"]


def test_unknown_values_are_left_out_and_told(client):
    rows = rows_of_csv(client.get("/eksport/mapa.csv?gmina=9999999&wykres=obszar").data)
    assert len(rows) > 1


def test_third_file_at_once_is_refused_politely(client, monkeypatch):
    begun, go_on = [Event(), Event()], Event()

    def slow(_view, options) -> bytes:
        begun[0 if options.size == "1x" else 1].set()
        go_on.wait(20)
        return b"x"

    monkeypatch.setitem(FORMATS, "svg", Format("SVG", "image/svg+xml", slow))
    at_work = [Thread(target=client.get, args=[f"/eksport/mapa.svg?rozmiar={size}"]) for size in ("1x", "2x")]
    for thread in at_work:
        thread.start()
    assert all(event.wait(20) for event in begun)
    refused = client.get("/eksport/mapa.svg?rozmiar=slajd")
    go_on.set()
    for thread in at_work:
        thread.join()
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "5")
    assert "Poczekaj" in refused.get_data(as_text=True)


def test_menus_lead_to_files_of_the_present_selection(views):
    shown = views.markup("/mapa?subregion=polnocny&motyw=ciemny")
    assert 'href="/eksport/mapa.pptx?subregion=polnocny"' in shown
    assert 'href="/eksport/mapa.xlsx?subregion=polnocny&amp;wykres=ranking"' in shown
    assert "/eksport/" not in views.markup("/metodyka")


def test_files_stand_on_the_templates_of_the_office_or_say_what_is_wrong(bundled_url, tmp_path):
    (tmp_path / "szablony").mkdir()
    own = Document()
    own.sections[0].header.paragraphs[0].text = "Urząd Marszałkowski"
    own.save(tmp_path / "szablony" / "dokument.docx")
    reader = open_engine(bundled_url, read_only=True)
    client = create_app(Views(reader, CATALOG, "slaskie", data_dir=tmp_path)).server.test_client()
    made = Document(BytesIO(client.get("/eksport/aneks.docx").data))
    assert made.sections[0].header.paragraphs[0].text == "Urząd Marszałkowski"
    (tmp_path / "szablony" / "dokument.docx").write_bytes(b"nie")
    refused = client.get("/eksport/aneks.docx")
    assert (refused.status_code, "dokument.docx" in refused.get_data(as_text=True)) == (503, True)
    assert client.get("/eksport/aneks.xlsx").status_code == 200
    reader.dispose()


def test_documents_have_no_barriers(views, client):
    """What Word's own checker of accessibility asks for, on every page and the annex."""
    for name in [*(view_name(page) for page in exported_pages(views)), "aneks"]:
        document = Document(BytesIO(client.get(f"/eksport/{name}.docx").data))
        properties = document.core_properties
        assert properties.title
        assert properties.language == "pl-PL"
        languages = {node.get(qn("w:val")) for node in document.styles.element.iter(qn("w:lang"))}
        assert languages == {"pl-PL"}
        styles = [p.style.name for p in document.paragraphs if p.style.name.startswith(("Title", "Heading"))]
        assert styles[0] == "Title"
        assert set(styles[1:]) == {"Heading 1"}
        described = [node.get("descr") for node in document.element.body.iter(qn("wp:docPr"))]
        assert all(described)
        for table in document.tables:
            assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
            assert all(cell.text for cell in table.rows[0].cells)
            assert not list(table._tbl.iter(qn("w:gridSpan"), qn("w:vMerge"), qn("w:tbl")))[1:]
        links = [rel for rel in document.part.rels.values() if rel.is_external]
        assert links == []


def test_lists_of_contests_name_institutions_as_the_source_does(client):
    book = load_workbook(BytesIO(client.get("/eksport/wyroznienia.xlsx").data))
    cells = [[cell for cell in row if cell is not None] for sheet in book for row in sheet.iter_rows(values_only=True)]
    assert [row for row in cells if "Mikołów" in row and 64.67 in row and "II" in row]
    document = Document(BytesIO(client.get("/eksport/wyroznienia.docx?region=podkarpackie").data))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "Podkarpacki Lider Ekonomii Społecznej: 12 nagród i certyfikatów.",
        "Certyfikat „Zakup prospołeczny”: 6 nagród i certyfikatów.",
    ]
    assert _column(document.tables[1], "Laureat")[0] == "Spółdzielnia Socjalna „Dębnianka”"
    document = Document(BytesIO(client.get("/eksport/wyroznienia.docx").data))
    assert "osoby (bez nazwisk)" in {laureate for table in document.tables for laureate in _column(table, "Laureat")}


def _column(table, name):
    head, *rows = ([cell.text for cell in row.cells] for row in table.rows)
    return [row[head.index(name)] for row in rows]
