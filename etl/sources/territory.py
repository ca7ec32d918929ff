"""Register of gminy (TERC): one row for each gmina."""

import pandas as pd

from etl.checks import Checks
from etl.prepared import Context, Prepared, facts_of, looked_up

KIND_BY_DIGIT = {"1": "miejska", "2": "wiejska", "3": "miejsko-wiejska"}


def transform(frame: pd.DataFrame, context: Context) -> Prepared:
    """Rows of `area`, level gmina; the code is the first six digits, so it outlives a change of kind."""
    checks = Checks(frame)
    codes = checks.area_codes("terc", ["gmina"])
    checks.filled("terc", "name")
    checks.unique("terc", codes)
    # a cell is compared with its code only where the code itself is sound
    checks.equal("powiat", frame["terc"].str[:4].where(codes.notna(), frame["powiat"]))
    kinds = looked_up(frame["terc"].str[6:], KIND_BY_DIGIT)
    checks.equal("kind", kinds.where(kinds != "", frame["kind"]))
    area = facts_of(
        frame,
        code=codes,
        level="gmina",
        name=frame["name"],
        kind=frame["kind"],
        parent=frame["powiat"],
        subregion=looked_up(frame["powiat"], context.subregion_by_powiat),
        terc=frame["terc"],
    )
    return Prepared({"area": area}, checks.faults)
