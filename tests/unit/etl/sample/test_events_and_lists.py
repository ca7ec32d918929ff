"""Events, attendance lists and head-counts belong together."""

from collections import Counter
from datetime import datetime

import pytest

from tests.unit.etl.sample.files import CATALOG
from tests.unit.etl.sample.test_identifiers import nip_is_right


@pytest.fixture(scope="module")
def events(clean):
    return {row["wydarzenie_id"]: row for row in clean.rows("demo_wydarzenia")}


@pytest.fixture(scope="module")
def lists(clean):
    return clean.rows("demo_listy_obecnosci")


@pytest.fixture(scope="module")
def counts(clean):
    return clean.rows("demo_liczby_obecnych")


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%d.%m.%Y")  # noqa: DTZ007


def test_there_are_as_many_rows_as_asked_for(lists):
    assert len(lists) == 900


def test_events_have_different_ids_and_every_status(clean, events):
    assert len(events) == len(clean.rows("demo_wydarzenia"))
    assert set(Counter(row["status"] for row in events.values())) == {"zrealizowane", "odwołane", "planowane"}


def test_only_events_after_the_history_are_still_planned(events):
    for row in events.values():
        assert moment(row["data_od"]) <= moment(row["data_do"])
        assert (moment(row["data_od"]).year == 2026) == (row["status"] == "planowane")
        assert moment(row["data_od"]).weekday() < 5 or moment(row["data_od"]).day == 1


def test_events_lie_in_the_subregion_they_name(events):
    region = CATALOG.regions["slaskie"]
    for row in events.values():
        home = region.subregion_of_powiat(row["teryt"][:4])
        assert row["subregion"] in {"", home.name.pl}


def test_people_come_to_held_events_only_and_each_is_counted_one_way(events, lists, counts):
    with_list, with_count = ({row["wydarzenie_id"] for row in rows} for rows in (lists, counts))
    assert {events[one]["status"] for one in with_list | with_count} == {"zrealizowane"}
    assert not with_list & with_count


def test_nobody_is_twice_on_one_list(lists):
    assert max(Counter((row["wydarzenie_id"], row["e_mail"]) for row in lists).values()) == 1


def test_people_come_from_the_subregion_of_the_event(events, lists):
    region = CATALOG.regions["slaskie"]
    for row in lists:
        expected = events[row["wydarzenie_id"]]["subregion"]
        assert expected in {"", region.subregion_of_powiat(row["teryt"][:4]).name.pl}


def test_hours_are_not_longer_than_the_event(events, lists):
    assert all(1 <= int(row["godziny"]) <= int(events[row["wydarzenie_id"]]["godziny"]) for row in lists)


def test_every_address_is_of_nobody(lists):
    assert {row["e_mail"].split("@")[1] for row in lists} == {"example.org"}


def test_entities_on_lists_are_those_of_the_registry_while_they_exist(clean, events, lists):
    known = {}
    for rows in clean.snapshots().values():
        known |= {(row["nip"], row["nazwa"]): row for row in rows}
    entities = [row for row in lists if row["typ_instytucji"] == "PES" and row["nip"]]
    found = [row for row in entities if (row["nip"], row["instytucja"]) in known]
    # one that opened and was renamed within a year may stand in no snapshot under its first name
    assert len(found) > 0.97 * len(entities) > 100
    for row in found:
        entity = known[row["nip"], row["instytucja"]]
        assert moment(entity["data_rejestracji"]) <= moment(events[row["wydarzenie_id"]]["data_od"])


def test_institutions_with_a_real_place_say_that_they_are_invented(lists):
    named = [row for row in lists if row["typ_instytucji"] not in {"PES", "osoba fizyczna"}]
    assert named
    assert all(row["instytucja"].endswith("(demo)") for row in named)
    assert all(nip_is_right(row["nip"]) for row in named if row["nip"])


def test_somebody_came_privately(lists):
    private = [row for row in lists if row["typ_instytucji"] == "osoba fizyczna"]
    assert 0 < len(private) < len(lists) / 3
    assert not any(row["instytucja"] or row["nip"] for row in private)


def test_the_truth_counts_what_is_in_the_files(clean, lists, counts):
    facts = clean.truth["liczby"]
    assert facts["listy_obecnosci"] == {
        "wiersze": len(lists),
        "rozne_osoby": len({row["e_mail"] for row in lists}),
        "godziny": sum(int(row["godziny"]) for row in lists),
    }
    assert facts["liczby_obecnych"]["osoby"] == sum(int(row["osoby"]) for row in counts)
    for as_of, rows in clean.snapshots().items():
        assert facts["rejestr"][as_of]["wiersze"] == len(rows)
        assert facts["rejestr"][as_of]["istniejace"] == sum(not row["data_wykreslenia"] for row in rows)
        assert facts["rejestr"][as_of]["ps"] == sum(row["status_ps"] == "tak" for row in rows)
