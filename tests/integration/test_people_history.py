"""How many people there were, as known at any date: through later lists, later events and withdrawals."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from data.store.attendance_tables import unique_people
from data.store.columns import visible
from etl.loading import Target, load_file, withdraw
from tests.endurance.homes import homes_of

MARCH, JUNE, SEPTEMBER = date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30)
BEFORE = date(2000, 1, 1)
EVENTS = "wydarzenie_id;typ;tytul;data_od;gmina;status\n"
LIST = "wydarzenie_id;instytucja;nip;gmina;osoba;e_mail\n"
Load = Callable[[str, date, str], int]


@pytest.fixture
def target() -> Iterator[Target]:
    """A database that knows the areas."""
    with homes_of("sqlite") as homes, homes.ground().target() as target:
        yield target


@pytest.fixture
def load(target, tmp_path) -> Load:
    """`load("events", day, rows)` -> number of the load."""

    def write_and_load(source: str, stan_na: date, rows: str) -> int:
        path = Path(tmp_path / "plik.csv")
        path.write_text((EVENTS if source == "events" else LIST) + rows, encoding="utf-8")
        found = load_file(target, path, source_id=source, stan_na=stan_na, by="test").load
        assert found is not None
        return found.load_id

    return write_and_load


def quarters(target: Target, asked: date | None) -> dict[str, int]:
    """People of the region by the first day of the quarter, as known at a date; a cell of nobody is not there."""
    c = unique_people.c
    query = select(c.period_start, c.period_end, c.people).where(
        visible(unique_people, asked), c.area_code == "24", c.kind == ""
    )
    with target.engine.connect() as db:
        rows = db.execute(query).all()
    return {str(row.period_start): row.people for row in rows if row.period_end.month - row.period_start.month == 2}


def test_event_of_another_day_moves_its_people_from_the_date_of_the_file_on(target, load):
    load("events", MARCH, "E1;warsztat;A;2024-02-01;Cieszyn;planowane\n")
    load("events", JUNE, "E1;warsztat;A;2024-08-01;Cieszyn;planowane\n")
    load("attendance", MARCH, "E1;Gmina;1234563218;Cieszyn;Jan Lis;\n")
    assert quarters(target, MARCH) == {"2024-01-01": 1}
    assert quarters(target, JUNE) == quarters(target, None) == {"2024-07-01": 1}


def test_people_of_an_event_count_since_the_event_is_known(target, load):
    load("events", MARCH, "E1;warsztat;A;2024-02-01;Cieszyn;planowane\n")
    load("events", JUNE, "E2;warsztat;B;2024-02-02;Cieszyn;planowane\n")
    load("attendance", MARCH, "E1;Gmina;1234563218;Cieszyn;Jan Lis;\nE2;Gmina;1234563218;Cieszyn;Ewa Kos;\n")
    assert [quarters(target, day)["2024-01-01"] for day in (BEFORE, MARCH, JUNE, None)] == [1, 1, 2, 2]


def test_list_that_becomes_the_first_one_tells_the_time_before_it(target, load):
    load("events", MARCH, "E1;warsztat;A;2024-02-01;Cieszyn;planowane\nE2;warsztat;B;2025-02-02;Cieszyn;planowane\n")
    first = load("attendance", MARCH, "E1;Gmina;1234563218;Cieszyn;Jan Lis;\n")
    load("attendance", JUNE, "E2;Gmina;1234563218;Cieszyn;Ewa Kos;\n")
    assert (quarters(target, BEFORE), quarters(target, JUNE)) == ({"2024-01-01": 1}, {"2024-01-01": 1, "2025-01-01": 1})
    withdraw(target, first, by="test")
    assert quarters(target, BEFORE) == quarters(target, None) == {"2025-01-01": 1}
    load("attendance", BEFORE, "E1;Gmina;1234563218;Cieszyn;Jan Lis;\n")
    assert quarters(target, date(1999, 1, 1)) == {"2024-01-01": 1}
    assert quarters(target, JUNE) == {"2024-01-01": 1, "2025-01-01": 1}


def test_events_that_become_the_first_ones_tell_the_time_before_them(target, load):
    first = load("events", MARCH, "E1;warsztat;A;2024-02-01;Cieszyn;planowane\n")
    load("events", JUNE, "E2;warsztat;B;2025-02-02;Cieszyn;planowane\n")
    load("attendance", MARCH, "E2;Gmina;1234563218;Cieszyn;Ewa Kos;\n")
    assert (quarters(target, MARCH), quarters(target, JUNE)) == ({}, {"2025-01-01": 1})
    withdraw(target, first, by="test")
    assert quarters(target, MARCH) == {"2025-01-01": 1}


def test_list_of_a_later_date_has_no_cells_of_nobody_before_it(target, load):
    load("attendance", MARCH, "E1;Gmina;1234563218;Cieszyn;Jan Lis;\n")
    load("attendance", SEPTEMBER, "E2;Gmina;1234563218;Cieszyn;Ewa Kos;\n")
    load("events", MARCH, "E1;warsztat;A;2024-02-01;Cieszyn;planowane\nE2;warsztat;B;2024-08-02;Cieszyn;planowane\n")
    assert quarters(target, JUNE) == {"2024-01-01": 1}
