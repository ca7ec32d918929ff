"""The boundary files in the repository: complete, fitting, small."""

import gzip
import json
import subprocess
import sys
from collections import Counter

import pytest

from geo import topology
from geo.boundaries import FOLDER, load
from geo.teryt import VOIVODESHIPS


def polygons_area(boundaries, polygons):
    """Square metres, holes taken out."""
    rings = [boundaries.coordinates(ring) for polygon in polygons for ring in polygon]
    return sum(map(topology.signed_area, rings))


def test_all_gminy_of_the_2021_register_are_there():
    assert sum(len(load(code).areas) for code in VOIVODESHIPS) == 2477
    assert sorted(load("PL").areas) == sorted(VOIVODESHIPS)


@pytest.mark.parametrize(("code", "gminy", "powiaty"), [("24", 167, 36), ("18", 160, 25), ("26", 102, 14)])
def test_our_regions_are_complete(code, gminy, powiaty):
    boundaries = load(code)
    assert len(boundaries.areas) == gminy
    assert len({gmina[:4] for gmina in boundaries.areas}) == powiaty
    assert set(boundaries.labels) == {gmina[:n] for gmina in boundaries.areas for n in (2, 4, 6)}


@pytest.mark.parametrize("code", [*VOIVODESHIPS, "PL"])
def test_every_arc_is_used_once_or_once_each_way(code):
    boundaries = load(code)
    uses = Counter(arc for area in boundaries.areas.values() for p in area for ring in p for arc in ring)
    assert set(uses.values()) == {1}
    assert {max(arc, ~arc) for arc in uses} == set(range(len(boundaries.arcs)))


@pytest.mark.parametrize("code", [*VOIVODESHIPS, "PL"])
def test_members_fill_the_dissolved_whole(code):
    boundaries = load(code)
    members = sum(polygons_area(boundaries, polygons) for polygons in boundaries.areas.values())
    whole = polygons_area(boundaries, boundaries.dissolve({code: boundaries.areas})[code])
    assert whole == pytest.approx(members, rel=1e-4)


def test_area_of_slaskie_is_right():
    boundaries = load("24")
    whole = polygons_area(boundaries, boundaries.dissolve({"24": boundaries.areas})["24"])
    assert whole / 1e6 == pytest.approx(12_333, rel=0.005)  # km², GUS


@pytest.mark.parametrize("code", [*VOIVODESHIPS, "PL"])
def test_every_label_is_inside_its_area(code):
    boundaries = load(code)
    outside = [a for a, at in boundaries.labels.items() if not topology.contains(boundaries.rings(a), at)]
    assert outside == []


def test_czestochowa_lies_in_the_north_of_slaskie():
    x, y = load("24").labels["246401"]
    assert (x, y) == pytest.approx((510_000, 327_000), abs=10_000)


def test_files_are_small():
    files = sorted(FOLDER.glob("*.json"))
    assert len(files) == 17
    assert sum(file.stat().st_size for file in files) <= 900_000


@pytest.mark.parametrize("code", ["24", "18", "26"])
def test_a_region_is_small_on_the_wire(code):
    boundaries = load(code)
    powiaty = {gmina[:4]: boundaries.codes_within(gmina[:4]) for gmina in boundaries.areas}
    sent = boundaries.wire({"powiat": powiaty, "region": {code: boundaries.areas}})
    assert len(gzip.compress(json.dumps(sent, separators=(",", ":")).encode())) <= 25_000


@pytest.mark.parametrize("code", ["25", "2464", "../24", ""])
def test_an_unknown_file_is_refused(code):
    with pytest.raises(ValueError, match="no boundaries for"):
        load(code)


def test_source_and_state_are_named():
    assert load("24").state == 2021
    assert "Państwowy Rejestr Granic" in load("24").source


def test_run_time_needs_the_standard_library_only():
    program = (
        "import sys, geo.boundaries, geo.names, geo.__main__; geo.boundaries.load('24').rings('24');"
        "print([m for m in ('shapely', 'geopandas', 'numpy', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
