"""Przegląd: what management reads first - answers, statuses, headline figures, changes, then pictures."""

from collections.abc import Sequence

from dashboard import html
from dashboard.components.age import age_card
from dashboard.components.answers import answers
from dashboard.components.changes import changes_card
from dashboard.components.coming import coming_card
from dashboard.components.map import map_card
from dashboard.components.plan_tree import plan_title, states_here
from dashboard.components.progress import gauge_card
from dashboard.components.series import series_card
from dashboard.components.shell import periods_of
from dashboard.components.status_card import statuses_card
from dashboard.components.tiles import tiles
from dashboard.context import Context
from dashboard.page import Page
from dashboard.states import states_of
from data.catalog import Indicator, Plan
from data.queries.progress import IndicatorState

COLUMNS, MOST_GAUGES_IN_A_ROW = 12, 4
MOST_TILES, MOST_SERIES, MOST_BEHIND = 4, 2, 3

States = dict[str, IndicatorState]


def overview(context: Context) -> Page:
    """The page for `/`."""
    words, catalog, region = context.words, context.catalog, context.region
    plans = [catalog.plans[plan_id] for plan_id in region.plans]
    planned = [indicator for plan in plans for indicator in catalog.indicators_of_plan(plan.id)]
    shown_ids = [*region.headline_indicators, *region.gauge_indicators, *region.series_indicators]
    wanted = {i.id: i for i in [*planned, *(catalog.indicators[name] for name in shown_ids)]}
    found = states_of(context, list(wanted.values()))
    states = {state.indicator.id: state for state in found}
    of_plan = {plan.id: [states[i.id] for i in catalog.indicators_of_plan(plan.id)] for plan in plans}
    first = plans[0]
    headline = _with_values(states, region.headline_indicators, MOST_TILES)
    series = _with_values(states, region.series_indicators, MOST_SERIES)
    gauges = _gauges(context, first, states)
    body = [
        answers(context, first, of_plan[first.id]),
        *(statuses_card(context, plan, of_plan[plan.id], span=COLUMNS // len(plans)) for plan in plans),
        tiles(context, headline),
        changes_card(context, states_here(context, first, of_plan[first.id]), span=7),
        html.Div([coming_card(context)], className="fills span-5"),
        *(gauge_card(context, state, span=_gauge_span(len(gauges))) for state in gauges),
        html.Div(map_card(context, _on_map(context, headline), span=12), className="fills span-7"),
        html.Div(
            [series_card(context, state.indicator, span=12) for state in series],
            className="stack span-5",
        ),
        age_card(context),
    ]
    return Page(
        title=words.say("Overview"),
        lead=_lead(context, first, of_plan[first.id]),
        body=body,
        dates=periods_of(context, list(wanted)),
    )


def _lead(context: Context, plan: Plan, states: Sequence[IndicatorState]) -> str:
    """The first sentence of the page: how many indicators are where, and how old the newest value is."""
    words = context.words
    here = states_here(context, plan, states)
    summary = plan_title(context, plan, here)
    newest = max((state.latest.on for state in here if state.latest), default=None)
    if newest is None:
        return summary
    age = words.say(
        "The newest value of the plan is of {day}, {age}.",
        day=words.formats.day(newest),
        age=words.age(newest, context.today),
    )
    return f"{summary} {age}"


def _with_values(states: States, names: Sequence[str], most: int) -> list[IndicatorState]:
    """The first few that have values; where none has, the last few, which then say so."""
    found = [states[name] for name in names if states[name].values]
    return (found or [states[name] for name in names[-most:]])[:most]


def _gauges(context: Context, plan: Plan, states: States) -> list[IndicatorState]:
    """Those of the region's card; for a plan from a file those that are furthest behind the pace."""
    of_card = [states[name] for name in context.region.gauge_indicators]
    if any(state.indicator.plan == plan.id for state in of_card):
        return of_card
    of_plan = [states[i.id] for i in context.catalog.indicators_of_plan(plan.id)]
    paced = [state for state in of_plan if state.progress.pace is not None]
    return sorted(paced, key=lambda state: state.progress.pace or 0)[:MOST_BEHIND] or of_card


def _gauge_span(count: int) -> int:
    """Columns of a gauge: rows of three where they come out even, else of up to four."""
    return COLUMNS // (3 if count % 3 == 0 else min(count, MOST_GAUGES_IN_A_ROW))


def _on_map(context: Context, headline: Sequence[IndicatorState]) -> Indicator:
    """The first headline figure that is known for every gmina."""
    in_gminy = [state.indicator for state in headline if "gmina" in state.indicator.areas]
    return next(iter(in_gminy), context.catalog.indicators[context.region.map_indicators[0]])
