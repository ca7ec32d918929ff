"""Round numbers at axes, and labels that keep apart."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.scale import apart, decimals_of, round_ticks

VALUES = st.floats(-1e9, 1e9).map(lambda value: round(value, 4))


@given(VALUES, VALUES)
def test_ticks_reach_around_the_values_in_equal_steps(one, other):
    low, high = sorted((one, other))
    ticks = round_ticks(low, high, most=5)
    steps = [after - before for before, after in itertools.pairwise(ticks)]
    a_thousandth = max(steps) * 0.0011
    assert ticks[0] - a_thousandth <= low <= high <= ticks[-1] + a_thousandth
    assert 2 <= len(ticks) <= 8
    assert max(steps) - min(steps) <= max(steps) * 1e-6


def test_ticks_of_zero_alone_and_of_one_value():
    assert round_ticks(0, 0, most=5) == [0, 1]
    assert round_ticks(1200, 1200, most=5)[0] <= 1080


def test_decimals_tell_ticks_apart():
    assert [decimals_of(ticks) for ticks in ([0, 5], [0, 0.5], [0, 0.25, 0.5])] == [0, 1, 2]


@given(st.lists(st.floats(0, 500), max_size=8))
def test_labels_keep_their_order_and_their_distance(places):
    moved = apart(places, 18)
    order = sorted(range(len(places)), key=lambda number: places[number])
    found = [moved[number] for number in order]
    assert all(after - before >= 18 - 1e-6 for before, after in itertools.pairwise(found))


def test_labels_with_room_stay_where_they_are():
    assert apart([100.0, 10.0, 50.0], 18) == [100.0, 10.0, 50.0]
