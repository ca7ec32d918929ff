"""Where rows belong: from code, gmina and subregion to one area, or a fault that names what contradicts."""

from dataclasses import replace

import pandas as pd
import pytest

from data.catalog import Subregion
from etl.checks import Checks
from etl.layout.number_cells import NumberCells, attach
from etl.placing import area_codes, located

NOWHERE = {"teryt": "", "gmina": "", "subregion": ""}


def checks_of(*rows: dict[str, str]) -> Checks:
    """Checks of rows from 2; what a row leaves out is empty."""
    index = pd.RangeIndex(2, 2 + len(rows), name="row_no")
    return Checks(pd.DataFrame([NOWHERE | row for row in rows], index=index, dtype=object))


def located_row(context, **row: str) -> tuple[str, list[tuple[str, str]]]:
    """The code of one row, and its faults by column and text."""
    checks = checks_of(row)
    codes = located(checks, context)
    return codes.loc[2], [(fault.column, fault.found) for fault in checks.faults]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({}, ""),
        ({"gmina": "-", "subregion": "b.d."}, ""),
        ({"gmina": "online"}, ""),
        ({"gmina": "Cieszyn"}, "240301"),
        ({"gmina": "m. CIESZYN"}, "240301"),
        ({"teryt": "2403011"}, "240301"),
        ({"teryt": "2403011", "gmina": "Cieszyn", "subregion": "południowy"}, "240301"),
        ({"teryt": "2403"}, "2403"),
        ({"teryt": "2403", "gmina": "Strumień"}, "240311"),
        ({"teryt": "24", "subregion": "południowy"}, "24-poludniowy"),
        ({"teryt": "1803011", "gmina": "Dębica"}, "180301"),
        ({"subregion": "Subregion Południowy"}, "24-poludniowy"),
        ({"subregion": "24-poludniowy"}, "24-poludniowy"),
        ({"subregion": "cały region"}, "24"),
        ({"gmina": "Cieszyn", "subregion": "całe województwo"}, "240301"),
    ],
)
def test_row_is_placed_as_exactly_as_it_says(context, row, code):
    assert located_row(context, **row) == (code, [])


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"gmina": "Atlantyda"}, "gmina"),
        ({"gmina": "Dębica"}, "gmina"),
        ({"teryt": "9903011"}, "teryt"),
        ({"teryt": "Cieszyn"}, "teryt"),
        ({"teryt": "2403011", "gmina": "Strumień"}, "gmina"),
        ({"teryt": "2403011", "gmina": "Atlantyda"}, "gmina"),
        ({"subregion": "wschodni"}, "subregion"),
        ({"gmina": "Cieszyn", "subregion": "północny"}, "subregion"),
        ({"teryt": "1803011", "subregion": "północny"}, "subregion"),
        ({"teryt": "18", "subregion": "północny"}, "subregion"),
    ],
)
def test_unknown_and_contradicting_places_are_refused(context, row, column):
    assert located_row(context, **row) == ("", [(column, row[column])])


def test_message_of_a_contradiction_names_both_sides(context):
    checks = checks_of({"gmina": "Cieszyn", "subregion": "północny"})
    located(checks, context)
    values = checks.faults[0].values
    assert str(values["place"]).startswith("Cieszyn (miejska")
    assert values["right"] == "subregion południowy (24-poludniowy)"


def test_unknown_subregion_is_answered_with_the_list(context):
    checks = checks_of({"subregion": "wschodni"})
    located(checks, context)
    assert "południowy" in str(checks.faults[0].values["allowed"])


@pytest.fixture
def twice_southern(context):
    """A second region with a subregion of the same name, in which Dębica (town and rural gmina) lies."""
    regions = dict(context.catalog.regions)
    same = Subregion(id="poludniowy", name={"pl": "południowy", "en": "southern"}, colour="#000000", powiaty=["1803"])
    regions["podkarpackie"] = regions["podkarpackie"].model_copy(update={"subregions": [same]})
    return replace(context, catalog=replace(context.catalog, regions=regions))


def test_name_of_two_subregions_is_refused_with_both(twice_southern):
    checks = checks_of({"subregion": "południowy"})
    located(checks, twice_southern)
    assert checks.faults[0].values == {
        "candidates": "subregion południowy (18-poludniowy); subregion południowy (24-poludniowy)"
    }


@pytest.mark.parametrize(("teryt", "code"), [("2403011", "240301"), ("1803011", "180301"), ("18", "18-poludniowy")])
def test_gmina_and_code_tell_subregions_of_one_name_apart(twice_southern, teryt, code):
    assert located_row(twice_southern, teryt=teryt, subregion="południowy") == (code, [])


def test_subregion_tells_gminy_of_one_name_apart(context):
    areas = [
        replace(area, name="Cieszyn", parent="2412", code="241299") if area.code == "240311" else area
        for area in context.areas
    ]
    ambiguous = replace(context, areas=tuple(areas))
    assert located_row(ambiguous, gmina="Cieszyn")[1] == [("gmina", "Cieszyn")]
    assert located_row(ambiguous, gmina="Cieszyn", subregion="zachodni") == ("241299", [])


def test_every_row_with_a_fault_is_named(context):
    checks = checks_of({"gmina": "Atlantyda"}, {"gmina": "Cieszyn"}, {"gmina": "Atlantyda"})
    assert located(checks, context).tolist() == ["", "240301", ""]
    assert [fault.row for fault in checks.faults] == [2, 4]


def test_frame_without_subregions_is_placed_too(context):
    checks = checks_of({"gmina": "Cieszyn"})
    checks.frame = checks.frame[["teryt", "gmina"]]
    assert located(checks, context).tolist() == ["240301"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "24"), ("-", "24"), ("region", "24"), ("PL", "PL"), ("południowy", "24-poludniowy"), ("cieszyński", "2403")],
)
def test_column_of_areas_of_any_level(context, text, code):
    checks = checks_of({"gmina": text})
    assert (area_codes(checks, "gmina", context).tolist(), checks.faults) == ([code], [])


def test_area_that_nobody_knows_or_two_have_is_refused(context):
    checks = checks_of({"gmina": "Atlantyda"}, {"gmina": "Dębica"})
    assert area_codes(checks, "gmina", context).tolist() == ["", ""]
    assert [sorted(fault.values) for fault in checks.faults] == [[], ["candidates"]]


def test_empty_cell_is_the_region_of_the_office(context):
    checks = checks_of({})
    assert area_codes(checks, "gmina", replace(context, region="18")).tolist() == ["18"]


def test_leading_zero_lost_by_a_workbook_is_put_back(context):
    gmina = replace(context.areas[1], code="020101", parent="0201")
    powiat = replace(context.areas[0], code="0201", name="bolesławiecki", parent="02")
    checks = checks_of({"teryt": "201011"})
    attach(checks.frame, NumberCells(pd.Series(["n"], index=[2]), {"teryt": 0}))
    codes = located(checks, replace(context, areas=(powiat, gmina)))
    assert (codes.tolist(), checks.faults) == (["020101"], [])
