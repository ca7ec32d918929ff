"""A plan as a tree: priority, goal, action, and the indicators with the team that answers for them."""

from collections import Counter
from collections.abc import Sequence

from dashboard import html
from dashboard.components.bullets import bullet_row
from dashboard.components.card import empty, figure_card
from dashboard.components.progress import cited, state_twin
from dashboard.context import Context
from dashboard.html import Element
from dashboard.sentences import statuses_summary
from dashboard.words import Words
from data.catalog import Indicator, Plan
from data.queries.progress import IndicatorState


def plan_card(context: Context, plan: Plan, states: Sequence[IndicatorState], chosen: IndicatorState) -> Element:
    """All indicators of a plan with their way to the target; the title counts those of the chosen area."""
    words = context.words
    here = states_here(context, plan, states)
    sections: list[Element] = []
    for priority in plan.priorities:
        rows = [state for state in states if state.indicator.priority == priority.id]
        if rows:
            sections += _priority(context, priority.name.in_language(words.language), rows, chosen)
    return figure_card(
        words,
        name=f"plan-{plan.id}",
        span=12,
        title=plan_title(context, plan, here),
        subtitle=words.say(
            "{plan} · bars show the way from baseline to target, the mark what is expected by now",
            plan=plan.name.in_language(words.language),
        ),
        body=sections or empty(words.say("This plan has no indicators."), words.say("Choose another plan.")),
        source=cited(words, states),
        as_of=words.as_of(max((s.latest.on for s in states if s.latest), default=None)),
        note=plan.note.in_language(words.language) if plan.note else "",
        twin=state_twin(words, states),
    )


def states_here(context: Context, plan: Plan, states: Sequence[IndicatorState]) -> list[IndicatorState]:
    """States of a plan that speak of the chosen area, not of a larger one; a national plan speaks of the country."""
    return [state for state in states if plan.level == "country" or state.area_code == context.area_code]


def plan_title(context: Context, plan: Plan, here: Sequence[IndicatorState]) -> str:
    """'Partnerstwa lokalne 2014–2015, województwo śląskie: 4 osiągnięte i 2 bez danych.'"""
    words = context.words
    return words.say(
        "{plan}, {place}: {summary}.",
        plan=plan.short.in_language(words.language),
        place=words.area_name("PL" if plan.level == "country" else context.area_code),
        summary=statuses_summary(words, dict(Counter(state.progress.status for state in here))),
    )


def responsible(words: Words, indicator: Indicator) -> str:
    """The team of the indicator, else who owes its values."""
    team = next((team for team in words.region.teams if team.id == indicator.team), None)
    return team.name.in_language(words.language) if team else indicator.owner


def _priority(context: Context, name: str, rows: Sequence[IndicatorState], chosen: IndicatorState) -> list[Element]:
    words = context.words
    teams = dict.fromkeys(responsible(words, state.indicator) for state in rows)
    parts: list[Element] = [html.H3(name, className="priority")]
    if len(teams) == 1:
        parts.append(html.P(words.say("Responsible: {team}", team=next(iter(teams))), className="plan-team"))
    goals = dict.fromkeys(state.indicator.goal for state in rows)
    for goal in goals:
        if goal:
            text = words.say("Goal: {goal}", goal=goal.in_language(words.language))
            parts.append(html.P(text, className="plan-goal"))
        of_goal = [state for state in rows if state.indicator.goal == goal]
        parts.append(
            html.Ul([_row(context, state, chosen, with_team=len(teams) > 1) for state in of_goal], className="bullets")
        )
    return parts


def _row(context: Context, state: IndicatorState, chosen: IndicatorState, *, with_team: bool) -> Element:
    words, indicator = context.words, state.indicator
    about = [indicator.code]
    if indicator.action:
        about.append(words.say("action {action}", action=indicator.action.in_language(words.language)))
    if with_team:
        about.append(responsible(words, indicator))
    return bullet_row(
        context,
        state,
        href=context.link(wskaznik=indicator.id),
        is_chosen=state is chosen,
        about=" · ".join(about),
    )
