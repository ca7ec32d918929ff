"""A table that is the picture itself: rows of texts and links, the first cell of a row names it."""

from collections.abc import Sequence

from dashboard import html
from dashboard.components.attributes import aria
from dashboard.html import Element

Shown = str | Element


def listing(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[Shown]], numbers: Sequence[int] = ()
) -> Element:
    """`numbers` are the places of columns that hold numbers; the table scrolls in its own box where it is too wide."""

    def css(place: int) -> str | None:
        return "number" if place in numbers else None

    head = html.Tr([html.Th(text, scope="col", className=css(place)) for place, text in enumerate(heads)])
    body = []
    for row in rows:
        first, *others = row
        cells = [html.Td(cell, className=css(place)) for place, cell in enumerate(others, start=1)]
        body.append(html.Tr([html.Th(first, scope="row", className=css(0)), *cells]))
    table = html.Table(
        [html.Caption(caption, className="visually-hidden"), html.Thead(head), html.Tbody(body)], className="table"
    )
    return html.Div(table, className="table-wrap listing", tabindex="0", role="group", **aria(label=caption))
