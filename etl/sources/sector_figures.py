"""Numbers about the sector in the regions, from single pages and documents, dated as exactly as the source does."""

import re

import pandas as pd

from data.areas import LEVELS
from etl.checks import Checks, area_code, ends, starts
from etl.cleaning.numbers import number_as_published, split_qualifier
from etl.cleaning.text import slug
from etl.faults import Fault
from etl.prepared import Context, Prepared, cited, facts_of

QUALIFIERS = {text: text for text in ("", "minimum", "ponad", "ok.", "zaokrąglone w źródle")}
CODE_OF_STATISTICS = re.compile(r"PL[0-9A-Z]{2,3}")


def transform(frame: pd.DataFrame, _context: Context) -> Prepared:
    """Series 'sector/<entity type>/<indicator>'.

    A value at one day has no period_start; an undated value has no period_end. Codes of NUTS-3 units stay as written.
    """
    checks = Checks(frame)
    checks.filled("territory_code", "entity_type", "indicator")
    values = checks.numbers("value", required=True)
    values_max = checks.numbers("value_max")
    checks.same_number("value_raw", "value", number_as_published)
    periods = checks.periods("date")
    qualifiers = checks.one_of("qualifier", QUALIFIERS)
    told_in_text = frame["value_raw"].map(lambda text: split_qualifier(text)[0])
    codes = checks.parsed(
        "territory_code",
        _code,
        Fault("the code of an area or of a NUTS-3 unit, e.g. 24, 2464 or PL227", "Correct the code."),
    )
    observation = facts_of(
        frame,
        series="sector/" + frame["entity_type"].map(slug) + "/" + frame["indicator"].map(slug),
        area_code=codes,
        period_start=starts(periods.map(lambda period: period if period and not period.is_day else None)),
        period_end=ends(periods),
        value=values,
        value_max=values_max,
        qualifier=qualifiers.mask(frame["qualifier"] == "", told_in_text),
        basis=frame["note"].str.contains("wyliczon", regex=False).map({True: "derived", False: "published"}),
        unit=frame["unit"],
        raw=frame["value_raw"],
        **cited(frame),
    )
    return Prepared({"observation": observation}, checks.faults)


def _code(text: str) -> str:
    return text if CODE_OF_STATISTICS.fullmatch(text) else area_code(text, LEVELS)
