"""Parts that show one indicator's progress: gauge card, bullet row, status badge, path card."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import aria, data
from dashboard.components.card import Column, NativeChart, Twin, drawn, empty, figure_card, plotted, source_line
from dashboard.context import Context
from dashboard.figures.bullet import bullet
from dashboard.figures.gauge import gauge
from dashboard.figures.path import PathWords, progress_path
from dashboard.sentences import finding, judgement
from dashboard.words import STATUS_SHAPES, Words
from data.progress import Status
from data.progress.measure import expected_on
from data.queries.progress import IndicatorState

CHOSEN_ID = "wybrany-wskaznik"


def status_badge(words: Words, status: Status) -> html.Span:
    """Shape and word together, so that colour is never alone."""
    shape = html.Span(f"{STATUS_SHAPES[status]} ", **aria(hidden="true"))
    return html.Span([shape, words.status(status)], className=f"status status-{status}")


def badges(words: Words, state: IndicatorState) -> html.Div:
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
    titles, indicators = [one.title for one in found], [state.indicator for state in states]
    return source_line(words, titles, indicators, is_demo=any(one.is_demo for one in found))


def as_of_line(words: Words, state: IndicatorState) -> str:
    """'Stan na ...' of the value, else of the file that holds the target."""
    if state.latest:
        return words.as_of(state.latest.on)
    return words.as_of(state.citations[0].load_stan_na if state.citations else None)


def gauge_card(context: Context, state: IndicatorState, *, span: int) -> html.Figure:
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


def bullet_row(context: Context, state: IndicatorState, *, href: str, is_chosen: bool) -> html.Li:
    """One line of a list: name, bar, amount, status."""
    words = context.words
    drawing = bullet(
        status=state.progress.status,
        has_target=state.goal.target is not None,
        distance=share_of_way(state, state.latest.value if state.latest else None),
        expected_distance=share_of_way(state, state.progress.expected),
    )
    name: list[Component] = [
        html.A(
            state.indicator.name.in_language(words.language),
            href=href,
            **data(go="", then=CHOSEN_ID),
            **aria(current="true" if is_chosen else None),
        )
    ]
    if state.area_code != context.area_code:
        name.append(html.Span(words.area_name(state.area_code), className="bullet-level"))
    return html.Li(
        [
            html.Div(name, className="bullet-name"),
            drawn(drawing, "bullet"),
            html.Div(amount_of_target(words, state), className="bullet-value"),
            badges(words, state),
        ],
        className="bullet-row",
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


def path_card(context: Context, state: IndicatorState, *, span: int) -> html.Figure:
    """The path of one indicator with plan line and forecast."""
    words = context.words
    unit = words.catalog.units[state.indicator.unit]
    path_words = PathWords(
        plan=words.say("plan"),
        value=words.say("value"),
        forecast=words.say("forecast"),
        target_label=words.say("target {value}", value=words.number(state.goal.target, unit)),
        value_label=words.number(state.latest.value if state.latest else None, unit),
        forecast_label=words.say(
            "forecast {value}", value=words.number(state.forecast.value if state.forecast else None, unit)
        ),
    )
    if state.readings or state.goal.target_on:
        figure = progress_path(
            goal=state.goal,
            readings=state.readings,
            forecast=state.forecast,
            words=path_words,
            theme=context.selection.motyw,
            language=words.language,
            key=context.key,
            unit=words.unit_name(unit),
            decimals=unit.decimals,
        )
        body: Component = plotted(figure, label=finding(words, state), language=words.language)
    else:
        body = empty(
            words.say("There is nothing to draw."),
            words.say("The source gives neither values nor a dated target."),
        )
    return figure_card(
        words,
        name="sciezka",
        span=span,
        title=_path_title(words, state),
        subtitle=measure_line(words, state),
        body=body,
        source=cited(words, [state]),
        as_of=as_of_line(words, state),
        note=level_note(context, state),
        twin=path_twin(words, state),
        method=_forecast_method(words, state),
    )


def _path_title(words: Words, state: IndicatorState) -> str:
    if state.forecast and state.goal.target is not None:
        unit = words.catalog.units[state.indicator.unit]
        return words.say(
            "At this pace {value} of {target} by {day} (range {low}–{high}).",
            value=words.number(state.forecast.value, unit),
            target=words.of_amount(state.goal.target, unit),
            day=words.formats.day(state.forecast.on),
            low=words.number(state.forecast.low, unit),
            high=words.number(state.forecast.high, unit),
        )
    return words.say("The path of the indicator: {amount}.", amount=amount_of_target(words, state))


def _forecast_method(words: Words, state: IndicatorState) -> str:
    if state.forecast:
        return words.say(
            "Forecast: median slope between all pairs of values (Theil–Sen) with the middle 95 % of slopes."
        )
    return words.say("No forecast: it needs at least three comparable values before the date of the target.")


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
    ]


def path_twin(words: Words, state: IndicatorState) -> Twin:
    """The path as rows: period, value, value expected by the plan."""
    unit = words.catalog.units[state.indicator.unit]
    rows: list[list[str | float | None]] = [
        [words.formats.period(row.period_start, row.period_end), row.value, expected_on(state.goal, row.period_end)]
        for row in state.values
    ]
    if state.goal.target_on:
        target = words.say("target: {day}", day=words.formats.day(state.goal.target_on))
        rows.append([target, None, state.goal.target])
    columns = [
        Column(words.say("Period")),
        Column(words.say("Value ({unit})", unit=words.unit_name(unit)), unit.decimals),
        Column(words.say("Expected by the plan ({unit})", unit=words.unit_name(unit)), max(unit.decimals, 1)),
    ]
    return Twin(state.indicator.name.in_language(words.language), columns, rows)
