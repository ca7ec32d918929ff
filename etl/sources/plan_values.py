"""Values of the indicators of a plan, by period and area."""

import pandas as pd

from data.errors import UserError
from etl.checks import Checks, ends, starts
from etl.cleaning.dates import Period
from etl.cleaning.vocabulary import words
from etl.placing import area_codes
from etl.prepared import Context, Prepared, facts_of
from etl.sources.office import ids_of, is_demo, listing, or_none, polish_numbers, tidy
from etl.sources.plan import has_scale_word, number_or_answer


def transform(frame: pd.DataFrame, context: Context) -> Prepared:
    """Rows of `plan_value`; a value at one day has no period_start. A row that says 'b.d.' brings no value.

    The status is 'preliminary', 'final' or '' where the file does not say.
    """
    checks = Checks(frame)
    checks.filled("kod", "okres")
    codes = or_none(tidy(frame, "kod"))
    periods = checks.periods("okres")
    values = polish_numbers(checks, "wartosc", number_or_answer)
    areas = area_codes(checks, "obszar", context)
    statuses = ids_of(checks, "status", words("value_statuses"))
    known = checks.is_sound
    checks.unique("okres", codes.where(known, None), periods, areas)
    facts = facts_of(
        frame,
        code=codes,
        area_code=areas,
        period_start=starts(periods.map(_span_or_none)),
        period_end=ends(periods),
        value=values,
        status=statuses,
    )
    sound = frame[checks.is_sound]
    has_value = values.notna()
    notes = [*_without_value(int((~has_value.loc[sound.index]).sum())), *_scaled(sound)]
    return Prepared({"plan_value": facts[has_value]}, checks.faults, notes, is_demo(frame))


def _span_or_none(period: Period | None) -> Period | None:
    return None if period is None or period.is_day else period


def _without_value(rows: int) -> list[UserError]:
    if not rows:
        return []
    return [
        UserError(
            "Rows without a value ('b.d.', '-' or an empty cell): {rows}. They bring no value, not a zero.", rows=rows
        )
    ]


def _scaled(sound: pd.DataFrame) -> list[UserError]:
    """The unit stands in the plan, so nobody can tell here whether it has a scale of its own."""
    scaled = sound[tidy(sound, "wartosc").map(has_scale_word).astype(bool)]
    if scaled.empty:
        return []
    return [
        UserError(
            "Values with 'tys.', 'mln' or 'mld' were multiplied out: {codes}. Write them without these words if the "
            "unit of the indicator has them.",
            codes=listing(tidy(scaled, "kod")),
        )
    ]
