"""A card with a map: values of one indicator in the areas of one level, classes, legend, table twin."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard import html
from dashboard.area_values import AreaValues, newest_values
from dashboard.borders import gazetteer_of
from dashboard.components.attributes import aria
from dashboard.components.card import Column, Twin, empty, figure_card, mapped, source_line
from dashboard.context import Context
from dashboard.figures.choropleth import Class, Classes, Classified, class_counts, classify, classify_changes
from dashboard.html import Element
from dashboard.map_sentences import (
    focus_area,
    in_focus,
    map_notes,
    map_title,
    measure_name,
    period_name,
    shown_value,
    signed,
)
from dashboard.rows import entities_link, rows_link
from dashboard.words import Words
from data.areas import Area, AreaLevel, level_of
from data.catalog import Indicator

OUTLINES: dict[AreaLevel, list[AreaLevel]] = {
    "gmina": ["powiat", "subregion"],
    "powiat": ["subregion"],
    "subregion": [],
}
Legend = Sequence[tuple[Class, str]]


def map_card(context: Context, indicator: Indicator, *, span: int) -> Element:
    """The map of the newest values of an indicator; an area leads to the page of the map for that area."""
    return values_card(context, newest_values(context, indicator), span=span)


def values_card(
    context: Context, found: AreaValues, *, span: int, below: Sequence[Element] = (), method: str = ""
) -> Element:
    """The map of values; `below` stands under the map, above its legend."""
    words = context.words
    focus = _ranked(found, [area for area in found.areas if in_focus(context, area.code)])
    beside = [area for area in found.areas if not in_focus(context, area.code)]
    known = {area.code: value for area in focus if (value := found.values[area.code]) is not None}
    classes = _classes(found)
    title = map_title(context, found, known)
    picture = map_content(
        context,
        level=found.level,
        areas=[*focus, *beside],
        label=title,
        entry=lambda code: {
            "class": classes.of(found.values[code]),
            "value": shown_value(words, found, code),
            **_sign(found, code),
        },
    )
    body: list[Element] = [
        mapped(picture),
        *below,
        map_legend(words, _legend(words, found, classes), classes, found.values),
    ]
    if not any(value is not None for value in found.values.values()):
        body = [*below, empty(words.say("No data for a map."), words.say("Choose another indicator, level or date."))]
    parts = [found.indicator.name.in_language(words.language)]
    if found.breakdown:
        parts.append(found.indicator.breakdowns[found.breakdown].in_language(words.language))
    parts += [measure_name(words, found), level_name(words, found.level), period_name(words, found)]
    return figure_card(
        words,
        name="mapa",
        span=span,
        title=title,
        subtitle=" · ".join(part for part in parts if part),
        body=body,
        source=values_source(context, found),
        as_of=words.as_of(found.period.period_end if found.period else None),
        note=map_notes(context, found),
        twin=_twin(context, found, focus),
        method=method,
        rows=rows_of(context, found, context.area_code),
    )


def rows_of(context: Context, found: AreaValues, code: str) -> str:
    """Address of the rows behind the value of an area."""
    period = found.period
    since, until = (period.period_start, period.period_end) if period else (None, None)
    return rows_link(context, found.indicator, code, found.breakdown, since=since, until=until)


def values_source(context: Context, found: AreaValues) -> str:
    """Source line of the values and, for rates, of the population."""
    titles, indicators, demo = list(found.rows["source_title"].dropna()), [found.indicator], found.is_demo
    line = source_line(context.words, titles, indicators, is_demo=demo)
    if found.population is None:
        return line
    population = context.catalog.used_as("population")
    more = source_line(context.words, found.population.titles, [population] if population else [])
    return f"{line}; {more[:1].lower()}{more[1:]}"


def _classes(found: AreaValues) -> Classified:
    values = list(found.values.values())
    return classify_changes(values) if found.measure == "zmiana" else classify(values)


def _sign(found: AreaValues, code: str) -> dict[str, str]:
    """Rises and falls are told by a sign too, since colours alone do not reach everybody."""
    value = found.values[code]
    if found.measure != "zmiana" or not value:
        return {}
    return {"sign": "+" if value > 0 else "−"}


def level_name(words: Words, level: AreaLevel) -> str:
    """'gminy', 'powiaty', 'subregiony'."""
    return {
        "gmina": words.say("gminy"),
        "powiat": words.say("powiaty"),
        "subregion": words.say("subregions"),
        "region": words.say("voivodeship"),
        "country": words.say("country"),
    }[level]


def map_content(
    context: Context, *, level: AreaLevel, areas: Sequence[Area], label: str, entry: Callable[[str], dict[str, Any]]
) -> dict[str, Any]:
    """What assets/map.js reads; `entry` gives class, value and sign of an area.

    An area leads to the same view for that area, and the chosen gmina, the last step down, to its entities.
    """
    words, gazetteer = context.words, gazetteer_of(context, level)
    links = context.area_links((area.code for area in areas), page="/mapa")
    if context.area_code in links and level == "gmina":
        links[context.area_code] = entities_link(context, context.area_code)
    has_focus = focus_area(context) != context.region.teryt
    return {
        "gazetteer": gazetteer,
        **gazetteer.common,
        "level": level,
        "label": label,
        "areas": {
            area.code: {
                "terc": area.terc,
                "name": words.area_name(area.code),
                "href": links[area.code],
                **entry(area.code),
            }
            for area in areas
        },
        "outlines": [lv for lv in OUTLINES[level] if lv != "subregion" or context.region.subregions],
        "focus": [a.code for a in areas if in_focus(context, a.code)] if has_focus else None,
        "selected": context.area_code if level_of(context.area_code) == level else None,
    }


def _legend(words: Words, found: AreaValues, classes: Classified) -> list[tuple[Class, str]]:
    """Classes that occur, as ranges; a change with its sign and arrow."""
    values = [value for value in found.values.values() if value is not None]

    def written(value: float) -> str:
        return signed(words, value, found.unit) if found.measure == "zmiana" else words.number(value, found.unit)

    entries: list[tuple[Class, str]] = []
    for key, low, high in classes.ranges(values):
        if low < 0:
            low, high = high, low
        arrow = "" if found.measure != "zmiana" else "▲ " if low > 0 else "▼ "
        between = " … " if found.measure == "zmiana" else "–"
        entries.append((key, arrow + (written(low) if low == high else f"{written(low)}{between}{written(high)}")))
    zero = (0, words.number(0, found.unit))
    if isinstance(classes, Classes):
        return [zero, *entries, ("missing", words.say("no data"))]
    rises = [entry for entry in entries if str(entry[0]).startswith("up")]
    return [*rises, zero, *entries[len(rises) :], ("missing", words.say("no data"))]


def map_legend(words: Words, entries: Legend, classes: Classified, values: Mapping[str, float | None]) -> Element:
    """Classes that have areas, as text with a bar for how many areas fall in each."""
    counts = class_counts(classes, values)
    most = max(counts.values(), default=1)
    items = [_legend_entry(words, key, text, counts[key], most) for key, text in entries if counts.get(key)]
    return html.Ul(items, className="map-legend")


def _legend_entry(words: Words, key: Class, text: str, count: int, most: int) -> Element:
    return html.Li(
        [
            html.Span(className=f"legend-swatch class-{key}", **aria(hidden="true")),
            html.Span(text, className="legend-range"),
            html.Span(
                className="legend-count-bar",
                style={"--share": f"{count / most:.3f}"},
                **aria(hidden="true"),
            ),
            html.Span(words.count("{n} area", "{n} areas", count), className="legend-count"),
        ],
        className="legend-entry",
    )


def _ranked(found: AreaValues, areas: Sequence[Area]) -> list[Area]:
    """The largest value first, unknown ones last; map and twin in one order pack to half."""
    return sorted(areas, key=lambda a: (found.values[a.code] is None, -(found.values[a.code] or 0.0)))


def _twin(context: Context, found: AreaValues, focus: Sequence[Area]) -> Twin:
    words, unit = context.words, context.catalog.units[found.indicator.unit]
    short = found.indicator.short.in_language(words.language)
    columns = [
        Column(words.say("Area")),
        Column(words.say("Code")),
        Column(f"{short} ({measure_name(words, found)})", found.unit.decimals),
    ]
    if found.population:
        columns += [Column(f"{short} ({words.unit_name(unit)})", unit.decimals), Column(words.say("Population"), 0)]
    if found.earlier:
        before = words.formats.period(found.earlier.period_start, found.earlier.period_end)
        now = words.formats.period(found.period.period_start, found.period.period_end) if found.period else ""
        columns += [Column(before, unit.decimals), Column(now, unit.decimals)]
    rows = []
    for area in focus:
        value, number = found.values[area.code], found.numbers.get(area.code)
        row = [words.area_name(area.code), area.terc or area.code, value]
        if found.population:
            row += [number, found.population.by_area.get(area.code)]
        if found.earlier:
            row += [number - value if number is not None and value is not None else None, number]
        rows.append(row)
    name = found.indicator.name.in_language(words.language)
    return Twin(name, columns, rows, gazetteer_of(context, found.level))
