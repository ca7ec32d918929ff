"""NIP, REGON and KRS: bare digits out, wrong rows marked; python-stdnum as the independent judge."""

import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.pl import nip as stdnum_nip
from stdnum.pl import regon as stdnum_regon

from etl.cleaning.identifiers import KRS, NIP, NIP_WEIGHTS, REGON, krs_numbers, nips, normalise, regons

MANY = 200_000
DIGITS = st.text("0123456789", min_size=0, max_size=15)


def column(*texts: str) -> pd.Series:
    return pd.Series(texts, index=range(2, 2 + len(texts)), dtype=str)


@pytest.mark.parametrize(
    "text",
    ["1234563218", "123-456-32-18", "PL1234563218", "pl 123 456 32 18", "NIP: 123-45-63-218", " 1234563218\u00a0"],
)
def test_spellings_of_one_nip(text):
    assert normalise(text, NIP) == "1234563218"


@pytest.mark.parametrize(
    "text", ["12345632", "abc", "1234563218x", "NIP", "1234563218.5", "x1234563218", "1" * 5000, "12345 NIP 63218"]
)
def test_what_has_not_ten_digits_is_no_nip(text):
    with pytest.raises(ValueError, match="10 digits"):
        normalise(text, NIP)


@pytest.mark.parametrize("text", ["1234563219", "0000000000", "2134563218"])
def test_nip_with_a_wrong_digit_says_so(text):
    with pytest.raises(ValueError, match="check digit"):
        normalise(text, NIP)


def test_column_keeps_its_index_and_marks_only_wrong_rows():
    found = nips(column("123-456-32-18", "", "1234563219", "12"))
    assert found.values.to_dict() == {2: "1234563218", 3: "", 4: "", 5: ""}
    assert found.wrong.to_dict() == {2: False, 3: False, 4: True, 5: True}
    assert found.mistyped.to_dict() == {2: False, 3: False, 4: True, 5: False}


def test_empty_column():
    assert nips(column()).values.tolist() == []
    assert krs_numbers(column("", " ")).wrong.tolist() == [False, False]


@given(DIGITS)
def test_nip_agrees_with_stdnum(digits):
    expected = stdnum_nip.is_valid(digits) and set(digits) != {"0"}
    assert bool(nips(column(digits)).values.iloc[0]) == expected


@given(st.text("0123456789", min_size=9, max_size=9))
def test_nip_with_its_computed_digit_agrees_with_stdnum(start):
    check = sum(w * int(d) for w, d in zip(NIP_WEIGHTS, start, strict=True)) % 11
    number = f"{start}{check}" if check < 10 else f"{start}0"
    expected = stdnum_nip.is_valid(number) and set(number) != {"0"}
    assert nips(column(number)).values.tolist() == [number if expected else ""]


@given(st.text("0123456789", min_size=8, max_size=8), st.text("0123456789", min_size=4, max_size=4))
def test_regon_agrees_with_stdnum(start, unit):
    whole = start + stdnum_regon.calc_check_digit(start)
    local = whole + unit + stdnum_regon.calc_check_digit(whole + unit)
    numbers = [number for number in (whole, local) if set(whole) != {"0"} and not number.endswith("00000")]
    assert regons(column(*numbers)).values.tolist() == numbers
    other = f"{whole[:8]}{(int(whole[8]) + 1) % 10}"
    assert regons(column(other)).values.tolist() == ([other] if stdnum_regon.is_valid(other) and int(other) else [""])


def test_regon_of_the_whole_entity_is_cut_to_nine_digits():
    assert regons(column("12345678500000", "REGON 123-456-785")).values.tolist() == ["123456785", "123456785"]


def test_krs_has_ten_digits_and_no_check():
    assert normalise("KRS 0000123456", KRS) == "0000123456"
    assert krs_numbers(column("0000123456", "123456", "0000000000", "nr KRS: 0000123456")).wrong.tolist() == [
        False,
        True,
        True,
        False,
    ]


def test_leading_zeros_come_back_only_in_cells_typed_as_numbers():
    numeric = column("1", "", "1", "1") == "1"
    found = krs_numbers(column("123457", "123457", "123457.0", "abc"), numeric)
    assert found.values.tolist() == ["0000123457", "", "0000123457", ""]
    assert found.restored.tolist() == [True, False, True, False]
    assert found.wrong.tolist() == [False, True, False, True]


def test_regon_typed_as_a_number_is_restored_when_its_check_digit_fits():
    found = regons(column("850518457", "50518457", "5"), column("1", "1", "1") == "1")
    assert found.wrong.tolist() == [False, not stdnum_regon.is_valid("050518457"), True]


@given(st.lists(st.text(max_size=20), max_size=5))
def test_any_text_gives_digits_or_a_mark(texts):
    for check, identifier in ((nips, NIP), (regons, REGON), (krs_numbers, KRS)):
        found = check(column(*texts))
        for value, wrong, text in zip(found.values, found.wrong, texts, strict=True):
            assert (len(value) in identifier.widths and not wrong) or value == ""
            assert wrong == (bool(text.strip()) and not value)


@given(st.integers(1, 10**10 - 1))
def test_restoring_and_checking_twice_changes_nothing(number):
    once = krs_numbers(column(str(number)), column("1") == "1").values
    assert krs_numbers(once).values.tolist() == once.tolist() == [f"{number:010d}"]


def test_checks_whole_columns_quickly():
    rng = np.random.default_rng(1)
    cells = pd.Series(rng.integers(10**9, 10**10, MANY)).astype(str)
    start = time.process_time()
    nips(cells)
    assert time.process_time() - start < 0.5
