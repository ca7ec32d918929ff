"""Classes of a choropleth: up to five by quantiles; zero and missing are classes of their own.

Changes have up to three classes on either side of zero, by the size of the change; white spots have one class.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

MOST_CLASSES = 5
MOST_ON_A_SIDE = 3
SPOT, COVERED = "spot", 1
Class = int | str


class Classified(Protocol):
    """What a map needs of its classes."""

    def of(self, value: float | None) -> Class:
        """The class of a value, 'missing' without one."""
        ...

    def ranges(self, values: Sequence[float]) -> list[tuple[Class, float, float]]:
        """Each class but zero and missing, with the lowest and highest value that occur in it, for the legend."""
        ...


@dataclass(frozen=True)
class Classes:
    """`bounds[i]` is the highest value of class i + 1; values at or below zero are class 0."""

    bounds: Sequence[float]

    def of(self, value: float | None) -> Class:
        """The class of a value: 'missing', 0 for zero, else 1 to the number of classes."""
        if value is None:
            return "missing"
        if value <= 0:
            return 0
        return min(bisect_left(self.bounds, value), len(self.bounds) - 1) + 1

    def ranges(self, values: Sequence[float]) -> list[tuple[Class, float, float]]:
        """Each class with the lowest and highest value that really occur in it, for the legend."""
        positive = [value for value in values if value > 0]
        groups = [[v for v in positive if self.of(v) == place + 1] for place in range(len(self.bounds))]
        return [(place, min(group), max(group)) for place, group in enumerate(groups, start=1)]


@dataclass(frozen=True)
class DivergingClasses:
    """`bounds` are the largest sizes of change of the classes, common to rises and falls so that both compare."""

    bounds: Sequence[float]

    def of(self, value: float | None) -> Class:
        """'missing', 0 for no change, else 'up-1' to 'up-3' or 'down-1' to 'down-3' by size."""
        if value is None:
            return "missing"
        if value == 0:
            return 0
        size = min(bisect_left(self.bounds, abs(value)), len(self.bounds) - 1) + 1
        return f"{'up' if value > 0 else 'down'}-{size}"

    def ranges(self, values: Sequence[float]) -> list[tuple[Class, float, float]]:
        """From the largest rise to the largest fall, only classes that occur."""
        groups: dict[Class, list[float]] = {}
        for value in sorted(values, reverse=True):
            if value != 0:
                groups.setdefault(self.of(value), []).append(value)
        return [(key, min(group), max(group)) for key, group in groups.items()]


@dataclass(frozen=True)
class SpotClasses:
    """White spots: 0 is an area that has none, anything above one that has some."""

    def of(self, value: float | None) -> Class:
        """'missing', 'spot' or the class of the others."""
        if value is None:
            return "missing"
        return COVERED if value > 0 else SPOT

    def ranges(self, values: Sequence[float]) -> list[tuple[Class, float, float]]:
        """Only the classes that occur."""
        found: list[tuple[Class, float, float]] = [(SPOT, 0.0, 0.0), (COVERED, 1.0, 1.0)]
        return [entry for entry in found if any(self.of(value) == entry[0] for value in values)]


def classify(values: Sequence[float | None]) -> Classes:
    """Quantile classes of the positive values; as many classes as distinct values when these are few."""
    positive = sorted(value for value in values if value is not None and value > 0)
    return Classes(_quantile_bounds(positive, MOST_CLASSES))


def classify_changes(values: Sequence[float | None]) -> DivergingClasses:
    """Classes of changes by the quantiles of their sizes."""
    sizes = sorted(abs(value) for value in values if value)
    return DivergingClasses(_quantile_bounds(sizes, MOST_ON_A_SIDE))


def _quantile_bounds(in_order: Sequence[float], most: int) -> list[float]:
    distinct = sorted(set(in_order))
    if len(distinct) <= most:
        return distinct
    cuts = [in_order[(len(in_order) * step) // most - 1] for step in range(1, most)]
    return sorted({*cuts, in_order[-1]})


def class_counts(classes: Classified, values: Mapping[str, float | None]) -> dict[Class, int]:
    """How many areas fall in each class, for the histogram in the legend."""
    counts: dict[Class, int] = {}
    for value in values.values():
        found = classes.of(value)
        counts[found] = counts.get(found, 0) + 1
    return counts
