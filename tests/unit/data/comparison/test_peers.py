"""Groups of areas by the traits that the territory declares."""

from hypothesis import given
from hypothesis import strategies as st

from data.areas import Area
from data.comparison.peers import peers, quarters_of

PEOPLE = {"2401": 50_000.0, "2402": 60_000.0, "2403": 160_000.0, "2461": 170_000.0}


def powiat(code: str, name: str) -> Area:
    return Area(code, "powiat", name, "powiat", "24", "", "")


AREAS = [powiat("2401", "łaski"), powiat("2402", "nizinny"), powiat("2403", "górski"), powiat("2461", "m. Miasto")]


def test_cities_and_land_powiaty_part_all_of_them():
    cities, land = (peers(group, AREAS, PEOPLE, None).codes for group in ("miasta", "ziemskie"))
    assert (cities, land) == ({"2461"}, {"2401", "2402", "2403"})
    assert peers("wszystkie", AREAS, PEOPLE, None).codes == cities | land


def test_alike_is_the_same_kind_in_the_same_quarter_and_says_its_rule():
    found = peers("podobne", AREAS, {**PEOPLE, "2404": 61_000.0}, "2402")
    assert (found.codes, found.are_cities, found.quarter) == ({"2401", "2402"}, False, 1)
    assert (found.smallest, found.largest) == (50_000, 60_000)


def test_nothing_is_like_an_area_that_is_not_chosen_or_not_counted():
    assert peers("podobne", AREAS, PEOPLE, None).codes == frozenset()
    assert peers("podobne", AREAS, {}, "2401").codes == frozenset()


@given(st.dictionaries(st.integers(0, 400).map(str), st.integers(1, 10**6).map(float), min_size=1))
def test_quarters_follow_the_order_of_populations(people):
    quarters = quarters_of(people)
    ordered = sorted(people, key=lambda code: people[code])
    assert [quarters[code] for code in ordered] == sorted(quarters.values())
    assert set(quarters.values()) <= {1, 2, 3, 4}
    assert quarters[ordered[0]] == 1
