"""Mapa: one indicator over the areas of a region, with the way down to a gmina and back."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import aria, data
from dashboard.components.card import Column, Twin, empty, figure_card, source_line
from dashboard.components.map import chosen_level, is_demo, level_name, levels_of, map_card, map_data
from dashboard.components.series import series_card
from dashboard.components.shell import Page, select_field
from dashboard.context import Context
from data.areas import level_of
from data.catalog import Indicator
from data.queries.indicators import indicator_values, value_periods

RANKING_LENGTH = 16
LEADERS = 3


def map_page(context: Context) -> Page:
    """The page for `/mapa`."""
    words = context.words
    indicator = mapped_indicator(context)
    return Page(
        title=words.say("Map"),
        lead=words.say(
            "{indicator}: choose an area on the map, in the list or by the arrow keys.",
            indicator=indicator.name.in_language(words.language),
        ),
        body=[
            _controls(context, indicator),
            _ranking_card(context, indicator),
            map_card(context, indicator, span=8),
            series_card(context, indicator, span=6),
            _area_card(context),
        ],
        dates=value_periods(context.db, indicator_ids=[indicator.id]),
    )


def mapped_indicator(context: Context) -> Indicator:
    """The indicator of the address when it can be mapped here, else the region's first."""
    asked = context.catalog.indicators.get(context.selection.wskaznik)
    if asked and levels_of(context, asked):
        return asked
    return context.catalog.indicators[context.region.map_indicators[0]]


def _controls(context: Context, indicator: Indicator) -> html.Div:
    words = context.words
    names = dict.fromkeys([*context.region.map_indicators, indicator.id])
    options = [(name, context.catalog.indicators[name].name.in_language(words.language)) for name in names]
    controls: list[Component] = [
        _breadcrumb(context),
        select_field(
            "wskaznik",
            words.say("Indicator"),
            options,
            indicator.id,
            context.link(wskaznik="", poziom="", typ=""),
        ),
    ]
    if indicator.breakdowns:
        kinds = [("", words.say("all kinds"))]
        kinds += [(key, name.in_language(words.language)) for key, name in indicator.breakdowns.items()]
        controls.append(select_field("typ", words.say("Kind"), kinds, context.selection.typ, context.link(typ="")))
    levels = levels_of(context, indicator)
    if len(levels) > 1:
        shown = chosen_level(context, indicator)
        segments = [
            html.A(
                level_name(words, level),
                href=context.link(poziom=level),
                className="segment",
                **data(go=""),
                **aria(current="true" if level == shown else None),
            )
            for level in reversed(levels)
        ]
        controls.append(html.Div(segments, className="segmented", role="group", **aria(label=words.say("Level"))))
    return html.Div(controls, className="controls span-12")


def _breadcrumb(context: Context) -> html.Nav:
    words = context.words
    codes = [code for code in reversed(context.chain) if level_of(code) != "country"]
    steps = []
    for code in codes:
        is_here = code == context.area_code
        steps.append(
            html.Li(
                html.A(
                    words.area_name(code),
                    href=context.area_link(code),
                    **data(go=""),
                    **aria(current="location" if is_here else None),
                )
            )
        )
    return html.Nav(html.Ol(steps), className="breadcrumb", **aria(label=words.say("Chosen area")))


def _ranking_card(context: Context, indicator: Indicator) -> html.Figure:
    """The same areas as a list, before the map in reading order: a way in without seeing or pointing."""
    words = context.words
    unit = words.catalog.units[indicator.unit]
    level = chosen_level(context, indicator) or "powiat"
    breakdown = context.selection.typ if context.selection.typ in indicator.breakdowns else ""
    found = map_data(context, indicator, level, breakdown)
    scope = context.selection.powiat or context.area_code
    inside = [a for a in found.areas if scope in context.territory.chain(a.code)]
    known = sorted((a for a in inside if found.values[a.code] is not None), key=lambda a: -(found.values[a.code] or 0))
    shown = known[:RANKING_LENGTH]
    items = [
        html.Li(
            [
                html.A(
                    words.area_name(a.code),
                    href=context.area_link(a.code),
                    **data(go=""),
                    **aria(current="true" if a.code == context.area_code else None),
                ),
                html.Span(words.number(found.values[a.code], unit), className="ranking-value"),
            ],
            className="ranking-row",
        )
        for a in shown
    ]
    leaders = words.formats.listing([words.area_name(a.code) for a in known[:LEADERS]])
    title = words.say("Highest: {areas}.", areas=leaders) if known else words.say("No area has a value here.")
    missing = len(inside) - len(known)
    note = words.count("{n} area without data.", "{n} areas without data.", missing) if missing else ""
    if len(known) > len(shown):
        note = words.say("The {n} highest are shown; all are in the table.", n=len(shown)) + " " + note
    twin = Twin(
        title,
        [Column(words.say("Area")), Column(words.unit_name(unit), unit.decimals)],
        [[words.area_name(a.code), found.values[a.code]] for a in [*known, *(a for a in inside if a not in known)]],
    )
    titles = found.rows["source_title"].dropna()
    return figure_card(
        words,
        name="ranking",
        span=4,
        title=title,
        subtitle=f"{indicator.name.in_language(words.language)} · {words.unit_name(unit)} · {level_name(words, level)}",
        body=html.Ol(items, className="ranking")
        if items
        else empty(words.say("No area has a value here."), words.say("Choose another indicator, level or date.")),
        source=source_line(words, titles, [indicator], is_demo=is_demo(found.rows)),
        as_of=words.as_of(found.rows["period_end"].iloc[0] if len(found.rows) else None),
        note=note.strip(),
        twin=twin,
    )


def _area_card(context: Context) -> html.Figure:
    """What is known of the chosen area: the newest value of every indicator on the map's list."""
    words, catalog = context.words, context.catalog
    ids = context.region.map_indicators
    values = indicator_values(
        context.db, indicator_ids=ids, area_codes=[context.area_code], stan_na=context.selection.stan_na
    ).drop_duplicates("indicator_id", keep="last")
    found = {row["indicator_id"]: row for row in values.to_dict("records")}
    rows, items = [], []
    for name in ids:
        indicator, row = catalog.indicators[name], found.get(name)
        unit = catalog.units[indicator.unit]
        value = row["value"] if row else None
        day = words.formats.day(row["period_end"]) if row else ""
        amount = words.amount(value, unit) if row else words.say("no data")
        label = indicator.name.in_language(words.language)
        rows.append([label, words.unit_name(unit), value, day])
        items.append(
            html.Div(
                [html.Dt(label), html.Dd([html.Span(amount, className="fact-value"), html.Span(day)])],
                className="fact",
            )
        )
    title = words.count(
        "{area}: {n} indicator has a value.",
        "{area}: {n} indicators have a value.",
        len(found),
        area=words.area_name(context.area_code),
    )
    titles = values["source_title"].dropna()
    return figure_card(
        words,
        name="obszar",
        span=6,
        title=title[:1].upper() + title[1:],
        subtitle=words.say("Newest values of the chosen area"),
        body=html.Dl(items, className="facts"),
        source=source_line(words, titles, [catalog.indicators[name] for name in found], is_demo=is_demo(values)),
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
    )
