"""The one frame of every chart: finding, measure, picture, source, 'stan na', table twin, downloads, method."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import aria, data
from dashboard.drawing import Drawing
from dashboard.figures.plot import Figure
from dashboard.words import Words
from data.catalog import Indicator
from data.language import Language

Cell = str | float | None
MOST_SOURCES = 4
PLOT_CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "responsive": True,
}


@dataclass(frozen=True)
class Column:
    """A column of a table twin; numeric columns give their decimals."""

    label: str
    decimals: int | None = None


@dataclass(frozen=True)
class Twin:
    """The same numbers as the picture, raw; the browser formats, sorts and saves them."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]

    def to_json(self, language: Language) -> str:
        """The form that assets/table.js reads."""
        columns = [
            {"label": c.label} if c.decimals is None else {"label": c.label, "decimals": c.decimals}
            for c in self.columns
        ]
        table = {"caption": self.caption, "language": language, "columns": columns, "rows": list(self.rows)}
        return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def figure_card(
    words: Words,
    *,
    name: str,
    span: int,
    title: str,
    subtitle: str,
    body: Component | Sequence[Component],
    source: str,
    as_of: str,
    twin: Twin,
    note: str = "",
    method: str = "",
    rows: str = "",
    level: int = 2,
) -> html.Figure:
    """`name` identifies the chart (data-wykres), `title` is a sentence generated from the numbers it shows; `rows` is
    the address of the rows that they were counted from (dashboard/rows.py)."""
    heading = html.H2 if level == 2 else html.H3
    foot = [html.Span(source, className="source"), html.Span(as_of, className="asof")]
    if note:
        foot.append(html.Span(note, className="note"))
    return html.Figure(
        className=f"card span-{span}",
        **data(wykres=name),
        children=[
            html.Div(
                [heading(title, className="card-title"), html.P(subtitle, className="card-subtitle")],
                className="card-head",
            ),
            html.Div(body, className="card-body"),
            html.Figcaption(foot, className="card-foot"),
            html.Div(_tools(words, twin, method, rows), className="card-tools"),
        ],
    )


def _tools(words: Words, twin: Twin, method: str, rows: str) -> list[Component]:
    formats = [("png", "PNG"), ("svg", "SVG"), ("csv", "CSV")]
    tools: list[Component] = [
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
                html.Ul([html.Li(html.Button(label, type="button", **data(download=form))) for form, label in formats]),
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


def drawn(drawing: Drawing, css: str = "") -> html.Div:
    """A picture that the browser draws from its shapes."""
    size = {"--drawing-width": drawing.width, "--drawing-height": drawing.height}
    return html.Div(className=f"drawing {css}".strip(), style=size, **data(drawing=drawing.to_json()))


def plotted(figure: Figure, *, label: str, language: Language) -> html.Div:
    """The only place that shows a Plotly figure: a named picture, local resources, no upload to any cloud."""
    content = json.dumps(figure | {"config": PLOT_CONFIG | {"locale": language}}, separators=(",", ":"))
    return html.Div(
        html.Div(className="plot", **data(plot=content)), role="img", className="plot-box", **aria(label=label)
    )


def mapped(content: dict[str, Any]) -> html.Div:
    """A map that the browser draws from the static geometry (assets/map.js)."""
    return html.Div(className="map", **data(map=json.dumps(content, ensure_ascii=False, separators=(",", ":"))))


def empty(headline: str, advice: str) -> html.P:
    """A designed empty state: what happened and what to do."""
    return html.P([html.Strong(headline), " ", advice], className="empty")
