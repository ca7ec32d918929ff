"""The path of one indicator: values against the plan line, with the forecast."""

from datetime import date

from dashboard.components.card import Column, NativeChart, Twin, drawn, empty, figure_card
from dashboard.components.progress import amount_of_target, as_of_line, cited, level_note, measure_line
from dashboard.components.series import day_names, value_axis
from dashboard.context import Context
from dashboard.figures.path import PathWords, progress_path
from dashboard.html import Element
from dashboard.sentences import finding
from dashboard.words import Words
from data.progress.measure import expected_on
from data.queries.progress import IndicatorState


def path_card(context: Context, state: IndicatorState, *, span: int) -> Element:
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
        names = day_names(words, _path_days(state))
        figure = progress_path(
            goal=state.goal,
            readings=state.readings,
            forecast=state.forecast,
            words=path_words,
            axis=value_axis(words, unit),
            day_name=names,
            label=finding(words, state),
        )
        body: Element = drawn(figure, "over-time")
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
        chart=NativeChart("line", days=_days(state)),
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


def _days(state: IndicatorState) -> list[date]:
    """Days of the rows of `path_twin`."""
    target_on = [state.goal.target_on] if state.goal.target_on else []
    return [*(row.period_end for row in state.values), *target_on]


def _path_days(state: IndicatorState) -> list[date]:
    """All days that the path has a point at."""
    goal = state.goal
    days = [goal.baseline_on, goal.target_on, *(r.on for r in state.readings), *(day for day, _v in goal.milestones)]
    return [day for day in days if day]


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
