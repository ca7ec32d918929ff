"""Columns of people are noticed by header and by content, columns of organisations and places are not. All invented."""

import pandas as pd
import pytest

from data.catalog.word_cards import read_spellings
from etl.cleaning.person_columns import holds_personal_data, kind_by_content, kind_by_header, personal_columns

SPELLINGS = read_spellings()


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Imię i nazwisko", "name"), ("OSOBA", "name"), ("Nazwisko", "name"), ("imiona", "name"), ("E-mail", "e_mail"),
        ("adres e-mail", "e_mail"), ("Nr PESEL", "pesel"), ("tel.", "phone"), ("Data urodzenia", "birth"),
        ("Adres zamieszkania", "home"), ("Podpis", "signature"), ("płeć", "sensitive"),
        ("stopień niepełnosprawności", "sensitive"),
    ],
)  # fmt: skip
def test_headers_of_personal_columns(header, kind):
    assert kind_by_header(header) == kind


@pytest.mark.parametrize(
    "header",
    ["nazwa", "instytucja", "rola", "gmina", "Liczba osób", "planowane_osoby", "osoby", "miejscowość", "Adres", "NIP",
     "godziny", "wydarzenie_id", "typ_instytucji", "uczestnicy", "www", "status", "tytul", "temat", "ulica"],
)  # fmt: skip
def test_headers_of_other_columns(header):
    assert kind_by_header(header) is None


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("name", ["Anna Nowak", "Kowalczyk Jan", "mgr Ewa Lis-Mazur", "Piotr A. Zając"]),
        ("name", ["Anna", "Jan", "Ewa", ""]),
        ("name", ["Nowicka", "Zawadzki", "Mazurkiewicz", "Wójcik", "Kowalski"]),
        ("e_mail", ["anna@example.org", "jan@example.org", "brak"]),
        ("pesel", ["44051401359", "02211401358", "brak", "44051401359"]),
        (None, ["Fundacja Anny Lis", "Stowarzyszenie Jan", "Urząd Gminy", "Gmina Adamów"]),
        (None, ["Katowice", "Rybnik", "Zabrze", "Tychy", "Bytom"]),
        (None, ["wiejski", "miejski", "śląski", "zachodni"]),
        (None, ["ul. Jana Pawła II 3", "Krakowska 5", "Bielska 7"]),
        (None, ["szkolenie", "doradztwo", "spotkanie"]),
        (None, ["1234563218", "7740001454"]),
        (None, ["", ""]),
    ],
)
def test_content(kind, cells):
    assert kind_by_content(pd.Series(cells, dtype=str), SPELLINGS) == kind


def test_columns_are_named_with_what_gave_them_away():
    frame = pd.DataFrame({"Imię": ["?"], "kto": ["Anna Nowak"], "NIP": ["1234563218"]}, dtype=str)
    assert personal_columns(frame, SPELLINGS) == {"Imię": ("name", "header"), "kto": ("name", "content")}


@pytest.mark.parametrize(
    ("text", "answer"), [("dieta wege, anna@example.org", True), ("PESEL 44051401359", True), ("bez uwag", False)]
)
def test_remarks_with_personal_data(text, answer):
    assert holds_personal_data(text) is answer
