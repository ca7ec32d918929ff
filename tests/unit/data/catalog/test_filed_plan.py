"""Rows of the file of a plan as cards."""

from datetime import date

import pytest

from data.catalog import read_catalog
from data.catalog.filed_plan import FiledIndicator, unit_as_written, with_filed

CATALOG = read_catalog()


def row(code: str, **changes) -> FiledIndicator:
    """A yearly indicator of Śląskie."""
    about = {
        "name": f"Wskaźnik {code}", "area_code": "24", "unit": "podmioty", "kind": "level", "direction": "up",
        "frequency": "yearly", "priority": "I. Rozwój", "team": "Zespół", "starts": date(2010, 12, 31),
        "ends": date(2025, 12, 31), "levels": frozenset({"region"}),
    }  # fmt: skip
    return FiledIndicator(code=code, **about | changes)


def test_a_filed_plan_comes_first_in_its_region_and_leaves_others_alone():
    catalog = with_filed(CATALOG, [row("I.1")])
    assert catalog.regions["slaskie"].plans == ["plan-slaskie", *CATALOG.regions["slaskie"].plans]
    assert catalog.regions["podkarpackie"].plans == CATALOG.regions["podkarpackie"].plans
    assert catalog.plans["plan-slaskie"].short.pl == "Plan 2010–2025"


def test_indicators_follow_priorities_of_the_file_and_numbers_in_codes():
    rows = [
        row("II.1", priority="II. B"),
        row("I.10", priority="I. A"),
        row("I.2", priority="I. A"),
        row("X", priority=""),
    ]
    found = with_filed(CATALOG, rows).indicators_of_plan("plan-slaskie")
    assert [i.id for i in found] == ["plan.II.1", "plan.I.2", "plan.I.10", "plan.X"]
    assert [p.name.pl for p in with_filed(CATALOG, rows).plans["plan-slaskie"].priorities][-1] == "Pozostałe wskaźniki"


def test_areas_are_the_region_and_the_levels_that_have_values():
    card = with_filed(CATALOG, [row("I.1", levels=frozenset({"gmina", "subregion"}))]).indicators["plan.I.1"]
    assert card.areas == ["region", "subregion", "gmina"]


def test_a_team_of_the_regions_card_is_recognised_by_its_name():
    known = CATALOG.regions["slaskie"].teams[0]
    catalog = with_filed(CATALOG, [row("I.1", team=f"  {known.name.pl.upper()} "), row("I.2", team="Zespół nowy")])
    assert catalog.indicators["plan.I.1"].team == known.id
    assert [team.id for team in catalog.regions["slaskie"].teams][-1] == "Zespół nowy"


def test_without_a_frequency_nothing_is_promised():
    assert with_filed(CATALOG, [row("I.1", frequency="")]).indicators["plan.I.1"].frequency == "irregular"


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Podmiotów", "podmiot"),
        ("%", "procent"),
        (" proc. ", "procent"),
        ("mln zł", "milion_zlotych"),
        ("h", "godzina"),
    ],
)
def test_known_units_are_recognised_in_every_form(written, unit):
    assert unit_as_written(written, CATALOG.units).id == unit


def test_an_unknown_unit_stands_as_it_is_written():
    unit = unit_as_written("osobodni wsparcia", CATALOG.units)
    assert unit.symbol is not None
    assert unit.symbol.pl == "osobodni wsparcia"


def test_every_form_of_every_unit_means_that_unit():
    for unit in CATALOG.units.values():
        for form in [unit.name.pl, *unit.spellings]:
            assert unit_as_written(form, CATALOG.units).name.pl == unit.name.pl, form
