"""Statuses of a plan by priority, counted."""

from collections import Counter
from collections.abc import Sequence

from dashboard import html
from dashboard.components.card import Column, NativeChart, Twin, drawn, empty, figure_card
from dashboard.components.plan_tree import states_here
from dashboard.components.progress import cited, status_badge
from dashboard.context import Context
from dashboard.figures.status_bars import StatusRow, status_bars
from dashboard.html import Element
from dashboard.sentences import statuses_summary, weakest_sentence
from dashboard.words import STATUS_SHAPES, first_upper
from data.areas import level_of
from data.catalog import Plan
from data.progress import Status, Weakest, weakest
from data.queries.progress import IndicatorState

Counts = dict[Status, int]


def counts_of(states: Sequence[IndicatorState]) -> Counts:
    """How many indicators have each status."""
    return dict(Counter(state.progress.status for state in states))


def counts_by_priority(plan: Plan, states: Sequence[IndicatorState]) -> dict[str, Counts]:
    """Counts of statuses by id of the priority, in the order of the plan."""
    return {p.id: counts_of([s for s in states if s.indicator.priority == p.id]) for p in plan.priorities}


def weakest_of(context: Context, plan: Plan, states: Sequence[IndicatorState]) -> tuple[str, Weakest | None]:
    """Name of the weakest priority and its counts."""
    found = weakest(counts_by_priority(plan, states))
    names = {p.id: p.name.in_language(context.words.language) for p in plan.priorities}
    return (names[found.priority], found) if found else ("", None)


def statuses_card(context: Context, plan: Plan, states: Sequence[IndicatorState], *, span: int) -> Element:
    """One bar a priority; the title says how many indicators are where and which priority is weakest."""
    words = context.words
    here = states_here(context, plan, states)
    counts = counts_of(here)
    by_priority = counts_by_priority(plan, here)
    names = {p.id: p.name.in_language(words.language) for p in plan.priorities}
    rows = [StatusRow(names[name], counted) for name, counted in by_priority.items() if counted]
    title = first_upper(
        words.say(
            "{plan}: {summary}.",
            plan=plan.short.in_language(words.language),
            summary=statuses_summary(words, counts),
        )
    )
    name, found = weakest_of(context, plan, here)
    weak = [html.P(weakest_sentence(words, name, found), className="judgement")] if found else []
    body = (
        [
            drawn(status_bars(rows, label=title, shapes_of=STATUS_SHAPES), "status-bars"),
            html.Div([status_badge(words, status) for status in Status if counts.get(status)], className="statuses"),
            *weak,
        ]
        if rows
        else empty(
            words.say("No indicator of this plan is reported for {area}.", area=words.of_area(context.area_code)),
            words.say("Choose the whole voivodeship to see them."),
        )
    )
    where = words.area_name("PL" if plan.level == "country" else context.area_code)
    twin = Twin(
        title,
        [Column(words.say("Priority")), *(Column(words.status(s), 0) for s in Status)],
        [[row.name, *(row.counts.get(s, 0) for s in Status)] for row in rows],
    )
    return figure_card(
        words,
        name=f"statusy-{plan.id}",
        chart=NativeChart("stacked", tones=[f"status-{status}" for status in Status]),
        span=span,
        title=title,
        subtitle=words.say("Number of indicators by priority and status · {area}", area=where),
        body=body,
        source=cited(words, here),
        as_of=words.as_of(max((state.latest.on for state in here if state.latest), default=None)),
        note=_note(context, plan),
        twin=twin,
        method=words.say(
            "Statuses are counted, never averaged. Rules: Methodology. {note}",
            note=plan.note.in_language(words.language) if plan.note else "",
        ),
    )


def _note(context: Context, plan: Plan) -> str:
    if plan.level != "country" or level_of(context.area_code) == "country":
        return ""
    words = context.words
    return words.say(
        "The programme is national: there are no figures for {area}.", area=words.of_area(context.area_code)
    )
