"""A bar for who waits at a terminal."""

import io

import pytest

from etl.progress import Bar, bar_line


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_work_of_less_than_a_second_shows_nothing(clock):
    stream = io.StringIO()
    bar = Bar(stream, "plik.csv", clock)
    clock.now += 0.9
    bar.advance(9, 10)
    bar.clear()
    assert stream.getvalue() == ""


def test_bar_is_drawn_in_place_at_most_ten_times_a_second_and_taken_away(clock):
    stream = io.StringIO()
    bar = Bar(stream, "plik.csv", clock)
    for _ in range(100):
        clock.now += 0.04
        bar.advance(1, 4)
    drawn = stream.getvalue().split("\r")[1:]
    assert 25 <= len(drawn) <= 31
    assert set(drawn) == {"plik.csv [######------------------]  25 %"}
    bar.clear()
    assert stream.getvalue().endswith("\r" + " " * len(drawn[0]) + "\r")


@pytest.mark.parametrize(
    ("done", "total", "width", "line"),
    [
        (0, 7, 60, "a.csv [------------------------]   0 %"),
        (9, 7, 60, "a.csv [########################] 100 %"),
        (1200, 0, 60, "a.csv 1200"),
        (7, 7, 36, "a.… [########################] 100 %"),
        (7, 7, 10, " [########"),
    ],
)
def test_bar_fits_the_terminal(done, total, width, line):
    assert bar_line("a.csv", done, total, width) == line
