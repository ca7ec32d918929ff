"""Events and attendances of an office counted by area and year, on both databases, as known at any date."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from data.queries.indicators import indicator_values
from data.queries.mapped import area_periods, indicators_with_areas, kinds_with_values, last_days, newest_file
from data.store.engine import migrate, open_engine
from etl.bundle import bundled_files
from etl.loading import Loaded, Target, load_file, withdraw
from tests.integration.bundled import CATALOG

SPRING, WINTER = date(2024, 3, 31), date(2024, 12, 31)
EVENTS = "wydarzenie_id;typ;tytul;data_od;gmina;subregion;status\n"
HELD = "{};{};Spotkanie;{};{};;zrealizowane\n"
LIST = "wydarzenie_id;instytucja;typ_instytucji;nip;gmina\n"
COUNTS = "wydarzenie_id;osoby;typ_instytucji;gmina\n"


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
    def write_and_load(source: str, text: str, stan_na: date = SPRING) -> Loaded:
        path = tmp_path / f"{source}.csv"
        path.write_text(text, encoding="utf-8")
        return load_file(target, path, source_id=source, stan_na=stan_na, by="test")

    return write_and_load


def shown(target: Target, name: str, area: str, kind: str = "", stan_na: date | None = None) -> dict[date, float]:
    with target.engine.connect() as db:
        rows = indicator_values(db, indicator_ids=[name], area_codes=[area], stan_na=stan_na, breakdowns=[kind])
    return dict(zip(rows["period_end"], rows["value"], strict=True))


def test_events_count_by_area_kind_and_year_and_a_year_without_any_is_a_zero(target, load):
    rows = [
        HELD.format("W1", "warsztat", "2022-02-01", "Cieszyn"),
        HELD.format("W2", "szkolenie", "2024-02-01", "Katowice"),
        "W3;warsztat;Odwołany;2024-02-02;Katowice;;odwołane\n",
    ]
    load("events", EVENTS + "".join(rows), WINTER)
    ends = [date(year, 12, 31) for year in (2022, 2023, 2024)]
    assert shown(target, "wydarzenia_odbyte", "24") == dict(zip(ends, (1, 0, 1), strict=True))
    assert shown(target, "wydarzenia_odbyte", "240301") == dict(zip(ends, (1, 0, 0), strict=True))
    assert shown(target, "wydarzenia_odbyte", "24-centralny", "szkolenie") == dict(zip(ends, (0, 0, 1), strict=True))
    assert shown(target, "wydarzenia_odbyte", "18") == {}


def test_year_under_way_ends_with_its_file_and_grows_with_the_next(target, load):
    load("events", EVENTS + HELD.format("W1", "warsztat", "2024-02-01", "Cieszyn"), SPRING)
    load("events", EVENTS + HELD.format("W2", "warsztat", "2024-06-01", "Cieszyn"), WINTER)
    assert shown(target, "wydarzenia_odbyte", "24", stan_na=SPRING) == {SPRING: 1}
    assert shown(target, "wydarzenia_odbyte", "24") == {WINTER: 2}


def test_withdrawn_events_count_no_more(target, load):
    load("events", EVENTS + HELD.format("W1", "warsztat", "2023-02-01", "Cieszyn"), SPRING)
    again = load("events", EVENTS + HELD.format("W2", "warsztat", "2023-06-01", "Cieszyn"), WINTER)
    assert again.load
    withdraw(target, again.load.load_id, by="test")
    assert shown(target, "wydarzenia_odbyte", "240301") == {date(2023, 12, 31): 1, SPRING: 0}


def test_list_counts_instead_of_the_head_count_of_the_same_event(target, load):
    rows = [HELD.format(key, "warsztat", "2023-02-01", "Katowice") for key in ("W1", "W2")]
    load("events", EVENTS + "".join(rows))
    load("attendance_counts", COUNTS + "W1;30;NGO;Cieszyn\nW2;5;NGO;Cieszyn\n")
    load("attendance", LIST + "W2;Fundacja;NGO;;Cieszyn\n")
    load("attendance", LIST + "W1;Fundacja;NGO;;Cieszyn\nW1;Urząd;JST;;Katowice\n", WINTER)
    year = date(2023, 12, 31)
    kinds = ("", "lista", "liczenie")
    assert [shown(target, "obecnosci", "240301", kind, SPRING)[year] for kind in kinds] == [31, 1, 30]
    assert [shown(target, "obecnosci", "240301", kind)[year] for kind in kinds] == [2, 2, 0]
    assert shown(target, "obecnosci", "24")[year] == 3


def test_last_days_of_events_are_found_as_of_any_day(target, load):
    rows = [
        HELD.format("W1", "warsztat", "2023-02-01", "Cieszyn"),
        HELD.format("W2", "warsztat", "2023-02-20", "Cieszyn"),
        HELD.format("W3", "warsztat", "2024-03-05", "Cieszyn"),
    ]
    load("events", EVENTS + "".join(rows))

    def last(day: date) -> dict[str, date]:
        with target.engine.connect() as db:
            return last_days(
                db, indicator_id="wydarzenia_miesiace", area_codes=["240301", "246901"], breakdown="", until=day
            )

    assert last(SPRING) == {"240301": date(2024, 3, 5)}
    assert last(date(2024, 2, 1)) == {"240301": date(2023, 2, 20)}
    assert last(date(2020, 1, 1)) == {}


def test_what_can_be_mapped_is_what_has_values_in_the_region(target, load):
    load("events", EVENTS + HELD.format("W1", "warsztat", "2023-02-01", "Cieszyn"))
    with target.engine.connect() as db:
        asked = ["podmioty_rejestr", "wydarzenia_odbyte", "ludnosc"]
        assert indicators_with_areas(db, indicator_ids=asked, region_teryt="24") == ["wydarzenia_odbyte"]
        assert indicators_with_areas(db, indicator_ids=asked, region_teryt="18") == []
        assert indicators_with_areas(db, indicator_ids=[], region_teryt="24") == []
        assert kinds_with_values(db, indicator_id="wydarzenia_odbyte", area_codes=["24"]) == {"", "warsztat"}
        found = area_periods(
            db, indicator_id="wydarzenia_odbyte", area_codes=["24"], breakdown="", stan_na=date(2024, 1, 31)
        )
        assert [one.period_end for one in found] == [date(2023, 12, 31)]
        known = [newest_file(db, source_id="events", known_by=day) for day in (date(2020, 1, 1), WINTER)]
        assert known == [SPRING, SPRING]
        assert newest_file(db, source_id="attendance", known_by=WINTER) is None
