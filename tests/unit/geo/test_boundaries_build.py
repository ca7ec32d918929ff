"""The build, on a tiny GeoJSON of four gminy in two voivodeships."""

import json

import pytest

from geo import boundaries, build, topology
from geo.__main__ import main


def feature(terc, west, south, *, east=None):
    """A gmina of 0.2 by 0.2 degrees, or wider if `east` is given."""
    east, north = east or west + 0.2, south + 0.2
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"terc": terc, "name": "x"}, "geometry": geometry}


def write(path, features):
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


@pytest.fixture
def source(tmp_path):
    """Two parts of 240101, its neighbours 240102 and 180101, the latter east of 240102."""
    features = [
        feature("2401012", 19.0, 50.0),
        feature("2401012", 19.2, 50.0),
        feature("2401023", 19.4, 50.0),
        feature("1801012", 19.6, 50.0),
    ]
    return write(tmp_path / "gminy.geojson", features)


@pytest.fixture
def built(source, tmp_path, monkeypatch):
    """Folder with the built files, which `load` reads from."""
    main(["build", str(source), "--out", str(tmp_path / "out")])
    monkeypatch.setattr(boundaries, "FOLDER", tmp_path / "out")
    boundaries.load.cache_clear()
    yield tmp_path / "out"
    boundaries.load.cache_clear()


def test_one_file_per_voivodeship_and_the_country(built):
    assert sorted(file.name for file in built.iterdir()) == ["18.json", "24.json", "PL.json"]


def test_features_with_the_same_six_digits_become_one_gmina(built):
    slaskie = boundaries.load("24")
    assert sorted(slaskie.areas) == ["240101", "240102"]
    [ring] = slaskie.rings("240101")
    assert topology.signed_area(ring) / 1e6 == pytest.approx(637, rel=0.01)  # 0.4 by 0.2 degrees at 50.1 N


def test_coordinates_are_whole_metres_with_x_to_the_east_and_y_to_the_north(built):
    min_x, min_y, max_x, max_y = boundaries.load("24").bbox
    assert (min_x, min_y) == pytest.approx((500_000, 237_000), abs=2_000)
    assert all(isinstance(step, int) for arc in boundaries.load("24").arcs for step in arc)
    assert max_x - min_x > max_y - min_y


def test_voivodeships_share_their_border(built):
    country = boundaries.load("PL")
    [[ring18]], [[ring24]] = country.areas["18"], country.areas["24"]
    assert len({max(arc, ~arc) for arc in ring18} & {max(arc, ~arc) for arc in ring24}) == 1


def test_labels_are_given_for_every_level_of_the_file(built):
    assert list(boundaries.load("24").labels) == ["240101", "240102", "2401", "24"]
    assert list(boundaries.load("PL").labels) == ["18", "24"]


def test_a_second_run_writes_the_same_bytes(built, source, tmp_path):
    main(["build", str(source), "--out", str(tmp_path / "again")])
    for file in built.iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()


def test_overlapping_gminy_stop_the_build_by_name(tmp_path):
    features = [feature("2401012", 19.0, 50.0, east=19.3), feature("2401023", 19.2, 50.0)]
    source = write(tmp_path / "gminy.geojson", features)
    with pytest.raises(SystemExit, match="borders do not match: 240101, 240102"):
        main(["build", str(source), "--out", str(tmp_path / "out")])
    assert not (tmp_path / "out").exists()


def test_all_wrong_codes_are_told_together(tmp_path):
    features = [feature("24", 19.0, 50.0), feature("991", 19.2, 50.0), feature(201011, 19.4, 50.0)]
    source = write(tmp_path / "gminy.geojson", features)
    expected = r"feature 1, .* voivodeship.*; feature 2, .* not a TERYT code.*; feature 3, .* not text"
    with pytest.raises(ValueError, match=expected):
        build.build(source, tmp_path / "out")


@pytest.mark.parametrize("content", ["not json", "{}", '{"features": []}'])
def test_a_file_without_gminy_is_refused_by_name(tmp_path, content):
    source = tmp_path / "gminy.geojson"
    source.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"gminy\.geojson: "):
        build.build(source, tmp_path / "out")


def test_a_missing_file_is_told_by_name(tmp_path):
    with pytest.raises(SystemExit, match=r"none\.geojson"):
        main(["build", str(tmp_path / "none.geojson")])
