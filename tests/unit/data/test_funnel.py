"""Limits of chance: what Poisson allows around an expected count."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.funnel import EXACT_BELOW, limits


def share_up_to(count: int, expected: float) -> float:
    """P(X <= count) by its definition."""
    return sum(math.exp(k * math.log(expected) - expected - math.lgamma(k + 1)) for k in range(count + 1))


def test_three_entities_in_a_small_gmina_are_within_chance():
    assert limits(1.0).verdict(3) == "within"
    assert limits(1.0).verdict(5) == "above"
    assert limits(0.2).verdict(0) == "within"


def test_a_city_with_half_of_what_is_expected_is_below():
    assert limits(400.0).verdict(200) == "below"


@given(st.floats(0.01, EXACT_BELOW - 1))
def test_limits_hold_the_share_that_they_promise(expected):
    found = limits(expected)
    assert share_up_to(math.ceil(found.control_high), expected) >= 0.999
    assert share_up_to(math.ceil(found.high), expected) >= 0.975
    if found.control_low > 1:
        assert share_up_to(math.floor(found.control_low) - 1, expected) <= 0.001


@given(st.floats(0, 1e6))
def test_limits_lie_around_what_is_expected_in_order(expected):
    found = limits(expected)
    in_order = [0, found.control_low, found.low, found.high, found.control_high]
    assert in_order == sorted(in_order)
    assert found.verdict(expected) == "within" or expected < 1


def test_formula_for_large_counts_continues_the_exact_one():
    below, above = limits(EXACT_BELOW - 1e-9), limits(EXACT_BELOW)
    for name in ("low", "high", "control_low", "control_high"):
        assert getattr(below, name) == pytest.approx(getattr(above, name), abs=0.05)
