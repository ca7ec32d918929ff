"""PESEL numbers are found wherever they stand; invented numbers only."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.pl import pesel as stdnum_pesel

from etl.cleaning.pesel import holds_pesel, is_pesel, pesel_cells


@pytest.mark.parametrize("text", ["44051401359", "PESEL: 44051401359", "440514-01359", "Jan K., 44051401359 (brak)"])
def test_pesel_is_found_inside_text(text):
    assert holds_pesel(text)


@pytest.mark.parametrize("text", ["44051401358", "44053301359", "144051401359", "", "1234563218"])
def test_other_numbers_are_not_taken_for_pesel(text):
    assert not holds_pesel(text)


@given(st.dates(min_value=pd.Timestamp(1900, 1, 1).date(), max_value=pd.Timestamp(2099, 12, 31).date()),
       st.integers(0, 9999))  # fmt: skip
def test_agrees_with_stdnum(born, order):
    month = born.month + (20 if born.year >= 2000 else 0)
    start = f"{born.year % 100:02d}{month:02d}{born.day:02d}{order:04d}"
    assert is_pesel(start + stdnum_pesel.calc_check_digit(start))
    wrong = str((int(stdnum_pesel.calc_check_digit(start)) + 1) % 10)
    assert not is_pesel(start + wrong)


def test_zeros_lost_by_a_number_are_thought_of():
    start = "0221140135"
    short = (start + stdnum_pesel.calc_check_digit(start)).removeprefix("0")
    cells = pd.Series([short, f"{short}.0", short, "x"], dtype=str)
    assert pesel_cells(cells, pd.Series([True, True, False, True])).tolist() == [True, True, False, False]
