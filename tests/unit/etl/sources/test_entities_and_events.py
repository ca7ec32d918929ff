"""Entities of the sample, events of documents and of the chronicle."""

from datetime import date

import pytest

from data.errors import UserError
from etl.prepared import Context
from etl.sources import entities_sample, events_chronicle, events_documents

ENTITY = {"entity_id": "R1", "name": "WTZ", "type": "WTZ", "voivodeship": "24", "powiat": "2403", "city": "Cieszyn"}
EVENT = {"event_id": "E1", "type": "szkolenie", "title": "t", "area": "24", "date_precision": "dzień"}
DOCUMENT = EVENT | {"status": "planowane"}


@pytest.mark.parametrize(
    ("change", "area"),
    [
        ({}, "240301"),
        ({"city": "Drogomyśl", "address": "gm. Strumień"}, "240311"),
        ({"city": "Drogomyśl"}, "2403"),
        ({"voivodeship": "18", "powiat": "1803", "city": "Dębica"}, "1803"),
        ({"powiat": "", "city": ""}, "24"),
    ],
)
def test_entity_is_placed_no_more_exactly_than_its_names_allow(rows_of, context, change, area):
    facts = entities_sample.transform(rows_of("entities_sample", ENTITY | change), context).facts["entity_state"]
    assert facts.loc[2, "area_code"] == area


def test_inexact_dates_start_a_period_and_leave_a_note(rows_of, context):
    row = ENTITY | {"start_raw": "2008 r.", "start_date": "2008", "info_date": "od X 2016"}
    fact = entities_sample.transform(rows_of("entities_sample", row), context).facts["entity_state"].loc[2]
    assert (fact["started_on"], fact["info_date"]) == (date(2008, 1, 1), None)
    assert fact["note"] == "początek według źródła: 2008 r.; informacja z: od X 2016"


def test_foundation_called_social_enterprise_has_no_status(rows_of, context):
    row = ENTITY | {"type": "fundacja (przedsiębiorstwo społeczne)"}
    fact = entities_sample.transform(rows_of("entities_sample", row), context).facts["entity_state"].loc[2]
    assert (fact["kind"], fact["legal_form"], fact["is_ps"]) == ("fundacja", "fundacja", None)
    assert fact["note"] == "według źródła przedsiębiorstwo społeczne"


def test_unknown_type_and_powiat_of_another_region_are_faults(rows_of, context):
    row = ENTITY | {"type": "Zoo", "powiat": "1803"}
    faults = entities_sample.transform(rows_of("entities_sample", row), context).faults
    assert [(fault.column, fault.found) for fault in faults] == [("type", "Zoo"), ("powiat", "1803")]


def test_entities_wait_for_areas(rows_of, catalog):
    with pytest.raises(UserError, match="Load territory and powiaty first"):
        entities_sample.transform(rows_of("entities_sample", ENTITY), Context(catalog, date(2024, 1, 1)))


@pytest.mark.parametrize(
    ("duration", "hours"), [("400 godzin", 400.0), ("180 godzin łącznie", 180.0), ("2 dni, 14 godzin lekcyjnych", None)]
)
def test_only_clock_hours_are_hours(rows_of, context, duration, hours):
    event = events_documents.transform(rows_of("events_documents", DOCUMENT | {"duration": duration}), context)
    found = event.facts["event"].loc[2, "hours"]
    assert found == hours if hours else found != found


def test_hours_are_not_counted_as_events(rows_of, context):
    row = DOCUMENT | {"events": "400", "events_basis": "liczba godzin"}
    event = events_documents.transform(rows_of("events_documents", row), context).facts["event"].loc[2]
    assert event["events"] != event["events"]


@pytest.mark.parametrize(
    ("raw", "smallest", "largest"), [("ok. 150", True, True), ("ponad 300", True, False), ("blisko 100", False, True)]
)
def test_head_counts_keep_the_bound_the_source_gives(rows_of, context, raw, smallest, largest):
    row = EVENT | {"participants_raw": raw, "participants": "100"}
    event = events_chronicle.transform(rows_of("events_chronicle", row), context).facts["event"].loc[2]
    assert (event["participants_min"] == 100.0, event["participants_max"] == 100.0) == (smallest, largest)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"date_from": "2024-06-24", "date_to": "2024-06-24"}, "zrealizowane"),
        ({"date_from": "2020-03-26", "note": "zapowiedź; rok przyjęty 2020"}, "zapowiedziane"),
        ({"date_from": "2024-07-01", "date_to": "2024-07-01"}, "zapowiedziane"),
        ({}, "zrealizowane"),
    ],
)
def test_chronicle_tells_held_from_announced(rows_of, context, change, status):
    event = events_chronicle.transform(rows_of("events_chronicle", EVENT | change), context).facts["event"]
    assert event.loc[2, "status"] == status
