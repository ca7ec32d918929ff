"""The slides by kind, made from the figures of the pages; None where there is nothing to show."""

from collections.abc import Callable, Mapping, Sequence

from dashboard import html
from dashboard.area_values import newest_values
from dashboard.compared import compared
from dashboard.components.attributes import aria
from dashboard.components.card import figure_card
from dashboard.components.changes import changes_card, moved_since, registry_counts, window
from dashboard.components.coming import coming_card
from dashboard.components.map import values_card
from dashboard.components.multiples import multiples_card, panel_codes
from dashboard.components.plan_tree import states_here
from dashboard.components.progress import as_of_line, cited, gauge_card, level_note, measure_line, state_twin
from dashboard.components.screen.parts import Slide, scale_of, slide_of, trend_with_words
from dashboard.components.status_card import counts_by_priority, statuses_card, weakest_of
from dashboard.components.tiles import against
from dashboard.content import contents_in
from dashboard.context import Context
from dashboard.html import Element
from dashboard.sentences import finding, judgement, shortfall, status_counted, weakest_sentence
from dashboard.states import states_of
from dashboard.words import STATUS_SHAPES, first_upper
from data.catalog import Plan
from data.catalog.screen_cards import SlideKind
from data.progress import Status
from data.queries.progress import IndicatorState

MOST_LARGE = 4
Maker = Callable[[Context, str], Slide | None]


def _statuses(context: Context, plan_id: str) -> Slide | None:
    words, plan = context.words, context.catalog.plans[plan_id]
    states = states_of(context, context.catalog.indicators_of_plan(plan_id))
    here = states_here(context, plan, states)
    of_page = statuses_card(context, plan, states, span=12)
    content = contents_in(of_page)[0]
    day = max((state.latest.on for state in here if state.latest), default=None)
    if content.empty_words() or day is None:
        return None
    name, weakest = weakest_of(context, plan, here)
    body: list[Element] = [_priorities(context, plan, here)]
    if weakest:
        body.append(html.P(weakest_sentence(words, name, weakest), className="slide-judgement"))
    figure = figure_card(
        words, name=content.name, span=12, title=content.title, subtitle=content.subtitle, body=body,
        source=content.source, as_of=content.as_of, twin=content.twin, chart=content.chart,
    )  # fmt: skip
    return slide_of(figure, day, context.link(page="/plan", wskaznik=here[0].indicator.id))


def _priorities(context: Context, plan: Plan, here: Sequence[IndicatorState]) -> Element:
    """A row a priority: its name, and its indicators by status as parts of one bar, in shape, number and word."""
    words = context.words
    names = {p.id: p.name.in_language(words.language) for p in plan.priorities}
    rows = []
    for priority, counts in counts_by_priority(plan, here).items():
        parts = [
            html.Span(
                [
                    html.Span(f"{STATUS_SHAPES[status]} ", **aria(hidden="true")),
                    status_counted(words, status, counts[status]),
                ],
                className=f"screen-part status-{status}",
                style={"--count": counts[status]},
            )
            for status in Status
            if counts.get(status)
        ]
        if parts:
            name = html.Span(names[priority], className="screen-priority")
            rows.append(html.Li([name, html.Span(parts, className="screen-bar")]))
    return html.Ul(rows, className="screen-priorities")


def _figure(context: Context, indicator_id: str) -> Slide | None:
    """One number of the sector, very large, with what it is to be held against."""
    words, indicator = context.words, context.catalog.indicators[indicator_id]
    (state,) = states_of(context, [indicator])
    if state.latest is None:
        return None
    unit = words.catalog.units[indicator.unit]
    number = words.qualifier(state.qualifier) + words.number(state.latest.value, unit)
    lines: list[Element] = [
        html.P(
            [html.Strong(number), " ", html.Span(words.unit_after(state.latest.value, unit))], className="screen-number"
        )
    ]
    lines += [html.P(line, className="screen-against") for line in against(words, state, unit)]
    if level_note(context, state):
        lines.append(html.P(level_note(context, state), className="screen-against"))
    body: list[Element] = [html.Div(lines, className="screen-words")]
    if len(state.readings) > 1:
        line = trend_with_words(words, indicator, unit, state.readings, scale_of([state.readings]), 0)
        body.append(html.Div(line, className="screen-picture"))
    figure = figure_card(
        words, name=f"liczba-{indicator_id}", span=12, title=finding(words, state), subtitle=measure_line(words, state),
        body=html.Div(body, className="screen-pair"), source=cited(words, [state]), as_of=as_of_line(words, state),
        twin=state_twin(words, [state]),
    )  # fmt: skip
    page = "/plan" if indicator.plan else "/dane"
    return slide_of(figure, state.latest.on, context.link(page=page, wskaznik=indicator_id))


