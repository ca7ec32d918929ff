"""Classes of a choropleth: up to five by quantiles; zero and missing are classes of their own."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

MOST_CLASSES = 5
Class = int | Literal["missing"]


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

    def ranges(self, values: Sequence[float]) -> list[tuple[float, float]]:
        """Lowest and highest value that really occur in each class, for the legend."""
        positive = [value for value in values if value > 0]
        groups = [[v for v in positive if self.of(v) == place + 1] for place in range(len(self.bounds))]
        return [(min(group), max(group)) for group in groups]


def classify(values: Sequence[float | None]) -> Classes:
    """Quantile classes of the positive values; as many classes as distinct values when these are few."""
    positive = sorted(value for value in values if value is not None and value > 0)
    distinct = sorted(set(positive))
    if len(distinct) <= MOST_CLASSES:
        return Classes(distinct)
    cuts = [positive[(len(positive) * step) // MOST_CLASSES - 1] for step in range(1, MOST_CLASSES)]
    return Classes(sorted({*cuts, positive[-1]}))


def class_counts(classes: Classes, values: Mapping[str, float | None]) -> dict[Class, int]:
    """How many areas fall in each class, for the histogram in the legend."""
    counts: dict[Class, int] = {}
    for value in values.values():
        found = classes.of(value)
        counts[found] = counts.get(found, 0) + 1
    return counts
