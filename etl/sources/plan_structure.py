"""Structure of plans and programmes: priorities, goals, milestones, resolutions, values of agreements."""

import pandas as pd

from etl.checks import Checks, ends, starts
from etl.cleaning.numbers import number_as_published
from etl.prepared import Context, Prepared, cited, facts_of


def transform(frame: pd.DataFrame, _context: Context) -> Prepared:
    """Rows of `plan_element`; a date may be a day, a month or a span, and may be missing."""
    checks = Checks(frame)
    checks.filled("region", "document", "kind", "name")
    regions = checks.area_codes("region", ["country", "region"])
    dates = checks.periods("date")
    values = checks.numbers("value")
    checks.same_number("value_raw", "value", number_as_published)
    element = facts_of(
        frame,
        region=regions,
        document=frame["document"],
        kind=frame["kind"],
        number=frame["number"],
        name=frame["name"],
        date_from=starts(dates),
        date_to=ends(dates),
        resolution=frame["resolution_no"],
        value=values,
        unit=frame["unit"],
        **cited(frame),
    )
    return Prepared({"plan_element": element}, checks.faults)
