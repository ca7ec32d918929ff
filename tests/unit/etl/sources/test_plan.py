"""The plan of an office: three rows typed by hand, and everything that is refused or warned about."""

from dataclasses import replace
from datetime import date

import pytest

from etl.sources import plan

MEETINGS = {
    "kod": "IV.1", "nazwa": "Liczba  spotkań", "priorytet": "IV. Promocja", "cel": "Rozpoznawalność",
    "dzialanie": "4.1",
    "zespol": "Zespół ds. promocji", "jednostka": "spotkania", "rodzaj": "narastająco", "kierunek": "wzrost",
    "wartosc_bazowa": "0", "okres_bazowy": "2012", "wartosc_docelowa": "1 060", "okres_docelowy": "2020",
    "zrodlo": "sprawozdania", "czestotliwosc": "co kwartał",
}  # fmt: skip
SHARE = {
    "kod": "V.5", "nazwa": "Odsetek zwróconych wniosków", "jednostka": "%", "rodzaj": "Odsetek", "kierunek": "malejący",
    "wartosc_bazowa": "48,5%", "okres_bazowy": "IV kwartał 2013", "wartosc_docelowa": "20%",
    "okres_docelowy": "2020-06-30",
}  # fmt: skip
LOANS = {
    "kod": "V.4", "nazwa": "Wartość pożyczek", "jednostka": "zł", "rodzaj": "stan na dzień", "kierunek": "WZROST",
    "wartosc_bazowa": "30,2 tys. zł", "okres_bazowy": "31.12.2013", "wartosc_docelowa": "39 mln zł",
    "okres_docelowy": "I półrocze 2020",
}  # fmt: skip


def test_three_rows_become_three_targets(rows_of, context):
    prepared = plan.transform(rows_of("plan", MEETINGS, SHARE, LOANS), context)
    assert (prepared.faults, prepared.notes) == ([], [])
    names = ["code", "name", "area_code", "unit", "kind", "direction", "baseline_value", "baseline_period",
             "target_value", "target_period", "frequency"]  # fmt: skip
    assert prepared.facts["plan_target"][names].to_numpy().tolist() == [
        ["IV.1", "Liczba spotkań", "24", "spotkania", "cumulative", "up", 0.0, date(2012, 12, 31), 1060.0,
         date(2020, 12, 31), "quarterly"],
        ["V.5", "Odsetek zwróconych wniosków", "24", "%", "share", "down", 48.5, date(2013, 12, 31), 20.0,
         date(2020, 6, 30), None],
        ["V.4", "Wartość pożyczek", "24", "zł", "level", "up", 30200.0, date(2013, 12, 31), 39000000.0,
         date(2020, 6, 30), None],
    ]  # fmt: skip


def test_words_of_the_plan_are_kept_beside_the_numbers(rows_of, context):
    target = plan.transform(rows_of("plan", MEETINGS, SHARE), context).facts["plan_target"]
    names = ["priority", "goal", "action", "team", "source_title"]
    assert target[names].to_numpy().tolist() == [
        ["IV. Promocja", "Rozpoznawalność", "4.1", "Zespół ds. promocji", "sprawozdania"], [None] * 5,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "column"),
    [
        *(({name: ""}, name) for name in ("kod", "nazwa", "jednostka", "rodzaj", "kierunek", "wartosc_bazowa",
                                          "okres_bazowy", "wartosc_docelowa", "okres_docelowy")),
        ({"rodzaj": "dziwny"}, "rodzaj"), ({"kierunek": "w bok"}, "kierunek"),
        ({"czestotliwosc": "czasem"}, "czestotliwosc"),
        ({"wartosc_bazowa": "12.345"}, "wartosc_bazowa"), ({"wartosc_docelowa": "dużo"}, "wartosc_docelowa"),
        ({"wartosc_docelowa": "tak"}, "wartosc_docelowa"), ({"okres_bazowy": "przed planem"}, "okres_bazowy"),
        ({"okres_docelowy": "2012"}, "okres_docelowy"), ({"okres_docelowy": "2011"}, "okres_docelowy"),
        ({"okres_docelowy": "b.d."}, "okres_docelowy"),
        ({"jednostka": "mln zł", "wartosc_docelowa": "39 mln zł"}, "wartosc_docelowa"),
    ],
)  # fmt: skip
def test_cell_that_cannot_be_used_is_a_fault_of_its_column(rows_of, context, change, column):
    faults = plan.transform(rows_of("plan", MEETINGS | change), context).faults
    assert [(fault.column, fault.found) for fault in faults] == [(column, change[column])]


def test_second_row_of_one_code_is_refused(rows_of, context):
    faults = plan.transform(rows_of("plan", MEETINGS, SHARE | {"kod": "IV.1 "}), context).faults
    assert [(fault.row, fault.column) for fault in faults] == [(3, "kod")]


def test_value_said_to_be_unknown_is_empty_and_told(rows_of, context):
    row = MEETINGS | {"wartosc_bazowa": "b.d.", "okres_bazowy": "-"}
    prepared = plan.transform(rows_of("plan", row), context)
    target = prepared.facts["plan_target"].loc[2]
    assert prepared.faults == []
    assert (target["baseline_value"] != target["baseline_value"], target["baseline_period"]) == (True, None)
    assert "IV.1" in str(prepared.notes[0])


def test_yes_and_no_are_one_and_zero(rows_of, context):
    row = MEETINGS | {"rodzaj": "tak/nie", "wartosc_bazowa": "nie", "wartosc_docelowa": "Tak"}
    prepared = plan.transform(rows_of("plan", row), context)
    assert prepared.faults == []
    assert prepared.facts["plan_target"].loc[2, ["baseline_value", "target_value"]].tolist() == [0.0, 1.0]


@pytest.mark.parametrize(
    ("change", "words"),
    [({"jednostka": "%"}, "above 100"), ({"kierunek": "spadek"}, "against their direction")],
)
def test_what_may_be_right_is_only_told(rows_of, context, change, words):
    prepared = plan.transform(rows_of("plan", MEETINGS | change, SHARE), context)
    assert (prepared.faults, len(prepared.facts["plan_target"])) == ([], 2)
    (note,) = prepared.notes
    assert words in str(note)
    assert "IV.1" in str(note)
    assert "V.5" not in str(note)


def test_plan_is_of_the_region_of_the_office(rows_of, context):
    target = plan.transform(rows_of("plan", MEETINGS), replace(context, region="18")).facts["plan_target"]
    assert target["area_code"].tolist() == ["18"]


def test_plan_needs_no_territory(rows_of, context):
    assert plan.transform(rows_of("plan", MEETINGS), replace(context, areas=())).faults == []


def test_mark_of_one_row_marks_the_file(rows_of, context):
    assert plan.transform(rows_of("plan", MEETINGS, SHARE | {"demonstracja": "tak"}), context).is_demo
