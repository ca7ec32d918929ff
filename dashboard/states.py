"""States of indicators for the chosen area; those that stand for whole voivodeships are worked out once."""

from collections.abc import Sequence
from functools import partial

from dashboard.context import Context
from data.areas import level_of
from data.catalog import Indicator
from data.queries.progress import IndicatorState, indicator_states, reporting_area

SHARED = ("region", "country")


def states_of(context: Context, indicators: Sequence[Indicator]) -> list[IndicatorState]:
    """States in the order of `indicators`, each for the nearest area that reports it (data/queries/progress.py)."""
    shared = {code: list[Indicator]() for code in context.chain if level_of(code) in SHARED}
    of_area: list[Indicator] = []
    for indicator in indicators:
        shared.get(reporting_area(indicator, context.chain) or context.chain[-1], of_area).append(indicator)
    found = _states(context, of_area, context.chain)
    for code, some in shared.items():
        question = ("states", code, context.selection.stan_na, tuple(indicator.id for indicator in some))
        found += context.recall(question, partial(_states, context, some, [code]))
    by_id = {state.indicator.id: state for state in found}
    return [by_id[indicator.id] for indicator in indicators]


def _states(context: Context, indicators: Sequence[Indicator], chain: Sequence[str]) -> list[IndicatorState]:
    if not indicators:
        return []
    return indicator_states(context.db, indicators=indicators, chain=chain, stan_na=context.selection.stan_na)
