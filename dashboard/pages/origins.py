"""Dane: the rows behind a number, every load, the sources and the marks of quality."""

from collections.abc import Sequence

from dashboard import html
from dashboard.components.attributes import data
from dashboard.components.card import Cell, Column, Twin, empty, figure_card, source_line
from dashboard.components.listing import Shown, listing
from dashboard.components.loads import Row, load_card, loads_card, quality_card, source_name
from dashboard.components.shell import select_field
from dashboard.context import Context
from dashboard.html import Element
from dashboard.page import Page
from dashboard.words import first_upper
from data.catalog import Indicator
from data.queries.indicators import indicator_values
from data.queries.loads import loads
from data.queries.progress import reporting_area
from data.queries.state import newest_loads

MOST_VALUES_SHOWN = 40


def origins(context: Context) -> Page:
    """The page for `/dane`."""
    words = context.words
    every = loads(context.db).to_dict("records")
    asked = context.catalog.indicators.get(context.selection.wskaznik)
    chosen = next((row for row in every if str(row["load_id"]) == context.selection.own.get("wczytanie")), None)
    body: list[Element] = [_controls(context, every)]
    if asked:
        body.append(_values_card(context, asked, every))
    if chosen:
        body.append(load_card(context, chosen, every))
    body += [quality_card(context, every), loads_card(context, every), _sources_card(context)]
    return Page(
        title=words.say("Data"),
        lead=words.say("Where each number comes from: file, sheet, row and load. Nothing is overwritten."),
        body=body,
    )


def _controls(context: Context, every: Sequence[Row]) -> Element:
    words, catalog = context.words, context.catalog
    sources = [("", words.say("all sources"))]
    sources += [(name, source_name(context, name)) for name in sorted({row["source_id"] for row in every})]
    indicators = [("", words.say("none"))]
    indicators += [(i.id, i.name.in_language(words.language)) for i in catalog.indicators.values()]
    return html.Div(
        [
            select_field(
                "wskaznik",
                words.say("Rows behind the indicator"),
                indicators,
                context.selection.wskaznik,
                context.link(wskaznik="", wczytanie=""),
            ),
            select_field(
                "zrodlo",
                words.say("Loads of the source"),
                sources,
                context.selection.own.get("zrodlo", ""),
                context.link(zrodlo="", wczytanie=""),
            ),
        ],
        className="controls span-12",
    )


def _values_card(context: Context, indicator: Indicator, every: Sequence[Row]) -> Element:
    """Every value of an indicator in the nearest area that has any, with the row that brought it."""
    words = context.words
    unit = words.catalog.units[indicator.unit]
    area = reporting_area(indicator, context.chain) or context.area_code
    breakdown = context.selection.typ if context.selection.typ in indicator.breakdowns else ""
    values = indicator_values(
        context.db,
        indicator_ids=[indicator.id],
        area_codes=[area],
        stan_na=context.selection.stan_na,
        breakdowns=[breakdown],
    ).iloc[::-1]
    sheets = {row["load_id"]: row["sheet"] or "" for row in every}
    name = indicator.name.in_language(words.language)
    if breakdown:
        name = f"{name}, {indicator.breakdowns[breakdown].in_language(words.language)}"
    title = first_upper(
        words.count(
            "{n} value stands behind “{name}” {place}.",
            "{n} values stand behind “{name}” {place}.",
            len(values),
            name=name,
            place=words.in_area(area),
        )
    )
    heads = [
        words.say("Period"),
        words.unit_name(unit),
        words.say("File"),
        words.say("Sheet"),
        words.say("Row"),
        words.say("Load"),
        words.say("Publication"),
    ]
    rows: list[list[Shown]] = []
    twin_rows: list[list[Cell]] = []
    for row in values.to_dict("records"):
        period = words.formats.period(row["period_start"], row["period_end"])
        sheet, title_of_source = sheets.get(row["load_id"], ""), row["source_title"] or ""
        number = html.A(str(row["load_id"]), href=context.link(wczytanie=str(row["load_id"])), **data(go=""))
        shown = words.qualifier(row["qualifier"]) + words.number(row["value"], unit)
        rows.append([period, shown, row["file_name"], sheet or "–", str(row["row_no"]), number, title_of_source or "–"])
        twin_rows.append(
            [period, row["value"], row["file_name"], sheet, row["row_no"], row["load_id"], title_of_source]
        )
    is_counted = any(row["basis"] == "counted" for row in values.to_dict("records"))
    note = ""
    if is_counted:
        note = words.say("Counted from many rows, of which the first is named; all of them have their own page.")
    return figure_card(
        words,
        name="wartosci",
        span=12,
        title=title,
        subtitle=f"{name} · {words.unit_name(unit)} · {words.area_name(area)}",
        body=listing(title, heads, rows[:MOST_VALUES_SHOWN], numbers=(1, 4, 5))
        if rows
        else empty(words.say("No value is known here."), words.say("Choose a larger area or a later date.")),
        source=source_line(
            words,
            values["source_title"].dropna(),
            [indicator],
            is_demo=any(mark is True for mark in values["is_demo"]),
        ),
        as_of=words.as_of(max(values["period_end"], default=None)),
        note=note,
        twin=Twin(title, [Column(heads[0]), Column(heads[1], unit.decimals), *map(Column, heads[2:])], twin_rows),
    )


def _sources_card(context: Context) -> Element:
    """Who publishes what, under which licence, and how new it is here."""
    words = context.words
    newest = {row["source_id"]: row["stan_na"] for row in newest_loads(context.db).to_dict("records")}
    heads = [
        words.say("Source"),
        words.say("Publisher"),
        words.say("Licence"),
        words.say("Address"),
        words.say("As of"),
    ]
    rows: list[list[Cell]] = []
    for source in context.catalog.sources.values():
        day = words.formats.day(newest[source.id]) if source.id in newest else words.say("nothing loaded")
        name = source.name.in_language(words.language)
        rows.append([name, source.publisher, source.licence, source.address or "–", day])
    title = words.count("{n} source has data here.", "{n} sources have data here.", len(newest))
    return figure_card(
        words,
        name="zrodla",
        span=12,
        title=title,
        subtitle=words.say("Sources with publisher and licence"),
        body=listing(title, [*heads[:3], heads[4]], [[str(row[place]) for place in (0, 1, 2, 4)] for row in rows]),
        source=words.say("Source: cards of sources and history of loads"),
        as_of=words.as_of(max(newest.values(), default=None)),
        twin=Twin(title, [*map(Column, heads)], rows),
    )
