"""Events of an office: three rows typed by hand, and everything that is refused or warned about."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from data.store.tables import event
from etl.layout.number_cells import NumberCells, attach
from etl.sources import events

HELD = {
    "wydarzenie_id": "W/2024/001", "typ": "Warsztaty", "tytul": "Warsztat:  partnerstwa",
    "temat": "partnerstwa lokalne",
    "data_od": "06.03.2024", "data_do": "7 marca 2024 r.", "miejscowosc": "Cieszyn", "gmina": "Cieszyn",
    "subregion": "południowy", "godziny": "6,5", "planowane_osoby": "15", "status": "odbyło się", "dzialanie": "2.1",
}  # fmt: skip
TO_COME = {
    "wydarzenie_id": "W/2024/002", "typ": "konferencja", "tytul": "Konferencja", "data_od": "2024-10",
    "status": "zapl.",
}  # fmt: skip
CALLED_OFF = {
    "wydarzenie_id": "W/2024/003", "typ": "Rajd rowerowy", "tytul": "Rajd", "data_od": "2024-05-18 10:00",
    "teryt": "2403113", "godziny": "3 godz.", "status": "ODWOŁANO",
}  # fmt: skip


@pytest.fixture
def event_of(rows_of, context):
    """`event_of(change, ...)` -> the fact of a held event with these changes."""

    def build(**change: str) -> pd.Series:
        prepared = events.transform(rows_of("events", HELD | change), context)
        assert prepared.faults == []
        return prepared.facts["event"].loc[2]

    return build


@pytest.fixture
def faults_of(rows_of, context):
    """`faults_of(change, ...)` -> column and text of the faults of a held event with these changes."""

    def build(**change: str) -> list[tuple[str, str]]:
        faults = events.transform(rows_of("events", HELD | change), context).faults
        return [(fault.column, fault.found) for fault in faults]

    return build


def test_three_rows_become_three_events(rows_of, context):
    prepared = events.transform(rows_of("events", HELD, TO_COME, CALLED_OFF), context)
    assert prepared.faults == []
    names = ["event_key", "kind", "title", "topic", "date_from", "date_to", "date_precision", "status", "area_code",
             "place", "action"]  # fmt: skip
    assert prepared.facts["event"][names].to_numpy().tolist() == [
        ["W/2024/001", "warsztat", "Warsztat: partnerstwa", "partnerstwa lokalne", date(2024, 3, 6), date(2024, 3, 7),
         "dzień", "zrealizowane", "240301", "Cieszyn", "2.1"],
        ["W/2024/002", "konferencja", "Konferencja", "", date(2024, 10, 1), date(2024, 10, 31), "miesiąc",
         "planowane", "24", "", None],
        ["W/2024/003", "Rajd rowerowy", "Rajd", "", date(2024, 5, 18), date(2024, 5, 18), "dzień", "odwołane",
         "240311", "", None],
    ]  # fmt: skip
    numbers = prepared.facts["event"][["events", "hours", "planned_persons"]].fillna(-1.0)
    assert numbers.to_numpy().tolist() == [[1.0, 6.5, 15.0], [1.0, -1.0, -1.0], [1.0, 3.0, -1.0]]
    unknown = prepared.facts["event"][["participants_min", "participants_max"]]
    assert unknown.isna().all(axis=None)


def test_every_column_of_the_table_that_must_be_filled_is_there(rows_of, context):
    frame = events.transform(rows_of("events", HELD), context).facts["event"]
    filled_by_the_store = {"id", "load_id"}
    required = {c.name for c in event.columns if not c.nullable} - filled_by_the_store
    assert required <= set(frame.columns) <= {c.name for c in event.columns}
    assert frame[sorted(required)].notna().all(axis=None)


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2024", "", "rok"), ("II kwartał 2024", "", "kwartał"), ("2024-03", "2024-03-15", "miesiąc"),
        ("2024-03-01/2024-03-31", "", "miesiąc"), ("06.03.2024, godz. 9:30", "-", "dzień"),
        ("2024-03-06 12:30:05", "06.03.2024", "dzień"),
    ],
)  # fmt: skip
def test_precision_is_that_of_the_less_exact_date(event_of, first, last, precision):
    assert event_of(data_od=first, data_do=last)["date_precision"] == precision


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"wydarzenie_id": ""}, "wydarzenie_id"), ({"typ": ""}, "typ"), ({"tytul": ""}, "tytul"),
        ({"data_od": ""}, "data_od"), ({"data_od": "-"}, "data_od"), ({"data_od": "wiosna 2024"}, "data_od"),
        ({"data_od": "2024-03-06/2024-03-09"}, "data_od"), ({"data_od": "I półrocze 2024"}, "data_od"),
        ({"data_do": "31.02.2024"}, "data_do"), ({"data_do": "2024-03-01"}, "data_do"), ({"status": ""}, "status"),
        ({"status": "może"}, "status"), ({"gmina": "Atlantyda"}, "gmina"), ({"subregion": "północny"}, "subregion"),
        ({"teryt": "2403113"}, "gmina"), ({"godziny": "14 godzin lekcyjnych"}, "godziny"),
        ({"godziny": "-2"}, "godziny"),
        ({"godziny": "99999"}, "godziny"), ({"planowane_osoby": "15,5"}, "planowane_osoby"),
        ({"planowane_osoby": "10-15"}, "planowane_osoby"), ({"tytul": "Zapisy: jan@example.org"}, "tytul"),
        ({"typ": "szkolenie jan@example.org"}, "typ"), ({"wydarzenie_id": "44051401359"}, "wydarzenie_id"),
    ],
)  # fmt: skip
def test_cell_that_cannot_be_used_is_a_fault_of_its_column(faults_of, change, column):
    assert [found for found, _ in faults_of(**change)] == [column]


def test_data_of_people_are_not_shown_in_faults(faults_of):
    assert faults_of(tytul="Zapisy: jan@example.org") == [("tytul", "•••")]


def test_unknown_status_is_answered_with_what_looks_like_it(rows_of, context):
    faults = events.transform(rows_of("events", HELD | {"status": "zrealizowne"}), context).faults
    assert str(faults[0].values["allowed"]).startswith("zrealizowane")


def test_second_row_of_one_event_is_refused(rows_of, context):
    twice = HELD | {"wydarzenie_id": " W/2024/001 ", "tytul": "Inny"}
    faults = events.transform(rows_of("events", HELD, TO_COME, twice), context).faults
    assert [(fault.row, fault.column) for fault in faults] == [(4, "wydarzenie_id")]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"data_od": "2024-07-01", "data_do": "2024-07-02"}, "data_od"),
        ({"data_od": "2024-06-30", "data_do": "2024-07-01"}, "data_do"),
        ({"data_od": "2024-07", "data_do": ""}, "data_od"),
    ],
)
def test_held_event_cannot_lie_after_the_day_of_the_file(faults_of, change, column):
    assert [found for found, _ in faults_of(**change)] == [column]


@pytest.mark.parametrize(
    "change",
    [{"data_od": "2024-06-30", "data_do": ""}, {"data_od": "2024", "data_do": ""}, {"data_od": "2024-07-01",
     "data_do": "", "status": "planowane"}, {"data_od": "2024-07-01", "data_do": "", "status": "odwołane"}],
)  # fmt: skip
def test_dates_that_are_possible_are_taken(event_of, change):
    assert event_of(**change)["date_from"] <= date(2024, 7, 1)


def test_event_outside_the_region_keeps_its_place(event_of):
    assert event_of(gmina="m. Dębica", subregion="")["area_code"] == "180301"


def test_event_without_a_place_is_of_the_region_of_the_office_and_told(rows_of, context):
    prepared = events.transform(rows_of("events", HELD, TO_COME), replace(context, region="18"))
    assert prepared.facts["event"]["area_code"].tolist() == ["240301", "18"]
    assert [str(note) for note in prepared.notes] == [
        "Events without a gmina and subregion: 1. They count for the whole region "
        "(województwo podkarpackie (18)) only: W/2024/002."
    ]


def test_event_said_to_be_of_the_whole_region_needs_no_warning(rows_of, context):
    row = HELD | {"gmina": "", "subregion": "cały region"}
    prepared = events.transform(rows_of("events", row), context)
    assert (prepared.facts["event"].loc[2, "area_code"], prepared.notes) == ("24", [])


def test_unknown_type_stays_as_written_with_a_warning(rows_of, context):
    rows = [HELD | {"wydarzenie_id": str(n), "typ": typ} for n, typ in enumerate(["Rajd", "Rajd", "wizyta studyna"])]
    prepared = events.transform(rows_of("events", *rows), context)
    assert prepared.facts["event"]["kind"].tolist() == ["Rajd", "Rajd", "wizyta studyna"]
    assert [(n.values_by_name["kind"], n.values_by_name["rows"]) for n in prepared.notes] == [
        ("Rajd", 2), ("wizyta studyna", 1),
    ]  # fmt: skip
    assert prepared.notes[1].values_by_name["near"] == "wizyta studyjna"


def test_many_unknown_types_are_told_in_a_few_lines(rows_of, context):
    rows = [HELD | {"wydarzenie_id": str(number), "typ": f"rodzaj {number}"} for number in range(25)]
    notes = events.transform(rows_of("events", *rows), context).notes
    assert (len(notes), notes[-1].values_by_name["count"]) == (11, 15)


def test_planned_event_of_the_past_is_told(rows_of, context):
    prepared = events.transform(rows_of("events", HELD | {"status": "planowane"}), context)
    assert prepared.faults == []
    assert str(prepared.notes[0]).startswith("Events still planned for days before 2024-06-30: 1.")


def test_event_planned_for_the_very_day_of_the_file_is_not_late(rows_of, context):
    row = HELD | {"status": "planowane", "data_od": "2024-06-29", "data_do": "2024-06-30"}
    assert events.transform(rows_of("events", row), context).notes == []


def test_e_mail_in_a_text_is_dropped_and_told(rows_of, context):
    prepared = events.transform(rows_of("events", HELD | {"temat": "pytania: jan@example.org"}), context)
    assert prepared.facts["event"].loc[2, "topic"] == ""
    assert "jan@example.org" not in "".join(str(note) for note in prepared.notes)
    assert len(prepared.notes) == 1


@pytest.mark.parametrize(("mark", "is_demo"), [("tak", True), ("TAK", True), ("x", True), ("nie", False), ("", False)])
def test_mark_of_one_row_marks_the_file(rows_of, context, mark, is_demo):
    rows = rows_of("events", HELD, TO_COME | {"demonstracja": mark})
    assert events.transform(rows, context).is_demo is is_demo


def test_day_of_a_workbook_that_is_a_number_is_read(rows_of, context):
    frame = rows_of("events", HELD | {"data_od": "45357", "data_do": "", "godziny": "6.5"})
    places = {"data_od": 0, "godziny": 1}
    attach(frame, NumberCells(pd.Series(["nn"], index=[2]), places))
    prepared = events.transform(frame, context)
    assert prepared.faults == []
    assert prepared.facts["event"].loc[2, ["date_from", "hours"]].tolist() == [date(2024, 3, 6), 6.5]
