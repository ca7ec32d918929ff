"""Snapshots of the registry: real gminy, real proportions, dates that fit together."""

import csv
import itertools
from collections import Counter
from datetime import date, datetime

import pytest

from etl.bundle import RAW
from etl.sample.figures import national_stocks
from tests.unit.etl.sample.files import written
from tests.unit.etl.sample.test_identifiers import nip_is_right, regon_is_right

PROMISED = (
    "nazwa rodzaj forma_prawna krs nip regon teryt gmina powiat miejscowosc ulica kod_pocztowy status_ps ps_od ps_do "
    "data_rejestracji data_wykreslenia prowadzacy owes zakup_prospoleczny_od zakup_prospoleczny_do zatrudnieni miejsca "
    "produkty_uslugi www demonstracja"
)


def day(text: str) -> date | None:
    return datetime.strptime(text, "%d.%m.%Y").date() if text else None  # noqa: DTZ007


@pytest.fixture(scope="module")
def newest(clean):
    return clean.snapshots()["2025-12-31"]


def test_there_is_a_snapshot_for_the_end_of_each_year_with_the_promised_columns(clean):
    snapshots = clean.snapshots()
    assert list(snapshots) == [f"{year}-12-31" for year in range(2010, 2026)]
    assert all(list(rows[0]) == PROMISED.split() for rows in snapshots.values())


def test_as_many_entities_exist_as_were_asked_for(newest):
    assert sum(not row["data_wykreslenia"] for row in newest) == 300


def test_every_gmina_is_in_the_register_under_this_name(clean):
    with (RAW / "territory.csv").open(encoding="utf-8", newline="") as file:
        names = {row["terc"]: row["name"] for row in csv.DictReader(file)}
    for rows in clean.snapshots().values():
        assert all(names[row["teryt"]] == row["gmina"] for row in rows)
        assert {row["teryt"][:2] for row in rows} == {"24"}


def test_identifiers_are_right_and_belong_to_one_entity(newest):
    found = [row["nip"] for row in newest if row["nip"]]
    assert all(map(nip_is_right, found))
    assert all(regon_is_right(row["regon"]) for row in newest if row["regon"])
    assert len(set(found)) == len(found) > 280
    assert {row["rodzaj"] for row in newest if not row["nip"]} <= {"KIS"}


def test_kinds_have_the_national_proportions(newest):
    found = Counter(row["rodzaj"] for row in newest if not row["data_wykreslenia"])
    stocks = {stock.kind: stock.by_year[2025] for stock in national_stocks()}
    for kind, stock in stocks.items():
        assert found[kind] == pytest.approx(300 * stock / sum(stocks.values()), abs=2), kind


def test_numbers_grow_as_the_public_figures_do(tmp_path):
    snapshots = written(tmp_path, entities=4000, attendance=0).snapshots()
    for stock in national_stocks():
        rows = [r for r in snapshots["2010-12-31"] if r["rodzaj"] == stock.kind and not r["data_wykreslenia"]]
        last = [r for r in snapshots["2025-12-31"] if r["rodzaj"] == stock.kind and not r["data_wykreslenia"]]
        expected = len(last) * stock.by_year[2010] / stock.by_year[2025]
        assert len(rows) == pytest.approx(expected, rel=0.12, abs=8), stock.kind


def test_gminy_have_entities_by_their_people(tmp_path):
    rows = written(tmp_path, entities=4000, attendance=0, snapshots=1).snapshots()["2025-12-31"]
    in_katowice = sum(row["gmina"] == "Katowice" for row in rows) / len(rows)
    assert 0.05 < in_katowice < 0.09  # 6.5 % of the people
    assert not any(row["rodzaj"] == "KGW" and row["teryt"].endswith("1") for row in rows)


def test_dates_fit_together(clean):
    for as_of, rows in clean.snapshots().items():
        for row in rows:
            founded, closed = day(row["data_rejestracji"]), day(row["data_wykreslenia"])
            ps_from, ps_to = day(row["ps_od"]), day(row["ps_do"])
            mark_from, mark_to = day(row["zakup_prospoleczny_od"]), day(row["zakup_prospoleczny_do"])
            assert date(1990, 1, 1) <= founded <= date.fromisoformat(as_of)
            assert closed is None or founded < closed <= date.fromisoformat(as_of)
            assert ps_from is None or max(founded, date(2022, 10, 30)) <= ps_from <= (ps_to or date.max)
            assert (ps_to is None) or ps_from
            assert (mark_from is None) == (mark_to is None)
            assert mark_from is None or founded < mark_from < mark_to
            holds = bool(ps_from and not ps_to and not closed)
            assert row["status_ps"] == ("tak" if holds else "nie") or ps_to == date.fromisoformat(as_of)


def test_entities_are_renamed_moved_closed_and_lose_the_status(clean):
    by_page: dict[str, list[dict[str, str]]] = {}
    for rows in clean.snapshots().values():
        for row in rows:
            by_page.setdefault(row["www"], []).append(row)
    histories = list(by_page.values())
    assert any(len({row["nazwa"] for row in history}) > 1 for history in histories)
    assert any(len({row["teryt"] for row in history}) > 1 for history in histories)
    assert any(history[-1]["data_wykreslenia"] for history in histories)
    assert any(history[-1]["ps_do"] for history in histories)
    assert all(len({row["data_rejestracji"] for row in history}) == 1 for history in histories)


def test_a_closed_entity_is_listed_once_and_then_gone(clean):
    snapshots = list(clean.snapshots().values())
    for rows, later in itertools.pairwise(snapshots):
        closed = {row["www"] for row in rows if row["data_wykreslenia"]}
        assert not closed & {row["www"] for row in later}
        present = {row["www"] for row in rows} - closed
        assert present <= {row["www"] for row in later}


def test_units_of_reintegration_have_an_operator_and_places(newest):
    units = [row for row in newest if row["rodzaj"] in {"CIS", "KIS", "ZAZ", "WTZ"}]
    assert units
    assert all(row["prowadzacy"] and row["miejsca"] for row in units)
    assert not any(row["prowadzacy"] or row["miejsca"] for row in newest if row not in units)
