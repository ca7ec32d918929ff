"""Builds `geo/boundaries/*.json` from a GeoJSON of gminy; needs geopandas, which the app does not.

Written form, coordinates in whole metres of EPSG:2180 with x = easting and y = northing (north is up):
{"crs", "state", "source",
 "arcs": [[x0, y0, dx1, dy1, ...], ...],
 "areas": {code: [[[arc indices of the outer ring, ~i = arc i backwards], [hole], ...], [second part]]},
 "labels": {code: [x, y]}}
One file per voivodeship holds its gminy, PL.json the voivodeships. Wider outlines are dissolved at
run time (`geo.boundaries`), so they fit the gminy exactly.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo import arcs, teryt

if TYPE_CHECKING:
    import geopandas as gpd

CRS = "EPSG:2180"
# Change these two together with the source file.
STATE = 2021
SOURCE = "Państwowy Rejestr Granic, stan 2021, przez PolandGeoJson (Unlicense)"

# Bends smaller than about the square of these are dropped. The source is itself simplified, so the
# first only guards against a finer edition; the second is about four pixels of a country 1,920 px wide.
GMINA_TOLERANCE_M = 300
COUNTRY_TOLERANCE_M = 1500
LABEL_PRECISION_M = 50


def build(source: Path, out: Path) -> list[Path]:
    """Writes one file per voivodeship in `source` and PL.json into `out`; returns their paths.

    ValueError if codes are wrong, or borders leave gaps or overlaps; then nothing is written.
    """
    gminy = _simplify(_read_gminy(source), GMINA_TOLERANCE_M)
    voivodeships = _simplify(_dissolve(gminy, 2), COUNTRY_TOLERANCE_M)
    by_voivodeship = gminy.groupby(gminy.index.str[:2])
    documents = {code: _document(part, label_digits=(6, 4, 2)) for code, part in by_voivodeship}
    documents[teryt.COUNTRY] = _document(voivodeships, label_digits=(2,))
    out.mkdir(parents=True, exist_ok=True)
    return [_write(document, out / f"{code}.json") for code, document in documents.items()]


def _read_gminy(source: Path) -> gpd.GeoSeries:
    """Polygons in EPSG:2180 by six-digit code, sorted; parts of one gmina are merged."""
    import geopandas as gpd

    try:
        features = json.loads(source.read_text(encoding="utf-8")).get("features")
    except json.JSONDecodeError as error:
        raise ValueError(f"{source.name}: not JSON ({error}), expected a GeoJSON file") from error
    if not features:
        raise ValueError(f"{source.name}: no features, expected a GeoJSON FeatureCollection of gminy")
    frame = gpd.GeoDataFrame.from_features(features, crs="EPSG:4326").to_crs(CRS)
    codes = _codes(source.name, [(feature["properties"] or {}).get("terc") for feature in features])
    polygons = gpd.GeoSeries(frame.geometry.to_numpy(), index=codes, crs=CRS)
    _check_coverage(polygons, source.name)
    return _dissolve(polygons, 6)


def _codes(name: str, tercs: list[Any]) -> list[str]:
    """Six-digit codes of the features; ValueError listing all faulty ones."""
    codes, faults = [], []
    for number, terc in enumerate(tercs, start=1):
        try:
            if not isinstance(terc, str):
                raise ValueError(f"{terc!r} is not text, expected e.g. '0201011' (a number loses its zero)")
            codes.append(teryt.normalise(terc))
            if teryt.level_of(terc) is not teryt.Level.GMINA:
                raise ValueError(f"{terc!r} is a {teryt.level_of(terc)}, expected a gmina")
        except ValueError as error:
            faults.append(f"feature {number}, property 'terc': {error}")
    if faults:
        raise ValueError(f"{name}: " + "; ".join(faults))
    return codes


def _dissolve(areas: gpd.GeoSeries, digits: int) -> gpd.GeoSeries:
    """Areas merged by the first digits of their codes, in the order of the codes."""
    return areas.to_frame("geometry").dissolve(by=areas.index.str[:digits], method="coverage").geometry


def _simplify(areas: gpd.GeoSeries, tolerance_m: float) -> gpd.GeoSeries:
    """The coverage simplified as a whole, on whole metres, outer rings counter-clockwise."""
    import numpy as np

    rounded = areas.simplify_coverage(tolerance_m).transform(np.rint)
    simplified = rounded.remove_repeated_points().orient_polygons()
    _check_coverage(simplified, f"simplified by {tolerance_m} m and rounded to 1 m")
    return simplified


def _check_coverage(areas: gpd.GeoSeries, stage: str) -> None:
    """Neighbours must share borders point by point: no gap, overlap or collapsed ring."""
    bad_shape = areas.index[~areas.is_valid | areas.is_empty]
    if len(bad_shape):
        raise ValueError(f"{stage}: invalid polygons: {', '.join(bad_shape)}. Correct them in the source")
    if not areas.is_valid_coverage():
        bad_border = areas.index[~areas.invalid_coverage_edges().is_empty]
        raise ValueError(f"{stage}: borders do not match: {', '.join(bad_border)}. Correct the source")


def _document(areas: gpd.GeoSeries, *, label_digits: tuple[int, ...]) -> dict[str, Any]:
    cut, indexed = arcs.cut_into_arcs({code: _polygons(geometry) for code, geometry in areas.items()})
    labels = [_labels(_dissolve(areas, digits)) for digits in label_digits]
    return {
        "crs": CRS,
        "state": STATE,
        "source": SOURCE,
        "arcs": [arcs.delta_encode(points) for points in cut],
        "areas": indexed,
        "labels": {code: label for level in labels for code, label in level.items()},
    }


def _labels(areas: gpd.GeoSeries) -> dict[str, list[int]]:
    """For each area the point farthest from the border of its biggest part (pole of inaccessibility)."""
    biggest = areas.apply(lambda geometry: max(_parts(geometry), key=lambda part: part.area))
    circles = biggest.maximum_inscribed_circle(tolerance=LABEL_PRECISION_M)
    return {code: [round(z) for z in radius.coords[0]] for code, radius in circles.items()}


def _polygons(geometry: Any) -> list[list[list[arcs.Point]]]:
    """A shapely (multi)polygon as lists of integer points, the outer ring of each part first."""
    return [
        [[(int(x), int(y)) for x, y in ring.coords] for ring in (part.exterior, *part.interiors)]
        for part in _parts(geometry)
    ]


def _parts(geometry: Any) -> list[Any]:
    return list(getattr(geometry, "geoms", [geometry]))


def _write(document: dict[str, Any], path: Path) -> Path:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    return path
