"""A card with a map: values of one indicator in the areas of one level, classes, legend, table twin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from dash import html

from dashboard.components.attributes import aria
from dashboard.components.card import Column, Twin, empty, figure_card, mapped, source_line
from dashboard.context import Context
from dashboard.figures.choropleth import Class, Classes, class_counts, classify
from dashboard.words import Words
from data.areas import Area, AreaLevel, level_of
from data.catalog import Indicator, Unit
from data.queries.indicators import indicator_values
from geo.boundaries import load as load_boundaries

FINEST_FIRST: tuple[AreaLevel, ...] = ("gmina", "powiat", "subregion")
OUTLINES: dict[AreaLevel, list[AreaLevel]] = {
    "gmina": ["powiat", "subregion"],
    "powiat": ["subregion"],
    "subregion": [],
}


@dataclass(frozen=True)
class MapData:
    """Newest value of each area of a level; `rows` has the columns of `indicator_values`, one row an area."""

    level: AreaLevel
    areas: Sequence[Area]
    rows: pd.DataFrame
    values: Mapping[str, float | None]


def levels_of(context: Context, indicator: Indicator) -> list[AreaLevel]:
    """Levels below the region at which an indicator can be mapped here, finest first."""
    has_subregions = bool(context.region.subregions)
    return [lv for lv in FINEST_FIRST if lv in indicator.areas and (lv != "subregion" or has_subregions)]


def map_data(context: Context, indicator: Indicator, level: AreaLevel, breakdown: str = "") -> MapData:
    """Values of all areas of the level in the region, one newest value each; a missing one stays missing."""
    areas = context.territory.at_level(level)
    rows = indicator_values(
        context.db,
        indicator_ids=[indicator.id],
        area_codes=[area.code for area in areas],
        stan_na=context.selection.stan_na,
        breakdowns=[breakdown],
    ).drop_duplicates("area_code", keep="last")
    if len(rows):
        # areas must be comparable: only the newest period that the level has, older leftovers are missing
        rows = rows[rows["period_end"] == _usual_period(rows)]
    found = dict(zip(rows["area_code"], rows["value"], strict=True))
    return MapData(level, areas, rows, {area.code: found.get(area.code) for area in areas})


def is_demo(rows: pd.DataFrame) -> bool:
    """Whether any of these values is invented."""
    return any(mark is True for mark in rows["is_demo"])


def _usual_period(rows: pd.DataFrame) -> object:
    counts = rows["period_end"].value_counts()
    return max(counts[counts == counts.max()].index)


def chosen_level(context: Context, indicator: Indicator) -> AreaLevel | None:
    """The level of the address when the indicator has it, else the finest one."""
    levels = levels_of(context, indicator)
    asked = context.selection.poziom
    return next((lv for lv in levels if lv == asked), levels[0] if levels else None)


def map_card(context: Context, indicator: Indicator, *, span: int) -> html.Figure:
    """The map of an indicator; an area leads to the same view for that area."""
    words, level = context.words, chosen_level(context, indicator)
    unit = words.catalog.units[indicator.unit]
    breakdown = context.selection.typ if context.selection.typ in indicator.breakdowns else ""
    data = map_data(context, indicator, level or "powiat", breakdown)
    focus = [area for area in data.areas if _is_in_focus(context, area.code)]
    known = {a.code: v for a in focus if (v := data.values[a.code]) is not None}
    classes = classify(list(data.values.values()))
    title = _title(words, indicator, unit, data, known, context)
    body: Any = [mapped(_content(context, data, classes, unit, title)), _legend(words, classes, data, unit)]
    if level is None or not any(value is not None for value in data.values.values()):
        body = empty(words.say("No data for a map."), words.say("Choose another indicator, level or date."))
    titles = data.rows["source_title"].dropna()
    return figure_card(
        words,
        name="mapa",
        span=span,
        title=title,
        subtitle=_subtitle(words, indicator, unit, data, breakdown),
        body=body,
        source=source_line(words, titles, [indicator], is_demo=is_demo(data.rows)),
        as_of=words.as_of(data.rows["period_end"].iloc[0] if len(data.rows) else None),
        note=indicator.note.in_language(words.language) if indicator.note else "",
        twin=_twin(context, indicator, unit, data, focus),
    )


def _is_in_focus(context: Context, code: str) -> bool:
    """Areas inside the chosen area; for a chosen gmina all of its powiat, so that it is seen among its neighbours."""
    return _focus_area(context) in context.territory.chain(code)


def _focus_area(context: Context) -> str:
    return context.selection.powiat or context.area_code


def _title(
    words: Words,
    indicator: Indicator,
    unit: Unit,
    data: MapData,
    known: Mapping[str, float],
    context: Context,
) -> str:
    name, place = indicator.name.in_language(words.language), words.in_area(_focus_area(context))
    if not known:
        return words.say("{name}: no data {place}.", name=name, place=place)
    if context.area_code in known and level_of(context.area_code) == data.level and len(known) > 1:
        rank = 1 + sum(value > known[context.area_code] for value in known.values())
        return words.say(
            "{name}: {amount} {here}, place {rank} of {n} {place}.",
            name=name,
            amount=words.amount(known[context.area_code], unit),
            here=words.in_area(context.area_code),
            rank=rank,
            n=len(known),
            place=place,
        )
    top = max(known, key=lambda code: known[code])
    if len(known) == 1:
        return words.say(
            "{name} {place}: {amount} ({area}).",
            name=name,
            place=place,
            amount=words.amount(known[top], unit),
            area=words.area_name(top),
        )
    low = min(known, key=lambda code: known[code])
    return words.say(
        "{name} {place}: most {top} ({most}), least {low} ({least}).",
        name=name,
        place=place,
        top=words.area_name(top),
        most=words.number(known[top], unit),
        low=words.area_name(low),
        least=words.number(known[low], unit),
    )


def level_name(words: Words, level: AreaLevel) -> str:
    """'gminy', 'powiaty', 'subregiony'."""
    return {
        "gmina": words.say("gminy"),
        "powiat": words.say("powiaty"),
        "subregion": words.say("subregions"),
        "region": words.say("voivodeship"),
        "country": words.say("country"),
    }[level]


def _subtitle(words: Words, indicator: Indicator, unit: Unit, data: MapData, breakdown: str) -> str:
    parts = [indicator.name.in_language(words.language)]
    if breakdown:
        parts.append(indicator.breakdowns[breakdown].in_language(words.language))
    parts += [words.unit_name(unit), level_name(words, data.level)]
    if len(data.rows):
        newest = data.rows.iloc[0]
        parts.append(words.formats.period(newest["period_start"], newest["period_end"]))
    return " · ".join(parts)


def _content(context: Context, data: MapData, classes: Classes, unit: Unit, label: str) -> dict[str, Any]:
    words = context.words
    areas = {}
    links = context.area_links((area.code for area in data.areas), page="/mapa")
    for area in data.areas:
        value = data.values[area.code]
        areas[area.code] = {
            "class": classes.of(value),
            "name": words.area_name(area.code),
            "value": words.amount(value, unit) if value is not None else words.say("no data"),
            "href": links[area.code],
        }
    has_focus = _focus_area(context) != context.region.teryt
    return {
        "geometry": f"/geo/{context.region.teryt}.json?v={geometry_version(context.region.teryt)}",
        "level": data.level,
        "label": label,
        "classes": max(len(classes.bounds), 1),
        "areas": areas,
        "outlines": [lv for lv in OUTLINES[data.level] if lv != "subregion" or context.region.subregions],
        "focus": [a.code for a in data.areas if _is_in_focus(context, a.code)] if has_focus else None,
        "selected": context.area_code if level_of(context.area_code) == data.level else None,
        "towns": [
            {"code": code, "name": context.territory.areas[code].name}
            for code in context.region.towns_on_map
            if code in context.territory.areas
        ],
        "words": {
            "zoom_in": words.say("Zoom in"),
            "zoom_out": words.say("Zoom out"),
            "fit": words.say("Show the whole map"),
        },
    }


def geometry_version(teryt: str) -> str:
    """Changes with the boundaries, so that browsers may keep the file for good."""
    boundaries = load_boundaries(teryt)
    return f"{boundaries.state}-{len(boundaries.arcs)}"


def _legend(words: Words, classes: Classes, data: MapData, unit: Unit) -> html.Ul:
    """Classes as text with ranges and a bar for how many areas fall in each."""
    counts = class_counts(classes, data.values)
    values = [value for value in data.values.values() if value is not None]
    entries: list[tuple[Class, str]] = []
    for place, (low, high) in enumerate(classes.ranges(values), start=1):
        text = words.number(low, unit) if low == high else f"{words.number(low, unit)}–{words.number(high, unit)}"
        entries.append((place, text))
    if counts.get(0):
        entries.insert(0, (0, words.number(0, unit)))
    if counts.get("missing"):
        entries.append(("missing", words.say("no data")))
    most = max(counts.values(), default=1)
    return html.Ul(
        [_legend_entry(words, key, text, counts.get(key, 0), most) for key, text in entries],
        className="map-legend",
    )


def _legend_entry(words: Words, key: Class, text: str, count: int, most: int) -> html.Li:
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


def _twin(context: Context, indicator: Indicator, unit: Unit, data: MapData, focus: Sequence[Area]) -> Twin:
    words = context.words
    columns = [
        Column(words.say("Area")),
        Column(words.say("Code")),
        Column(f"{indicator.short.in_language(words.language)} ({words.unit_name(unit)})", unit.decimals),
    ]
    ranked = sorted(focus, key=lambda a: -(data.values[a.code] or 0.0))
    rows = [[words.area_name(a.code), a.terc or a.code, data.values[a.code]] for a in ranked]
    return Twin(indicator.name.in_language(words.language), columns, rows)
