"""Rows as columns of numbers: grouped, matched and coded as one by one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from etl.measures.columns import Coder, grouped, matched

NUMBERS = st.integers(0, 3) | st.integers(0, 2**61)
FEW = st.lists(st.integers(0, 4), max_size=8)


def column(values: list[int]) -> np.ndarray:
    return np.array(values, dtype=np.int64)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), max_size=8))
def test_groups_are_rows_that_are_equal_in_all_columns(rows):
    groups = grouped(*(column([row[place] for row in rows]) for place in range(3)))
    assert [rows[groups.first[group]] for group in groups.of_row] == rows
    assert len(groups.first) == len(set(rows))
    assert all(rows.index(rows[first]) == first for first in groups.first)


@given(FEW, FEW)
def test_pairs_are_all_equal_numbers_in_the_order_of_the_left_ones(left, right):
    pairs = zip(*(places.tolist() for places in matched(column(left), column(right))), strict=True)
    assert list(pairs) == [(i, j) for i, one in enumerate(left) for j, other in enumerate(right) if one == other]


def test_sums_and_bounds_of_groups():
    groups, values = grouped(column([7, 2, 7])), column([1, -5, 3])
    assert groups.sums(values).tolist() == [4, -5]
    assert groups.largest(values).tolist() == [3, -5]
    assert groups.smallest(values).tolist() == [1, -5]


def test_values_keep_their_numbers_over_columns():
    coder = Coder()
    assert coder.numbers(["a", None, "a"]).tolist() == [0, 1, 0]
    assert coder.numbers(["b", "a"]).tolist() == [2, 0]
    assert coder.values == ["a", None, "b"]
