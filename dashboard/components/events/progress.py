"""Planned against delivered: tiles, growth of events, hours and people, kinds, topics, and what documents promised."""

from collections.abc import Sequence
from itertools import accumulate

from dashboard import html
from dashboard.components.attributes import aria
from dashboard.components.bullets import bullet_row
from dashboard.components.card import Cell, Column, Twin, drawn, empty, figure_card
from dashboard.components.events.kinds import kinds_card, topics_card
from dashboard.components.events.measures import Delivery, deliveries_of, totals
from dashboard.components.events.parts import events_source, month_text, period_text
from dashboard.components.events.scope import EventScope
from dashboard.components.progress import cited, state_twin
from dashboard.context import Context
from dashboard.drawing import Drawing
from dashboard.event_sentences import finish_sentence, grown, measure_name, trend_sentence
from dashboard.figures.burn_up import Growth, burn_up
from dashboard.html import Element
from dashboard.sentences import statuses_summary
from dashboard.states import states_of
from data.progress import Status
from data.queries.event_pieces import PLANNED
from data.queries.event_progress import MONTHS_PER_YEAR, Row, event_sums, month_number

TICKS = 4


def progress_cards(context: Context, events: EventScope | None) -> list[Element]:
    """All cards of the view."""
    if events is None:
        return [_nothing(context), *_documents(context)]
    sums = event_sums(context.db, events.scope)
    rows = sums.monthly
    chosen = [row for row in rows if events.scope.kind in {"", row["kind"]}]
    if not events.is_office:
        # only the documents have a plan, so they come first
        growth = [_growth_card(context, events, found) for found in deliveries_of(events, chosen)]
        return [*_documents(context), *growth, kinds_card(context, events, rows)]
    cards: list[Element] = [_tiles(context, events, chosen)]
    cards += [_growth_card(context, events, found) for found in deliveries_of(events, chosen)]
    cards += [kinds_card(context, events, rows), topics_card(context, events, sums.topics)]
    return [*cards, *_documents(context)]


def _nothing(context: Context) -> Element:
    words = context.words
    text = empty(
        words.say("No dated events are known here."),
        words.say(
            "Load the schedule of the office: {command}", command="python -m etl template events wydarzenia.xlsx"
        ),
    )
    return html.Section(text, className="card span-12")


def _tiles(context: Context, events: EventScope, rows: Sequence[Row]) -> Element:
    words, sums = context.words, totals(rows)
    today = month_number(context.selection.stan_na or context.today)
    late = sum(row["events"] for row in rows if row["status"] == PLANNED and row["month"] and row["month"] < today)
    period = period_text(context, events)
    tiles = [_tile(context, words.say("Held"), sums.held, period)]
    day = words.formats.day(events.file_day)
    note = words.say("their month is over, the file of {day} calls them planned", day=day)
    tiles += [
        _tile(context, words.say("Ahead of us"), sums.planned - late, words.say("planned, from this month on")),
        _tile(context, words.say("Without a result"), late, note),
        _tile(context, words.say("Called off"), sums.called_off, words.say("no part of the plan")),
    ]
    gap = max(sums.held - sums.with_people, 0)
    told = words.count(
        "{n} event without a list or head-count",
        "{n} events without a list or head-count",
        gap,
        n=words.formats.number(gap),
    )
    tiles.append(_tile(context, words.say("Attendances"), sums.people, told))
    return html.Section(tiles, className="tiles span-12", **aria(label=words.say("Events in numbers")))


def _tile(context: Context, name: str, value: float, note: str) -> Element:
    return html.Div(
        [
            html.P(name, className="tile-name"),
            html.P(html.Span(context.words.formats.number(value), className="big"), className="tile-value"),
            html.P(note, className="tile-note"),
        ],
        className="tile",
    )


