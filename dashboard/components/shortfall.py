"""Ile brakuje: what is missing to the target in units, the pace it takes beside the pace so far, and where."""

from collections.abc import Sequence

from dashboard import html
from dashboard.components.card import Cell, Column, Twin, empty, figure_card
from dashboard.components.progress import as_of_line, cited, measure_line
from dashboard.context import Context
from dashboard.html import Element
from dashboard.sentences import shortfall
from dashboard.words import Words
from data.catalog import Unit
from data.queries.progress import IndicatorState, area_states


def shortfall_card(context: Context, state: IndicatorState) -> Element:
    """The gap of one indicator; with subregions where it is reported for them."""
    words, progress = context.words, state.progress
    unit = words.catalog.units[state.indicator.unit]
    if state.goal.target is None:
        return _without_target(context, state)
    facts = [
        (words.say("Still missing to the target"), words.amount(progress.missing, unit)),
        (words.say("Against what is expected by now"), _signed(words, progress.gap, unit)),
        (words.say("Needed per year since the newest value"), _per_year(words, progress.needed_per_year, unit)),
        (words.say("Achieved per year so far"), _per_year(words, progress.achieved_per_year, unit)),
    ]
    parts = _subregions(context, state)
    body: list[Element] = [
        html.Dl(
            [html.Div([html.Dt(name), html.Dd(value)], className="fact") for name, value in facts], className="facts"
        )
    ]
    if parts:
        body.append(_table(words, parts, unit))
    return figure_card(
        words,
        name="ile-brakuje",
        span=12,
        title=shortfall(words, state, context.selection.stan_na or context.today),
        subtitle=measure_line(words, state),
        body=body,
        source=cited(words, [state, *parts]),
        as_of=as_of_line(words, state),
        note=_note(words, state, parts),
        twin=_twin(words, [state, *parts], unit),
        method=words.say(
            "Needed per year: what is missing, divided by the years from the newest value to the date of the target. "
            "Achieved per year: the change since the baseline, divided by the years since then."
        ),
    )


def _without_target(context: Context, state: IndicatorState) -> Element:
    words = context.words
    unit = words.catalog.units[state.indicator.unit]
    return figure_card(
        words,
        name="ile-brakuje",
        span=12,
        title=shortfall(words, state, context.today),
        subtitle=measure_line(words, state),
        body=empty(
            words.say("There is no target to measure against."),
            words.say("With a target in the plan this card tells the gap and the pace."),
        ),
        source=cited(words, [state]),
        as_of=as_of_line(words, state),
        twin=_twin(words, [state], unit),
    )


def _subregions(context: Context, state: IndicatorState) -> list[IndicatorState]:
    """States of the subregions, unless a smaller area than the region is shown or nothing is known of them."""
    region = context.region
    if state.area_code != region.teryt or "subregion" not in state.indicator.areas:
        return []
    codes = [region.subregion_code(subregion.id) for subregion in region.subregions]
    found = area_states(context.db, indicator=state.indicator, codes=codes, stan_na=context.selection.stan_na)
    return [one for one in found if one.latest or one.goal.target is not None]


def _table(words: Words, parts: Sequence[IndicatorState], unit: Unit) -> Element:
    head = [words.say("Subregion"), words.say("Value"), words.say("Target"), words.say("Still missing")]
    rows = [
        html.Tr(
            [
                html.Th(words.area_name(part.area_code), scope="row"),
                html.Td(words.number(part.latest.value, unit) if part.latest else words.say("no data")),
                html.Td(words.number(part.goal.target, unit) if part.goal.target is not None else words.say("not set")),
                html.Td(words.number(part.progress.missing, unit)),
            ]
        )
        for part in parts
    ]
    return html.Table(
        [html.Thead(html.Tr([html.Th(name, scope="col") for name in head])), html.Tbody(rows)], className="plain-table"
    )


def _note(words: Words, state: IndicatorState, parts: Sequence[IndicatorState]) -> str:
    if parts and state.goal.target is not None and all(part.goal.target is None for part in parts):
        return words.say("The plan sets the target for the whole voivodeship only, so parts have no gap of their own.")
    return ""


def _signed(words: Words, gap: float | None, unit: Unit) -> str:
    if gap is None:
        return words.amount(None, unit)
    if gap < 0:
        return words.say("{amount} less", amount=words.amount(-gap, unit))
    return words.say("{amount} more", amount=words.amount(gap, unit)) if gap > 0 else words.say("exactly as expected")


def _per_year(words: Words, pace: float | None, unit: Unit) -> str:
    """A pace has a decimal more than what it counts."""
    if pace is None:
        return words.amount(None, unit)
    return words.amount(pace, unit.model_copy(update={"decimals": max(unit.decimals, 1)}))


def _twin(words: Words, states: Sequence[IndicatorState], unit: Unit) -> Twin:
    columns = [
        Column(words.say("Area")),
        Column(words.say("Value ({unit})", unit=words.unit_name(unit)), 2),
        Column(words.say("Target"), 2),
        Column(words.say("Still missing"), 2),
        Column(words.say("Needed per year"), 2),
        Column(words.say("Achieved per year"), 2),
    ]
    rows: list[list[Cell]] = [
        [
            words.area_name(state.area_code),
            state.latest.value if state.latest else None,
            state.goal.target,
            state.progress.missing,
            state.progress.needed_per_year,
            state.progress.achieved_per_year,
        ]
        for state in states
    ]
    return Twin(words.say("How much is missing"), columns, rows)
