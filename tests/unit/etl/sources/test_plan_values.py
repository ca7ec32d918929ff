"""Values of the plan: three rows typed by hand, and everything that is refused or warned about."""

from datetime import date

import pandas as pd
import pytest

from etl.layout.number_cells import NumberCells, attach
from etl.sources import plan_values

QUARTER = {"kod": "I.1", "okres": "3 kw. 2014", "wartosc": "1 012,5", "obszar": "południowy", "status": "Wstępna"}
YEAR = {"kod": "I.1", "okres": "2014", "wartosc": "12%", "status": "ostateczna"}
DAY = {"kod": "V.4", "okres": "31.12.2014", "wartosc": "30,2 tys.", "obszar": "cieszyński"}
NAMES = ["code", "area_code", "period_start", "period_end", "value", "status"]


def test_three_rows_become_three_values(rows_of, context):
    prepared = plan_values.transform(rows_of("plan_values", QUARTER, YEAR, DAY), context)
    assert prepared.faults == []
    assert prepared.facts["plan_value"][NAMES].to_numpy().tolist() == [
        ["I.1", "24-poludniowy", date(2014, 7, 1), date(2014, 9, 30), 1012.5, "preliminary"],
        ["I.1", "24", date(2014, 1, 1), date(2014, 12, 31), 12.0, "final"],
        ["V.4", "2403", None, date(2014, 12, 31), 30200.0, ""],
    ]


@pytest.mark.parametrize(
    ("area", "code"),
    [
        ("24", "24"), ("śląskie", "24"), ("woj. śląskie", "24"), ("", "24"), ("24-poludniowy", "24-poludniowy"),
        ("subregion południowy", "24-poludniowy"), ("2403", "2403"), ("powiat cieszyński", "2403"),
        ("2403011", "240301"), ("240301", "240301"), ("Strumień", "240311"), ("gmina wiejska Dębica", "180304"),
    ],
)  # fmt: skip
def test_area_may_be_written_by_code_or_name(rows_of, context, area, code):
    prepared = plan_values.transform(rows_of("plan_values", YEAR | {"obszar": area}), context)
    assert (prepared.faults, prepared.facts["plan_value"]["area_code"].tolist()) == ([], [code])


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"kod": ""}, "kod"), ({"okres": ""}, "okres"), ({"okres": "kiedyś"}, "okres"),
        ({"wartosc": "12.345"}, "wartosc"),
        ({"wartosc": "dużo"}, "wartosc"), ({"obszar": "Atlantyda"}, "obszar"), ({"obszar": "Dębica"}, "obszar"),
        ({"status": "chyba dobra"}, "status"),
    ],
)  # fmt: skip
def test_cell_that_cannot_be_used_is_a_fault_of_its_column(rows_of, context, change, column):
    faults = plan_values.transform(rows_of("plan_values", QUARTER | change), context).faults
    assert [(fault.column, fault.found) for fault in faults] == [(column, change[column])]


def test_same_indicator_area_and_period_twice_is_refused(rows_of, context):
    again = {"kod": "I.1 ", "okres": "2014 r.", "wartosc": "13", "obszar": "śląskie"}
    half = YEAR | {"okres": "I półrocze 2014"}
    faults = plan_values.transform(rows_of("plan_values", YEAR, half, again), context).faults
    assert [(fault.row, fault.column) for fault in faults] == [(4, "okres")]


def test_one_period_has_a_value_for_each_area(rows_of, context):
    rows = rows_of("plan_values", YEAR, YEAR | {"obszar": "południowy"}, YEAR | {"kod": "I.2"})
    assert plan_values.transform(rows, context).faults == []


@pytest.mark.parametrize("marker", ["b.d.", "-", "–", "", "brak danych"])
def test_row_without_a_value_brings_none_and_is_told(rows_of, context, marker):
    prepared = plan_values.transform(rows_of("plan_values", YEAR | {"wartosc": marker}, QUARTER), context)
    assert (prepared.faults, prepared.facts["plan_value"]["value"].tolist()) == ([], [1012.5])
    assert str(prepared.notes[0]) == (
        "Rows without a value ('b.d.', '-' or an empty cell): 1. They bring no value, not a zero."
    )


def test_zero_is_a_value(rows_of, context):
    prepared = plan_values.transform(rows_of("plan_values", YEAR | {"wartosc": "0"}), context)
    assert (prepared.facts["plan_value"]["value"].tolist(), prepared.notes) == ([0.0], [])


def test_numbers_with_a_word_of_scale_are_told(rows_of, context):
    (note,) = plan_values.transform(rows_of("plan_values", YEAR, DAY), context).notes
    assert note.values_by_name == {"codes": "V.4"}


def test_answers_of_yes_no_indicators_are_numbers(rows_of, context):
    rows = rows_of("plan_values", YEAR | {"wartosc": "Tak"}, QUARTER | {"wartosc": "nie"})
    assert plan_values.transform(rows, context).facts["plan_value"]["value"].tolist() == [1.0, 0.0]


def test_number_of_a_workbook_is_no_puzzle(rows_of, context):
    frame = rows_of("plan_values", YEAR | {"wartosc": "12.345", "okres": "2014", "obszar": "24"})
    attach(frame, NumberCells(pd.Series(["nnn"], index=[2]), {"wartosc": 0, "okres": 1, "obszar": 2}))
    prepared = plan_values.transform(frame, context)
    assert prepared.faults == []
    assert prepared.facts["plan_value"].loc[2, NAMES].tolist() == [
        "I.1", "24", date(2014, 1, 1), date(2014, 12, 31), 12.345, "final",
    ]  # fmt: skip


def test_mark_of_one_row_marks_the_file(rows_of, context):
    assert plan_values.transform(rows_of("plan_values", YEAR, DAY | {"demonstracja": "tak"}), context).is_demo
