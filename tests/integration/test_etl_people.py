"""Lists of people through the command's own path: institutions in the database, people only as counts."""

import os
import pickle
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from data.catalog import read_catalog
from data.errors import UserError
from data.store.attendance_tables import attendance, attendance_list, institution, unique_people
from data.store.columns import visible
from data.store.engine import migrate, open_engine
from data.store.loads import content_digest
from data.store.tables import load as load_table
from etl import apart
from etl.bundle import bundled_files
from etl.loading import Loaded, Target, load_file, withdraw
from etl.people.closing import close_year
from etl.people.keys import FOLDER as KEYS
from etl.people.lists import FOLDER as LISTS
from etl.pipeline import SourceFile

CATALOG = read_catalog()
SPRING, SUMMER = date(2024, 3, 31), date(2024, 6, 30)
EVENTS = """wydarzenie_id;typ;tytul;data_od;gmina;subregion;status
W1;warsztat;Warsztat;2024-02-01;Cieszyn;;zrealizowane
W2;warsztat;Warsztat;2024-05-10;Cieszyn;;zrealizowane
W3;konferencja;Konferencja;2023-05-10;Katowice;;zrealizowane
"""
HEAD = "wydarzenie_id;instytucja;typ_instytucji;nip;gmina;rola;godziny;osoba;e_mail\n"
ANNA = "Fundacja „Razem”;NGO;1234563218;Cieszyn;uczestnik;6,5;{};anna@example.org\n"


@pytest.fixture
def target(database_url: str, tmp_path: Path) -> Iterator[Target]:
    engine = open_engine(database_url)
    migrate(engine)
    target = Target(engine, CATALOG, tmp_path / "var")
    for file in bundled_files():
        if file.source in {"territory", "powiaty"}:
            load_file(target, file.path, source_id=file.source, stan_na=file.stan_na, by="test")
    yield target
    engine.dispose()


@pytest.fixture
def load(target: Target, tmp_path: Path) -> Callable[..., Loaded]:
    """`load("attendance", text, stan_na)`."""

    def write_and_load(source: str, text: str, stan_na: date = SPRING, **options: object) -> Loaded:
        path = tmp_path / f"{source}.csv"
        path.write_text(text, encoding="utf-8")
        return load_file(target, path, source_id=source, stan_na=stan_na, by="test", **options)

    return write_and_load


def people(engine: Engine, area: str = "24", kind: str = "", stan_na: date | None = None) -> dict[str, int]:
    """Different people by year, as known at a date."""
    c = unique_people.c
    query = select(c.period_start, c.period_end, c.people).where(
        visible(unique_people, stan_na), c.area_code == area, c.kind == kind
    )
    with engine.connect() as db:
        return {
            str(row.period_start.year): row.people
            for row in db.execute(query)
            if row.period_end.month == 12 and row.period_start.month == 1
        }


def test_three_rows_typed_by_hand_are_stored_as_institutions(target, load):
    load("events", EVENTS, SUMMER)
    rows = [
        "W1;" + ANNA.format("Anna Nowak"),
        "W1;Gmina Cieszyn;JST;;2403011;prowadzący;;mgr Jan Lis;\n",
        "W3;;osoba fizyczna;;;;2;Ewa Mazur;ewa@example.org\n",
    ]
    loaded = load("attendance", HEAD + "".join(rows))
    assert (loaded.file.faults, loaded.file.warnings) == ([], [])
    query = (
        select(
            attendance_list.c.event_key,
            attendance.c.row_no,
            institution.c.name,
            institution.c.kind,
            institution.c.nip,
            institution.c.area_code,
            attendance.c.role,
            attendance.c.hours,
        )
        .join(attendance, attendance.c.list_id == attendance_list.c.id)
        .join(institution, institution.c.id == attendance.c.institution_id)
        .order_by(attendance.c.row_no)
    )
    with target.engine.connect() as db:
        assert [tuple(row) for row in db.execute(query)] == [
            ("W1", 2, "Fundacja „Razem”", "ngo", "1234563218", "240301", "uczestnik", 6.5),
            ("W1", 3, "Gmina Cieszyn", "jst", "", "240301", "prowadzący", None),
            ("W3", 4, "", "osoba_fizyczna", "", "", "uczestnik", 2.0),
        ]


def test_people_are_counted_once_over_lists_and_years_apart(target, load):
    load("events", EVENTS, SUMMER)
    rows = ["W1;" + ANNA.format("Anna Nowak"), "W2;" + ANNA.format("Nowak Anna"), "W3;" + ANNA.format("Anna Nowak")]
    load("attendance", HEAD + "".join(rows))
    assert people(target.engine) == {"2023": 1, "2024": 1}
    assert people(target.engine, kind="konferencja") == {"2023": 1}
    assert people(target.engine, area="24-poludniowy") == {"2024": 1}