def _growth_card(context: Context, events: EventScope, found: Delivery) -> Element:
    words = context.words
    title = grown(words, found)
    notes = [finish_sentence(words, found, events.told), trend_sentence(words, found)]
    if found.not_told:
        notes.append(_gap_text(context, found))
    months = range(events.since, events.until + 1)
    told = dict(zip(months, found.delivered, strict=False))
    rows: list[list[Cell]] = [
        [month_text(context, month), planned if found.has_plan else None, told.get(month)]
        for month, planned in zip(months, found.planned, strict=True)
    ]
    name, growing = measure_name(words, found.measure.name), words.say("growing sum")
    twin = Twin(
        title, [Column(words.say("Month")), Column(words.say("Planned"), 0), Column(words.say("Delivered"), 0)], rows
    )
    return figure_card(
        words,
        name=f"narastajaco-{found.measure.name}",
        span=4 if events.is_office else 6,
        title=title,
        subtitle=f"{name} · {growing} · {period_text(context, events)} · {words.area_name(context.area_code)}",
        body=drawn(_drawing(context, events, found, title), "burn-up")
        if any(found.planned) or any(found.delivered)
        else empty(
            words.say("Nothing is known of this period."), words.say("Choose other years, a kind or a larger area.")
        ),
        source=events_source(context, events.scope.source_id, is_demo=events.is_demo),
        as_of=words.as_of(events.file_day),
        note=" ".join(note for note in notes if note),
        twin=twin,
        method=words.say(
            "The plan is all events of the schedule that were not called off; an event counts in the month it ends. "
            "Delivered are events with the status “zrealizowane”, their hours, and the people on their lists or in "
            "their head-counts; an event with both is counted by its list. The finish is the rest of the plan divided "
            "by the monthly run-rate of the last 12 months."
        ),
    )


def _gap_text(context: Context, found: Delivery) -> str:
    words, n = context.words, found.not_told
    shown = words.formats.number(n)
    if found.measure.name == "hours":
        return words.count("{n} event has no hours in the file.", "{n} events have no hours in the file.", n, n=shown)
    if found.measure.name == "people":
        return words.count(
            "{n} event has neither a list nor a head-count.",
            "{n} events have neither a list nor a head-count.",
            n,
            n=shown,
        )
    return words.count(
        "{n} row stands for an unknown number of events.", "{n} rows stand for an unknown number of events.", n, n=shown
    )


def _drawing(context: Context, events: EventScope, found: Delivery, label: str) -> Drawing:
    formats = context.words.formats
    plan = [0.0, *accumulate(found.planned)] if found.has_plan else None
    delivered = [0.0, *accumulate(found.delivered)]
    most = max([*(plan or []), *delivered, 1.0])
    months = events.until - events.since + 1
    finish, ahead = found.finish, None
    if finish.per_month and finish.months_left and plan:
        reach = min(finish.months_left, months - len(found.delivered))
        ahead = (len(found.delivered) + reach, found.done + finish.per_month * reach)
        ahead = (ahead[0], min(ahead[1], plan[-1]))
    years = [m for m in range(events.since, events.until + 1) if m % MONTHS_PER_YEAR == 0]
    step = max(1, -(-len(years) // TICKS))
    ticks = [(m - events.since + min(MONTHS_PER_YEAR, months) // 2, str(m // MONTHS_PER_YEAR)) for m in years[::step]]
    growth = Growth(delivered, plan, ahead, ticks, months)
    scale = [(0.0, "0"), (most / 2, formats.number(most / 2)), (most, formats.number(most))]
    words = context.words
    return burn_up(
        growth,
        label=label,
        plan_label=words.say("plan {n}", n=formats.number(plan[-1])) if plan else "",
        delivered_label=formats.number(found.done),
        scale=scale,
    )


def _documents(context: Context) -> list[Element]:
    """What project documents promised and reported: the actions of the region's plans, gaps as such."""
    words, catalog = context.words, context.catalog
    plans = [catalog.plans[plan_id] for plan_id in context.region.plans]
    indicators = [i for plan in plans for i in catalog.indicators_of_plan(plan.id) if i.measure.way == "plan_actions"]
    if not indicators:
        return []
    states = states_of(context, indicators)
    counts = {status: sum(state.progress.status is status for state in states) for status in Status}
    title = words.say("Project documents: {summary}.", summary=statuses_summary(words, counts))
    gaps = [s.indicator.name.in_language(words.language) for s in states if s.latest is None]
    note = words.say("The source gives no result of: {names}.", names=words.formats.listing(gaps)) if gaps else ""
    rows = [
        bullet_row(context, s, href=context.link(page="/plan", wskaznik=s.indicator.id), is_chosen=False)
        for s in states
    ]
    return [
        figure_card(
            words,
            name="dokumenty",
            span=12,
            title=title,
            subtitle=words.say("Planned and delivered quantities that the documents of projects give"),
            body=html.Ul(rows, className="bullets"),
            source=cited(words, states),
            as_of=words.as_of(max((s.latest.on for s in states if s.latest), default=None)),
            note=note,
            twin=state_twin(words, states),
        )
    ]
