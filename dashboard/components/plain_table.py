"""A small table that stands in a card and prints."""

from collections.abc import Sequence

from dashboard import html
from dashboard.html import Element


def plain_table(heads: Sequence[str], rows: Sequence[Sequence[Element | str]], *, numbers: Sequence[int]) -> Element:
    """A small table that prints; `numbers` are the columns set to the right."""

    def css(place: int) -> str | None:
        return "number" if place in numbers else None

    return html.Table(
        [
            html.Thead(html.Tr([html.Th(head, scope="col", className=css(i)) for i, head in enumerate(heads)])),
            html.Tbody(
                [
                    html.Tr(
                        [
                            html.Th(cell, scope="row") if i == 0 else html.Td(cell, className=css(i))
                            for i, cell in enumerate(row)
                        ]
                    )
                    for row in rows
                ]
            ),
        ],
        className="table brief-table",
    )
