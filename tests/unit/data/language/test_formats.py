"""Numbers, dates and periods as people read them."""

from datetime import date

import pytest

from data.language import Formats

PL, EN = Formats("pl"), Formats("en")
NBSP, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (1234.5, 1, f"1{NBSP}234,5"),
        (12345678, 0, f"12{NBSP}345{NBSP}678"),
        (0.25, 2, "0,25"),
        (12.0, 2, "12"),
        (-3.5, 1, "\u22123,5"),
        (-0.01, 1, "0"),
        (0, 0, "0"),
    ],
)
def test_polish_number(value, decimals, shown):
    assert PL.number(value, decimals=decimals) == shown


def test_english_number():
    assert EN.number(1234.5, decimals=1) == "1,234.5"


@pytest.mark.parametrize("missing", [None, float("nan")])
@pytest.mark.parametrize("formats", [PL, EN])
def test_missing_is_a_dash_and_never_zero(formats, missing):
    assert formats.number(missing) == "–"
    assert formats.percent(missing) == "–"


def test_missing_day_and_period_are_dashes():
    assert (PL.day(None), PL.period(date(2014, 1, 1), None)) == ("–", "–")


def test_percent_stands_after_a_narrow_space_that_does_not_break():
    assert PL.percent(0.124, decimals=1) == f"12,4{NARROW}%"
    assert EN.percent(0.124, decimals=1) == "12.4%"


def test_day():
    assert PL.day(date(2014, 3, 6)) == f"6{NBSP}marca{NBSP}2014"
    assert EN.day(date(2014, 3, 6)) == f"6{NBSP}March{NBSP}2014"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (date(2018, 1, 1), date(2018, 12, 31), "2018"),
        (date(2014, 1, 1), date(2015, 12, 31), "2014–2015"),
        (date(2014, 3, 1), date(2014, 3, 31), "marzec 2014"),
        (date(2016, 2, 1), date(2016, 2, 29), "luty 2016"),
        (date(2014, 1, 1), date(2015, 6, 30), "styczeń 2014 – czerwiec 2015"),
        (date(2014, 3, 6), date(2014, 3, 6), f"6{NBSP}marca{NBSP}2014"),
        (None, date(2014, 3, 6), f"6{NBSP}marca{NBSP}2014"),
        (date(2014, 3, 6), date(2014, 3, 9), f"6{NBSP}marca{NBSP}2014 – 9{NBSP}marca{NBSP}2014"),
    ],
)
def test_period_has_its_shortest_honest_name(start, end, shown):
    assert PL.period(start, end) == shown


@pytest.mark.parametrize(
    ("items", "shown"), [([], ""), (["a"], "a"), (["a", "b"], "a i b"), (["a", "b", "c"], "a, b i c")]
)
def test_listing(items, shown):
    assert PL.listing(items) == shown
