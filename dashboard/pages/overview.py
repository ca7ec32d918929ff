"""Przegląd: what management reads first - statuses, headline figures, gauges, map, series, age of data."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from dash import html

from dashboard.components.attributes import aria
from dashboard.components.card import Cell, Column, NativeChart, Twin, drawn, empty, figure_card
from dashboard.components.map import map_card
from dashboard.components.progress import cited, gauge_card, level_note, state_twin, status_badge
from dashboard.components.series import series_card
from dashboard.components.shell import Page
from dashboard.content import FigureContent, attach
from dashboard.context import Context
from dashboard.figures.status_bars import StatusRow, status_bars
from dashboard.sentences import statuses_summary
from dashboard.words import STATUS_SHAPES, Words, first_upper
from data.areas import level_of
from data.catalog import Plan, Unit
from data.progress import Status
from data.queries.indicators import value_periods
from data.queries.progress import IndicatorState, indicator_states
from data.queries.state import newest_loads

COLUMNS, MOST_GAUGES_IN_A_ROW = 12, 4


def overview(context: Context) -> Page:
    """The page for `/`."""
    words, catalog = context.words, context.catalog
    plans = [catalog.plans[plan_id] for plan_id in context.region.plans]
    planned = [indicator for plan in plans for indicator in catalog.indicators_of_plan(plan.id)]
    shown_ids = [*context.region.headline_indicators, *context.region.gauge_indicators]
    wanted = {i.id: i for i in [*planned, *(catalog.indicators[name] for name in shown_ids)]}
    found = indicator_states(
        context.db, indicators=list(wanted.values()), chain=context.chain, stan_na=context.selection.stan_na
    )
    states = {state.indicator.id: state for state in found}
    body = [
        _tiles(context, [states[name] for name in context.region.headline_indicators]),
        *(_statuses_card(context, plan, states) for plan in plans),
        *(gauge_card(context, states[name], span=_gauge_span(context)) for name in context.region.gauge_indicators),
        map_card(context, catalog.indicators[context.region.map_indicators[0]], span=7),
        html.Div(
            [series_card(context, catalog.indicators[name], span=12) for name in context.region.series_indicators],
            className="stack span-5",
        ),
        _age_card(context),
    ]
    return Page(
        title=words.say("Overview"),
        lead=_lead(context, plans[0], states),
        body=body,
        dates=value_periods(context.db, indicator_ids=list(wanted)),
    )


def _gauge_span(context: Context) -> int:
    """Columns of a gauge: rows of three where they come out even, else of up to four."""
    count = len(context.region.gauge_indicators)
    return COLUMNS // (3 if count % 3 == 0 else min(count, MOST_GAUGES_IN_A_ROW))


def _lead(context: Context, plan: Plan, states: dict[str, IndicatorState]) -> str:
    """The first sentence of the page: how many indicators are where, and how old the newest value is."""
    words = context.words
    here = _reported_here(context, plan, states)
    summary = words.say(
        "{plan}, {place}: {summary}.",
        plan=plan.short.in_language(words.language),
        place=words.area_name(context.area_code),
        summary=statuses_summary(words, _counts(here)),
    )
    newest = max((state.latest.on for state in here if state.latest), default=None)
    if newest is None:
        return summary
    age = words.say(
        "The newest value of the plan is of {day}, {age}.",
        day=words.formats.day(newest),
        age=words.age(newest, context.today),
    )
    return f"{summary} {age}"


def _reported_here(context: Context, plan: Plan, states: dict[str, IndicatorState]) -> list[IndicatorState]:
    """States of a plan that speak of the chosen area, not of a larger one; a national plan speaks of the country."""
    of_plan = [states[i.id] for i in context.catalog.indicators_of_plan(plan.id)]
    if plan.level == "country":
        return of_plan
    return [state for state in of_plan if state.area_code == context.area_code]


def _counts(states: Sequence[IndicatorState]) -> dict[Status, int]:
    return dict(Counter(state.progress.status for state in states))


def _tiles(context: Context, states: Sequence[IndicatorState]) -> html.Section:
    words = context.words
    tiles = []
    for state in states:
        unit = words.catalog.units[state.indicator.unit]
        value = state.latest.value if state.latest else None
        note = _tile_note(words, state, unit)
        children = [
            html.P(state.indicator.name.in_language(words.language), className="tile-name"),
            html.P(
                [
                    html.Span(words.number(value, unit), className="big"),
                    " ",
                    html.Span(
                        words.unit_after(value, unit) if value is not None else words.say("no data"),
                        className="tile-unit",
                    ),
                ],
                className="tile-value",
            ),
            html.P(note, className="tile-note"),
        ]
        if level_note(context, state):
            children.append(html.P(words.area_name(state.area_code), className="tile-level"))
        tiles.append(html.Div(children, className="tile"))
    title = words.say("Headline figures")
    section = html.Section(tiles, className="tiles span-12", **aria(label=title))
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


def _tile_note(words: Words, state: IndicatorState, unit: Unit) -> str:
    """Period or date of the value, the value before, and who publishes it."""
    parts = [state.indicator.owner]
    if state.earlier and len(state.values) > 1:
        before = state.values[-2]
        when = words.formats.period(before.period_start, before.period_end)
        parts.insert(0, words.say("{day}: {value}", day=when, value=words.number(before.value, unit)))
    if state.newest and state.newest.is_demo:
        parts.append(words.say("demonstration data"))
    if state.newest and state.newest.period_start:
        parts.insert(0, words.formats.period(state.newest.period_start, state.newest.period_end))
    elif state.newest:
        parts.insert(0, words.as_of(state.newest.period_end))
    return " · ".join(parts)


def _statuses_card(context: Context, plan: Plan, states: dict[str, IndicatorState]) -> html.Figure:
    words = context.words
    here = _reported_here(context, plan, states)
    counts = _counts(here)
    rows = [
        StatusRow(p.name.in_language(words.language), _counts([s for s in here if s.indicator.priority == p.id]))
        for p in plan.priorities
    ]
    rows = [row for row in rows if row.counts]
    where = words.area_name("PL" if plan.level == "country" else context.area_code)
    title = first_upper(
        words.say(
            "{plan}: {summary}.",
            plan=plan.short.in_language(words.language),
            summary=statuses_summary(words, counts),
        )
    )
    body = (
        [
            drawn(status_bars(rows, label=title, shapes_of=STATUS_SHAPES), "status-bars"),
            html.Div([status_badge(words, status) for status in Status if counts.get(status)], className="statuses"),
        ]
        if rows
        else empty(
            words.say("No indicator of this plan is reported for {area}.", area=words.of_area(context.area_code)),
            words.say("Choose the whole voivodeship to see them."),
        )
    )
    note = ""
    if plan.level == "country" and level_of(context.area_code) != "country":
        note = words.say(
            "The programme is national: there are no figures for {area}.",
            area=words.of_area(context.area_code),
        )
    twin = Twin(
        title,
        [Column(words.say("Priority")), *(Column(words.status(s), 0) for s in Status)],
        [[row.name, *(row.counts.get(s, 0) for s in Status)] for row in rows],
    )
    newest = max((state.latest.on for state in here if state.latest), default=None)
    return figure_card(
        words,
        name=f"statusy-{plan.id}",
        chart=NativeChart("stacked", tones=[f"status-{status}" for status in Status]),
        span=6,
        title=title,
        subtitle=words.say("Number of indicators by priority and status · {area}", area=where),
        body=body,
        source=cited(words, here),
        as_of=words.as_of(newest),
        note=note,
        twin=twin,
        method=words.say(
            "Statuses are counted, never averaged. Rules: Methodology. {note}",
            note=plan.note.in_language(words.language) if plan.note else "",
        ),
    )


def _source_name(context: Context, load: Mapping[Hashable, Any]) -> str:
    name = context.catalog.sources[load["source_id"]].name.in_language(context.words.language)
    return f"{name} ({context.words.say('demonstration data')})" if load["is_demo"] is True else name


def _age_card(context: Context) -> html.Figure:
    words = context.words
    loads = newest_loads(context.db)
    rows: list[list[Cell]] = [
        [
            _source_name(context, load),
            words.formats.day(load["stan_na"]),
            words.formats.day(load["loaded_at"].date()),
            int(load["rows_accepted"]),
        ]
        for load in loads.to_dict("records")
        if load["source_id"] in context.catalog.sources
    ]
    newest = max(loads["stan_na"], default=None)
    title = words.count(
        "The data come from {n} source, the newest as of {day}.",
        "The data come from {n} sources, the newest as of {day}.",
        len(rows),
        day=words.formats.day(newest),
    )
    items = [
        html.Li(
            [html.Span(row[0], className="age-name"), html.Span(row[1], className="age-day")],
            className="age-row",
        )
        for row in rows
    ]
    twin = Twin(
        title,
        [
            Column(words.say("Source")),
            Column(words.say("As of")),
            Column(words.say("Loaded on")),
            Column(words.say("Rows"), 0),
        ],
        rows,
    )
    return figure_card(
        words,
        name="wiek-danych",
        span=12,
        title=title,
        subtitle=words.say("Age of the data by source"),
        body=html.Ul(items, className="ages"),
        source=words.say("Source: history of loads"),
        as_of=words.as_of(newest),
        note=words.say("Loads speak of the whole database; {area} is chosen.", area=words.area_name(context.area_code)),
        twin=twin,
    )
