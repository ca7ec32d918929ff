"""Indicators of the national programme (KPRES): baseline, target and the newest value, as published."""

import re

import pandas as pd

from data.areas import COUNTRY
from etl.checks import Checks, ends, starts
from etl.cleaning.dates import Period, year_of
from etl.cleaning.numbers import polish_number_or_none
from etl.faults import Fault
from etl.prepared import Context, Prepared, cited, facts_of

NUMBER = re.compile(r"[0-9]{1,2}")
UNTIL_YEAR = re.compile(r"do (\d{4})")


def transform(frame: pd.DataFrame, _context: Context) -> Prepared:
    """`plan_target` (baseline without a period, because the source gives none) and `plan_value` where one is given.

    The numbers come from the published texts; the columns with plain numbers must agree with them.
    """
    checks = Checks(frame)
    checks.filled("indicator_no", "indicator_name", "baseline_raw", "target_raw")
    codes = checks.parsed("indicator_no", _code, Fault("a number of one or two digits", "Correct the number."))
    checks.unique("indicator_no", codes)
    baseline = _published(checks, "baseline")
    target = _published(checks, "target")
    latest = _published(checks, "latest")
    end_fault = Fault("'do' and a year, e.g. do 2023", "Correct the period.")
    target_periods = checks.parsed("programme_period", _end_year, end_fault)
    value_periods = checks.periods("latest_year")
    plan_target = facts_of(
        frame,
        code=codes,
        name=frame["indicator_name"],
        area_code=COUNTRY,
        baseline_value=baseline,
        baseline_period=None,
        target_value=target,
        target_period=ends(target_periods),
        unit=frame["target_unit"],
        **cited(frame),
    )
    plan_value = facts_of(
        frame,
        code=codes,
        area_code=COUNTRY,
        period_start=starts(value_periods),
        period_end=ends(value_periods),
        value=latest,
        status="published",
        **cited(frame),
    )
    dated = latest.notna() & value_periods.notna()
    checks.refuse(latest.notna() & ~dated, "latest_year", Fault("the year of the value", "Fill in the year."))
    return Prepared({"plan_target": plan_target, "plan_value": plan_value[dated]}, checks.faults)


def _published(checks: Checks, what: str) -> pd.Series:
    raw, plain = f"{what}_raw", f"{what}_value"
    values = checks.parsed(
        raw,
        polish_number_or_none,
        Fault("a number such as 1 234,5 or 30,2 tys. zł", "Correct the number."),
    ).astype(float)
    checks.same_number(raw, plain, lambda text: _number_or_none(text))
    return values


def _number_or_none(text: str) -> float | None:
    try:
        return polish_number_or_none(text)
    except ValueError:
        return None  # already told about by the check of the published text


def _code(number: str) -> str:
    """'5' -> 'kpres-05'."""
    if not NUMBER.fullmatch(number):
        raise ValueError(f"{number!r} is no number of an indicator, expected 1 to 99")
    return f"kpres-{int(number):02d}"


def _end_year(text: str) -> Period:
    match = UNTIL_YEAR.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} names no end, expected e.g. 'do 2023'")
    return year_of(int(match[1]))
