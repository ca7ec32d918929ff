"""Results of contests and certificates given: institutions only."""

import pandas as pd

from etl.checks import Checks, ends
from etl.prepared import Context, Prepared, cited, facts_of

FIRST_YEAR, LAST_YEAR = 1990, 2100


def transform(frame: pd.DataFrame, _context: Context) -> Prepared:
    """Rows of `award`. A laureate may be missing: people are not named; so may the year of an edition."""
    checks = Checks(frame)
    checks.filled("region", "contest", "award")
    award = facts_of(
        frame,
        area_code=checks.area_codes("region", ["region"]),
        contest=frame["contest"],
        edition=checks.numbers("edition", _year),
        decided_on=ends(checks.periods("decision_date")),
        resolution=frame["resolution_no"],
        category=frame["category"],
        award=frame["award"],
        laureate=frame["laureate"],
        laureate_kind=frame["laureate_kind"],
        score=checks.numbers("score"),
        **cited(frame),
    )
    return Prepared({"award": award}, checks.faults)


def _year(text: str) -> float:
    """'2013' -> 2013.0; ValueError for anything else, which the report shows as a wrong number."""
    if not text.isdecimal() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise ValueError(f"{text!r} is no year")
    return float(text)
