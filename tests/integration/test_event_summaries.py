"""Summaries of events and of who came: what was known at any date, through later files, withdrawals and both counts."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event as event_hooks
from sqlalchemy import func, select

from data.queries.event_pieces import event_pieces
from data.queries.event_progress import Scope, event_sums
from data.queries.held_events import HeldQuestion, held_count, held_events
from data.queries.reach import Reach, reach_by_area
from data.store.columns import visible
from data.store.engine import migrate, open_engine
from data.store.event_tables import COUNTS, event_month, event_place, reach_year
from data.store.tables import event
from etl.loading import Target, load_file, resummarise, withdraw
from tests.endurance.homes import homes_of

MARCH, JUNE = date(2024, 3, 31), date(2024, 6, 30)
HEADERS = {
    "events": "wydarzenie_id;typ;tytul;temat;data_od;gmina;godziny;planowane_osoby;status\n",
    "attendance": "wydarzenie_id;instytucja;typ_instytucji;gmina;osoba;e_mail\n",
    "attendance_counts": "wydarzenie_id;osoby;typ_instytucji;gmina\n",
}
PLANNED = "E1;warsztat;A;finanse;2024-02-01;Cieszyn;6;10;planowane\n"
HELD = "E1;warsztat;A;finanse;2024-02-01;Cieszyn;6;10;zrealizowane\n"
Load = Callable[[str, date, str], int]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def target(request) -> Iterator[Target]:
    """A database that knows the areas."""
    server = request.getfixturevalue("postgres_url") if request.param == "postgres" else None
    with homes_of(request.param, server) as homes, homes.ground().target() as target:
        yield target


@pytest.fixture
def load(target, tmp_path) -> Load:
    """`load("events", day, rows)` -> number of the load."""

    def write_and_load(source: str, stan_na: date, rows: str) -> int:
        path = Path(tmp_path / "plik.csv")
        path.write_text(HEADERS[source] + rows, encoding="utf-8")
        found = load_file(target, path, source_id=source, stan_na=stan_na, by="test").load
        assert found is not None
        return found.load_id

    return write_and_load


def counted(target: Target, asked: date | None, area: str = "24") -> dict[str, tuple[float, float, float]]:
    """Events, attendances and head-counts by status."""
    c = event_month.c
    sums = [func.sum(c[name]) for name in ("events", "attendances", "head_count")]
    query = select(c.status, *sums).where(visible(event_month, asked), c.area_code == area).group_by(c.status)
    with target.engine.connect() as db:
        return {row[0]: tuple(row[1:]) for row in db.execute(query) if any(row[1:])}


def reached(target: Target, asked: date | None, level: str = "gmina") -> dict[tuple[str, str], int]:
    """People on lists and in head-counts by area and kind of institution."""
    c = reach_year.c
    number = func.sum(c.attendances + c.head_count)
    query = select(c.area_code, c.institution_kind, number).where(visible(reach_year, asked), c.level == level)
    with target.engine.connect() as db:
        rows = db.execute(query.group_by(c.area_code, c.institution_kind)).all()
    return {(area, kind): int(total) for area, kind, total in rows if total}


def test_event_moves_from_plan_to_result_at_the_date_of_the_later_file(target, load):
    load("events", MARCH, PLANNED)
    second = load("events", JUNE, HELD)
    assert counted(target, MARCH) == {"planowane": (1, 0, 0)}
    assert counted(target, None) == counted(target, JUNE, "24-poludniowy") == {"zrealizowane": (1, 0, 0)}
    withdraw(target, second, by="test")
    assert counted(target, JUNE) == counted(target, None) == {"planowane": (1, 0, 0)}


def test_files_in_the_other_order_tell_the_same(target, load):
    load("events", JUNE, HELD)
    load("events", MARCH, PLANNED)
    assert (counted(target, MARCH), counted(target, JUNE)) == (
        {"planowane": (1, 0, 0)},
        {"zrealizowane": (1, 0, 0)},
    )


def test_head_count_of_an_event_is_taken_back_once_its_list_is_known(target, load):
    load("events", MARCH, HELD + "E2;szkolenie;B;;2024-02-02;Cieszyn;;;zrealizowane\n")
    load("attendance_counts", MARCH, "E1;12;JST;Cieszyn\n")
    load("attendance", MARCH, "E2;Gmina;JST;Cieszyn;Ewa Kos;\n")
    before = counted(target, MARCH), reached(target, MARCH)
    later = load("attendance", JUNE, "E1;Gmina;JST;Cieszyn;Jan Lis;\nE1;Centrum;CIS;Strumień;Ewa Kos;\n")
    assert before == ({"zrealizowane": (2, 1, 12)}, {("240301", "jst"): 13})
    assert (counted(target, MARCH), reached(target, MARCH)) == before
    assert counted(target, None) == {"zrealizowane": (2, 3, 0)}
    assert reached(target, None) == {("240301", "jst"): 2, ("240311", "jednostka_reintegracyjna"): 1}
    withdraw(target, later, by="test")
    assert (counted(target, None), reached(target, None)) == before


def test_gminy_add_up_to_their_powiat(target, load):
    load("events", MARCH, HELD)
    load("attendance", MARCH, "E1;Gmina;JST;Cieszyn;Jan Lis;\nE1;Klub;NGO;Strumień;Ewa Kos;\nE1;Klub;NGO;;Iza Nowa;\n")
    assert reached(target, None, "powiat") == {("2403", "jst"): 1, ("2403", "ngo"): 1}
    assert reached(target, None, "unknown") == {("", "ngo"): 1}


def test_region_holds_what_its_events_say_one_by_one(target, load):
    load("events", MARCH, PLANNED + "E2;forum;B;;2024-03-02;;4;;zrealizowane\n")
    load("attendance_counts", JUNE, "E1;3;;\n")
    pieces = event_pieces(event.c.area_code.in_(["240301", "24"]))
    with target.engine.connect() as db:
        cells = [select(t.c.kind, t.c.month, *(func.sum(t.c[n]) for n in ("events", "hours", "head_count"))).where(
            visible(t, None), *([t.c.area_code == "24"] if t is event_month else [])).group_by(t.c.kind, t.c.month)
            for t in (pieces, event_month)]  # fmt: skip
        one_by_one, summed = (sorted(map(tuple, db.execute(query))) for query in cells)
    assert one_by_one == summed == [("forum", 24290, 1, 4, 0), ("warsztat", 24289, 1, 6, 3)]


def test_place_of_events_and_a_new_count_of_everything(target, load):
    load("events", MARCH, HELD + "E2;forum;B;;2024-03-02;Cieszyn;4;;zrealizowane\n")
    resummarise(target)
    c = event_place.c
    with target.engine.connect() as db:
        rows = db.execute(select(c.area_code, c.year, c.last_month, c.events)).all()
    assert sorted(map(tuple, rows)) == [("240301", 2024, 24290, 2)]


def test_list_counts_for_every_version_of_its_event(target, load):
    load("events", MARCH, HELD)
    load("attendance", MARCH, "E1;Gmina;JST;Cieszyn;Jan Lis;\n")
    load("events", JUNE, HELD.replace("warsztat", "forum"))
    assert reached(target, MARCH) == reached(target, None) == {("240301", "jst"): 1}
    assert counted(target, MARCH) == counted(target, None) == {"zrealizowane": (1, 1, 0)}


def test_rows_behind_a_number_are_the_events_held_here_on_these_days(target, load):
    load(
        "events",
        date(2024, 12, 31),
        HELD
        + "E2;warsztat;B;finanse;2024-12-31;Ustroń;6;10;zrealizowane\n"
        + "E3;wizyta studyjna;C;finanse;2024-03-01;Cieszyn;6;10;zrealizowane\n"
        + "E4;warsztat;D;finanse;2024-03-02;Cieszyn;6;10;odwołane\n"
        + "E5;warsztat;E;finanse;2025-01-01;Cieszyn;6;10;planowane\n",
    )

    def keys(within: str, kind: str = "") -> list[str]:
        question = HeldQuestion("events", within, [within], date(2024, 1, 1), date(2024, 12, 31), kind)
        with target.engine.connect() as db:
            rows = held_events(db, question, limit=9)
            assert held_count(db, question) == len(rows)
        return list(rows["event_key"])

    assert keys("24") == ["E2", "E3", "E1"]
    assert keys("240301") == ["E3", "E1"]
    assert keys("2403", "warsztat") == ["E2", "E1"]


def test_reach_of_some_gminy_is_found_without_going_through_those_of_the_country(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'barometr.sqlite'}")
    migrate(engine)
    asked: list[tuple[str, tuple[object, ...]]] = []

    def remember(_connection, _cursor, statement, parameters, *_rest):
        asked.append((statement, parameters))

    with engine.connect() as db:
        event_hooks.listen(engine, "before_cursor_execute", remember)
        reach_by_area(db, Reach("gmina", ["240301", "240302"]))
        statement, parameters = asked[-1]
        plan = db.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    engine.dispose()
    assert "level=? AND area_code=?" in plan[0][-1]


def test_sums_of_a_gmina_are_plain_numbers_on_every_database(target, load):
    load("events", JUNE, HELD)
    load("attendance_counts", JUNE, "E1;12;PES;Cieszyn\n")
    with target.engine.connect() as db:
        sums = event_sums(db, Scope("events", "240301", ["240301", "2403011"]))
    (row,) = sums.monthly
    assert (row["events"], row["head_count"], row["hours"]) == (1.0, 12.0, 6.0)
    assert {name: type(row[name]) for name in COUNTS} == dict.fromkeys(COUNTS, float)
