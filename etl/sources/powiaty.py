"""Powiaty with their region and subregion; the areas above them are told by the same rows."""

import pandas as pd

from data.areas import COUNTRY
from etl.checks import Checks
from etl.prepared import Context, Prepared, facts_of, looked_up

COUNTRY_NAME = "Polska"


def transform(frame: pd.DataFrame, context: Context) -> Prepared:
    """Rows of `area`: the powiaty, then the subregions, regions and the country that the sound rows name.

    The subregion must be the one of the region's card; a region without a card has none.
    """
    checks = Checks(frame)
    codes = checks.area_codes("code", ["powiat"])
    checks.filled("code", "name", "voivodeship_name")
    checks.unique("code")
    # a cell is compared with its code only where the code itself is sound
    checks.equal("voivodeship", frame["code"].str[:2].where(codes.notna(), frame["voivodeship"]))
    subregions = looked_up(frame["code"], context.subregion_by_powiat)
    on_card = subregions.map(lambda code: code.partition("-")[2])
    checks.equal("subregion", on_card.where(codes.notna(), frame["subregion"]))
    powiaty = facts_of(
        frame,
        code=codes,
        level="powiat",
        name=frame["name"],
        kind=frame["kind"],
        parent=frame["voivodeship"],
        subregion=subregions,
        terc="",
    )
    sound = frame.assign(subregion_code=subregions)[checks.is_sound]
    return Prepared({"area": pd.concat([powiaty, _areas_above(sound, context)])}, checks.faults)


def _areas_above(powiaty: pd.DataFrame, context: Context) -> pd.DataFrame:
    regions = powiaty.drop_duplicates("voivodeship")
    subregions = powiaty[powiaty["subregion_code"] != ""].drop_duplicates("subregion_code")
    names = {
        f"{region.teryt}-{subregion.id}": subregion.name.pl
        for region in context.catalog.regions.values()
        for subregion in region.subregions
    }
    nothing = {"subregion": "", "terc": ""}
    country = powiaty.head(1)
    return pd.concat(
        [
            facts_of(
                subregions,
                code=subregions["subregion_code"],
                level="subregion",
                name=looked_up(subregions["subregion_code"], names),
                kind="subregion",
                parent=subregions["voivodeship"],
                **nothing,
            ),
            facts_of(
                regions,
                code=regions["voivodeship"],
                level="region",
                name=regions["voivodeship_name"],
                kind="województwo",
                parent=COUNTRY,
                **nothing,
            ),
            facts_of(country, code=COUNTRY, level="country", name=COUNTRY_NAME, kind="kraj", parent="", **nothing),
        ]
    )
