"""Plan: every indicator by priority with its bar and status; the chosen one with gauge, path and reasons."""

from collections import Counter
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.card import figure_card
from dashboard.components.progress import (
    CHOSEN_ID,
    as_of_line,
    badges,
    bullet_row,
    cited,
    gauge_card,
    path_card,
    state_twin,
)
from dashboard.components.shell import Page
from dashboard.context import Context
from dashboard.sentences import finding, judgement, statuses_summary
from data.catalog import Plan
from data.progress import growth_ratio, value_over_target
from data.queries.indicators import value_periods
from data.queries.progress import IndicatorState, indicator_states


def plan_page(context: Context) -> Page:
    """The page for `/plan`."""
    words, catalog = context.words, context.catalog
    plans = [catalog.plans[plan_id] for plan_id in context.region.plans]
    indicators = [indicator for plan in plans for indicator in catalog.indicators_of_plan(plan.id)]
    found = indicator_states(context.db, indicators=indicators, chain=context.chain, stan_na=context.selection.stan_na)
    states = {state.indicator.id: state for state in found}
    chosen = states.get(context.selection.wskaznik) or next(iter(states.values()))
    return Page(
        title=words.say("Plan"),
        lead=words.say("{finding} Choose an indicator in the list to see its path.", finding=finding(words, chosen)),
        body=[
            html.Div([_plan_card(context, plan, states, chosen) for plan in plans], className="stack span-7"),
            html.Div(
                [
                    gauge_card(context, chosen, span=12),
                    path_card(context, chosen, span=12),
                    _reasons_card(context, chosen),
                ],
                className="stack sticky span-5",
                id=CHOSEN_ID,
            ),
        ],
        dates=value_periods(context.db, indicator_ids=[i.id for i in indicators]),
    )


def _plan_card(context: Context, plan: Plan, states: dict[str, IndicatorState], chosen: IndicatorState) -> html.Figure:
    words = context.words
    of_plan = [states[i.id] for i in context.catalog.indicators_of_plan(plan.id)]
    here = [state for state in of_plan if plan.level == "country" or state.area_code == context.area_code]
    sections: list[Component] = []
    for priority in plan.priorities:
        rows = [state for state in of_plan if state.indicator.priority == priority.id]
        if not rows:
            continue
        sections.append(html.H3(priority.name.in_language(words.language), className="priority"))
        sections.append(html.Ul([_row(context, state, chosen) for state in rows], className="bullets"))
    return figure_card(
        words,
        name=f"plan-{plan.id}",
        span=12,
        title=_plan_title(context, plan, here),
        subtitle=words.say(
            "{plan} · bars show the way from baseline to target, the mark what is expected by now",
            plan=plan.name.in_language(words.language),
        ),
        body=sections,
        source=cited(words, of_plan),
        as_of=words.as_of(max((s.latest.on for s in of_plan if s.latest), default=None)),
        note=plan.note.in_language(words.language) if plan.note else "",
        twin=state_twin(words, of_plan),
    )


def _plan_title(context: Context, plan: Plan, here: Sequence[IndicatorState]) -> str:
    words = context.words
    counts = dict(Counter(state.progress.status for state in here))
    where = words.area_name("PL" if plan.level == "country" else context.area_code)
    return words.say(
        "{plan}, {place}: {summary}.",
        plan=plan.short.in_language(words.language),
        place=where,
        summary=statuses_summary(words, counts),
    )


def _row(context: Context, state: IndicatorState, chosen: IndicatorState) -> html.Li:
    href = context.link(wskaznik=state.indicator.id)
    return bullet_row(context, state, href=href, is_chosen=state is chosen)


def _reasons_card(context: Context, state: IndicatorState) -> html.Figure:
    """The flip side: inputs, formula, status, second opinions, and the rows they come from."""
    words, progress, goal = context.words, state.progress, state.goal
    unit = words.catalog.units[state.indicator.unit]
    formats = words.formats
    facts: list[tuple[str, str]] = [
        (words.say("Baseline"), f"{words.amount(goal.baseline, unit)} ({formats.day(goal.baseline_on)})"),
        (words.say("Target"), f"{words.amount(goal.target, unit)} ({formats.day(goal.target_on)})"),
        (
            words.say("Value"),
            words.amount(state.latest.value if state.latest else None, unit, state.qualifier),
        ),
        (words.say("Expected by now"), words.amount(progress.expected, unit)),
        (
            words.say("Distance covered: (value − baseline) / (target − baseline)"),
            formats.percent(progress.distance),
        ),
        (words.say("Pace: (value − baseline) / (expected − baseline)"), formats.percent(progress.pace)),
        (words.say("Still missing"), words.amount(progress.missing, unit)),
        (
            words.say("Needed per year against achieved per year"),
            f"{formats.number(progress.needed_per_year, decimals=1)} / "
            f"{formats.number(progress.achieved_per_year, decimals=1)}",
        ),
    ]
    if state.latest:
        ratio = growth_ratio(goal, state.latest)
        facts += [
            (
                words.say("Second opinion, value over target"),
                formats.percent(value_over_target(goal, state.latest)),
            ),
            (
                words.say("Second opinion, Eurostat growth ratio"),
                formats.number(ratio, decimals=2) if ratio is not None else words.say("not defined here"),
            ),
        ]
    rows = [
        words.say(
            "{file}, row {row}, load {load}, as of {day}",
            file=c.file_name,
            row=c.row_no,
            load=c.load_id,
            day=formats.day(c.load_stan_na),
        )
        for c in state.citations
    ]
    facts.append((words.say("From our files"), "; ".join(rows) or words.say("no rows loaded")))
    body = [
        badges(words, state),
        html.P(judgement(words, state) or words.say("Nothing more is known."), className="judgement"),
        html.Dl(
            [html.Div([html.Dt(name), html.Dd(value)], className="fact") for name, value in facts],
            className="facts",
        ),
    ]
    return figure_card(
        words,
        name="uzasadnienie",
        span=12,
        title=words.say(
            "{name}: status “{status}” and the reasons for it",
            name=state.indicator.name.in_language(words.language),
            status=words.status(progress.status),
        ),
        subtitle=words.say(
            "Indicator {code} · {area}", code=state.indicator.code, area=words.area_name(state.area_code)
        ),
        body=body,
        source=cited(words, [state]),
        as_of=as_of_line(words, state),
        twin=state_twin(words, [state]),
    )
