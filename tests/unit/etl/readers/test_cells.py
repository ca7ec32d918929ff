"""Values of cells as text."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.readers.cells import duration_text, excel_serial_to_date, moment_text, number_text, time_text
from etl.readers.contract import column_letters, spans


@pytest.mark.parametrize(
    ("value", "text"),
    [(123457.0, "123457"), (0.1, "0.1"), (28.4, "28.4"), (0.1 + 0.2, "0.3"), (1e-07, "0.0000001"), (-5.0, "-5"),
     (1e15, "1000000000000000"), (1e22, "10000000000000000000000"), (9999999999.0, "9999999999")],
)  # fmt: skip
def test_numbers_are_written_plainly(value, text):
    assert number_text(value) == text


@given(st.floats(-1e307, 1e307))
def test_number_keeps_fifteen_digits(value):
    text = number_text(value)
    assert "e" not in text
    assert float(text) == pytest.approx(value, rel=1e-14)


def test_moments_are_written_as_iso():
    assert moment_text(datetime(2014, 3, 6)) == "2014-03-06"  # noqa: DTZ001
    assert moment_text(datetime(2014, 3, 6, 12, 29, 59, 999_999)) == "2014-03-06 12:30"  # noqa: DTZ001
    assert (time_text(time(10, 5)), time_text(time(10, 5, 9))) == ("10:05", "10:05:09")
    assert duration_text(timedelta(hours=30)) == "30:00"


@pytest.mark.parametrize(("serial", "day"), [(41704, date(2014, 3, 6)), (1, date(1900, 1, 1)), (61, date(1900, 3, 1))])
def test_serial_numbers_are_days(serial, day):
    assert excel_serial_to_date(serial) == day


def test_serial_numbers_of_old_macs_count_from_1904():
    assert excel_serial_to_date(41704 - 1462, starts_in_1904=True) == date(2014, 3, 6)


@pytest.mark.parametrize("serial", [0, -1, 60, 41704.5, 2_958_466])
def test_other_numbers_are_no_days(serial):
    with pytest.raises(ValueError, match=r"."):
        excel_serial_to_date(serial)


def test_places_are_named_as_a_spreadsheet_names_them():
    assert [column_letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert spans([9, 3, 4, 5]) == "3-5, 9"
    assert spans(range(1, 100, 2)).endswith("39, …")
