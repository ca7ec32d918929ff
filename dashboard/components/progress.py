"""Parts that show one indicator's progress: gauge card, status badge, table twin, source line."""

from collections.abc import Sequence

from dashboard import html
from dashboard.components.attributes import aria
from dashboard.components.card import Column, NativeChart, Twin, drawn, figure_card, source_line
from dashboard.context import Context
from dashboard.figures.gauge import gauge
from dashboard.html import Element
from dashboard.sentences import finding, judgement
from dashboard.words import STATUS_SHAPES, Words
from data.progress import Status
from data.queries.progress import IndicatorState

CHOSEN_ID = "wybrany-wskaznik"


def status_badge(words: Words, status: Status) -> Element:
    """Shape and word together, so that colour is never alone."""
    shape = html.Span(f"{STATUS_SHAPES[status]} ", **aria(hidden="true"))
    return html.Span([shape, words.status(status)], className=f"status status-{status}")


def badges(words: Words, state: IndicatorState) -> Element:
    """The status, and beside it the call to check the definition of a result that is too good."""
    shown = [status_badge(words, state.progress.status)]
    if state.progress.check_definition:
        shown.append(html.Span(["⚠ ", words.say("check the definition")], className="status status-slow"))
    return html.Div(shown, className="statuses")


def share_of_way(state: IndicatorState, value: float | None) -> float | None:
    """How far a value lies from baseline (0) to target (1); None where that is not defined."""
    goal = state.goal
    if value is None or goal.baseline is None or goal.target is None or goal.target == goal.baseline:
        return None
    return (value - goal.baseline) / (goal.target - goal.baseline)


def cited(words: Words, states: Sequence[IndicatorState]) -> str:
    """The source line of indicators: their publications, else their sources."""
    found = [citation for state in states for citation in state.citations]
    titles = [one.title for one in found if not one.is_demo]
    indicators = [state.indicator for state in states]
    return source_line(words, titles, indicators, is_demo=any(one.is_demo for one in found))


def as_of_line(words: Words, state: IndicatorState) -> str:
    """'Stan na ...' of the value, else of the file that holds the target."""
    if state.latest:
        return words.as_of(state.latest.on)
    return words.as_of(state.citations[0].load_stan_na if state.citations else None)


def gauge_card(context: Context, state: IndicatorState, *, span: int) -> Element:
    """One indicator as a half-ring gauge with its judgement on the flip side."""
    words, progress, goal = context.words, state.progress, state.goal
    unit = words.catalog.units[state.indicator.unit]
    share = share_of_way(state, state.latest.value if state.latest else None)
    number = words.say("no data")
    if state.latest:
        number = words.qualifier(state.qualifier) + words.number(state.latest.value, unit)
    drawing = gauge(
        label=f"{finding(words, state)} {words.status(progress.status)}.",
        number=number,
        has_value=state.latest is not None,
        caption=_gauge_caption(words, state),
        status=progress.status,
        distance=share,
        expected_distance=share_of_way(state, progress.expected),
        earlier_distance=share_of_way(state, state.earlier.value if state.earlier else None),
        ends=(words.number(goal.baseline, unit), words.number(goal.target, unit)) if goal.target is not None else None,
    )
    return figure_card(
        words,
        name=f"wskaznik-{state.indicator.id}",
        span=span,
        title=finding(words, state),
        subtitle=measure_line(words, state),
        body=[drawn(drawing, "gauge"), badges(words, state)],
        source=cited(words, [state]),
        as_of=as_of_line(words, state),
        note=" ".join(filter(None, [level_note(context, state), _own_note(words, state)])),
        twin=state_twin(words, [state]),
        method=judgement(words, state),
        level=3,
        chart=NativeChart("gauge", (), [f"status-{progress.status}"], share, number, _gauge_caption(words, state)),
    )


def _own_note(words: Words, state: IndicatorState) -> str:
    return state.indicator.note.in_language(words.language) if state.indicator.note else ""


def _gauge_caption(words: Words, state: IndicatorState) -> str:
    """Under the number: 'z 24 warsztatów', 'cel 2 %', 'pakty, bez celu w źródle'."""
    unit = words.catalog.units[state.indicator.unit]
    if state.goal.target is None:
        counted = words.unit_after(state.latest.value, unit) if state.latest else words.unit_name(unit)
        return words.say("{unit}, no target set", unit=counted)
    if unit.symbol:
        return words.say("target {value}", value=words.amount(state.goal.target, unit))
    return words.say("of {target}", target=words.of_amount(state.goal.target, unit))


def measure_line(words: Words, state: IndicatorState) -> str:
    """Subtitle: what is measured, in which unit, where, for which period."""
    unit = words.catalog.units[state.indicator.unit]
    newest = state.newest
    parts = [
        state.indicator.name.in_language(words.language),
        words.unit_name(unit),
        words.area_name(state.area_code),
    ]
    if newest:
        parts.append(words.formats.period(newest.period_start, newest.period_end))
    return " · ".join(parts)


def level_note(context: Context, state: IndicatorState) -> str:
    """Says so when the indicator is not reported for the chosen area and a larger one is shown."""
    if state.area_code == context.area_code:
        return ""
    words = context.words
    return words.say(
        "The source gives no figure for {chosen}; {shown} is shown.",
        chosen=words.of_area(context.area_code),
        shown=words.area_name(state.area_code),
    )


def amount_of_target(words: Words, state: IndicatorState) -> str:
    """'24 z 24 warsztatów', 'brak danych z 400 godzin', '138 osób' where no target is set."""
    unit = words.catalog.units[state.indicator.unit]
    if state.goal.target is None:
        return words.amount(state.latest.value if state.latest else None, unit, state.qualifier)
    if unit.symbol:
        value = words.amount(state.latest.value, unit) if state.latest else words.say("no data")
        return words.say("{value}, target {target}", value=value, target=words.amount(state.goal.target, unit))
    value = words.number(state.latest.value, unit) if state.latest else words.say("no data")
    return words.say("{value} of {target}", value=value, target=words.of_amount(state.goal.target, unit))


def state_twin(words: Words, states: Sequence[IndicatorState]) -> Twin:
    """Indicators as rows: baseline, target, value, distance and status."""
    columns = [
        Column(words.say("Indicator")),
        Column(words.say("Unit")),
        Column(words.say("Area")),
        Column(words.say("Baseline"), 2),
        Column(words.say("Target"), 2),
        Column(words.say("Date of target")),
        Column(words.say("Value"), 2),
        Column(words.say("Period of value")),
        Column(words.say("Distance (%)"), 1),
        Column(words.say("Pace (%)"), 1),
        Column(words.say("Status")),
        Column(words.say("Still missing"), 2),
        Column(words.say("Needed per year"), 2),
        Column(words.say("Achieved per year"), 2),
    ]
    return Twin(words.say("Progress of indicators"), columns, [_state_row(words, state) for state in states])


def _state_row(words: Words, state: IndicatorState) -> list[str | float | None]:
    progress, goal = state.progress, state.goal
    newest = state.newest
    return [
        state.indicator.name.in_language(words.language),
        words.unit_name(words.catalog.units[state.indicator.unit]),
        words.area_name(state.area_code),
        goal.baseline,
        goal.target,
        words.formats.day(goal.target_on),
        state.latest.value if state.latest else None,
        words.formats.period(newest.period_start, newest.period_end) if newest else None,
        None if progress.distance is None else round(progress.distance * 100, 1),
        None if progress.pace is None else round(progress.pace * 100, 1),
        words.status(progress.status),
        progress.missing,
        progress.needed_per_year,
        progress.achieved_per_year,
    ]
