"""Borders of a region as plain polygons, from the same geometry that the browser draws."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dashboard.borders import geometry
from data.catalog import Region

Point = tuple[float, float]
Ring = list[Point]
KEPT_REGIONS = 3


@dataclass(frozen=True)
class Outlines:
    """Rings of the areas of each level and places for names; metres from the upper left corner, y grows downwards."""

    width: float
    height: float
    levels: Mapping[str, Mapping[str, Sequence[Ring]]]
    labels: Mapping[str, Point]


def outlines_of(card: Region) -> Outlines:
    """The borders of a region."""
    return _decoded(geometry(card))


@lru_cache(maxsize=KEPT_REGIONS)
def _decoded(wire: str) -> Outlines:
    file: dict[str, Any] = json.loads(wire)
    left, bottom, right, top = file["bbox"]

    def placed(x: float, y: float) -> Point:
        return x - left, top - y

    arcs = [[placed(*point) for point in _absolute(arc)] for arc in file["arcs"]]
    levels = {
        level: {code: [_joined(ring, arcs) for ring in rings] for code, rings in areas.items()}
        for level, areas in file["levels"].items()
    }
    labels = {code: placed(*point) for code, point in file["labels"].items()}
    return Outlines(right - left, top - bottom, levels, labels)


def _absolute(arc: Sequence[int]) -> list[Point]:
    points, x, y = [], 0, 0
    for place in range(0, len(arc), 2):
        x, y = x + arc[place], y + arc[place + 1]
        points.append((float(x), float(y)))
    return points


def _joined(ring: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Points of a ring of arcs; ~i is arc i backwards, joints are not repeated."""
    points: Ring = []
    for index in ring:
        arc = arcs[~index][::-1] if index < 0 else arcs[index]
        points += arc[1:] if points else arc
    return points
