"""Funnel limits: exact for small areas, smooth for large ones, and never naming a tiny area first by chance."""

from math import exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.progress.funnel import LARGEST_EXACT, Standing, limits, rate_of, standing

RATES = st.floats(0.01, 200)
POPULATIONS = st.integers(500, 5_000_000)


def share_up_to(count: int, expected: float) -> float:
    return sum(exp(-expected) * expected**k / factorial(k) for k in range(count + 1))


def test_limits_are_the_quantiles_of_the_poisson_distribution():
    # 10 expected: 4 and 17 are the tabulated 2.5 % and 97.5 % quantiles, 2 and 21 those of 0.1 % and 99.9 %
    assert limits(10, 10_000) == pytest.approx((4, 17, 2, 21))


@given(st.floats(0.05, 60))
def test_at_most_a_fortieth_of_areas_like_the_whole_lies_beyond_a_limit(expected):
    low, high, _low998, _high998 = (round(rate * 1) for rate in limits(expected, 10_000))
    assert 1 - share_up_to(high, expected) <= 0.025 + 1e-9
    assert share_up_to(low - 1, expected) < 0.025 + 1e-9


@given(RATES, POPULATIONS)
def test_wider_limits_hold_the_narrower_and_these_the_rate(rate, population):
    low95, high95, low998, high998 = limits(rate, population)
    one = rate_of(1, population)
    assert 0 <= low998 <= low95 <= rate + one
    assert rate - one <= high95 <= high998


def test_both_ways_of_computing_meet():
    below, above = (limits(10, share * LARGEST_EXACT * 1000) for share in (0.999, 1.001))
    assert below == pytest.approx(above, rel=0.01)


def test_three_entities_in_a_small_gmina_are_no_finding():
    assert standing(3, 4_000, 4.6) is Standing.WITHIN
    assert standing(300, 400_000, 4.6) is Standing.FAR_ABOVE
    assert standing(0, 4_000, 4.6) is Standing.WITHIN
    assert standing(150, 400_000, 4.6) is Standing.BELOW


def test_where_the_whole_has_none_any_is_above():
    assert (standing(0, 9_000, 0), standing(1, 9_000, 0)) == (Standing.WITHIN, Standing.FAR_ABOVE)


@pytest.mark.parametrize(("rate", "population"), [(1, 0), (-1, 1000)])
def test_impossible_numbers_are_refused(rate, population):
    with pytest.raises(ValueError, match="expected a population above 0"):
        limits(rate, population)
