"""Headline figures: the value, its target where there is one, and the year before, in one tile each."""

from collections.abc import Sequence

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.components.changes import a_year_before
from dashboard.components.progress import cited, level_note, state_twin
from dashboard.content import FigureContent, attach
from dashboard.context import Context
from dashboard.html import Element
from dashboard.words import Words
from data.catalog import Unit
from data.progress import Reading
from data.queries.progress import IndicatorState


def tiles(context: Context, states: Sequence[IndicatorState]) -> Element:
    """One tile for each state."""
    words = context.words
    title = words.say("Headline figures")
    section = html.Section([_tile(context, state) for state in states], className="tiles span-12", **aria(label=title))
    attach(
        section,
        FigureContent(
            name="wskazniki-glowne",
            title=title,
            subtitle=words.area_name(context.area_code),
            source=cited(words, states),
            as_of=words.as_of(max((state.latest.on for state in states if state.latest), default=None)),
            twin=state_twin(words, states),
        ),
    )
    return section


def _tile(context: Context, state: IndicatorState) -> Element:
    words = context.words
    unit = words.catalog.units[state.indicator.unit]
    value = state.latest.value if state.latest else None
    number = words.number(value, unit)
    link = context.link(page="/dane", wskaznik=state.indicator.id)
    children = [
        html.P(state.indicator.name.in_language(words.language), className="tile-name"),
        html.P(
            [
                html.Span(html.A(number, href=link, **data(go="")), className="big"),
                " ",
                html.Span(
                    words.unit_after(value, unit) if value is not None else words.say("no data"), className="tile-unit"
                ),
            ],
            className="tile-value",
        ),
        *[html.P(line, className="tile-against") for line in against(words, state, unit)],
        html.P(_note(words, state), className="tile-note"),
    ]
    if level_note(context, state):
        children.append(html.P(words.area_name(state.area_code), className="tile-level"))
    return html.Div(children, className="tile")


def against(words: Words, state: IndicatorState, unit: Unit) -> list[str]:
    """What the value is to be held against: the target, and the value of a year before or the last one before that."""
    lines = []
    if state.goal.target is not None:
        target, day = words.number(state.goal.target, unit), state.goal.target_on
        if day:
            lines.append(words.say("target {value} by {day}", value=target, day=words.formats.day(day)))
        else:
            lines.append(words.say("target {value}", value=target))
    before = last_year(state)
    if before and state.latest:
        change = state.latest.value - before.value
        lines.append(
            words.say(
                "{day}: {value} ({change})",
                day=_when(words, state, before),
                value=words.number(before.value, unit),
                change=_signed(words, change, unit),
            )
        )
    return lines


def _signed(words: Words, change: float, unit: Unit) -> str:
    if not round(change, unit.decimals):
        return words.say("no change")
    return f"{'+' if change > 0 else ''}{words.number(change, unit)}"


def last_year(state: IndicatorState) -> Reading | None:
    """The newest value that is a year older than the newest, or more."""
    if state.latest is None:
        return None
    limit = a_year_before(state.latest.on)
    return next((reading for reading in reversed(state.readings) if reading.on <= limit), None)


def _when(words: Words, state: IndicatorState, reading: Reading) -> str:
    row = next(row for row in state.values if row.period_end == reading.on)
    return words.formats.period(row.period_start, row.period_end)


def _note(words: Words, state: IndicatorState) -> str:
    """Period or date of the value, who publishes it, and whether it is invented."""
    parts = [state.indicator.owner]
    if state.newest and state.newest.is_demo:
        parts.append(words.say("demonstration data"))
    if state.newest and state.newest.period_start:
        parts.insert(0, words.formats.period(state.newest.period_start, state.newest.period_end))
    elif state.newest:
        parts.insert(0, words.as_of(state.newest.period_end))
    return " · ".join(parts)
