"""The cards that ship with the program agree with each other, with the files and with the eye."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from data.areas import level_of
from data.catalog import Catalog, read_catalog

RAW = Path(__file__).parents[4] / "data" / "raw"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog()


@pytest.fixture(scope="module")
def powiaty() -> set[str]:
    """Codes of the powiaty in data/raw."""
    with (RAW / "powiaty.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"] for row in csv.DictReader(file)}


def brightness(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_id_of_a_card_is_the_name_of_its_file(catalog):
    folder = Path(RAW.parent / "catalog")
    kinds = {
        "sources": catalog.sources,
        "indicators": catalog.indicators,
        "plans": catalog.plans,
        "regions": catalog.regions,
    }
    for kind, cards in kinds.items():
        assert sorted(path.stem for path in (folder / kind).rglob("*.yml")) == sorted(cards)


def test_powiaty_of_subregions_exist(catalog, powiaty):
    named = {p for region in catalog.regions.values() for s in region.subregions for p in s.powiaty}
    assert named - powiaty == set()


def test_every_powiat_of_a_region_with_subregions_lies_in_exactly_one(catalog, powiaty):
    for region in catalog.regions.values():
        counts = Counter(p for subregion in region.subregions for p in subregion.powiaty)
        inside = {code for code in powiaty if code.startswith(region.teryt)} if region.subregions else set()
        assert (set(counts), set(counts.values()) - {1}) == (inside, set())


def test_accent_is_readable_on_white(catalog):
    ratios = {region.id: 1.05 / (brightness(region.accent) + 0.05) for region in catalog.regions.values()}
    assert {name for name, ratio in ratios.items() if ratio < 4.5} == set()


def test_every_indicator_of_a_plan_has_a_priority_of_that_plan(catalog):
    for indicator in catalog.indicators.values():
        if indicator.plan:
            assert indicator.priority in {p.id for p in catalog.plans[indicator.plan].priorities}, indicator.id


def test_plans_and_regions_name_each_other(catalog):
    from_plans = {(region, plan.id) for plan in catalog.plans.values() for region in plan.regions}
    assert {(region.id, plan) for region in catalog.regions.values() for plan in region.plans} == from_plans


def test_indicators_on_the_map_have_a_level_below_the_region(catalog):
    for region in catalog.regions.values():
        for name in region.map_indicators:
            assert {"subregion", "powiat", "gmina"} & set(catalog.indicators[name].areas), name


def test_towns_on_the_map_are_gminy_of_the_region(catalog):
    for region in catalog.regions.values():
        assert {(town[:2], level_of(town)) for town in region.towns_on_map} == {(region.teryt, "gmina")}


def test_subregion_colours_differ(catalog):
    for region in catalog.regions.values():
        colours = [subregion.colour for subregion in region.subregions]
        assert len(set(colours)) == len(colours)


def test_indicators_of_a_plan_come_by_priority_and_number(catalog):
    codes = [indicator.code for indicator in catalog.indicators_of_plan("slaskie_2014")]
    assert codes == [f"PL {number}" for number in range(1, 13)]


def test_polish_and_english_texts_are_filled(catalog):
    cards = [*catalog.units.values(), *catalog.sources.values(), *catalog.indicators.values(), *catalog.plans.values()]
    assert [card.id for card in cards if not (card.name.pl.strip() and card.name.en.strip())] == []


def test_region_and_subregion_stand_in_the_right_case(catalog):
    region = catalog.regions["slaskie"]
    assert (region.named("pl"), region.located("pl")) == ("województwo śląskie", "w województwie śląskim")
    assert region.subregions[0].located("pl") == "w subregionie północnym"
    assert region.subregions[0].located("en") == "in the northern subregion"
