"""Rejestr PES: every entity of the region, found, filtered, sorted; what needs a look; one entity in full."""

from dashboard import html
from dashboard.components.card import empty
from dashboard.components.entity import entity_page
from dashboard.components.entity_filters import controls, filters_in_words, status_name
from dashboard.components.entity_table import table_card
from dashboard.components.entity_watch import gaps_card, kinds_section, radar_card
from dashboard.context import Context
from dashboard.html import Element
from dashboard.page import Page
from dashboard.registry import Asked, asked, dates_of
from dashboard.words import first_upper
from data.queries.entity_table import all_rows


def registry(context: Context) -> Page:
    """The page for `/rejestr`."""
    words = context.words
    title = words.say("PES registry")
    found = asked(context)
    if found is None:
        advice = words.say("Load the registry: python -m etl load FILE --source pes_registry --stan-na DATE")
        nothing = html.Section(empty(words.say("No entities have been loaded yet."), advice), className="card span-12")
        return Page(title=title, lead=words.say("Entities of the social economy, one by one."), body=[nothing])
    dates = dates_of(context, found.source_id)
    if "podmiot" in context.selection.own:
        return entity_page(found, context.selection.own["podmiot"], dates)
    finding = finding_of(found)
    body = [
        *_sample_note(found),
        controls(found),
        *_similar_note(found),
        table_card(found, finding, span=9),
        html.Div([radar_card(found, span=12), gaps_card(found, span=12)], className="stack span-3"),
        kinds_section(found),
    ]
    return Page(title=title, lead=_lead(found), body=body, dates=dates, announce=f"{title}: {finding}")


def finding_of(found: Asked) -> str:
    """'Fundacja, ze statusem PS: 191 z 20 000 podmiotów w województwie śląskim.'"""
    words = found.context.words
    place, n = words.in_area(found.context.area_code), found.table.size
    filters = filters_in_words(found)
    shown = words.formats.number(n)
    if not filters and not found.index.tells_status:
        return first_upper(
            words.count("{place} there is {n} entity.", "{place} there are {n} entities.", n, n=shown, place=place)
        )
    if not filters:
        with_ps = words.formats.number(found.table.by_status()["ps"])
        return first_upper(
            words.count(
                "{place} there is {n} entity, {ps} with the status of PS.",
                "{place} there are {n} entities, {ps} with the status of PS.",
                n,
                n=shown,
                place=place,
                ps=with_ps,
            )
        )
    listed = ", ".join(filters)
    if found.question.status == "zamkniete":
        return words.count(
            "{n} entity {place}: {filters}.",
            "{n} entities {place}: {filters}.",
            n,
            n=shown,
            place=place,
            filters=listed,
        )
    total = all_rows(found.index, found.question).size
    return words.say(
        "{n} of {total} {place}: {filters}.",
        n=shown,
        total=words.of_amount(total, words.catalog.units["podmiot"]),
        place=place,
        filters=listed,
    )


def _lead(found: Asked) -> str:
    words = found.context.words
    name = found.context.catalog.sources[found.source_id].name.in_language(words.language)
    closed = status_name(words, "zamkniete") if found.question.status == "zamkniete" else ""
    if closed:
        return words.say("{source}: entities closed by {day}.", source=name, day=words.formats.day(found.question.on))
    return words.say("{source}: entities that exist on {day}.", source=name, day=words.formats.day(found.question.on))


def _sample_note(found: Asked) -> list[Element]:
    """Says what the sample is, where no registry is loaded."""
    words = found.context.words
    note = found.context.catalog.sources[found.source_id].note
    if not found.is_sample or note is None:
        return []
    advice = words.say(
        "The registry itself is loaded with: python -m etl load FILE --source pes_registry --stan-na DATE"
    )
    return [html.P([html.Strong(note.in_language(words.language)), " ", advice], className="remark span-12")]


def _similar_note(found: Asked) -> list[Element]:
    """Says that similar words stood in for mistaken ones."""
    words = found.context.words
    if not found.similar or not found.table.size:
        return []
    said = words.say("Nothing is written so; similar words were used: {words}.", words=", ".join(found.similar))
    return [html.P(said, className="remark span-12")]
