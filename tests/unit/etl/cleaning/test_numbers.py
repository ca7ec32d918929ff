"""Numbers as Polish offices and as programs write them."""

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.cleaning.numbers import (
    hours_or_none,
    machine_number_or_none,
    number_as_published,
    parse_machine_number,
    parse_polish_number,
    polish_number_or_none,
    split_qualifier,
)

SPACES = st.sampled_from([" ", "\u00a0", "\u202f"])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 234,5", 1234.5),
        ("1\u00a0234,5", 1234.5),
        ("1\u202f234\u202f567", 1234567.0),
        ("1234567", 1234567.0),
        ("30,2 tys.", 30200.0),
        ("28,0 tys", 28000.0),
        ("39 mln", 39e6),
        ("39 mln zł", 39e6),
        ("330,7 tys. zł", 330700.0),
        ("1%", 1.0),
        ("1,65%", 1.65),
        ("−5,1", -5.1),
        ("-5,1", -5.1),
        (" 7 ", 7.0),
    ],
)
def test_polish_notation_is_read(text, number):
    assert parse_polish_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "abc", "1 23,5", "1,2,3", "1.5", "12 tys. 5", "trzy", "1e5", "50 + 36", "1 234 56"]
)
def test_what_is_no_polish_number_is_refused(text):
    with pytest.raises(ValueError, match="expected"):
        parse_polish_number(text)


def test_dot_before_three_digits_is_refused_with_both_readings():
    with pytest.raises(ValueError, match="12 345 or 12,345"):
        parse_polish_number("12.345")


@given(st.integers(-(10**12), 10**12), st.integers(0, 999), SPACES)
def test_written_grouped_number_is_read_back(whole, thousandths, space):
    text = f"{whole:,}".replace(",", space) + f",{thousandths:03d}"
    sign = -1 if text.startswith("-") else 1
    assert parse_polish_number(text) == pytest.approx(whole + sign * thousandths / 1000)


@given(st.decimals(-(10**6), 10**6, places=3))
def test_written_machine_number_is_read_back(number):
    assert parse_machine_number(str(number)) == float(number)


@given(st.text(max_size=12))
def test_any_text_gives_a_finite_number_or_a_value_error(text):
    for parse in (parse_polish_number, parse_machine_number):
        with contextlib.suppress(ValueError):
            assert math.isfinite(parse(text))


@pytest.mark.parametrize("text", ["1 234", "1,5", "1.2.3", "", "1e5", "nan"])
def test_machine_form_has_no_grouping_and_no_comma(text):
    with pytest.raises(ValueError, match="expected"):
        parse_machine_number(text)


@pytest.mark.parametrize("text", ["", "-", "–", "b.d.", "dane w opracowaniu", "Dane  w\u00a0opracowaniu"])
def test_markers_of_missing_values_are_none(text):
    assert polish_number_or_none(text) is None


def test_machine_column_knows_only_the_empty_cell_as_missing():
    assert machine_number_or_none(" ") is None
    with pytest.raises(ValueError, match="expected"):
        machine_number_or_none("b.d.")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ponad 102 mln zł", ("ponad", "102 mln zł")),
        ("ok. 7,5 mln zł", ("ok.", "7,5 mln zł")),
        ("~0,3 tys.", ("ok.", "0,3 tys.")),
        ("co najmniej 400", ("minimum", "400")),
        ("46317", ("", "46317")),
    ],
)
def test_qualifier_is_split_from_the_number(text, parts):
    assert split_qualifier(text) == parts


@pytest.mark.parametrize(
    ("text", "number"), [("1.1", 1.1), ("0,9 tys.", 900.0), ("ponad 700", 700.0), ("trzy", None), ("14.", None)]
)
def test_published_text_is_a_number_or_none(text, number):
    assert number_as_published(text) == number


@pytest.mark.parametrize(
    ("text", "hours"),
    [("6", 6.0), ("6,5 h", 6.5), ("14 godz.", 14.0), ("1 godzina", 1.0), ("1:30", 1.5), ("6:00", 6.0), ("-", None)],
)
def test_clock_hours_are_read_with_and_without_their_word(text, hours):
    assert hours_or_none(text) == hours


@pytest.mark.parametrize("text", ["14 godzin lekcyjnych", "1:75", "dwie", "2 dni"])
def test_what_is_no_clock_hour_is_refused(text):
    with pytest.raises(ValueError, match="expected"):
        hours_or_none(text)
