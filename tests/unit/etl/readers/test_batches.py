"""Rows that pass the pipe come out as they went in."""

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.readers.batches import batch_of, unpacked

CELLS = st.one_of(
    st.just(""), st.text(max_size=5), st.sampled_from(["\x1f", "\x1e", "a\nb", " ", "ą\x1f"]), st.booleans(),
    st.integers(0, 9).map(float), st.floats(-1e9, 1e9), st.dates(),
)  # fmt: skip


def passed(values, hidden=frozenset()):
    packed = batch_of(values, 5).only(hidden).packed()
    pipe = io.BytesIO(packed)
    line = pipe.readline()
    return unpacked(json.loads(line), pipe.read, {}) if line else ([], [], [])


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6)))
def test_rows_come_out_as_each_cell_alone_would(values):
    numbers, kinds, rows = passed(values) if values else ([], [], [])
    alone = [[unpacked_alone(cell) for cell in row] for row in values]
    kept = [place for place, row in enumerate(alone) if any(text.strip() for _, text in row)]
    assert numbers == [place + 5 for place in kept]
    assert rows == [[text for _, text in alone[place]] for place in kept]
    assert kinds == ["".join(kind for kind, _ in alone[place]) for place in kept]


def unpacked_alone(cell: object) -> tuple[str, str]:
    batch = batch_of([[cell]], 1)
    return batch.kinds[0][0], batch.columns[0][0]


def test_hidden_and_blank_rows_do_not_pass():
    values = [["a", 1.0], [" ", ""], ["b", 2.5], ["c", date(2024, 6, 30)]]
    assert passed(values, {7}) == ([5, 8], ["tn", "td"], [["a", "1"], ["c", "2024-06-30"]])


@pytest.mark.parametrize("told", [[[1], ["t"], 5], [[1], ["t"], -1], [[1], ["t"], 2**40]])
def test_half_a_batch_and_impossible_ones_are_refused(told):
    with pytest.raises(ValueError, match="batch"):
        unpacked(told, io.BytesIO(b"abc").read, {})
