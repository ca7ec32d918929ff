"""Series of statistics by voivodeship and year, gathered from publications of GUS and about them."""

import pandas as pd

from etl.checks import Checks, ends, starts
from etl.cleaning.dates import parse_period
from etl.cleaning.numbers import number_as_published, split_qualifier
from etl.cleaning.text import slug
from etl.faults import Fault
from etl.prepared import Context, Prepared, cited, facts_of, joined

BASIS_BY_BEGINNING = {
    "opublikowane": "published",
    "liczby odczytane z opisu wykresu": "read_from_chart",
    "suma": "derived",
    "WYLICZONE": "derived",
}
PLAIN_METHOD = "opublikowane"
ROUNDED = "zaokrąglone w źródle"


def transform(frame: pd.DataFrame, _context: Context) -> Prepared:
    """Series 'gus/<indicator>/<unit type>'; the period is the whole calendar year."""
    checks = Checks(frame)
    checks.filled("indicator", "unit_type", "territory_code", "year", "method")
    codes = checks.area_codes("territory_code", ["country", "region"])
    values = checks.numbers("value", required=True)
    checks.same_number("value_raw", "value", number_as_published)
    years = checks.parsed("year", parse_period, Fault("a year such as 2014", "Correct the year."))
    basis = checks.parsed("method", _basis, Fault("one of: {allowed}", "Use one of these words.", _ALLOWED))
    qualifiers = frame["value_raw"].map(lambda text: split_qualifier(text)[0])
    qualifiers = qualifiers.mask(frame["method"].str.contains(ROUNDED, regex=False), ROUNDED)
    how = frame["method"].mask(frame["method"] == PLAIN_METHOD, "")
    observation = facts_of(
        frame,
        series="gus/" + frame["indicator"].map(slug) + "/" + frame["unit_type"].map(slug),
        area_code=codes,
        period_start=starts(years),
        period_end=ends(years),
        value=values,
        value_max=None,
        qualifier=qualifiers,
        basis=basis,
        unit=frame["unit"],
        raw=frame["value_raw"],
        **cited(frame, joined(how, frame["note"])),
    )
    return Prepared({"observation": observation}, checks.faults)


_ALLOWED = {"allowed": ", ".join(f"{beginning}…" for beginning in BASIS_BY_BEGINNING)}


def _basis(method: str) -> str:
    for beginning, basis in BASIS_BY_BEGINNING.items():
        if method.startswith(beginning):
            return basis
    raise ValueError(f"{method!r} is no known way of getting a value")
