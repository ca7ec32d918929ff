"""The one frame of every chart: finding, measure, picture, source, 'stan na', table twin, downloads, method."""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard import html
from dashboard.components.attributes import data
from dashboard.content import Cell, Column, FigureContent, NativeChart, Picture, Twin, attach
from dashboard.drawing import Drawing
from dashboard.html import Element
from dashboard.wire import to_wire
from dashboard.words import Words
from data.catalog import Indicator

__all__ = [
    "Cell",
    "Column",
    "NativeChart",
    "Twin",
    "drawn",
    "empty",
    "figure_card",
    "mapped",
    "source_line",
]

MOST_SOURCES = 4


def figure_card(
    words: Words,
    *,
    name: str,
    span: int,
    title: str,
    subtitle: str,
    body: Element | Sequence[Element],
    source: str,
    as_of: str,
    twin: Twin,
    note: str = "",
    method: str = "",
    rows: str = "",
    level: int = 2,
    chart: NativeChart | None = None,
) -> Element:
    """`name` identifies the chart (data-wykres), `title` is a sentence generated from the numbers it shows.

    `rows` is the address of the rows that they were counted from (dashboard/rows.py). `chart` says how office programs
    draw it, where the picture and the twin do not tell (dashboard/content.py).
    """
    heading = html.H2 if level == 2 else html.H3
    foot = [html.Span(source, className="source"), html.Span(as_of, className="asof")]
    if note:
        foot.append(html.Span(note, className="note"))
    downloads = _downloads(words)
    tools = _tools(words, twin, method, rows, downloads)
    figure = html.Figure(
        className=f"card span-{span}",
        **data(wykres=name),
        children=[
            html.Div(
                [heading(title, className="card-title"), html.P(subtitle, className="card-subtitle")],
                className="card-head",
            ),
            html.Div(body, className="card-body"),
            html.Figcaption(foot, className="card-foot"),
            html.Div(tools, className="card-tools"),
        ],
    )
    attach(
        figure,
        FigureContent(name, title, subtitle, source, as_of, twin, note, method, body, chart, downloads, tools),
    )
    return figure


def _downloads(words: Words) -> list[Element]:
    """What the browser makes by itself; the shell adds what the server makes, since only it knows the selection."""
    formats = [("png", "PNG"), ("svg", "SVG"), ("csv", "CSV")]
    copied = {"download": "kopia", "copied": words.say("Copied")}
    return [
        html.Li(html.Button(words.say("Copy the picture"), type="button", **data(**copied))),
        *(html.Li(html.Button(label, type="button", **data(download=form))) for form, label in formats),
    ]


def _tools(words: Words, twin: Twin, method: str, rows: str, downloads: list[Element]) -> list[Element]:
    tools: list[Element] = [
        html.Details(
            [
                html.Summary(words.say("Data as a table")),
                html.Div(className="table-wrap", **data(table=twin.to_json(words.language))),
            ],
            className="twin",
        ),
        html.Details(
            [
                html.Summary(words.say("Download")),
                html.Ul(downloads),
            ],
            className="menu",
        ),
    ]
    if rows:
        tools.append(html.A(words.say("Show the rows"), href=rows, className="rows-link", **data(go="")))
    if method:
        tools.append(html.Details([html.Summary(words.say("How it was computed")), html.P(method)], className="method"))
    return tools


def source_line(
    words: Words, titles: Iterable[str], indicators: Iterable[Indicator] = (), *, is_demo: bool = False
) -> str:
    """'Źródło: ...': each publication once, else the sources of the indicators; invented data are marked."""
    named = list(dict.fromkeys(title for title in titles if title))
    if not named:
        sources = dict.fromkeys(source for i in indicators for source in i.measure.sources[:1])
        named = [words.catalog.sources[source].name.in_language(words.language) for source in sources]
    shown = "; ".join(named[:MOST_SOURCES])
    line = words.say("Source: {titles}", titles=shown) if named else words.say("Source: none")
    return f"{line} ({words.say('demonstration data')})" if is_demo else line


def drawn(drawing: Drawing, css: str = "") -> Element:
    """A picture that the browser draws from its shapes."""
    size = {"--drawing-width": drawing.width, "--drawing-height": drawing.height}
    css = f"drawing {css}".strip()
    element = html.Div(className=css, style=size, **data(drawing=drawing.to_json()))
    element.carried = Picture("drawing", css, drawing.content())
    return element


def mapped(content: dict[str, Any]) -> Element:
    """A map that the browser draws from the static geometry (assets/map.js)."""
    element = html.Div(className="map", **data(map=to_wire(content)))
    element.carried = Picture("map", "map", content)
    return element


def empty(headline: str, advice: str) -> Element:
    """A designed empty state: what happened and what to do."""
    return html.P([html.Strong(headline), " ", advice], className="empty")
