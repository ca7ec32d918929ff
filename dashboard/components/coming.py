"""The next announced events of the chosen area."""

from collections.abc import Sequence

from dashboard import html
from dashboard.components.attributes import data
from dashboard.components.card import Column, Twin, empty, figure_card
from dashboard.components.changes import window
from dashboard.context import Context
from dashboard.html import Element
from dashboard.words import Words
from data.queries.coming_events import ComingEvent, coming_events

MOST_EVENTS = 5


def coming_card(context: Context) -> Element:
    """The nearest five, after the chosen date or after today."""
    words, stan_na = context.words, context.selection.stan_na
    after = stan_na or context.today
    found = context.recall(
        ("coming", after, stan_na, context.region.teryt),
        lambda: coming_events(context.db, after=after, stan_na=stan_na, region_teryt=context.region.teryt),
    )
    chosen = _inside(context, found)
    events = chosen[:MOST_EVENTS]
    title = words.count("{n} event is announced.", "{n} events are announced.", len(chosen))
    body: list[Element] = [html.Ul([_event(words, event) for event in events], className="coming")]
    if not events:
        title = words.say("No event is announced.")
        body = [
            empty(
                words.say("No event is announced after {day}.", day=words.formats.day(after)),
                words.say("Load the calendar of events with planned ones."),
            )
        ]
    link = context.link(page="/wydarzenia", wskaznik="")
    if events:
        body.append(html.P(html.A(words.say("All events"), href=link, **data(go=""))))
    source = words.say("Source: {titles}", titles=words.catalog.sources["events"].name.in_language(words.language))
    is_demo = any(event.is_demo for event in events)
    return figure_card(
        words,
        name="najblizsze-wydarzenia",
        span=12,
        title=title,
        subtitle=words.say("The nearest announced events · {area}", area=words.area_name(context.area_code)),
        body=body,
        source=f"{source} ({words.say('demonstration data')})" if is_demo else source,
        as_of=words.as_of(window(context)[1]),
        twin=Twin(
            title,
            [Column(words.say("Date")), Column(words.say("Event")), Column(words.say("Place"))],
            [[words.formats.day(event.date_from), event.title, _place(words, event)] for event in events],
        ),
    )


def _inside(context: Context, events: Sequence[ComingEvent]) -> list[ComingEvent]:
    """The events that take place in the chosen area, as far as their place is known."""
    chosen = context.area_code
    codes = {context.region.subregion_code(s.id): (chosen, *s.powiaty) for s in context.region.subregions}
    begins = codes.get(chosen, (chosen,))
    return [event for event in events if event.area_code.startswith(begins)]


def _event(words: Words, event: ComingEvent) -> Element:
    about = f"{words.formats.day(event.date_from)} · {_place(words, event)}"
    return html.Li([html.Span(event.title), html.Span(about, className="bullet-level")])


def _place(words: Words, event: ComingEvent) -> str:
    return event.place or words.area_or_code(event.area_code)
