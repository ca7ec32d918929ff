"""Small parts that the cards of events share: tables, bars, links, the source line."""

from collections.abc import Sequence

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.components.card import source_line
from dashboard.components.events.scope import EventScope
from dashboard.context import Context
from dashboard.html import Element
from data.queries.event_progress import MONTHS_PER_YEAR, month_end, month_start

Content = str | Element | Sequence[Element | str]


def plain_table(
    columns: Sequence[str], rows: Sequence[Sequence[Content]], *, caption: str, numbers_from: int = 1
) -> Element:
    """A table that is the picture itself; columns from `numbers_from` on hold numbers."""
    head = html.Tr([html.Th(html.Span(name, className="th"), scope="col") for name in columns])
    body = [
        html.Tr(
            [
                html.Th(cell, scope="row")
                if place == 0
                else html.Td(cell, className="number" if place >= numbers_from else None)
                for place, cell in enumerate(row)
            ]
        )
        for row in rows
    ]
    table = html.Table(
        [html.Caption(caption, className="visually-hidden"), html.Thead(head), html.Tbody(body)], className="table"
    )
    return html.Div(table, className="events-table", tabindex="0", role="region", **aria(label=caption))


def link(text: str, href: str, *, is_chosen: bool = False) -> Element:
    """A link that changes the selection."""
    return html.A(text, href=href, **data(go=""), **aria(current="true" if is_chosen else None))


def share_bar(share: float | None) -> Element:
    """A bar beside its number: hatched where nothing can be said."""
    if share is None:
        return html.Span(className="share-bar share-unknown", **aria(hidden="true"))
    return html.Span(className="share-bar", style={"--share": f"{min(share, 1.0):.3f}"}, **aria(hidden="true"))


def period_text(context: Context, events: EventScope) -> str:
    """'styczeń 2025 – grudzień 2026', or the years."""
    return context.words.formats.period(month_start(events.since), month_end(events.until))


def month_text(context: Context, month: int) -> str:
    """24169 -> 'luty 2014'."""
    return context.words.formats.month(month_start(month))


def events_source(context: Context, source_id: str, *, is_demo: bool) -> str:
    """The source line of figures that count events of a source."""
    source = context.catalog.sources[source_id]
    return source_line(context.words, [source.name.in_language(context.words.language)], is_demo=is_demo)


def years_of(events: EventScope) -> tuple[int, int]:
    """First and last calendar year of the window."""
    return events.since // MONTHS_PER_YEAR, events.until // MONTHS_PER_YEAR
