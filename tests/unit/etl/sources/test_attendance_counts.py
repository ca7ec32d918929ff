"""Head-counts of events: three rows typed by hand, and everything that is refused or warned about."""

from dataclasses import replace

import pandas as pd
import pytest

from etl.layout.number_cells import NumberCells, attach
from etl.sources import attendance_counts

FROM_PES = {"wydarzenie_id": "W/1", "osoby": "1 012", "typ_instytucji": "PES", "gmina": "Cieszyn"}
FROM_OFFICES = {"wydarzenie_id": "W/1", "osoby": "4 osoby", "typ_instytucji": "Urząd Gminy", "teryt": "2403113"}
UNKNOWN = {"wydarzenie_id": "W/2", "osoby": "0"}


def test_three_rows_become_three_counts(rows_of, context):
    prepared = attendance_counts.transform(rows_of("attendance_counts", FROM_PES, FROM_OFFICES, UNKNOWN), context)
    names = ["event_key", "institution_kind", "area_code", "persons"]
    assert prepared.facts["attendance_count"][names].to_numpy().tolist() == [
        ["W/1", "pes", "240301", 1012], ["W/1", "jst", "240311", 4], ["W/2", "", "", 0],
    ]  # fmt: skip
    assert (prepared.faults, prepared.notes, prepared.is_demo) == ([], [], False)


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"wydarzenie_id": ""}, "wydarzenie_id"), ({"osoby": ""}, "osoby"), ({"osoby": "b.d."}, "osoby"),
        ({"osoby": "1,5"}, "osoby"), ({"osoby": "-3"}, "osoby"), ({"osoby": "dużo"}, "osoby"),
        ({"osoby": "1000001"}, "osoby"), ({"typ_instytucji": "zoo"}, "typ_instytucji"),
        ({"gmina": "Atlantyda"}, "gmina"),
        ({"gmina": "Dębica"}, "gmina"), ({"teryt": "2403113"}, "gmina"),
    ],
)  # fmt: skip
def test_cell_that_cannot_be_used_is_a_fault_of_its_column(rows_of, context, change, column):
    faults = attendance_counts.transform(rows_of("attendance_counts", FROM_PES | change), context).faults
    assert [(fault.column, fault.found) for fault in faults] == [(column, change.get(column, "Cieszyn"))]


def test_same_event_kind_and_place_twice_is_refused(rows_of, context):
    same_otherwise_written = {"wydarzenie_id": "W/1 ", "osoby": "7", "typ_instytucji": "pes", "teryt": "2403011"}
    rows = rows_of("attendance_counts", FROM_PES, FROM_OFFICES, same_otherwise_written, UNKNOWN, UNKNOWN)
    faults = attendance_counts.transform(rows, context).faults
    assert [(fault.row, fault.column) for fault in faults] == [(4, "wydarzenie_id"), (6, "wydarzenie_id")]


def test_one_event_has_a_count_for_each_kind_and_place(rows_of, context):
    rows = [FROM_PES, FROM_PES | {"gmina": "Strumień"}, FROM_PES | {"gmina": ""}, FROM_PES | {"typ_instytucji": ""}]
    prepared = attendance_counts.transform(rows_of("attendance_counts", *rows), context)
    assert (prepared.faults, len(prepared.facts["attendance_count"])) == ([], 4)


def test_events_that_are_not_loaded_are_told_in_one_line(rows_of, context):
    rows = [UNKNOWN | {"wydarzenie_id": f"W/{number}"} for number in range(1, 14)]
    known = replace(context, known_events={"W/1": 2024})
    prepared = attendance_counts.transform(rows_of("attendance_counts", *rows), known)
    assert len(prepared.facts["attendance_count"]) == 13
    (note,) = prepared.notes
    assert (note.values_by_name["count"], str(note).count("W/")) == (12, 10)
    assert "W/2, W/3" in str(note)
    assert "(+2)" in str(note)


def test_nothing_is_told_where_all_events_are_known(rows_of, context):
    known = replace(context, known_events={"W/2": 2024})
    assert attendance_counts.transform(rows_of("attendance_counts", UNKNOWN), known).notes == []


def test_mark_of_one_row_marks_the_file(rows_of, context):
    rows = rows_of("attendance_counts", FROM_PES, UNKNOWN | {"demonstracja": "tak"})
    assert attendance_counts.transform(rows, context).is_demo


def test_number_of_a_workbook_is_a_number(rows_of, context):
    frame = rows_of("attendance_counts", UNKNOWN | {"osoby": "12"}, UNKNOWN | {"wydarzenie_id": "W/3", "osoby": "1.5"})
    attach(frame, NumberCells(pd.Series(["n", "n"], index=[2, 3]), {"osoby": 0}))
    prepared = attendance_counts.transform(frame, context)
    assert prepared.facts["attendance_count"].loc[2, "persons"] == 12
    assert [(fault.row, fault.found) for fault in prepared.faults] == [(3, "1.5")]
