"""The registry as a file: every row of the selection, in pieces, safe to open, ready to be loaded again."""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from dashboard.exports import workbook
from dashboard.factory import create_app
from dashboard.views import Views
from data.queries.entity_rows import PIECE
from data.store.engine import migrate, open_engine
from tests.integration.bundled import CATALOG
from tests.integration.registry_facts import entity, put_areas, put_snapshot
from tests.unit.dashboard.exports.opened import cells, rows_of_csv

DAY = date(2025, 12, 31)
DANGEROUS = entity("x", name="=1+1", nip="1234563218", ps_from=date(2024, 3, 6), employed=2.5, area_code="246401")
FOUNDATIONS = PIECE + 1


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A registry of more rows than are read at once."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('registry') / 'barometr.sqlite'}")
    migrate(engine)
    put_areas(engine, ["24", "2416", "241605", "2464", "246401"])
    put_snapshot(engine, DAY, DANGEROUS, *(entity(str(number)) for number in range(FOUNDATIONS)), is_demo=True)
    yield create_app(Views(engine, CATALOG, "slaskie")).server.test_client()
    engine.dispose()


def test_csv_holds_every_row_of_the_selection_under_the_names_of_the_source(client):
    head, *rows = rows_of_csv(client.get("/eksport/rejestr.csv").data)
    assert len(rows) == FOUNDATIONS + 1
    assert len({row[0] for row in rows}) == FOUNDATIONS + 1
    of_source = {column.name for column in CATALOG.sources["pes_registry"].columns}
    assert set(head) - of_source == {"dzien", "stan_na", "zrodlo", "publikacja", "adres_publikacji"}
    told = dict(zip(head, next(row for row in rows if "1+1" in row[0]), strict=True))
    assert told["nazwa"] == "'=1+1"
    assert (told["status_ps"], told["ps_od"], told["zatrudnieni"], told["demonstracja"]) == (
        "tak", "2024-03-06", "2.5", "tak",
    )  # fmt: skip


def test_filters_of_the_address_choose_the_rows(client):
    rows = rows_of_csv(client.get("/eksport/rejestr.csv?powiat=2464&zapis=pl&wykres=rejestr").data, ";")
    assert [row[0] for row in rows[1:]] == ["'=1+1"]
    assert "2,5" in rows[1]
    assert len(rows_of_csv(client.get("/eksport/rejestr.csv?typ=cis").data)) == 1


def test_workbook_holds_every_row_with_real_days_and_numbers(client):
    file = client.get("/eksport/rejestr.xlsx").data
    sheet = load_workbook(BytesIO(file))["rejestr"]
    head, *rows = list(sheet.iter_rows(min_row=workbook.HEAD_ROW + 1, values_only=True))
    assert len(rows) == FOUNDATIONS + 1
    told = dict(zip(head, next(row for row in rows if "1+1" in row[0]), strict=True))
    assert (told["ps_od"], told["zatrudnieni"]) == (datetime(2024, 3, 6), 2.5)  # noqa: DTZ001 - a cell knows no zone
    assert [cell.coordinate for cell in cells(file) if cell.data_type == "f"] == []


def test_workbook_says_where_a_sheet_ends(client, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    book = load_workbook(BytesIO(client.get("/eksport/rejestr.xlsx").data))
    assert book["rejestr"].max_row == workbook.HEAD_ROW + 1 + 3
    notes = " ".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    assert "najwyżej 3 z 502 wierszy" in notes
    assert "502 wiersze" in notes
    assert "1–25" not in notes


def test_other_formats_and_figures_are_of_the_page_that_is_shown(client):
    shown = client.get("/eksport/rejestr.svg?wykres=rejestr").get_data(as_text=True)
    assert "1–25" in shown
    gaps = rows_of_csv(client.get("/eksport/rejestr.csv?wykres=braki").data)
    assert "nazwa" not in gaps[0]


def test_reader_who_leaves_frees_the_place(client):
    for _time in range(3):
        answer = client.get("/eksport/rejestr.csv")
        next(answer.response)
        answer.close()
    assert client.get("/eksport/rejestr.csv").status_code == 200
