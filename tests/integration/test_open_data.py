"""The archive of open data: what a program needs to read it, people protected, invented data marked."""

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, insert

from dashboard.exports.open_data import protected
from dashboard.factory import create_app
from dashboard.views import Views
from data.store.engine import migrate, open_engine
from data.store.event_tables import reach_year
from data.store.tables import event, indicator_value
from tests.integration.bundled import CATALOG
from tests.integration.registry_facts import entity, put_areas, put_load, put_snapshot
from tests.unit.dashboard.exports.opened import rows_of_csv

DAY = date(2025, 12, 31)
GMINY = ["241601", "241602", "241603", "241604", "241605", "241606"]
PEOPLE = [1, 7, 8, 12, 13, 0]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A registry, attendances of two years and an event; the earlier year knows two gminy only."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('open') / 'barometr.sqlite'}")
    migrate(engine)
    put_areas(engine, ["24", "2416", *GMINY])
    put_snapshot(engine, DAY, entity("1", employed=3), entity("2", name="=1+1"), is_demo=True)
    lists = put_load(engine, DAY, source="attendance", is_demo=True)
    events = put_load(engine, DAY, source="events")
    cells = [(2025, *cell) for cell in zip(GMINY, PEOPLE, strict=True)] + [(2024, GMINY[0], 40), (2024, GMINY[1], 3)]
    with engine.begin() as db:
        for year, code, people in cells:
            row = {"area_code": code, "level": "gmina_total", "event_kind": "szkolenie", "institution_kind": ""}
            row |= {"year": year, "last_month": year * 12 + 11, "attendances": people, "head_count": 0}
            db.execute(insert(reach_year).values(row))
        for code, value in (("24", 41), ("2416", 41), (GMINY[0], 1)):
            row = {"indicator_id": "obecnosci", "area_code": code, "breakdown": "", "value": value, "qualifier": ""}
            row |= {"period_end": DAY, "basis": "counted", "load_id": lists, "row_no": 2}
            db.execute(insert(indicator_value).values(row))
        row = {"event_key": "SP/1", "kind": "szkolenie", "title": "@Szkolenie", "topic": "", "date_from": DAY}
        row |= {"date_precision": "dzień", "status": "zrealizowane", "area_code": GMINY[0], "place": "Łazy"}
        row |= {"participants_min": 6, "participants_unit": "osoba", "load_id": events, "row_no": 2}
        db.execute(insert(event).values(row))
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(Views(engine, CATALOG, "slaskie")).server.test_client()


@pytest.fixture(scope="module")
def files(client: FlaskClient) -> dict[str, bytes]:
    answer = client.get("/eksport/dane.zip?region=slaskie")
    assert answer.mimetype == "application/zip"
    with ZipFile(BytesIO(answer.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("people", "told"), [(0, 0), (1, "*"), (7, "*"), (8, 10), (12, 10), (13, 15), (15, 15), (1002, 1000)]
)
def test_small_counts_of_people_are_hidden_and_others_rounded(people, told):
    assert protected(people) == told


def test_every_column_of_every_table_is_in_the_dictionary(files):
    heads = {(name, column) for name in files if name.endswith(".csv") for column in rows_of_csv(files[name])[0]}
    head, *rows = rows_of_csv(files["slownik.csv"])
    assert {(row[0], row[1]) for row in rows} == heads
    assert [row for row in rows if not row[2] or not row[3]] == []
    assert head == ["plik", "kolumna", "znaczenie_pl", "znaczenie_en", "jednostka"]


def test_people_of_small_areas_are_never_exact(files):
    attendances = [row[:4] for row in rows_of_csv(files["obecnosci.csv"])[1:]]
    told = ["*", "*", "10", "10", "15", "0"]
    assert attendances == [["2025", code, "", number] for code, number in zip(GMINY, told, strict=True)]
    values = [row[:6] for row in rows_of_csv(files["wartosci.csv"])[1:]]
    assert values == [["obecnosci", "24", "", "", "2025-12-31", "41"]]
    assert "6" not in rows_of_csv(files["wydarzenia.csv"])[1]


def test_tables_hold_what_is_known_and_mark_what_is_invented(files):
    head, *rows = rows_of_csv(files["rejestr.csv"])
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(one["nazwa"], one["demonstracja"], one["zrodlo"]) for one in told] == [
        ("'=1+1", "tak", "pes_registry"), ("Fundacja 1", "tak", "pes_registry"),
    ]  # fmt: skip
    assert "zatrudnieni" not in head
    (happened,) = rows_of_csv(files["wydarzenia.csv"])[1:]
    assert happened[:5] == ["SP/1", "szkolenie", "'@Szkolenie", "", "2025-12-31"]
    assert happened[-3:] == ["events", "2025-12-31", "nie"]
    assert {row[0] for row in rows_of_csv(files["obszary.csv"])[1:]} == {"24", "2416", *GMINY}


def test_description_names_every_table_with_licence_and_source(files):
    graph = json.loads(files["dcat-ap.jsonld"])["@graph"]
    catalogue, sources = graph[0], {node["@id"]: node for node in graph[1:]}
    tables = {node["dcat:distribution"]["dct:title"]: node for node in catalogue["dcat:dataset"]}
    assert {*tables} == {name for name in files if name.endswith(".csv")}
    for name, node in tables.items():
        assert {text["@language"] for text in node["dct:title"]} == {"pl", "en"}
        distribution = node["dcat:distribution"]
        assert distribution["dcat:accessURL"] == {"@id": "/eksport/dane.zip?region=slaskie"}
        assert distribution["dcat:byteSize"]["@value"] == str(len(files[name]))
        assert all(source["@id"] in sources for source in node["dct:source"])
        assert all(
            CATALOG.sources[sources[s["@id"]]["dct:identifier"]].licence
            in distribution["dct:license"]["rdfs:label"]["@value"]
            for s in node["dct:source"]
        )
    assert "dct:provenance" in tables["rejestr.csv"]
    assert "dct:provenance" not in tables["wydarzenia.csv"]


def test_other_region_and_date_are_chosen_by_the_address_and_faults_are_refused(client):
    answer = client.get("/eksport/dane.zip?region=podkarpackie&stan_na=2024-12-31&powiat=2464")
    assert "_podkarpackie_2024-12-31.zip" in answer.headers["Content-Disposition"]
    refused = client.get("/eksport/dane.zip?region=nic")
    assert refused.status_code == 404
    assert "nic" in refused.get_data(as_text=True)
