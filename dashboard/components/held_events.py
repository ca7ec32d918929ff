"""The events that were held, one by one: the rows behind a number of events."""

from dashboard import html
from dashboard.components.attributes import data
from dashboard.components.card import Cell, Column, Twin, empty, figure_card, source_line
from dashboard.components.events.scope import EventScope, kind_name, kind_names
from dashboard.components.listing import Shown, listing
from dashboard.context import Context
from dashboard.html import Element
from dashboard.registry import within
from dashboard.words import first_upper
from data.catalog.models import EventCountMeasure, HeldEventsMeasure
from data.queries.event_progress import month_end, month_start
from data.queries.held_events import HeldQuestion, held_count, held_events

MOST_LISTED = 100
MOST_IN_TABLE = 1000


def held_cards(context: Context, events: EventScope | None) -> list[Element]:
    """One card; its number is that of the indicator in the address, else of the office's events."""
    if events is None:
        return []
    words = context.words
    question = _question(context, events)
    number = held_count(context.db, question)
    rows = held_events(context.db, question, limit=MOST_IN_TABLE).to_dict("records")
    names = kind_names(context)
    title = first_upper(
        words.count(
            "{place} {n} event was held.",
            "{place} {n} events were held.",
            number,
            n=words.formats.number(number),
            place=words.in_area(context.area_code),
        )
    )
    heads = [
        words.say("Event"),
        words.say("Day"),
        words.say("Kind"),
        words.say("Place"),
        words.say("File"),
        words.say("Row"),
    ]
    shown: list[list[Shown]] = []
    twin: list[list[Cell]] = []
    for row in rows:
        link = html.A(
            row["title"], href=context.link(widok="kalendarz", wydarzenie=row["event_key"], wskaznik=""), **data(go="")
        )
        kind = names.get(row["kind"], row["kind"])
        place = row["place"] or words.area_name(row["area_code"])
        rest = [words.formats.day(row["date_from"]), kind, place, row["file_name"]]
        shown.append([link, *rest, str(row["row_no"])])
        twin.append([row["title"], *rest, row["row_no"]])
    note = ""
    if number > MOST_LISTED:
        note = words.say("The {n} newest are shown; the table has more.", n=MOST_LISTED)
    period = words.formats.period(question.since, question.until)
    source = context.catalog.sources[question.source_id].name.in_language(words.language)
    return [
        figure_card(
            words,
            name="odbyte",
            span=12,
            title=title,
            subtitle=" · ".join(filter(None, [names.get(question.kind, ""), period, words.say("by the first day")])),
            body=listing(title, heads, shown[:MOST_LISTED], numbers=(5,))
            if shown
            else empty(
                words.say("No event was held here in these days."), words.say("Choose other years or a larger area.")
            ),
            source=source_line(words, [source], is_demo=any(row["is_demo"] is True for row in rows)),
            as_of=words.as_of(events.file_day),
            note=note,
            twin=Twin(title, [*map(Column, heads[:5]), Column(heads[5], 0)], twin),
        )
    ]


def _question(context: Context, events: EventScope) -> HeldQuestion:
    selection = context.selection
    indicator = context.catalog.indicators.get(selection.wskaznik)
    source = events.scope.source_id
    if indicator and isinstance(indicator.measure, EventCountMeasure | HeldEventsMeasure):
        source = indicator.measure.sources[0]
    return HeldQuestion(
        source_id=source,
        code=context.area_code,
        within=within(context),
        since=selection.od or month_start(events.since),
        until=selection.do or month_end(events.until),
        kind=kind_name(context),
        stan_na=selection.stan_na,
    )
