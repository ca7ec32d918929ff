"""Population and area of gminy, powiaty, subregions, regions and the country at a day."""

import pandas as pd

from data.areas import LEVELS, AreaLevel, level_of
from etl.checks import Checks, ends
from etl.faults import Fault
from etl.prepared import Context, Prepared, facts_of, joined, looked_up, text_or_none

LEVEL_BY_WORD: dict[str, AreaLevel] = {
    "kraj": "country",
    "województwo": "region",
    "subregion": "subregion",
    "powiat": "powiat",
    "gmina": "gmina",
}
BASIS_BY_VALUE_KIND = {"wartość z pliku": "published", "suma gmin": "derived"}
IS_INFERRED = {"potwierdzona": False, "wywnioskowana": True}


def transform(frame: pd.DataFrame, context: Context) -> Prepared:
    """Series 'population' (persons) and 'area_km2'; period_end is the day the value is true for."""
    checks = Checks(frame)
    codes = checks.area_codes("code", LEVELS)
    levels = checks.one_of("level", LEVEL_BY_WORD)
    persons = checks.numbers("population", required=True)
    areas_km2 = checks.numbers("area_km2")
    days = checks.periods("reference_date")
    checks.filled("code", "reference_date")
    is_inferred = checks.one_of("date_certainty", IS_INFERRED)
    basis = checks.one_of("value_kind", BASIS_BY_VALUE_KIND)
    checks.unique("code", codes, frame["reference_date"])
    _refuse_other_level(checks, codes, levels)
    _refuse_wrong_sums(checks, codes, levels, persons, context)
    common = {
        "area_code": codes,
        "period_start": None,
        "period_end": ends(days),
        "value_max": None,
        "qualifier": "",
        "basis": basis.mask(is_inferred == True, "inferred_date"),  # noqa: E712 - elementwise, None counts as no
        "source_title": text_or_none(frame["source"]),
        "source_address": None,
        "note": text_or_none(joined(frame["date_note"], frame["note"])),
    }
    population = facts_of(frame, series="population", value=persons, unit="osoba", raw=frame["population"], **common)
    area = facts_of(frame, series="area_km2", value=areas_km2, unit="km2", raw=frame["area_km2"], **common)
    return Prepared({"observation": pd.concat([population, area[frame["area_km2"] != ""]])}, checks.faults)


def _refuse_other_level(checks: Checks, codes: pd.Series, levels: pd.Series) -> None:
    found = codes.map(lambda code: level_of(code) if code else None)
    checks.refuse(
        codes.notna() & levels.notna() & (found != levels),
        "level",
        Fault("the level of the area in column 'code'", "Correct the level or the code."),
    )


def _refuse_wrong_sums(
    checks: Checks, codes: pd.Series, levels: pd.Series, persons: pd.Series, context: Context
) -> None:
    """A row marked as a sum must be the sum of the gminy of the same day in this file."""
    gminy = pd.DataFrame({"code": codes, "day": checks.frame["reference_date"], "persons": persons})
    gminy = gminy[(levels == "gmina") & checks.is_sound]
    powiat = gminy["code"].str[:4]
    parents = [powiat, gminy["code"].str[:2], looked_up(powiat, context.subregion_by_powiat)]
    sums = pd.concat([gminy.assign(code=parent) for parent in parents]).groupby(["code", "day"])["persons"].sum()
    keys = pd.MultiIndex.from_arrays([codes, checks.frame["reference_date"]])
    expected = pd.Series(sums.reindex(keys).to_numpy(dtype=float), index=codes.index)
    checks.refuse(
        (checks.frame["value_kind"] == "suma gmin") & expected.notna() & (expected != persons.astype(float)),
        "population",
        Fault("the sum of the gminy of this area on the same day", "Correct the sum or the gminy."),
    )
