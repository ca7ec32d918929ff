"""Planned and realised quantities of actions, and actions named without a quantity."""

import pandas as pd

from etl.checks import Checks, ends, starts
from etl.faults import Fault
from etl.prepared import Context, Prepared, cited, facts_of

BASIS_BY_WORDING = {
    "liczba podana": "quoted",
    "liczba pojedyncza w tekście (1)": "quoted_single",
    "wyliczone": "derived",
    "bez liczby": "no_quantity",
}


def transform(frame: pd.DataFrame, _context: Context) -> Prepared:
    """Rows of `plan_action`; rows that share key, area and topic speak of one thing, so their quantities must agree."""
    checks = Checks(frame)
    checks.filled("action_id", "area", "programme", "action", "measure", "unit")
    checks.unique("action_id")
    codes = checks.area_codes("area", ["country", "region", "subregion", "powiat", "gmina"])
    first_days, last_days = starts(checks.periods("period_from")), ends(checks.periods("period_to"))
    checks.in_order(first_days, last_days, "period_to")
    planned, realised = checks.numbers("planned_value"), checks.numbers("realised_value")
    planned_max = checks.numbers("planned_value_max")
    basis = checks.one_of("value_basis", BASIS_BY_WORDING)
    has_quantity = planned.notna() | realised.notna()
    fault = Fault("'bez liczby' where there is no quantity, and only there", "Correct the quantity or this column.")
    checks.refuse(basis.notna() & (has_quantity == (basis == "no_quantity")), "value_basis", fault)
    for column, quantities in (("planned_value", planned), ("realised_value", realised)):
        _refuse_contradictions(checks, column, quantities)
    action = facts_of(
        frame,
        action_key=frame["key"],
        area_code=codes,
        programme=frame["programme"],
        task=frame["task"],
        action=frame["action"],
        measure=frame["measure"],
        topic=frame["topic"],
        period_start=first_days,
        period_end=last_days,
        planned=planned,
        planned_max=planned_max,
        realised=realised,
        qualifier=frame["value_qualifier"],
        unit=frame["unit"],
        basis=basis,
        **cited(frame),
    )
    return Prepared({"plan_action": action}, checks.faults)


def _refuse_contradictions(checks: Checks, column: str, quantities: pd.Series) -> None:
    keyed = checks.frame[checks.frame["key"] != ""]
    differing = quantities.loc[keyed.index].groupby([keyed["key"], keyed["area"], keyed["topic"]]).transform("nunique")
    failing = (differing.reindex(checks.frame.index, fill_value=0) > 1) & quantities.notna()
    fault = Fault("one value for all rows with the same key, area and topic", "Compare these rows with their sources.")
    checks.refuse(failing, column, fault)
