"""Completeness of a plan: who owes which value for which period, with a message that is ready to be copied."""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard import html
from dashboard.components.attributes import data
from dashboard.components.card import Cell, Column, Twin, empty, figure_card
from dashboard.components.plan_tree import responsible
from dashboard.components.progress import cited
from dashboard.context import Context
from dashboard.html import Element
from dashboard.words import Words
from data.catalog import Plan
from data.progress import Period
from data.queries.progress import IndicatorState, owed_by

MOST_PERIODS = 6


class Owed(NamedTuple):
    """An indicator and the periods without a value."""

    state: IndicatorState
    periods: list[Period]


def owed_of(context: Context, plan: Plan, states: Sequence[IndicatorState]) -> list[Owed]:
    """Indicators of a plan that lack values of periods which have ended by the chosen date."""
    until = context.selection.stan_na or context.today
    found = [Owed(state, owed_by(state, begins=plan.period_start, until=until)) for state in states]
    return [one for one in found if one.periods]


def owed_card(context: Context, plan: Plan, states: Sequence[IndicatorState]) -> Element:
    """What is missing, by who owes it."""
    words = context.words
    owed = owed_of(context, plan, states)
    by_team: dict[str, list[Owed]] = {}
    for one in owed:
        by_team.setdefault(responsible(words, one.state.indicator), []).append(one)
    number = sum(len(one.periods) for one in owed)
    title = words.count("{n} value of the plan is owed.", "{n} values of the plan are owed.", number)
    body: list[Element] = [
        _team(words, plan, team, of_team, place) for place, (team, of_team) in enumerate(by_team.items(), start=1)
    ]
    if not owed:
        title = words.say("No value of the plan is owed.")
        body = [
            empty(
                words.say("Every period that has ended has its value."),
                words.say("Indicators without a target or a frequency owe nothing."),
            )
        ]
    return figure_card(
        words,
        name="kompletnosc",
        span=12,
        title=title,
        subtitle=words.say(
            "Who owes which value for which period · {plan}", plan=plan.short.in_language(words.language)
        ),
        body=body,
        source=cited(words, states),
        as_of=words.as_of(context.selection.stan_na or context.today),
        twin=_twin(words, title, owed),
        method=words.say(
            "A value is owed as soon as its period has ended: periods follow the frequency of the indicator, from its "
            "baseline to its target. A value that is known to be missing is owed too."
        ),
    )


def _team(words: Words, plan: Plan, team: str, owed: Sequence[Owed], place: int) -> Element:
    number = sum(len(one.periods) for one in owed)
    name = f"prosba-{place}"
    lines = [html.Li([html.Strong(f"{one.state.indicator.code} "), _line(words, one)]) for one in owed]
    message = html.Details(
        [
            html.Summary(words.say("Message to copy")),
            html.Pre(_message(words, plan, owed), id=name, className="message"),
            html.Button(
                words.say("Copy the message"),
                type="button",
                className="button",
                **data(copy=name, copied=words.say("Copied")),
            ),
        ],
        className="owed-message",
    )
    heading = words.count("{team}: {n} value", "{team}: {n} values", number, team=team)
    return html.Section([html.H3(heading, className="priority"), html.Ul(lines, className="owed-lines"), message])


def _line(words: Words, owed: Owed) -> str:
    return f"{owed.state.indicator.name.in_language(words.language)}: {_periods(words, owed.periods)}"


def _periods(words: Words, periods: Sequence[Period]) -> str:
    shown = [words.formats.period(*period) for period in periods[:MOST_PERIODS]]
    if len(periods) <= MOST_PERIODS:
        return words.formats.listing(shown)
    more = words.count("and {n} more period", "and {n} more periods", len(periods) - MOST_PERIODS)
    return f"{', '.join(shown)} {more}"


def _message(words: Words, plan: Plan, owed: Sequence[Owed]) -> str:
    """A letter without names of people: whoever sends it adds them."""
    lines = [
        words.say("Good morning,"),
        words.say("please send the missing values of “{plan}”:", plan=plan.name.in_language(words.language)),
        *(
            f"– {one.state.indicator.code} {one.state.indicator.name.in_language(words.language)}"
            f" ({words.unit_name(words.catalog.units[one.state.indicator.unit])}): "
            + ", ".join(words.formats.period(*period) for period in one.periods)
            for one in owed
        ),
        words.say("If there is no value, please write “no data” with the reason."),
    ]
    return "\n".join(lines)


def _twin(words: Words, title: str, owed: Sequence[Owed]) -> Twin:
    columns = [words.say("Responsible"), words.say("Code"), words.say("Indicator"), words.say("Period")]
    rows: list[list[Cell]] = [
        [
            responsible(words, one.state.indicator),
            one.state.indicator.code,
            one.state.indicator.name.in_language(words.language),
            words.formats.period(*period),
        ]
        for one in owed
        for period in one.periods
    ]
    return Twin(title, [Column(name) for name in columns], rows)
