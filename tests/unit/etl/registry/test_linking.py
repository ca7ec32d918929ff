"""Keys over the years: an entity found again keeps its key, a doubtful one waits for review, the rest is untouched."""

import time
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from data.language import texts_in
from etl.registry import linking
from etl.registry.changes_line import changes_line
from etl.registry.keys import entity_keys
from etl.sources.pes_registry import transform

ENTITY = {"nazwa": "Fundacja Razem", "rodzaj": "fundacja", "gmina": "Cieszyn", "nip": "1234563218"}
CLUB = {"nazwa": "KIS przy OPS w Strumieniu", "rodzaj": "KIS", "gmina": "Strumień", "miejscowosc": "Strumień"}
NEXT_YEAR = date(2025, 6, 30)


@pytest.fixture
def keys_after(rows_of, context):
    """`keys_after([rows of the first file], [rows of the second])` -> keys of the second file, and its reviews."""

    def load(first, second):
        states = transform(rows_of("pes_registry", *first), context).facts["entity_state"]
        known = states[["entity_key", "name", "kind", "krs", "regon", "nip", "area_code", "place"]]
        later = replace(context, stan_na=NEXT_YEAR, known_entities=known)
        prepared = transform(rows_of("pes_registry", *second), later)
        assert prepared.faults == []
        return prepared.facts["entity_state"]["entity_key"].tolist(), prepared

    return load


def test_key_does_not_depend_on_spelling_order_or_other_columns(keys_after):
    respelt = {"nazwa": "FUNDACJA  razem", "rodzaj": "Fundacja", "nip": "123-456-32-18", "ulica": "ul. Nowa 2"}
    keys, prepared = keys_after([CLUB, ENTITY], [ENTITY | respelt, CLUB | {"nazwa": "kis przy ops w Strumieniu"}])
    assert keys == ["nip-1234563218-fundacja", "kis-240311-kis_przy_ops_w_strumieniu"]
    assert (len(prepared.facts["entity_review"]), prepared.notes) == (0, [])


@pytest.mark.parametrize(
    "change",
    [
        {"krs": "0000123457"},
        {"krs": "0000123457", "regon": "123456785"},
        {"regon": "123456785", "nazwa": "Fundacja Zupełnie Inna", "gmina": "Strumień"},
    ],
)
def test_new_number_does_not_make_a_new_entity(keys_after, change):
    assert keys_after([ENTITY], [ENTITY | change])[0] == ["nip-1234563218-fundacja"]


def test_entity_without_numbers_is_found_again_by_name_and_gmina(keys_after):
    keys, prepared = keys_after([CLUB], [CLUB | {"nazwa": "Klub Integracji Społecznej przy OPS, Strumień"}])
    assert keys == ["kis-240311-kis_przy_ops_w_strumieniu"]
    assert prepared.notes == []


def test_doubtful_pair_stays_two_and_is_written_for_review(keys_after):
    keys, prepared = keys_after([CLUB], [CLUB | {"gmina": "Cieszyn"}])
    (review,) = prepared.facts["entity_review"].to_dict("records")
    assert keys == [review["entity_key"]] == ["kis-240301-kis_przy_ops_w_strumieniu"]
    assert (review["other_key"], review["reason"], review["row_no"]) == (
        "kis-240311-kis_przy_ops_w_strumieniu",
        "name_in_other_gmina",
        2,
    )
    (note,) = prepared.notes
    assert texts_in("pl").of_error(note).startswith("Pary podmiotów, które mogą być jednym, inaczej zapisanym")
    assert note.values_by_name == {"count": 1}


def test_entity_that_is_still_there_gives_its_key_to_nobody(keys_after):
    other = ENTITY | {"nip": "", "krs": "0000123457"}
    assert keys_after([ENTITY], [ENTITY, other])[0] == ["nip-1234563218-fundacja", "krs-0000123457-fundacja"]


def test_foundation_and_its_workshop_are_two(keys_after):
    workshop = ENTITY | {"nazwa": "WTZ Razem", "rodzaj": "WTZ"}
    keys, _ = keys_after([ENTITY, workshop], [workshop, ENTITY])
    assert keys == ["nip-1234563218-wtz-240301-wtz_razem", "nip-1234563218-fundacja"]


def test_local_unit_is_known_by_the_regon_of_the_whole():
    row = {"name": "A", "kind": "fundacja", "krs": "", "regon": "12345678500014", "nip": "", "gmina": "240301"}
    assert entity_keys(pd.DataFrame([row]), ()).tolist() == ["regon-123456785-fundacja"]


def entities(count, *, shift=0, name="Stowarzyszenie"):
    """Many entities with NIP and name, without a frame of a file."""
    numbers = [f"{number:010}" for number in range(shift, count + shift)]
    columns = {"key": [f"nip-{number}-x" for number in numbers], "name": [f"{name} {number}" for number in numbers]}
    columns |= {"nip": numbers, "gmina": [f"24{int(number) % 90 + 10}01" for number in numbers]}
    return pd.DataFrame(columns | {"kind": "stowarzyszenie", "krs": "", "regon": "", "place": ""}, dtype=object)


def known_of(frame):
    return frame.rename(columns={"key": "entity_key", "gmina": "area_code"})


def test_too_many_leftovers_are_compared_by_numbers_only(monkeypatch):
    monkeypatch.setattr(linking, "MOST_COMPARED_BY_NAME", 2)
    before, after = entities(3).assign(key=["a", "b", "c"]), entities(3)
    after.loc[2, "nip"] = ""
    found = linking.linked(after.assign(is_sound=True), known_of(before), [])
    assert found.keys.tolist() == ["a", "b", after.loc[2, "key"]]
    (note,) = found.notes
    assert (note.values_by_name["gone"], note.values_by_name["new"]) == (3, 3)


def test_faulty_rows_are_linked_with_nothing():
    before, after = entities(1).assign(key="a"), entities(1)
    assert linking.linked(after.assign(is_sound=False), known_of(before), []).keys.tolist() == after["key"].tolist()


def test_few_leftovers_of_many_are_found_quickly():
    count, few = 200_000, 500
    before, after = entities(count), entities(count)
    after.loc[: few - 1, "key"] = [f"krs-{number}" for number in range(few)]
    began = time.process_time()
    found = linking.linked(after.assign(is_sound=True), known_of(before), [])
    spent = time.process_time() - began
    assert found.keys.tolist() == before["key"].tolist()
    assert spent < 5  # usually 0.4 s; a slow machine is no fault


def test_line_counts_entities_not_cells():
    kinds = ["new", "closed", "changed", "changed", "moved", "ps_gained"]
    changes = pd.DataFrame({"change": kinds, "entity_key": ["a", "b", "c", "c", "d", "d"]})
    assert changes_line(changes, 2, texts_in("pl")) == "nowe: 1, zamknięte: 1, zmienione: 2, do przejrzenia: 2"
    vanished = pd.concat([changes, pd.DataFrame({"change": ["vanished"], "entity_key": ["e"]})])
    assert "zniknęły bez daty: 1" in changes_line(vanished, 0, texts_in("pl"))
    assert changes_line(changes[:0], 0, texts_in("en")) == "new: 0, closed: 0, changed: 0, to review: 0"
