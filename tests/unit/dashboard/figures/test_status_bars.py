"""Counts of statuses as stacked bars on one scale."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.status_bars import WIDTH, StatusRow, status_bars
from dashboard.words import STATUS_SHAPES
from data.progress import Status

COUNTS = st.dictionaries(st.sampled_from(Status), st.integers(0, 20))
ROWS = st.lists(st.builds(StatusRow, st.text(max_size=120), COUNTS), max_size=5)


def bars(rows: list[StatusRow]) -> list[dict]:
    return [s for s in status_bars(rows, label="", shapes_of=STATUS_SHAPES).shapes if s["tag"] == "rect"]


def test_every_count_stands_with_its_shape_in_the_order_of_statuses():
    row = StatusRow("Promocja", {Status.NO_DATA: 1, Status.REACHED: 3})
    drawing = status_bars([row], label="opis", shapes_of=STATUS_SHAPES)
    assert [s["text"] for s in drawing.shapes if s["tag"] == "text"] == ["Promocja", "✔ 3", "○ 1"]
    assert drawing.label == "opis"


def test_length_is_the_number_on_a_common_scale():
    rows = [StatusRow("a", {Status.REACHED: 4}), StatusRow("b", {Status.REACHED: 2})]
    longer, shorter = (bar["width"] + 2 for bar in bars(rows))
    assert (longer, shorter) == (WIDTH, WIDTH / 2)


@given(ROWS)
def test_one_bar_for_every_status_that_occurs_and_none_sticks_out(rows):
    drawn = bars(rows)
    assert len(drawn) == sum(1 for row in rows for count in row.counts.values() if count)
    assert all(bar["x"] >= 0 and bar["x"] + bar["width"] <= WIDTH for bar in drawn)


def test_long_name_is_shortened_with_a_mark():
    (name, *_rest) = status_bars([StatusRow("x" * 200, {})], label="", shapes_of=STATUS_SHAPES).shapes
    assert len(name["text"]) < 100
    assert name["text"].endswith("…")


def test_nothing_to_count_is_an_empty_drawing():
    assert status_bars([], label="", shapes_of=STATUS_SHAPES).shapes == []
