"""Classes of a map: quantiles, with zero and missing on their own."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.choropleth import MOST_CLASSES, SpotClasses, class_counts, classify, classify_changes

NUMBERS = st.integers(0, 10**9).map(lambda n: n / 100)
VALUES = st.lists(st.none() | NUMBERS, max_size=60)


def test_five_classes_of_equal_size():
    values = [float(n) for n in range(1, 11)]
    classes = classify(values)
    assert classes.bounds == [2, 4, 6, 8, 10]
    assert class_counts(classes, {str(v): v for v in values}) == dict.fromkeys(range(1, 6), 2)


def test_few_distinct_values_are_classes_themselves():
    classes = classify([3, 1, 1, 2, 3])
    assert [classes.of(value) for value in (1, 2, 3)] == [1, 2, 3]


def test_one_value_is_one_class():
    classes = classify([7])
    assert (classes.of(7), classes.bounds, classes.ranges([7])) == (1, [7], [(1, 7, 7)])


def test_zero_and_missing_are_classes_of_their_own():
    classes = classify([0, 5, None])
    assert (classes.of(0), classes.of(5), classes.of(None)) == (0, 1, "missing")


def test_zeros_alone_and_nothing_at_all_have_no_classes():
    for values in ([0, 0], [None, None], []):
        classes = classify(values)
        assert (classes.bounds, classes.of(0), classes.of(None)) == ([], 0, "missing")
        assert classes.ranges([v for v in values if v is not None]) == []


def test_one_huge_value_does_not_swallow_the_classes():
    classes = classify([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 1_000_000])
    assert len(classes.bounds) == MOST_CLASSES


@given(VALUES)
def test_classes_are_monotone_and_cover_every_value(values):
    classes = classify(values)
    known = sorted(value for value in values if value is not None)
    found = [classes.of(value) for value in known]
    assert found == sorted(found)
    assert set(found) <= {0, *range(1, len(classes.bounds) + 1)}
    assert list(classes.bounds) == sorted(set(classes.bounds))
    assert len(classes.bounds) <= MOST_CLASSES


@given(VALUES)
def test_legend_tells_the_values_that_occur_in_every_class(values):
    classes = classify(values)
    known = [value for value in values if value is not None]
    ranges = classes.ranges(known)
    assert len(ranges) == len(classes.bounds)
    for place, low, high in ranges:
        inside = [value for value in known if low <= value <= high]
        assert {classes.of(value) for value in inside} == {place}


@given(VALUES)
def test_every_area_is_counted_once(values):
    areas = {str(place): value for place, value in enumerate(values)}
    assert sum(class_counts(classify(values), areas).values()) == len(values)


def test_rises_and_falls_of_the_same_size_have_the_same_class_on_their_side():
    classes = classify_changes([1, -1, 4, -4, 9, 0, None])
    assert [classes.of(value) for value in (1, -1, 4, -9, 0, None)] == [
        "up-1",
        "down-1",
        "up-2",
        "down-3",
        0,
        "missing",
    ]
    assert classes.ranges([1, -1, 4]) == [("up-2", 4, 4), ("up-1", 1, 1), ("down-1", -1, -1)]


@given(st.lists(st.integers(-1000, 1000)))
def test_classes_of_changes_tell_rises_from_falls(values):
    classes = classify_changes(values)
    for value in values:
        assert str(classes.of(value)).partition("-")[0] == ("up" if value > 0 else "down" if value < 0 else "0")


def test_white_spot_is_a_zero_and_the_unknown_is_none():
    assert [SpotClasses().of(value) for value in (0, 1, None)] == ["spot", 1, "missing"]
