"""When a plan is filled at the rate of the last twelve months, and why that may not be known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.progress.finish import Finish, NoFinish, finish_forecast


def test_rest_of_the_plan_at_the_rate_of_the_last_year():
    assert finish_forecast([100.0] * 6 + [10.0] * 12, 780.0) == Finish(per_month=10.0, months_left=6)


@pytest.mark.parametrize(
    ("delivered", "target", "reason"),
    [
        ([1.0, 2.0, 3.0], None, NoFinish.NO_PLAN),
        ([1.0, 2.0, 3.0], 6.0, NoFinish.DONE),
        ([1.0, 0.0, 3.0], 60.0, NoFinish.TOO_FEW),
        ([1.0, 2.0, 3.0] + [0.0] * 12, 60.0, NoFinish.STANDS_STILL),
    ],
)
def test_no_forecast_says_why(delivered, target, reason):
    assert finish_forecast(delivered, target) == Finish(reason=reason)


@given(st.lists(st.integers(1, 50), min_size=3, max_size=30), st.integers(1, 500))
def test_plan_is_filled_within_the_month_that_is_told(delivered, rest):
    target = sum(delivered) + rest
    found = finish_forecast(delivered, target)
    assert found.per_month is not None
    assert found.months_left is not None
    reached = sum(delivered) + found.per_month * found.months_left
    assert reached >= target - 1e-6
    assert reached - found.per_month < target
