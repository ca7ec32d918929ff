"""Wydarzenia: planned against delivered, calendar, whom events reached, and the path to pact and new PES."""

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.components.events.calendar import calendar_cards
from dashboard.components.events.parts import period_text
from dashboard.components.events.path import path_cards
from dashboard.components.events.places import places_of
from dashboard.components.events.progress import progress_cards
from dashboard.components.events.reach import reach_cards
from dashboard.components.events.scope import EventScope, event_scope, loads_by_source
from dashboard.components.held_events import held_cards
from dashboard.components.shell import select_field
from dashboard.context import Context
from dashboard.html import Element
from dashboard.page import Page
from data.queries.event_progress import MONTHS_PER_YEAR

DAYS_OF_SOURCES = ("events", "events_chronicle", "attendance", "attendance_counts")


def events_page(context: Context) -> Page:
    """The page for `/wydarzenia`."""
    words, view = context.words, context.selection.own.get("widok", "postep")
    events = event_scope(context)
    if view == "kalendarz":
        cards = calendar_cards(context)
    elif view == "zasieg":
        cards = reach_cards(context, places_of(context, events))
    elif view == "sciezka":
        cards = path_cards(context, places_of(context, events))
    elif view == "wykaz":
        cards = held_cards(context, events)
    else:
        cards = progress_cards(context, events)
    loads = loads_by_source(context)
    days = {load["stan_na"] for source, load in loads.items() if source in DAYS_OF_SOURCES}
    return Page(
        title=words.say("Events"),
        lead=_lead(context, events),
        body=[_controls(context, events, view), *cards],
        dates=sorted(days, reverse=True),
    )


def _lead(context: Context, events: EventScope | None) -> str:
    words = context.words
    if events is None:
        return words.say(
            "No dated events are known of {area}; project documents are shown.",
            area=words.of_area(context.region.teryt),
        )
    source = context.catalog.sources[events.scope.source_id].name.in_language(words.language)
    lead = words.say("{source}, file of {day}.", source=source, day=words.formats.day(events.file_day))
    if not events.is_office:
        return lead + " " + words.say("The office has loaded no schedule of its own, so there is no plan by event.")
    return lead + " " + words.say("Shown: {period}.", period=period_text(context, events))


def _controls(context: Context, events: EventScope | None, view: str) -> Element:
    words = context.words
    views = {
        "postep": words.say("Plan and delivery"),
        "kalendarz": words.say("Calendar"),
        "zasieg": words.say("Reach"),
        "sciezka": words.say("Path and next steps"),
        "wykaz": words.say("Events held"),
    }
    segments = [
        html.A(
            name,
            href=context.link(widok="" if key == "postep" else key, wydarzenie=""),
            className="segment",
            **data(go=""),
            **aria(current="true" if key == view else None),
        )
        for key, name in views.items()
    ]
    kinds = [("", words.say("all kinds"))]
    kinds += [
        (id_, kind.in_language(words.language)) for id_, kind in context.catalog.spellings.names("event_kinds").items()
    ]
    chosen = context.selection.typ if context.selection.typ in dict(kinds) else ""
    controls: list[Element] = [
        html.Div(segments, className="segmented", role="group", **aria(label=words.say("View"))),
        select_field("typ", words.say("Kind of event"), kinds, chosen, context.link(typ="")),
    ]
    if view != "kalendarz" and events is not None:
        controls += _years(context, events)
    topic = context.selection.own.get("temat")
    if topic:
        remove = html.A(
            [words.say("Topic: {topic}", topic=topic), html.Span(" ×", **aria(hidden="true"))],
            href=context.link(temat=""),
            className="chip",
            **data(go=""),
            **aria(label=words.say("Remove the topic {topic}", topic=topic)),
        )
        controls.append(remove)
    return html.Div(controls, className="controls span-12")


def _years(context: Context, events: EventScope) -> list[Element]:
    words = context.words
    years = range(events.last // MONTHS_PER_YEAR, events.first // MONTHS_PER_YEAR - 1, -1)
    since, until = events.since // MONTHS_PER_YEAR, events.until // MONTHS_PER_YEAR
    fields: list[Element] = []
    for name, label, day, chosen in (
        ("od", words.say("From"), "01-01", since),
        ("do", words.say("To"), "12-31", until),
    ):
        asked = getattr(context.selection, name)
        options = [("", words.say("as a rule ({year})", year=chosen) if not asked else words.say("as a rule"))]
        options += [(f"{year}-{day}", str(year)) for year in years]
        value = asked.isoformat() if asked else ""
        if value and value not in dict(options):
            options.append((value, words.formats.day(asked)))
        fields.append(select_field(name, label, options, value, context.link(**{name: None})))
    return fields
