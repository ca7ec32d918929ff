"""What is known of the chosen area: the newest value of every indicator that the map offers."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any

from dashboard import html
from dashboard.components.card import Cell, Column, Twin, figure_card, source_line
from dashboard.components.number_link import number_link
from dashboard.context import Context
from dashboard.html import Element
from dashboard.rows import entities_link, rows_link
from dashboard.words import first_upper
from data.catalog import Indicator
from data.queries.indicators import indicator_values


def area_card(context: Context, offered: Sequence[Indicator], *, span: int) -> Element:
    """Each value leads to its rows."""
    words, catalog = context.words, context.catalog
    values = indicator_values(
        context.db,
        indicator_ids=[card.id for card in offered],
        area_codes=[context.area_code],
        stan_na=context.selection.stan_na,
    ).drop_duplicates("indicator_id", keep="last")
    found = {row["indicator_id"]: row for row in values.to_dict("records")}
    rows: list[list[Cell]] = []
    items = []
    for indicator in offered:
        row = found.get(indicator.id)
        unit = catalog.units[indicator.unit]
        value = row["value"] if row else None
        day = words.formats.period(_day(row["period_start"]), row["period_end"]) if row else ""
        mark = f" · {words.say('demonstration data')}" if row and row["is_demo"] is True else ""
        label = indicator.name.in_language(words.language)
        rows.append([label, words.unit_name(unit), value, day])
        shown: Element = html.Span(words.say("no data"), className="fact-value")
        if row:
            amount = words.amount(value, unit)
            link = rows_link(
                context, indicator, context.area_code, since=_day(row["period_start"]), until=row["period_end"]
            )
            shown = number_link(words, amount, link, "fact-value")
        items.append(html.Div([html.Dt(label), html.Dd([shown, html.Span(day + mark)])], className="fact"))
    title = words.count(
        "{area}: {n} indicator has a value.",
        "{area}: {n} indicators have a value.",
        len(found),
        area=words.area_name(context.area_code),
    )
    return figure_card(
        words,
        name="obszar",
        span=span,
        title=first_upper(title),
        subtitle=words.say("Newest values of the chosen area"),
        body=html.Dl(items, className="facts facts-wide"),
        source=source_line(words, _sources(context, found)),
        as_of=words.as_of(max(values["period_end"]) if len(values) else None),
        twin=Twin(
            title,
            [
                Column(words.say("Indicator")),
                Column(words.say("Unit")),
                Column(words.say("Value"), 2),
                Column(words.say("As of")),
            ],
            rows,
        ),
        rows=entities_link(context, context.area_code),
    )


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _sources(context: Context, found: Mapping[str, Mapping[Hashable, Any]]) -> list[str]:
    """Publications of real values, and the sources of invented ones with their mark: a list holds both."""
    words, named = context.words, []
    for name, row in found.items():
        if row["is_demo"] is True:
            source = context.catalog.sources[context.catalog.indicators[name].measure.sources[0]]
            named.append(f"{source.name.in_language(words.language)} ({words.say('demonstration data')})")
        elif isinstance(row["source_title"], str):
            named.insert(0, row["source_title"])
    return named
