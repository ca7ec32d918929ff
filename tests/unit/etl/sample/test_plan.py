"""The plan and its values agree with the registry and the events."""

import pytest

from etl.cleaning.dates import parse_period
from etl.cleaning.numbers import parse_polish_number
from etl.sample.plan import written_number

COLUMNS = (
    "kod nazwa priorytet cel dzialanie zespol jednostka rodzaj kierunek wartosc_bazowa okres_bazowy wartosc_docelowa "
    "okres_docelowy zrodlo czestotliwosc demonstracja"
)


@pytest.fixture(scope="module")
def plan(clean):
    return {row["kod"]: row for row in clean.rows("demo_plan")}


@pytest.fixture(scope="module")
def values(clean):
    return clean.rows("demo_wartosci_planu")


def test_every_indicator_has_a_way_to_go(plan):
    assert len(plan) == 20
    assert all(list(row) == COLUMNS.split() for row in plan.values())
    for row in plan.values():
        baseline, target = parse_polish_number(row["wartosc_bazowa"]), parse_polish_number(row["wartosc_docelowa"])
        assert (row["kierunek"] == "wzrost") == (target > baseline)
        assert parse_period(row["okres_bazowy"]).start < parse_period(row["okres_docelowy"]).start


def test_values_are_of_the_plan_once_for_each_period_and_area(plan, values):
    keys = [(row["kod"], row["okres"], row["obszar"]) for row in values]
    assert len(set(keys)) == len(keys)
    assert {row["kod"] for row in values} == set(plan)
    assert {row["obszar"] for row in values} == {"24", "24-polnocny", "24-poludniowy", "24-centralny", "24-zachodni"}
    assert {row["status"] for row in values} == {"ostateczna", "wstępna"}


def test_periods_and_numbers_can_be_read(values):
    for row in values:
        parse_period(row["okres"])
        parse_polish_number(row["wartosc"])


def test_entities_of_the_plan_are_those_of_the_registry(clean, values):
    found = {row["okres"]: row["wartosc"] for row in values if row["kod"] == "V.1" and row["obszar"] == "24"}
    for as_of, facts in clean.truth["liczby"]["rejestr"].items():
        assert found[f"IV kwartał {as_of[:4]}"] == str(facts["istniejace"])


def test_subregions_add_up_to_the_region(values):
    for code in ("V.1", "I.1", "II.1"):
        rows = [row for row in values if row["kod"] == code and row["okres"] == "IV kwartał 2020"]
        region = [int(row["wartosc"]) for row in rows if row["obszar"] == "24"]
        assert region == [sum(int(row["wartosc"]) for row in rows if row["obszar"] != "24")]


def test_the_status_of_ps_is_not_counted_before_the_law(values):
    assert min(int(row["okres"][-4:]) for row in values if row["kod"] == "V.2") == 2022


def test_events_add_up_over_the_years(clean, values):
    events = clean.rows("demo_wydarzenia")
    held = sum(row["typ"] == "szkolenie" and row["status"] == "zrealizowane" for row in events)
    found = [int(row["wartosc"]) for row in values if row["kod"] == "III.1" and row["obszar"] == "24"]
    assert found == sorted(found)
    assert abs(found[-1] - held) <= 1  # a training may end in the next year


def test_numbers_have_a_decimal_comma():
    assert [written_number(*one) for one in ((225, 1), (7, 0), (5, 2))] == ["22,5", "7", "0,05"]
