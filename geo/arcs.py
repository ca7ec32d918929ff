"""Cuts a coverage of polygons into arcs, each border stored once; used by the build only.

A ring is a closed list of integer points (first = last), a polygon its outer ring and its holes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

Point = tuple[int, int]
Ring = Sequence[Point]
Polygon = Sequence[Ring]
ArcPolygon = list[list[int]]


def cut_into_arcs(
    areas: Mapping[str, Sequence[Polygon]],
) -> tuple[list[list[Point]], dict[str, list[ArcPolygon]]]:
    """Arcs (lists of points) and, for each area, its rings as arc indices; ~i is arc i backwards.

    Arcs end where three or more borders meet. Borders must match point by point (a valid coverage).
    """
    junctions = _junctions(areas)
    arcs: list[list[Point]] = []
    index: dict[tuple[Point, ...], int] = {}

    def reference(piece: list[Point]) -> int:
        if (key := tuple(piece)) in index:
            return index[key]
        if (backwards := key[::-1]) in index:
            return ~index[backwards]
        index[key] = len(arcs)
        arcs.append(piece)
        return index[key]

    indexed = {
        code: [[[reference(piece) for piece in _pieces(ring, junctions)] for ring in part] for part in parts]
        for code, parts in areas.items()
    }
    return arcs, indexed


def delta_encode(points: Sequence[Point]) -> list[int]:
    """[(5, 5), (7, 4)] -> [5, 5, 2, -1]: the first point, then steps."""
    encoded = list(points[0])
    for (x0, y0), (x1, y1) in pairwise(points):
        encoded += [x1 - x0, y1 - y0]
    return encoded


def _junctions(areas: Mapping[str, Sequence[Polygon]]) -> set[Point]:
    """Points with other than two neighbours along borders: there the pair of areas changes."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for parts in areas.values():
        for ring in (ring for part in parts for ring in part):
            for start, end in pairwise(ring):
                neighbours[start].add(end)
                neighbours[end].add(start)
    return {point for point, around in neighbours.items() if len(around) != 2}


def _pieces(ring: Ring, junctions: set[Point]) -> Iterator[list[Point]]:
    """The ring cut at junctions; a ring without any (island, enclave) is one closed piece."""
    points = list(ring[:-1])
    # Both neighbours of an enclave must start its ring at the same point to recognise the arc.
    start = next((i for i, point in enumerate(points) if point in junctions), points.index(min(points)))
    rotated = points[start:] + points[: start + 1]
    piece = rotated[:1]
    for point in rotated[1:]:
        piece.append(point)
        if point in junctions:
            yield piece
            piece = [point]
    if len(piece) > 1:
        yield piece
