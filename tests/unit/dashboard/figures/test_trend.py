"""Lines without text: on one scale from zero, with gaps left open."""

from datetime import date

from dashboard.figures.trend import HEIGHT, ROOM, WIDTH, TrendScale, trend
from data.progress import Reading

SCALE = TrendScale(date(2015, 12, 31), date(2025, 12, 31), 100.0)


def drawn(*values: tuple[int, float], gap: int | None = None) -> list[str]:
    readings = [Reading(value, date(year, 12, 31)) for year, value in values]
    shapes = trend(readings, scale=SCALE, tone=1, longest_gap_in_days=gap, label="").shapes
    return [str(shape["tag"]) for shape in shapes]


def test_scale_reaches_from_zero_to_the_highest_value():
    assert SCALE.at(Reading(0.0, date(2015, 12, 31))) == (ROOM, HEIGHT - ROOM)
    assert SCALE.at(Reading(100.0, date(2025, 12, 31))) == (WIDTH - ROOM, ROOM)


def test_a_missing_year_leaves_a_gap_and_a_lonely_value_is_a_dot():
    assert drawn((2020, 5.0), (2021, 6.0), (2022, 7.0), gap=550) == ["line", "polyline", "circle"]
    assert drawn((2018, 5.0), (2021, 6.0), (2022, 7.0), gap=550) == ["line", "polyline", "circle", "circle"]


def test_one_value_is_a_dot():
    assert drawn((2020, 5.0)) == ["line", "circle", "circle"]
