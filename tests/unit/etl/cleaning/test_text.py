"""Texts as keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.cleaning.text import column_key, slug, squeeze


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("liczba aktywnych jednostek (31 XII)", "liczba-aktywnych-jednostek-31-xii"),
        ("CIS+KIS+ZAZ+WTZ", "cis-kis-zaz-wtz"),
        ("podmioty gospodarki narodowej (REGON)", "podmioty-gospodarki-narodowej-regon"),
        ("Praca ze środowiskiem lokalnym", "praca-ze-srodowiskiem-lokalnym"),
    ],
)
def test_slug_names_series_and_topics(text, key):
    assert slug(text) == key


@pytest.mark.parametrize("header", ["kod_TERYT", "Kod TERYT ", "KOD-TERYT", "kod\u00a0teryt"])
def test_headers_differ_only_in_letters(header):
    assert column_key(header) == "kodteryt"


@given(st.text())
def test_squeezing_twice_is_squeezing_once(text):
    assert squeeze(squeeze(text)) == squeeze(text)
