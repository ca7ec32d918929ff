"""The registry of entities: three rows typed by hand, every refusal, columns of texts and of categories alike."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.language import texts_in
from etl.layout.number_cells import NumberCells, attach
from etl.readers.contract import NUMBER, TEXT
from etl.sources.pes_registry import transform

FOUNDATION = {
    "nazwa": "Fundacja  „Razem”", "rodzaj": "Fundacja", "forma_prawna": "fundacja", "krs": "KRS 0000123457",
    "nip": "123-456-32-18", "regon": "123456785", "teryt": "2403011", "gmina": "Cieszyn", "powiat": "cieszyński",
    "miejscowosc": "Cieszyn", "ulica": "ul. Długa 1", "kod_pocztowy": "43-400", "status_ps": "TAK",
    "ps_od": "6 marca 2023 r.", "ps_do": "", "data_rejestracji": "06.03.2014", "data_wykreslenia": "",
    "prowadzacy": "", "owes": "OWES południowy", "zakup_prospoleczny_od": "2024-01-01",
    "zakup_prospoleczny_do": "2025-12-31", "zatrudnieni": "12,5", "miejsca": "", "produkty_uslugi": "catering",
    "www": "https://example.org", "demonstracja": "",
}  # fmt: skip
WORKSHOP = {
    "nazwa": "WTZ w Strumieniu", "rodzaj": "warsztat terapii zajęciowej (WTZ)", "krs": "0000123457",
    "gmina": "gm. Strumień", "miejscowosc": "Drogomyśl", "prowadzacy": "Fundacja „Razem”", "miejsca": "35",
    "status_ps": "nie", "data_rejestracji": "2004-10-01", "data_wykreslenia": "2024-03-31",
}  # fmt: skip
CIRCLE = {
    "nazwa": "KGW Dębica", "rodzaj": "KGW", "nip": "brak", "regon": "-", "gmina": "Dębica (wiejska)",
    "powiat": "dębicki", "ps_od": "2022-11-02", "ps_do": "2023-11-01", "www": "www.kgw.pl", "demonstracja": "tak",
}  # fmt: skip


def as_categories(frame: pd.DataFrame) -> pd.DataFrame:
    """The same cells as a CSV gives them."""
    return frame.apply(lambda column: pd.Series(pd.Categorical(column), index=column.index))


def faults_of(frame, context):
    return [(fault.row, fault.column) for fault in transform(frame, context).faults]


def told(frame, context, language="en"):
    """Every message of a file."""
    texts, prepared = texts_in(language), transform(frame, context)
    return [*(f.line(texts, "r.csv") for f in prepared.faults), *map(texts.of_error, prepared.notes)]


@pytest.mark.parametrize("form", [lambda frame: frame, as_categories])
def test_three_rows_typed_by_hand(rows_of, context, form):
    prepared = transform(form(rows_of("pes_registry", FOUNDATION, WORKSHOP, CIRCLE)), context)
    assert (prepared.faults, prepared.is_demo, len(prepared.facts["entity_review"])) == ([], True, 0)
    first, second, third = prepared.facts["entity_state"].to_dict("records")
    assert {name: value for name, value in first.items() if value is not None and value == value} == {
        "row_no": 2, "entity_key": "krs-0000123457-fundacja", "name": "Fundacja „Razem”", "kind": "fundacja",
        "legal_form": "fundacja", "krs": "0000123457", "nip": "1234563218", "regon": "123456785",
        "area_code": "240301", "place": "Cieszyn", "address": "ul. Długa 1", "postal_code": "43-400", "operator": "",
        "owes": "OWES południowy", "is_ps": True, "ps_from": date(2023, 3, 6), "started_on": date(2014, 3, 6),
        "mark_from": date(2024, 1, 1), "mark_to": date(2025, 12, 31), "employed": 12.5, "capacity_kind": "",
        "products": "catering", "website": "https://example.org",
    }  # fmt: skip
    assert (second["kind"], second["area_code"], second["is_ps"]) == ("wtz", "240311", False)
    assert (second["started_on"], second["closed_on"]) == (date(2004, 10, 1), date(2024, 3, 31))
    assert (second["capacity"], second["capacity_kind"], second["operator"]) == (35.0, "miejsca", "Fundacja „Razem”")
    assert second["entity_key"] == "krs-0000123457-wtz-240311-wtz_w_strumieniu"
    assert (third["entity_key"], third["area_code"]) == ("kgw-180304-kgw_debica", "180304")
    assert (third["nip"], third["regon"], third["website"]) == ("", "", "")
    assert (third["is_ps"], third["ps_to"], third["started_on"]) == (False, date(2023, 11, 1), None)
    assert [note.values_by_name for note in prepared.notes] == [{"rows": "4"}]


@pytest.mark.parametrize(
    ("change", "column", "expected"),
    [
        ({"nazwa": ""}, "nazwa", "expected: a value"),
        ({"rodzaj": ""}, "rodzaj", "expected: a value"),
        ({"rodzaj": "Fundcja"}, "rodzaj", "found 'Fundcja', expected: one of: Fundacja."),
        ({"rodzaj": "-"}, "rodzaj", "expected: one of: "),
        ({"forma_prawna": "spółka komandytowa"}, "forma_prawna", "expected: one of: "),
        ({"krs": "12345"}, "krs", "expected: a KRS number of 10 digits"),
        ({"krs": "0000000000"}, "krs", "expected: a KRS number of 10 digits"),
        ({"nip": "123"}, "nip", "expected: a NIP of 10 digits"),
        ({"nip": "1234563219"}, "nip", "expected: a NIP whose check digit fits"),
        ({"regon": "12345678"}, "regon", "expected: a REGON of 9 or 14 digits"),
        ({"regon": "123456786"}, "regon", "expected: a REGON whose check digit fits"),
        ({"teryt": "", "gmina": ""}, "gmina", "a gmina, or its TERYT code in column 'teryt'"),
        ({"teryt": "9999999"}, "teryt", "a gmina of the register"),
        ({"teryt": "2403"}, "teryt", "a gmina of the register"),
        ({"teryt": "", "gmina": "Cieszynek"}, "gmina", "a gmina of the register"),
        ({"teryt": "", "gmina": "Dębica", "powiat": ""}, "gmina", "may be: Dębica (miejska, powiat dębicki, 180301); "),
        ({"gmina": "Strumień"}, "gmina", "teryt says Cieszyn (miejska, powiat cieszyński, 240301), gmina says Stru"),
        ({"gmina": "Cieszynek"}, "gmina", "expected: Cieszyn (miejska, powiat cieszyński, 240301), as in 'teryt'"),
        ({"powiat": "dębicki"}, "powiat", "expected: the powiat of Cieszyn (miejska, powiat cieszyński, 240301)"),
        ({"status_ps": "może"}, "status_ps", "expected: 'tak' or 'nie'"),
        ({"status_ps": "x"}, "status_ps", "expected: 'tak' or 'nie'"),
        ({"status_ps": "nie"}, "status_ps", "expected: 'tak', or the day the status ended in column 'ps_do'"),
        ({"status_ps": "nie", "ps_do": "2024-12-31"}, "status_ps", "expected: 'tak', or the day the status ended"),
        ({"ps_od": "2023"}, "ps_od", "expected: a day such as"),
        ({"ps_do": "31.02.2024"}, "ps_do", "expected: a day such as"),
        ({"ps_do": "2023-03-05"}, "ps_do", "expected: a day not before the first day"),
        ({"data_wykreslenia": "2014-03-05"}, "data_wykreslenia", "expected: a day not before the first day"),
        ({"zakup_prospoleczny_do": "2023-12-31"}, "zakup_prospoleczny_do", "expected: a day not before the first day"),
        ({"data_rejestracji": "marzec 2014"}, "data_rejestracji", "expected: a day such as"),
        ({"zatrudnieni": "-3"}, "zatrudnieni", "expected: a number from 0"),
        ({"miejsca": "kilka"}, "miejsca", "expected: a number from 0"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_its_place_and_remedy(rows_of, context, change, column, expected):
    frame = rows_of("pes_registry", FOUNDATION | change)
    line, *notes = told(frame, context)
    assert [note for note in notes if note.startswith("r.csv")] == []
    assert line.startswith(f"r.csv, row 2, column '{column}': ")
    assert expected in line
    assert told(as_categories(frame), context) == [line, *notes]


def test_entity_named_twice_is_refused_at_the_later_row(rows_of, context):
    again = FOUNDATION | {"nazwa": "Razem", "ulica": "ul. Inna 2"}
    frame = rows_of("pes_registry", FOUNDATION, WORKSHOP, again, WORKSHOP | {"rodzaj": "WTZ", "krs": ""})
    assert faults_of(frame, context) == [(4, "krs")]
    assert "(it stands in row 2). Remove one of the two rows." in told(frame, context)[0]


def test_one_number_may_stand_for_several_units_but_for_one_legal_person(rows_of, context):
    other = WORKSHOP | {"nazwa": "WTZ nr 2 w Strumieniu"}
    same = WORKSHOP | {"nazwa": "wtz w strumieniu"}
    frame = rows_of("pes_registry", FOUNDATION, WORKSHOP, other, same)
    assert faults_of(frame, context) == [(5, "krs")]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"status_ps": "", "ps_od": "2023-03-06"}, True),
        ({"status_ps": "posiada", "ps_od": ""}, True),
        ({"status_ps": "brak", "ps_od": ""}, False),
        ({"status_ps": "brak danych", "ps_od": ""}, None),
        ({"status_ps": "", "ps_od": "2024-07-01"}, False),
        ({"status_ps": "nie", "ps_od": "2024-07-01"}, False),
        ({"status_ps": "tak", "ps_do": "2024-06-30"}, True),
        ({"status_ps": "tak", "ps_do": "2024-06-29"}, False),
        ({"status_ps": "nie", "ps_do": "2024-06-29"}, False),
    ],
)
def test_status_is_what_holds_on_the_day_of_the_file(rows_of, context, change, expected):
    facts = transform(rows_of("pes_registry", FOUNDATION | change), context).facts["entity_state"]
    assert facts.loc[2, "is_ps"] is expected


def test_status_that_is_said_but_over_is_told(rows_of, context):
    (note,) = told(rows_of("pes_registry", FOUNDATION | {"ps_do": "2024-06-29"}), context, "pl")
    assert note.startswith("Kolumna „status_ps” mówi „tak”, choć według „ps_do” status już wygasł, w wierszach 2.")


def test_people_in_texts_are_dropped_and_never_shown(rows_of, context):
    people = {"ulica": "u Jana, jan.nowak@example.org", "produkty_uslugi": "44051401359", "nip": "44051401359"}
    frame = rows_of("pes_registry", FOUNDATION | people, CIRCLE | {"nazwa": "Anna a.b@example.org"})
    prepared, messages = transform(frame, context), " ".join(told(frame, context, "pl"))
    assert prepared.facts["entity_state"].loc[2, ["address", "products"]].tolist() == ["", ""]
    assert [(fault.row, fault.column, fault.found) for fault in prepared.faults] == [
        (2, "nip", "•••"),
        (3, "nazwa", "•••"),
    ]
    assert "Kolumna „ulica”: pominięto komórki z adresem e-mail lub numerem PESEL w wierszach 2." in messages
    assert [text for text in ("example.org", "44051401359", "Jana", "Anna") if text in messages] == []


def test_numbers_of_a_workbook_get_their_zeros_back_and_a_note(rows_of, context):
    frame = rows_of("pes_registry", FOUNDATION | {"krs": "123457", "regon": "12345675"}, FOUNDATION | {"krs": "2"})
    places = {name: place for place, name in enumerate(frame.columns)}
    kinds = "".join(NUMBER if name in ("krs", "regon") else TEXT for name in frame.columns)
    attach(frame, NumberCells(pd.Series([kinds, TEXT * len(places)], index=frame.index), places))
    prepared = transform(frame, context)
    assert prepared.facts["entity_state"].loc[2, ["krs", "regon"]].tolist() == ["0000123457", "012345675"]
    assert faults_of(frame, context) == [(3, "krs")]
    assert [note.values_by_name for note in prepared.notes] == [
        {"column": "krs", "rows": "2"},
        {"column": "regon", "rows": "2"},
    ]


@pytest.mark.parametrize(
    ("text", "kept"), [("HTTPS://a.pl/ś", True), ("ftp://a.pl", False), ('http://a" onclick', False)]
)
def test_only_addresses_of_the_web_are_kept(rows_of, context, text, kept):
    facts = transform(rows_of("pes_registry", FOUNDATION | {"www": text}), context).facts["entity_state"]
    assert facts.loc[2, "website"] == (text if kept else "")


CELLS = sorted({*FOUNDATION.values(), *WORKSHOP.values(), *CIRCLE.values(), "x", "2", "Dębica", "1234563219", "a@b.pl"})
ROWS = st.lists(st.fixed_dictionaries({name: st.sampled_from(CELLS) for name in FOUNDATION}), min_size=1, max_size=4)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_texts_and_categories_give_the_same_facts(rows_of, context, rows):
    mixed = [row if place else FOUNDATION | {"ulica": row["ulica"]} for place, row in enumerate(rows)]
    frame = rows_of("pes_registry", *mixed)
    one, other = transform(frame, context), transform(as_categories(frame), context)
    assert one.faults == other.faults
    assert [str(note) for note in one.notes] == [str(note) for note in other.notes]
    pd.testing.assert_frame_equal(one.facts["entity_state"], other.facts["entity_state"])
