"""How old the data are, source by source."""

from collections.abc import Hashable, Mapping
from typing import Any

from dashboard import html
from dashboard.components.card import Cell, Column, Twin, figure_card
from dashboard.context import Context
from dashboard.html import Element
from data.queries.state import newest_loads


def age_card(context: Context) -> Element:
    """The newest load of every source."""
    words = context.words
    loads = context.recall("newest loads", lambda: newest_loads(context.db))
    rows: list[list[Cell]] = [
        [
            _source_name(context, load),
            words.formats.day(load["stan_na"]),
            words.formats.day(load["loaded_at"].date()),
            int(load["rows_accepted"]),
        ]
        for load in loads.to_dict("records")
        if load["source_id"] in context.catalog.sources
    ]
    newest = max(loads["stan_na"], default=None)
    title = words.count(
        "The data come from {n} source, the newest as of {day}.",
        "The data come from {n} sources, the newest as of {day}.",
        len(rows),
        day=words.formats.day(newest),
    )
    items = [
        html.Li(
            [html.Span(row[0], className="age-name"), html.Span(row[1], className="age-day")],
            className="age-row",
        )
        for row in rows
    ]
    columns = [
        Column(words.say("Source")),
        Column(words.say("As of")),
        Column(words.say("Loaded on")),
        Column(words.say("Rows"), 0),
    ]
    return figure_card(
        words,
        name="wiek-danych",
        span=12,
        title=title,
        subtitle=words.say("Age of the data by source"),
        body=html.Ul(items, className="ages"),
        source=words.say("Source: history of loads"),
        as_of=words.as_of(newest),
        note=words.say("Loads speak of the whole database; {area} is chosen.", area=words.area_name(context.area_code)),
        twin=Twin(title, columns, rows),
    )


def _source_name(context: Context, load: Mapping[Hashable, Any]) -> str:
    name = context.catalog.sources[load["source_id"]].name.in_language(context.words.language)
    return f"{name} ({context.words.say('demonstration data')})" if load["is_demo"] is True else name