def test_later_list_replaces_that_of_its_event_from_its_date_on(target, load):
    load("events", EVENTS, SUMMER)
    before = content_digest(target.engine)
    first = load("attendance", HEAD + "W1;" + ANNA.format("Anna Nowak"))
    second = load(
        "attendance", HEAD + "".join(["W1;" + ANNA.format("Anna Nowak"), "W1;Gmina;;;Cieszyn;;;Jan Lis;\n"]), SUMMER
    )
    third = load("attendance", HEAD + "W2;;;;;;;Ewa Mazur;ewa@example.org\n", SUMMER)
    assert [people(target.engine, stan_na=day) for day in (SPRING, None)] == [{"2024": 1}, {"2024": 3}]
    withdraw(target, second.load.load_id, by="test")
    assert [people(target.engine, stan_na=day) for day in (SPRING, None)] == [{"2024": 1}, {"2024": 2}]
    for loaded in (first, third):
        withdraw(target, loaded.load.load_id, by="test")
    assert (people(target.engine), content_digest(target.engine)) == ({}, before)
    assert list((target.data_dir / LISTS).glob("*")) == []


def test_list_of_an_unknown_event_is_kept_and_told(target, load):
    loaded = load("attendance", HEAD + "W9;" + ANNA.format("Anna Nowak"))
    assert ["W9" in str(warning) for warning in loaded.file.warnings] == [True]
    assert people(target.engine) == {}


def test_sole_trader_in_the_column_of_institutions_is_dropped(target, load):
    load("events", EVENTS, SUMMER)
    load("attendance", HEAD + "W1;Jan Kowalski;;;;;;Jan Kowalski;\nW1;kontakt jan@example.org;;;;;;;\n")
    with target.engine.connect() as db:
        assert set(db.scalars(select(institution.c.name))) == {""}


def test_faulty_rows_show_nobody(load):
    loaded = load("attendance", HEAD + "W1;Gmina;Anna Kowalska;Jan Nowak;Cieszyn;;;Anna Kowalska;\n")
    shown = " ".join(f"{fault.found} {fault.expected}" for fault in loaded.file.faults)
    assert loaded.load is None
    assert loaded.file.counts.rejected == 1
    assert not any(name in shown for name in ("Anna", "Kowalska", "Jan", "Nowak"))


def test_name_and_digest_of_a_list_are_not_those_of_its_file(target, load, tmp_path):
    load("events", EVENTS, SUMMER)
    loaded = load("attendance", HEAD + "W1;" + ANNA.format("Anna Nowak"))
    with target.engine.connect() as db:
        row = db.execute(select(load_table).where(load_table.c.id == loaded.load.load_id)).one()
    assert row.file_name == "attendance-2024-03-31.csv"
    assert row.file_digest != loaded.file.digest
    again = load("attendance", HEAD + "W1;" + ANNA.format("Anna Nowak"))
    assert not again.load.is_new


def test_closed_year_keeps_its_counts_and_loses_its_key(target, load):
    load("events", EVENTS, SUMMER)
    load("attendance", HEAD + "W3;" + ANNA.format("Anna Nowak"))
    close_year(target, 2023, by="test", today=date(2024, 4, 1))
    assert [path.name for path in (target.data_dir / KEYS).iterdir() if path.name.startswith("2023")] == []
    assert list((target.data_dir / LISTS).glob("2023-*")) == []
    later = load("attendance", HEAD + "W3;;;;;;;Ewa Mazur;ewa@example.org\n", SUMMER)
    assert ["2023" in str(warning) for warning in later.file.warnings] == [True]
    assert people(target.engine) == {"2023": 1}
    with pytest.raises(UserError, match="can be closed from 2025-04-01 on"):
        close_year(target, 2024, by="test", today=date(2025, 3, 31))


def test_large_file_is_read_apart_with_the_same_result(target, load, monkeypatch):
    load("events", EVENTS, SUMMER)
    rows = "".join(
        f"W{1 + number % 3};Gmina {number % 7};JST;;Cieszyn;;{number % 9};Osoba {chr(97 + number % 5)}x;\n"
        for number in range(500)
    )
    one = load("attendance", HEAD + rows)
    whole = content_digest(target.engine), people(target.engine)
    withdraw(target, one.load.load_id, by="test")
    monkeypatch.setattr(apart, "LARGE", 0)
    load("attendance", HEAD + rows)
    assert (content_digest(target.engine), people(target.engine)) == whole


def test_fault_in_a_file_read_apart_leaves_nothing(target, load, monkeypatch):
    monkeypatch.setattr(apart, "LARGE", 0)
    before = content_digest(target.engine)
    with pytest.raises(UserError, match="quotation marks do not match"):
        load("attendance", HEAD + 'W1;"Gmina;;;;;;;\n' * 3)
    assert content_digest(target.engine) == before


def test_end_of_the_second_process_leaves_nothing(target, load, monkeypatch):
    monkeypatch.setattr(apart, "LARGE", 0)
    monkeypatch.setattr(apart, "_work", os.abort)
    before = content_digest(target.engine)
    with pytest.raises(UserError, match="could not be read to its end"):
        load("attendance", HEAD + "W1;" + ANNA.format("Anna Nowak"))
    assert content_digest(target.engine) == before


def test_people_of_a_piece_reach_no_other_process_by_accident(target, tmp_path):
    path = tmp_path / "lista.csv"
    path.write_text(HEAD + "W1;" + ANNA.format("Anna Nowak"), encoding="utf-8")
    file = SourceFile(path, target.context("attendance", SPRING), "attendance")
    (piece,) = file.pieces()
    assert "nowak" not in repr(piece).casefold()
    with pytest.raises(TypeError, match="secret"):
        pickle.dumps(piece)
