"""The cards of the brief of one area: its figures among its like, and where it lies."""

from collections.abc import Sequence

from dashboard import html
from dashboard.borders import gazetteer_of
from dashboard.briefing import Briefing
from dashboard.comparison_words import STANDING_SHAPES, funnel_method, standing_words
from dashboard.components.card import Cell, Column, Twin, empty, figure_card, mapped, source_line
from dashboard.components.map import OUTLINES
from dashboard.components.number_link import cell_link
from dashboard.components.plain_table import plain_table
from dashboard.components.sources import sources_of
from dashboard.html import Element
from dashboard.words import Words, first_upper
from data.areas import AreaLevel, level_of

HERE, NEAR, FAR = 4, 1, 0


def figures_card(brief: Briefing) -> Element:
    """Every indicator with a value here: number, rate, place among areas of the level, within or beyond chance."""
    words, language = brief.context.words, brief.context.words.language
    shown: list[list[Element | str]] = []
    twin: list[list[Cell]] = []
    outside: list[str] = []
    for row in brief.rows:
        figure = row.figures.get(brief.code)
        if figure is None:
            continue
        unit = brief.context.catalog.units[row.indicator.unit]
        values = row.values(brief.peers)
        standing = row.standing(brief.code, brief.whole(row))
        if standing is not None and standing.is_far:
            outside.append(row.indicator.short.in_language(language))
        rank = 1 + sum(value > values[brief.code] for value in values.values()) if brief.code in values else None
        rate = row.value(brief.code) if row.is_rate else None
        period = words.formats.period(figure.cell.period_start, figure.cell.period_end)
        place = words.say("{rank} of {n}", rank=rank, n=len(values)) if rank else words.say("no data")
        name = row.indicator.name.in_language(language)
        shown.append(
            [
                html.Span([name, html.Span(period, className="brief-period")]),
                html.Strong(
                    cell_link(brief.context, row.indicator, figure.cell, words.number(figure.cell.value, unit))
                ),
                words.number(rate, row.unit) if rate is not None else "",
                f"{STANDING_SHAPES[standing]} {place}" if standing is not None else place,
                period,
            ]
        )
        said = standing_words(words, standing) if standing is not None else None
        twin.append([name, words.unit_name(unit), figure.cell.value, rate, rank, len(values), said, period])
    heads = [
        words.say("Indicator"),
        words.say("Value"),
        words.say("per 10,000"),
        words.say("place"),
        words.say("period"),
    ]
    found = [(row.indicator, row.figures[brief.code].cell) for row in brief.rows if brief.code in row.figures]
    return figure_card(
        words,
        name="skrot-liczby",
        span=8,
        title=_figures_title(words, brief, outside, len(shown)),
        subtitle=words.say("Newest values and the place among areas of the level"),
        body=plain_table(heads, shown, numbers=(1, 2)) if shown else nothing_known(words, brief),
        source=sources_of(words, found),
        as_of=words.as_of(max((cell.period_end for _indicator, cell in found), default=None)),
        note=_people_note(words, brief),
        twin=Twin(
            words.say("Newest values and the place among areas of the level"),
            [
                Column(words.say("Indicator")),
                Column(words.say("Unit")),
                Column(words.say("Value"), 2),
                Column(words.say("per 10,000"), 2),
                Column(words.say("place"), 0),
                Column(words.say("of areas"), 0),
                Column(words.say("Limits of chance")),
                Column(words.say("period")),
            ],
            twin,
        ),
        method=funnel_method(words),
    )


def _figures_title(words: Words, brief: Briefing, outside: Sequence[str], n: int) -> str:
    area = words.area_name(brief.code)
    if not n:
        return first_upper(words.say("{area}: no indicator has a value.", area=area))
    if not outside:
        return first_upper(words.say("{area}: no figure clearly differs from the voivodeship.", area=area))
    return first_upper(
        words.say(
            "{area} clearly differs from the voivodeship in: {names}.",
            area=area,
            names=words.formats.listing(outside),
        )
    )


def _people_note(words: Words, brief: Briefing) -> str:
    days = {day for row in brief.rows if (day := row.population_on([brief.code]))}
    marks = words.say("▲ △ above, ▼ ▽ below, · within the limits of chance.")
    if not days:
        return ""
    shown = words.formats.listing([words.formats.day(day) for day in sorted(days)])
    return f"{words.say('Counts are per 10,000 inhabitants, population of {days}.', days=shown)} {marks}"


def position_card(brief: Briefing) -> Element:
    """A small map of the region with the area marked."""
    context, words = brief.context, brief.context.words
    level: AreaLevel = "gmina" if brief.level == "gmina" else "powiat"
    inside = [a for a in context.territory.at_level(level) if context.territory.is_inside(a.code, brief.code)]
    within = next((code for code in context.chain[1:] if level_of(code) in {"powiat", "subregion"}), "")
    codes, gazetteer = {area.code for area in inside}, gazetteer_of(context, level)
    title = first_upper(
        words.say("{area} lies {place}.", area=words.area_name(brief.code), place=words.in_area(_above(brief)))
    )
    areas = {}
    links = context.area_links([area.code for area in context.territory.at_level(level)])
    for area in context.territory.at_level(level):
        near = context.territory.is_inside(area.code, within)
        place = HERE if area.code in codes else NEAR if near else FAR
        areas[area.code] = {
            "terc": area.terc,
            "class": place,
            "name": words.area_name(area.code),
            "value": "",
            "href": links[area.code],
        }
    content = {
        "gazetteer": gazetteer,
        **gazetteer.common,
        "level": level,
        "label": title,
        "classes": HERE,
        "areas": areas,
        "outlines": [lv for lv in OUTLINES[level] if lv != "subregion" or context.region.subregions],
        "focus": None,
        "selected": brief.code if brief.level == level else None,
        "towns": [],
    }
    rows: list[list[Cell]] = [[words.area_name(area.code), area.terc or area.code] for area in inside]
    return figure_card(
        words,
        name="skrot-mapa",
        span=4,
        title=title,
        subtitle=words.say("Where it lies"),
        body=mapped(content),
        source=source_line(words, [context.catalog.sources["territory"].name.in_language(words.language)]),
        as_of=words.as_of(brief.territory_of),
        twin=Twin(title, [Column(words.say("Area")), Column(words.say("Code"))], rows, gazetteer),
    )


def _above(brief: Briefing) -> str:
    """The area around it: of a city with powiat rights, which is its only gmina, that around the city."""
    areas = brief.context.territory.areas
    names = {areas[code].bare_name for code in brief.context.chain[:1] if code in areas}
    return next(code for code in brief.context.chain[1:] if code not in areas or areas[code].bare_name not in names)


def nothing_known(words: Words, brief: Briefing) -> Element:
    """The state of a card without any value of the area."""
    return empty(
        words.say("No data for {area}.", area=words.area_name(brief.code)),
        words.say("Load a registry or events, or choose a larger area or a later date."),
    )
