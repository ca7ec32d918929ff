"""Boundaries at run time, from `geo/boundaries/*.json`; standard library only.

Coordinates are EPSG:2180 in whole metres: x = easting, y = northing and grows to the north (a screen
must flip it). Borders are stored once, as arcs; a ring is a list of arc indices, ~i meaning arc i
backwards. Outer rings run counter-clockwise and holes clockwise, so both the even-odd and the
non-zero rule fill an area rightly from its flat list of rings.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from geo import teryt, topology

FOLDER = Path(__file__).with_name("boundaries")

Ring = list[int]
Polygon = list[Ring]
Point = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Boundaries:
    """Gminy of one voivodeship, or the voivodeships of 'PL', with their shared arcs.

    `arcs`: delta-encoded [x0, y0, dx1, dy1, ...]; `areas`: code -> polygons -> rings of arc indices;
    `labels`: code -> point well inside the area, for gminy, powiaty and the voivodeship.
    Treat the values as read-only: `load` hands the same object to everyone.
    """

    code: str
    state: int
    source: str
    arcs: list[list[int]]
    areas: dict[str, list[Polygon]]
    labels: dict[str, Point]

    @property
    def level(self) -> teryt.Level:
        """Level of the stored areas: gmina, or voivodeship for 'PL'."""
        return teryt.Level.VOIVODESHIP if self.code == teryt.COUNTRY else teryt.Level.GMINA

    def dissolve(self, groups: Mapping[str, Iterable[str]]) -> dict[str, list[Polygon]]:
        """Outline of each group of areas: {'north': ['240401', ...]} -> {'north': polygons}.

        Borders inside a group are the arcs its members use twice; the others are stitched into rings.
        A polygon is its outer ring followed by its holes. ValueError for an unknown code or empty group.
        """
        return {group: self._union(group, codes) for group, codes in groups.items()}

    def rings(self, code: str) -> list[list[Point]]:
        """Closed rings (first point = last) of any area in the file, e.g. '246401', '2464' or '24'."""
        polygons = self.dissolve({code: self.codes_within(code)})[code]
        return [self.coordinates(ring) for polygon in polygons for ring in polygon]

    def codes_within(self, code: str) -> list[str]:
        """Stored areas in an area: '2464' -> ['246401']; ValueError if there are none."""
        codes = [area for area in self.areas if teryt.is_within(area, code)]
        if not codes:
            raise ValueError(f"no boundary for {code!r}: expected a code within {self.code!r}")
        return codes

    def coordinates(self, ring: Sequence[int]) -> list[Point]:
        """Points of a ring of arc indices, closed (first point = last)."""
        points = [self._points(arc) for arc in ring]
        return points[0][:1] + [point for arc in points for point in arc[1:]]

    def label_point(self, codes: Iterable[str]) -> Point:
        """Where to write the name of a union of areas: centroid of its biggest part.

        If that falls outside, the nearest label point of a member. ValueError as in `dissolve`.
        """
        members = list(codes)
        parts = [[self.coordinates(ring) for ring in part] for part in self._union("label", members)]
        biggest = max(parts, key=lambda rings: sum(map(topology.signed_area, rings)))
        x, y = topology.centroid(biggest)
        if topology.contains(biggest, (x, y)):
            return round(x), round(y)
        labels = [self.labels[teryt.normalise(code)] for code in members]
        inside = [label for label in labels if topology.contains(biggest, label)] or labels
        return min(inside, key=lambda label: (label[0] - x) ** 2 + (label[1] - y) ** 2)

    def wire(self, groups_by_level: Mapping[str, Mapping[str, Iterable[str]]]) -> dict[str, Any]:
        """JSON-ready form for the browser: bbox, arcs as stored, levels -> code -> rings, labels.

        The level of the stored areas is always there; the others are dissolved from the groups, e.g.
        {'powiat': {'2464': ['246401'], ...}, 'subregion': {'24-polnocny': [...]}}. Codes of groups
        are the caller's; a code with no stored label gets `label_point`. ValueError as in `dissolve`.
        """
        if self.level in groups_by_level:
            raise ValueError(f"level {str(self.level)!r} is stored and needs no groups: leave it out")
        levels = {str(self.level): self.areas}
        labels = {code: self.labels[code] for code in self.areas}
        for level, groups in groups_by_level.items():
            named = {code: list(codes) for code, codes in groups.items()}
            levels[level] = self.dissolve(named)
            for code, codes in named.items():
                labels[code] = self.labels.get(code) or self.label_point(codes)
        return {
            "bbox": self.bbox,
            "arcs": self.arcs,
            "levels": {
                level: {code: [ring for part in parts for ring in part] for code, parts in areas.items()}
                for level, areas in levels.items()
            },
            "labels": {code: list(label) for code, label in labels.items()},
        }

    @cached_property
    def bbox(self) -> list[int]:
        """[min x, min y, max x, max y]."""
        xs, ys = zip(*(point for arc in self._decoded for point in arc), strict=True)
        return [min(xs), min(ys), max(xs), max(ys)]

    @cached_property
    def _decoded(self) -> list[list[Point]]:
        return [topology.decode(arc) for arc in self.arcs]

    def _points(self, arc: int) -> list[Point]:
        return self._decoded[arc] if arc >= 0 else self._decoded[~arc][::-1]

    def _union(self, group: str, codes: Iterable[str]) -> list[Polygon]:
        members = sorted({teryt.normalise(code) for code in codes})
        if not members:
            raise ValueError(f"group {group!r} is empty: expected at least one {self.level} code")
        if unknown := [code for code in members if code not in self.areas]:
            raise ValueError(f"group {group!r}: no {self.level} {', '.join(unknown)} within {self.code!r}")
        used = [arc for code in members for part in self.areas[code] for ring in part for arc in ring]
        uses = Counter(max(arc, ~arc) for arc in used)
        outer = [arc for arc in used if uses[max(arc, ~arc)] == 1]
        ends = {arc: (points[0], points[-1]) for arc in outer for points in [self._points(arc)]}
        rings = topology.stitch(outer, ends)
        return [[rings[i] for i in part] for part in topology.nest([self.coordinates(r) for r in rings])]


@cache
def load(code: str) -> Boundaries:
    """Boundaries of a voivodeship ('24') or of the country ('PL'); ValueError for another code."""
    path = FOLDER / f"{code}.json"
    if code not in (teryt.COUNTRY, *teryt.VOIVODESHIPS) or not path.exists():
        raise ValueError(f"no boundaries for {code!r}: expected 'PL' or a voivodeship, e.g. '24'")
    stored = json.loads(path.read_text(encoding="utf-8"))
    labels = {area: (x, y) for area, (x, y) in stored["labels"].items()}
    return Boundaries(code, stored["state"], stored["source"], stored["arcs"], stored["areas"], labels)
