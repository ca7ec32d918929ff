"""States of indicators for the chosen area; those that stand for whole voivodeships are worked out once."""

from collections.abc import Sequence

from dashboard.context import Context
from data.areas import level_of
from data.catalog import Indicator
from data.queries.progress import IndicatorState, indicator_states, reporting_area

SHARED = ("region", "country")


def states_of(context: Context, indicators: Sequence[Indicator]) -> list[IndicatorState]:
    """States in the order of `indicators`, each for the nearest area that reports it (data/queries/progress.py)."""
    by_area: dict[str, list[Indicator]] = {}
    for indicator in indicators:
        by_area.setdefault(reporting_area(indicator, context.chain) or context.chain[-1], []).append(indicator)
    found = {state.indicator.id: state for code, some in by_area.items() for state in _states(context, code, some)}
    return [found[indicator.id] for indicator in indicators]


def _states(context: Context, code: str, indicators: Sequence[Indicator]) -> list[IndicatorState]:
    stan_na = context.selection.stan_na

    def ask() -> list[IndicatorState]:
        return indicator_states(context.db, indicators=indicators, chain=[code], stan_na=stan_na)

    if level_of(code) not in SHARED:
        return ask()
    return context.recall(("states", code, stan_na, tuple(indicator.id for indicator in indicators)), ask)
