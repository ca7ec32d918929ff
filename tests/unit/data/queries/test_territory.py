"""Areas of a region and what lies in what."""

import pytest

from data.areas import Area
from data.queries.territory import Territory


def area(code: str, parent: str, level: str, subregion: str = "") -> Area:
    return Area(code=code, level=level, name=code, kind="", parent=parent, subregion=subregion, terc=code)  # type: ignore[arg-type]


@pytest.fixture
def territory() -> Territory:
    """A gmina in a powiat of a subregion."""
    areas = [
        area("PL", "", "country"),
        area("24", "PL", "region"),
        area("24-polnocny", "24", "subregion"),
        area("2464", "24", "powiat", "24-polnocny"),
        area("246401", "2464", "gmina"),
    ]
    return Territory({one.code: one for one in areas})


def test_an_area_lies_in_itself_and_all_above_it(territory):
    assert [above for above in territory.areas if territory.is_inside("246401", above)] == list(territory.areas)
    assert [above for above in territory.areas if territory.is_inside("24-polnocny", above)] == [
        "PL",
        "24",
        "24-polnocny",
    ]


def test_an_unknown_area_lies_in_itself_only(territory):
    assert territory.is_inside("9999", "9999")
    assert not territory.is_inside("9999", "PL")


def test_areas_of_a_level_inside_another(territory):
    assert [one.code for one in territory.at_level("gmina", "24-polnocny")] == ["246401"]
    assert territory.at_level("gmina", "12") == []
