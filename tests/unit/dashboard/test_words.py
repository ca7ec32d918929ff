"""Phrases: counted units, places in their cases, statuses, ages."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from dashboard.words import STATUS_SHAPES, first_upper
from data.progress import Status

NBSP = "\u00a0"
TODAY = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (1, "warsztat", "1 warsztat"),
        (24, "warsztat", "24 warsztaty"),
        (5, "osoba", "5 osób"),
        (2.6, "osoba", "3 osoby"),
        (1500, "podmiot", "1 500 podmiotów"),
        (21.5, "organizacja_na_10_tys", "21,5 na 10 tys. mieszkańców"),
        (33, "procent", "33 %"),
        (91_000_000, "zloty", "91 mln zł"),
        (342_400, "zloty", "342 400 zł"),
    ],
)
def test_amount(words, catalog, value, unit, shown):
    assert plain(words.amount(value, catalog.units[unit])) == shown


def test_counted_number_is_written_as_everywhere(words):
    assert plain(words.count("{n} row", "{n} rows", 2241)) == "2 241 wierszy"


def plain(text: str) -> str:
    return text.replace(NBSP, " ").replace("\u202f", " ")


def test_number_and_unit_do_not_part_at_the_end_of_a_line(words, catalog):
    assert words.amount(1500, catalog.units["podmiot"]) == f"1{NBSP}500{NBSP}podmiotów"


@pytest.mark.parametrize(("value", "shown"), [(1, "1 mieszkaniec"), (4, "4 mieszkańcy"), (24, "24 mieszkańców")])
def test_men_and_mixed_groups_take_the_genitive_after_compound_numbers(words, catalog, value, shown):
    assert plain(words.amount(value, catalog.units["mieszkaniec"])) == shown


def test_percent_stands_after_a_narrow_space(words, catalog):
    assert words.amount(12.4, catalog.units["procent"]) == "12,4\u202f%"


def test_missing_amount_is_a_dash_without_a_unit(words, catalog):
    assert words.amount(None, catalog.units["osoba"]) == "–"


def test_inexact_amount_keeps_the_word_of_the_source(words, catalog):
    assert words.amount(200, catalog.units["osoba"], "ponad") == f"ponad 200{NBSP}osób"


@pytest.mark.parametrize(("n", "shown"), [(1, "1 person"), (2, "2 persons"), (0, "0 persons")])
def test_english_amount(english, catalog, n, shown):
    assert english.amount(n, catalog.units["osoba"]).replace(NBSP, " ") == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (1, "spotkanie", "1 spotkania"),
        (1, "osoba", "1 osoby"),
        (1, "konferencja", "1 konferencji"),
        (4, "spotkanie", "4 spotkań"),
        (24, "warsztat", "24 warsztatów"),
        (400, "godzina", "400 godzin"),
        (22, "pakt", "22 paktów"),
        (2.6, "podmiot", "3 podmiotów"),
    ],
)
def test_whole_stands_in_the_genitive(words, catalog, value, unit, shown):
    assert words.of_amount(value, catalog.units[unit]).replace(NBSP, " ") == shown


@pytest.mark.parametrize(
    ("code", "name", "located", "genitive"),
    [
        ("PL", "Polska", "w Polsce", "Polski"),
        ("24", "województwo śląskie", "w województwie śląskim", "województwa śląskiego"),
        ("24-polnocny", "subregion północny", "w subregionie północnym", "subregionu północnego"),
        ("2404", "powiat częstochowski", "w powiecie częstochowskim", "powiatu częstochowskiego"),
        ("2464", "Częstochowa", "w mieście Częstochowa", "miasta Częstochowa"),
        ("246401", "Częstochowa", "w mieście Częstochowa", "miasta Częstochowa"),
        ("241605", "gmina Łazy", "w gminie Łazy", "gminy Łazy"),
    ],
)
def test_places_in_their_cases(words, code, name, located, genitive):
    assert (words.area_name(code), words.in_area(code), words.of_area(code)) == (name, located, genitive)


def test_every_area_can_be_spoken_of(words, english, territory):
    for spoken in (words, english):
        for code in territory.areas:
            assert all([spoken.area_name(code), spoken.in_area(code), spoken.of_area(code)])


def test_english_places(english):
    assert english.in_area("2404") == "in częstochowski powiat"
    assert english.in_area("24-polnocny") == "in the northern subregion"


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (0, "z dzisiaj"),
        (1, "sprzed 1 dnia"),
        (5, "sprzed 5 dni"),
        (59, "sprzed 59 dni"),
        (91, "sprzed 3 miesięcy"),
        (700, "sprzed 23 miesięcy"),
        (731, "sprzed 2 lat"),
        (11 * 366, "sprzed 11 lat"),
    ],
)
def test_age(words, days, shown):
    assert words.age(TODAY - timedelta(days=days), TODAY) == shown


def test_age_never_gets_younger(words):
    days_of = {"dni": 1, "dnia": 1, "miesiąca": 30.4, "miesięcy": 30.4, "roku": 365.25, "lat": 365.25}
    named = [words.age(TODAY - timedelta(days=days), TODAY).split() for days in range(1, 3000)]
    ages = [int(number) * days_of[unit] for _before, number, unit in named]
    # a month and a year are not whole numbers of days
    assert [day for day, (younger, older) in enumerate(pairwise(ages), start=1) if older < younger - 3] == []


def test_every_status_has_its_own_word_and_shape(words, english):
    assert len({words.status(status) for status in Status}) == len(Status)
    assert len({english.status(status) for status in Status}) == len(Status)
    assert len({STATUS_SHAPES[status] for status in Status}) == len(Status)


def test_statuses_of_the_guide(words):
    shown = [f"{STATUS_SHAPES[status]} {words.status(status)}" for status in list(Status)[:6]]
    assert shown == ["✔ osiągnięty", "● na kursie", "◆ wolno", "▲ w tyle", "▼ wstecz", "○ brak danych"]


def test_date_of_a_figure(words):
    assert words.as_of(date(2018, 12, 31)) == f"Stan na 31{NBSP}grudnia{NBSP}2018"
    assert words.as_of(None) == "Stan na: nie podano"


def test_only_the_first_letter_is_raised():
    assert (first_upper("w gminie Łazy"), first_upper("")) == ("W gminie Łazy", "")
