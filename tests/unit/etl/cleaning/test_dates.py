"""Dates and periods as sources write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.cleaning.dates import MONTHS, Period, month_of, parse_day, parse_period, year_of

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MONTHS_IN_GENITIVE = [genitive.replace("wrzesnia", "września").replace("pazdz", "paźdz") for _, genitive in MONTHS]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014 r.", "2014-01-01", "2014-12-31"),
        ("2014-02", "2014-02-01", "2014-02-28"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2014-03-06", "2014-03-06", "2014-03-06"),
        ("06.03.2014", "2014-03-06", "2014-03-06"),
        ("6.3.2014 r.", "2014-03-06", "2014-03-06"),
        ("6 marca 2014 r.", "2014-03-06", "2014-03-06"),
        ("6\u00a0Marca 2014", "2014-03-06", "2014-03-06"),
        ("1 II 1997", "1997-02-01", "1997-02-01"),
        ("marzec 2014", "2014-03-01", "2014-03-31"),
        ("XI 1993", "1993-11-01", "1993-11-30"),
        ("III kwartał 2024", "2024-07-01", "2024-09-30"),
        ("IV kw. 2015", "2015-10-01", "2015-12-31"),
        ("3 kw. 2014", "2014-07-01", "2014-09-30"),
        ("I półrocze 2014", "2014-01-01", "2014-06-30"),
        ("2 półrocze 2014 r.", "2014-07-01", "2014-12-31"),
        ("2016/2018-07", "2016-01-01", "2018-07-31"),
        ("2024-01-01/2029-06-30", "2024-01-01", "2029-06-30"),
    ],
)
def test_written_periods_are_read(text, start, end):
    assert parse_period(text) == Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "wiosna 2021",
        "od X 2016",
        "31.02.2014",
        "2014-13",
        "0000",
        "3014",
        "V kwartał 2024",
        "III półrocze 2024",
        "2018/2016",
        "1/2/3",
        "6 foo 2014",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"expected|ends before"):
        parse_period(text)


@given(DAYS)
def test_every_written_form_of_a_day_is_the_same_day(day):
    month = MONTHS_IN_GENITIVE[day.month - 1]
    forms = [day.isoformat(), f"{day:%d.%m.%Y}", f"{day.day} {month} {day.year}", f"{day.day} {month} {day.year} r."]
    assert {parse_day(form) for form in forms} == {day}


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_month_ends_the_day_before_the_next_begins(year, month):
    assert (month_of(year, month).end.month, month_of(year, month).start.day) == (month, 1)
    assert parse_period(f"{MONTHS[month - 1][0]} {year}") == month_of(year, month)


@given(st.text(max_size=14))
def test_any_text_is_a_period_in_order_or_a_value_error(text):
    try:
        period = parse_period(text)
    except ValueError:
        return
    assert period.start <= period.end


def test_a_longer_period_is_no_day():
    with pytest.raises(ValueError, match="expected one day"):
        parse_day("2014")


def test_year_is_twelve_months():
    assert year_of(2020) == Period(date(2020, 1, 1), date(2020, 12, 31))
