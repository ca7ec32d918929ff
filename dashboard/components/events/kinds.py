"""Kinds and topics of events as tables: what was held of what is planned."""

from collections.abc import Sequence

from dashboard.components.card import Cell, Column, Twin, empty, figure_card
from dashboard.components.events.measures import Totals, by, deliveries_of, totals
from dashboard.components.events.parts import events_source, link, period_text, plain_table, share_bar
from dashboard.components.events.scope import EventScope, kind_ids, kind_names
from dashboard.context import Context
from dashboard.event_sentences import counted_events, finish_sentence
from dashboard.html import Element
from data.queries.event_progress import Row

MOST_TOPICS = 15


def kinds_card(context: Context, events: EventScope, rows: Sequence[Row]) -> Element:
    """Every kind of event with its forecast, and the link that chooses it."""
    words = context.words
    names, ids = kind_names(context), kind_ids(context)
    found = sorted(by(rows, "kind").items(), key=lambda one: -totals(one[1]).plan)
    table, twin_rows = [], []
    for kind, group in found:
        sums = totals(group)
        name = names.get(kind, kind)
        href = context.link(typ="" if kind == events.scope.kind else ids.get(kind, ""))
        heading: Element | str = link(name, href, is_chosen=kind == events.scope.kind) if kind in ids else name
        forecast_text = finish_sentence(
            words,
            deliveries_of(events, group)[0],
            events.told,
            is_short=True,
        )
        table.append([heading, *_cells(context, events, sums), *([forecast_text] if events.is_office else [])])
        twin_rows.append([name, *_twin_cells(events, sums)])
    lead = _best(context, events, [(names.get(kind, kind), totals(group)) for kind, group in found])
    columns = [
        words.say("Kind of event"),
        *_columns(context, events),
        *([words.say("Plan filled")] if events.is_office else []),
    ]
    return _table_card(
        context, events, "rodzaje", lead, words.say("Planned and held by kind of event"), columns, table, twin_rows
    )


def topics_card(context: Context, events: EventScope, rows: Sequence[Row]) -> Element:
    """Every topic, and the link that chooses it."""
    words = context.words
    found = sorted(((topic, totals(group)) for topic, group in by(rows, "topic").items()), key=lambda one: -one[1].plan)
    unnamed = words.say("topic not given")
    table: list[Sequence[Element | str]] = []
    for topic, sums in found[:MOST_TOPICS]:
        href = context.link(temat="" if topic == events.scope.topic else topic)
        heading = link(topic, href, is_chosen=topic == events.scope.topic) if topic else unnamed
        table.append([heading, *_cells(context, events, sums)])
    lead = _best(context, events, [(topic or unnamed, sums) for topic, sums in found])
    columns = [words.say("Topic"), *_columns(context, events)]
    twin_rows = [[topic or unnamed, *_twin_cells(events, sums)] for topic, sums in found]
    return _table_card(
        context, events, "tematy", lead, words.say("Planned and held by topic"), columns, table, twin_rows
    )


def _columns(context: Context, events: EventScope) -> list[str]:
    words = context.words
    if not events.is_office:
        return [words.say("Held")]
    return [
        words.say("Held of planned"), words.say("Share"), words.say("Called off"), words.say("Hours"),
        words.say("Attendances"),
    ]  # fmt: skip


def _cells(context: Context, events: EventScope, sums: Totals) -> list[Element | str]:
    number, words = context.words.formats.number, context.words
    if not events.is_office:
        return [number(sums.held)]
    people = number(sums.people) if sums.with_people or not sums.held else words.say("no data")
    held = words.say("{value} of {target}", value=number(sums.held), target=number(sums.plan))
    share = sums.held / sums.plan if sums.plan else None
    return [held, share_bar(share), number(sums.called_off), number(sums.hours), people]


def _twin_cells(events: EventScope, sums: Totals) -> list[Cell]:
    if not events.is_office:
        return [sums.held]
    people = sums.people if sums.with_people else None
    return [sums.plan, sums.held, sums.called_off, sums.hours, people]


def _best(context: Context, events: EventScope, found: Sequence[tuple[str, Totals]]) -> str:
    """The finding of a table: what is far, and what lags most."""
    words = context.words
    if not found:
        return words.say("Nothing is known of this period.")
    if not events.is_office:
        name, sums = max(found, key=lambda one: one[1].held)
        return words.say("Most often: {name} ({held}).", name=name, held=counted_events(words, sums.held))
    open_ = [(name, sums) for name, sums in found if sums.plan and sums.held < sums.plan]
    if not open_:
        return words.say("Everything planned here was held.")
    name, sums = max(open_, key=lambda one: one[1].plan - one[1].held)
    return words.say(
        "Most is still to be held of: {name} ({held} of {plan}).",
        name=name,
        held=words.formats.number(sums.held),
        plan=words.formats.number(sums.plan),
    )


def _table_card(
    context: Context,
    events: EventScope,
    name: str,
    title: str,
    subtitle: str,
    columns: Sequence[str],
    table: Sequence[Sequence[Element | str]],
    twin_rows: Sequence[Sequence[Cell]],
) -> Element:
    words = context.words
    labels = [
        words.say("Planned"),
        words.say("Held"),
        words.say("Called off"),
        words.say("Hours"),
        words.say("Attendances"),
    ]
    twin_columns = [Column(columns[0]), *(Column(label, 0) for label in (labels if events.is_office else labels[1:2]))]
    note = (
        "" if events.is_office else words.say("The chronicle is not complete and has no plan, so there is no forecast.")
    )
    return figure_card(
        words,
        name=name,
        span=12 if events.is_office else 6,
        title=title,
        subtitle=f"{subtitle} · {period_text(context, events)} · {words.area_name(context.area_code)}",
        body=plain_table(columns, table, caption=subtitle)
        if table
        else empty(
            words.say("Nothing is known of this period."), words.say("Choose other years, a kind or a larger area.")
        ),
        source=events_source(context, events.scope.source_id, is_demo=events.is_demo),
        as_of=words.as_of(events.file_day),
        note=note,
        twin=Twin(title, twin_columns, twin_rows),
    )
