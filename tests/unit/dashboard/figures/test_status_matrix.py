"""Priorities by years as squares."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.status_matrix import NARROW_YEARS, MatrixRow, status_matrix
from dashboard.words import STATUS_SHAPES
from data.progress import Status

COUNTS = st.dictionaries(st.sampled_from(Status), st.integers(0, 7), max_size=4)
YEARS = st.dictionaries(st.integers(2005, 2030), COUNTS, max_size=6)
ROWS = st.lists(st.builds(MatrixRow, st.text(max_size=200), YEARS), max_size=3)


def drawn(rows: list[MatrixRow]):
    return status_matrix(rows, label="opis", shapes_of=STATUS_SHAPES)


def test_squares_stand_in_the_order_of_statuses_under_their_year():
    drawing = drawn([MatrixRow("Promocja", {2024: {Status.SLOW: 1, Status.REACHED: 2}, 2025: {Status.NO_DATA: 1}})])
    texts = [s["text"] for s in drawing.shapes if s["tag"] == "text"]
    assert texts == ["2024", "2025", "Promocja", "✔", "✔", "◆", "○"]
    assert drawing.label == "opis"


@given(ROWS)
def test_one_square_for_each_indicator_and_year_inside_of_the_picture(rows):
    drawing = drawn(rows)
    squares = [s for s in drawing.shapes if s["tag"] == "rect"]
    assert len(squares) == sum(n for row in rows for counts in row.counts_by_year.values() for n in counts.values())
    assert all(s["x"] >= 0 and s["y"] + s["height"] <= drawing.height for s in squares)
    assert len({(s["x"], s["y"]) for s in squares}) == len(squares)


def test_a_narrow_box_shows_the_newest_years():
    drawing = drawn([MatrixRow("a", {year: {Status.REACHED: 1} for year in range(2010, 2026)})])
    assert drawing.narrow is not None
    years = [s["text"] for s in drawing.narrow.shapes if s["class"] == "axis-text"]
    assert years == [str(year) for year in range(2026 - NARROW_YEARS, 2026)]
