"""Which values are owed for which periods."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.progress.owed import MONTHS_OF, Period, owed_periods

DAYS = st.dates(date(2005, 1, 1), date(2030, 12, 31))


def owed(frequency: str, after: date, until: date, *known: date) -> list[str]:
    return [str(period.end) for period in owed_periods(frequency, after=after, until=until, known=known)]


def test_years_after_the_baseline_without_a_value_are_owed():
    found = owed("yearly", date(2018, 12, 31), date(2022, 6, 30), date(2020, 12, 31))
    assert found == ["2019-12-31", "2021-12-31"]


def test_a_value_inside_of_a_period_is_its_value():
    assert owed("quarterly", date(2020, 12, 31), date(2021, 6, 30), date(2021, 2, 10)) == ["2021-06-30"]


@pytest.mark.parametrize(
    ("frequency", "first"),
    [("monthly", "2021-02-28"), ("half_yearly", "2021-06-30"), ("every_two_years", "2022-12-31")],
)
def test_first_period_ends_by_its_calendar(frequency, first):
    assert owed(frequency, date(2021, 1, 31), date(2023, 1, 1))[0] == first


def test_what_is_owed_once_is_owed_for_the_whole_span():
    after, until = date(2014, 2, 28), date(2014, 12, 31)
    assert owed_periods("once", after=after, until=until, known=[]) == [Period(date(2014, 3, 1), until)]
    assert owed("once", after, until, date(2014, 12, 31)) == []


def test_what_comes_irregularly_is_never_owed():
    assert owed("irregular", date(2010, 1, 1), date(2020, 1, 1)) == []


@given(st.sampled_from(sorted(MONTHS_OF)), DAYS, DAYS, st.lists(DAYS, max_size=6))
def test_owed_periods_follow_each_other_have_ended_and_hold_no_value(frequency, after, until, known):
    found = owed_periods(frequency, after=after, until=until, known=known)
    assert all(period.end > after and period.end <= until for period in found)
    assert all(one.end < other.start for one, other in pairwise(found))
    assert not [day for day in known for period in found if period.start <= day <= period.end]


@given(st.sampled_from(sorted(MONTHS_OF)), DAYS, st.integers(0, 2000))
def test_without_values_periods_cover_the_span_without_a_gap(frequency, after, length):
    found = owed_periods(frequency, after=after, until=after + timedelta(days=length), known=[])
    assert all(one.end + timedelta(days=1) == other.start for one, other in pairwise(found))
