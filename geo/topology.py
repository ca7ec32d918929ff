"""Plane geometry on arcs, standard library only: areas, centroids, stitching arcs into rings.

Rings are closed lists of points (first = last), outer rings counter-clockwise and holes clockwise,
x east and y north, in metres.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

Point = tuple[float, float]
Ends = Mapping[int, tuple[Point, Point]]


def decode(arc: Sequence[int]) -> list[tuple[int, int]]:
    """[5, 5, 2, -1] -> [(5, 5), (7, 4)]: the first point, then steps."""
    return list(zip(accumulate(arc[::2]), accumulate(arc[1::2]), strict=True))


def signed_area(ring: Sequence[Point]) -> float:
    """Square metres; positive for a counter-clockwise ring, negative for a clockwise one."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)) / 2


def centroid(rings: Sequence[Sequence[Point]]) -> Point:
    """Centroid of a polygon, holes taken out."""
    x_sum = y_sum = weight_sum = 0.0
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            weight = x0 * y1 - x1 * y0
            x_sum += (x0 + x1) * weight
            y_sum += (y0 + y1) * weight
            weight_sum += weight
    return x_sum / (3 * weight_sum), y_sum / (3 * weight_sum)


def contains(rings: Iterable[Sequence[Point]], point: Point) -> bool:
    """Whether `point` is inside by the even-odd rule, so holes count as outside."""
    x, y = point
    crossings = 0
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            if (y0 > y) != (y1 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0):
                crossings += 1
    return crossings % 2 == 1


def stitch(arcs: Iterable[int], ends: Ends) -> list[list[int]]:
    """Directed arcs joined end to start into closed rings; `ends` gives first and last point of each.

    A ring passes no point twice: where parts touch in one point, each becomes a ring of its own.
    """
    leaving: dict[Point, list[int]] = defaultdict(list)
    for arc in arcs:
        leaving[ends[arc][0]].append(arc)
    rings: list[list[int]] = []
    for start, waiting in leaving.items():
        while waiting:
            rings += _rings_from(start, leaving, ends)
    return rings


def _rings_from(start: Point, leaving: dict[Point, list[int]], ends: Ends) -> list[list[int]]:
    """Walks from `start` until back there, cutting off a ring whenever a point is met again."""
    rings: list[list[int]] = []
    path: list[int] = []
    point = start
    passed = [start]
    while True:
        arc = leaving[point].pop(0)
        path.append(arc)
        point = ends[arc][1]
        if point in passed:
            again = passed.index(point)
            rings.append(path[again:])
            del path[again:], passed[again + 1 :]
            if not path:
                return rings
        else:
            passed.append(point)


def nest(rings: Sequence[Sequence[Point]]) -> list[list[int]]:
    """Positions of `rings` grouped into polygons: the outer ring first, then its holes."""
    areas = [signed_area(ring) for ring in rings]
    polygons = {i: [i] for i, area in enumerate(areas) if area > 0}
    for hole in (i for i, area in enumerate(areas) if area < 0):
        (x0, y0), (x1, y1) = rings[hole][:2]
        # Corners of a hole may lie on the outer ring, the middle of its side cannot.
        middle = (x0 + x1) / 2, (y0 + y1) / 2
        around = [outer for outer in polygons if contains([rings[outer]], middle)]
        polygons[min(around, key=lambda outer: areas[outer])].append(hole)
    return list(polygons.values())