def _gauge(context: Context, indicator_id: str) -> Slide | None:
    words = context.words
    (state,) = states_of(context, [context.catalog.indicators[indicator_id]])
    if state.latest is None:
        return None
    of_page = gauge_card(context, state, span=12)
    content = contents_in(of_page)[0]
    told = [judgement(words, state), shortfall(words, state, context.today), content.note]
    lines = [html.P(line, className="screen-against") for line in dict.fromkeys(told) if line]
    pair = [html.Div(content.body, className="screen-picture"), html.Div(lines[:2], className="screen-words")]
    figure = figure_card(
        words, name=content.name, span=12, title=content.title, subtitle=content.subtitle,
        body=html.Div(pair, className="screen-pair"), source=content.source, as_of=content.as_of, twin=content.twin,
        chart=content.chart,
    )  # fmt: skip
    return slide_of(figure, state.latest.on, context.link(page="/plan", wskaznik=indicator_id))


def _map(context: Context, indicator_id: str) -> Slide | None:
    found = newest_values(context, context.catalog.indicators[indicator_id])
    day = found.period.period_end if found.period else None
    return slide_of(values_card(context, found, span=12), day, context.link(page="/mapa", wskaznik=indicator_id))


def _changes(context: Context, _subject: str) -> Slide | None:
    plan = context.catalog.plans[context.region.plans[0]]
    states = states_here(context, plan, states_of(context, context.catalog.indicators_of_plan(plan.id)))
    since, until = window(context)
    counts = registry_counts(context, since, until)
    if not any((counts or {}).values()) and not moved_since(states, since):
        return None
    return slide_of(changes_card(context, states, span=12), until, context.link(page="/"))


def _coming(context: Context, _subject: str) -> Slide | None:
    day = context.selection.stan_na or context.state.stan_na
    return slide_of(coming_card(context), day, context.link(page="/wydarzenia", widok="kalendarz"))


def _areas(context: Context, indicator_id: str) -> Slide | None:
    """The parts of the region side by side, on one scale."""
    found = compared(context.chosen(wskaznik=indicator_id))
    row = found.chosen
    if row is None or row.indicator.id != indicator_id:
        return None
    words, content = context.words, contents_in(multiples_card(found, row))[0]
    series = {code: readings for code in panel_codes(found, row) if (readings := found.readings(row, code))}
    if content.empty_words() or len(series) < 2:
        return None
    scale = scale_of(list(series.values()))
    tones = {context.region.subregion_code(s.id): place for place, s in enumerate(context.region.subregions, start=1)}
    panels = [
        html.Li(
            [
                html.P(first_upper(words.area_name(code)), className="screen-area"),
                html.P(words.number(readings[-1].value, row.unit), className="screen-amount"),
                *trend_with_words(words, row.indicator, row.unit, readings, scale, tones.get(code, 0)),
            ]
        )
        for code, readings in series.items()
    ]
    many = " screen-areas-many" if len(panels) > MOST_LARGE else ""
    figure = figure_card(
        words, name=content.name, span=12, title=content.title, subtitle=content.subtitle,
        body=html.Ul(panels, className=f"screen-areas{many}"), source=content.source, as_of=content.as_of,
        twin=content.twin, note=content.note,
    )  # fmt: skip
    day = max(readings[-1].on for readings in series.values())
    return slide_of(figure, day, context.link(page="/porownanie", wskaznik=indicator_id))


MAKERS: Mapping[SlideKind, Maker] = {
    "statusy": _statuses,
    "liczba": _figure,
    "wskaznik": _gauge,
    "mapa": _map,
    "zmiany": _changes,
    "wydarzenia": _coming,
    "subregiony": _areas,
}
