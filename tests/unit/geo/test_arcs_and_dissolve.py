"""Cutting a coverage into arcs and dissolving it again."""

from collections import Counter

import pytest

from geo import arcs, topology
from geo.boundaries import Boundaries


def union(boundaries, *codes):
    """Polygons of a group as coordinates."""
    parts = boundaries.dissolve({"group": codes})["group"]
    return [[boundaries.coordinates(ring) for ring in part] for part in parts]


def areas_of(polygons):
    return [[topology.signed_area(ring) for ring in rings] for rings in polygons]


def test_each_border_is_stored_once_and_cut_at_junctions(squares):
    cut, areas = arcs.cut_into_arcs(squares)
    used = Counter(max(a, ~a) for parts in areas.values() for part in parts for ring in part for a in ring)
    assert len(cut) == 9  # four inner borders, four outer corners, the enclave
    assert sorted(used.values()) == [1, 1, 1, 1, 2, 2, 2, 2, 2]


def test_arcs_give_back_the_same_polygons(four, squares):
    for code, parts in squares.items():
        expected = [[set(ring) for ring in part] for part in parts]
        assert [[set(ring) for ring in part] for part in union(four, code)] == expected


def test_delta_encoding_is_undone_by_decoding():
    points = [(5, 5), (7, 4), (7, -10)]
    assert topology.decode(arcs.delta_encode(points)) == points


def test_an_inner_border_disappears(four):
    assert areas_of(union(four, "240101", "240102")) == [[200]]


def test_a_missing_enclave_stays_a_hole_and_a_present_one_fills_it(four):
    assert areas_of(union(four, "240103", "240104")) == [[200, -4]]
    assert areas_of(union(four, "240104", "240105")) == [[100]]
    assert areas_of(union(four, *four.areas)) == [[400]]


def test_parts_that_touch_in_a_point_stay_apart(four):
    assert sorted(areas_of(union(four, "240101", "240104"))) == [[100], [100, -4]]


def test_a_member_given_twice_counts_once(four):
    assert four.dissolve({"a": ["240101", "2401012"]}) == four.dissolve({"a": ["240101"]})


@pytest.mark.parametrize(
    ("codes", "message"),
    [(["240101", "240199"], "group 'a': no gmina 240199 within '24'"), ([], "group 'a' is empty")],
)
def test_a_faulty_group_is_refused_by_name(four, codes, message):
    with pytest.raises(ValueError, match=message):
        four.dissolve({"a": codes})


def test_rings_of_a_wider_area_are_closed(four):
    [ring] = four.rings("2401")
    assert ring[0] == ring[-1]
    assert topology.signed_area(ring) == 400


def test_rings_outside_the_file_are_refused(four):
    with pytest.raises(ValueError, match="no boundary for '18'"):
        four.rings("18")


def test_a_label_stands_in_the_middle_or_on_a_member(four):
    assert four.label_point(["240101", "240102"]) == (10, 5)
    # The middle of the big square is its enclave, which is not a member.
    assert four.label_point(["240104"]) == (12, 12)


def test_wire_holds_all_levels_over_the_same_arcs(four):
    sent = four.wire({"subregion": {"24-dol": ["240101", "240102"]}, "region": {"24": list(four.areas)}})
    assert sent["bbox"] == [0, 0, 20, 20]
    assert sent["arcs"] == four.arcs
    assert list(sent["levels"]) == ["gmina", "subregion", "region"]
    assert [len(rings) for rings in sent["levels"]["gmina"].values()] == [1, 1, 1, 2, 1]
    assert len(sent["levels"]["region"]["24"]) == 1
    assert sent["labels"]["24-dol"] == [10, 5]


def test_wire_refuses_groups_for_the_stored_level(four):
    with pytest.raises(ValueError, match="'gmina' is stored"):
        four.wire({"gmina": {"240101": ["240101"]}})


def test_a_ring_of_corners_around_a_gap_has_no_ring_passing_a_point_twice(squares):
    """Four squares touching only in corners leave the middle square outside."""
    cross = {
        f"24010{i}": [
            [[(x, y), (x + 10, y), (x + 10, y + 10), (x, y + 10), (x, y)]],
        ]
        for i, (x, y) in enumerate([(10, 0), (0, 10), (20, 10), (10, 20), (10, 10)], start=1)
    }
    cut, areas = arcs.cut_into_arcs(cross)
    boundaries = Boundaries("24", 2021, "drawn by hand", [arcs.delta_encode(a) for a in cut], areas, {})
    outline = union(boundaries, "240101", "240102", "240103", "240104")
    rings = [ring for part in outline for ring in part]
    assert sum(map(topology.signed_area, rings)) == 400
    assert all(len(set(ring)) == len(ring) - 1 for ring in rings)
    assert not topology.contains(rings, (15, 15))
