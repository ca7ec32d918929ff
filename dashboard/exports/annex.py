"""The annex of the yearly report: every indicator of every plan, by priority, as tables for Word and Excel."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard import html
from dashboard.comments.known import comments_by_indicator
from dashboard.components.progress import cited
from dashboard.content import Cell, Column, FigureContent, NativeChart, Twin, attach
from dashboard.context import Context
from dashboard.html import Element
from dashboard.page import Page
from dashboard.sentences import judgement, statuses_summary
from dashboard.states import states_of
from dashboard.words import Words
from data.catalog import Plan
from data.catalog.region_cards import Priority
from data.queries.progress import IndicatorState

VALUE_DECIMALS = 2
Written = Mapping[tuple[str, str], Sequence[str]]


def annex(context: Context) -> Page:
    """A table for each priority; it has no address in the navigation, only files."""
    words, catalog = context.words, context.catalog
    plans = [catalog.plans[plan_id] for plan_id in context.region.plans]
    indicators = [indicator for plan in plans for indicator in catalog.indicators_of_plan(plan.id)]
    states, written = states_of(context, indicators), comments_by_indicator(context)
    tables = [
        _table(words, plan, priority, found, written)
        for plan in plans
        for priority in plan.priorities
        if (found := [s for s in states if s.indicator.plan == plan.id and s.indicator.priority == priority.id])
    ]
    counts = dict(Counter(state.progress.status for state in states))
    return Page(
        title=words.say("Annex of the report: indicators by priority"),
        lead=words.count(
            "{n} indicator: {summary}.",
            "{n} indicators: {summary}.",
            len(states),
            summary=statuses_summary(words, counts),
        ),
        body=tables,
    )


def _table(words: Words, plan: Plan, priority: Priority, states: list[IndicatorState], written: Written) -> Element:
    years = sorted({row.period_end.year for state in states for row in state.values})
    counts = dict(Counter(state.progress.status for state in states))
    name = priority.name.in_language(words.language)
    title = f"{name}: {statuses_summary(words, counts)}."
    content = FigureContent(
        name=f"{plan.id}-{priority.id}",
        title=title,
        subtitle=plan.name.in_language(words.language),
        source=cited(words, states),
        as_of=words.as_of(max((state.latest.on for state in states if state.latest), default=None)),
        twin=Twin(title, _columns(words, years), [_row(words, state, years, written) for state in states]),
        note=plan.note.in_language(words.language) if plan.note else "",
        chart=NativeChart("table"),
    )
    section = html.Section()
    attach(section, content)
    return section


def _columns(words: Words, years: list[int]) -> list[Column]:
    say = words.say
    return [
        Column(say("Code")),
        Column(say("Indicator")),
        Column(say("Unit")),
        Column(say("Area")),
        Column(say("Baseline"), VALUE_DECIMALS),
        Column(say("Date of baseline")),
        Column(say("Target"), VALUE_DECIMALS),
        Column(say("Date of target")),
        *(Column(str(year), VALUE_DECIMALS) for year in years),
        Column(say("Status")),
        Column(say("Source")),
        Column(say("Comment")),
    ]


def _row(words: Words, state: IndicatorState, years: list[int], written: Written) -> list[Cell]:
    goal, formats = state.goal, words.formats
    by_year = {row.period_end.year: row.value for row in state.values}
    return [
        state.indicator.code,
        state.indicator.name.in_language(words.language),
        words.unit_name(words.catalog.units[state.indicator.unit]),
        words.area_name(state.area_code),
        goal.baseline,
        formats.day(goal.baseline_on) if goal.baseline is not None else "",
        goal.target,
        formats.day(goal.target_on) if goal.target is not None else "",
        *(by_year.get(year) for year in years),
        words.status(state.progress.status),
        "; ".join(citation.title for citation in state.citations if citation.title) or cited(words, [state]),
        " ".join([judgement(words, state), *written.get((state.indicator.id, state.area_code), ())]),
    ]
