"""The profile of an area: each comparable indicator as a row, with the range of all areas of that level."""

from collections.abc import Sequence

from dashboard import html
from dashboard.compared import Compared
from dashboard.comparison_words import (
    funnel_method,
    group_rule,
    row_name,
    short_name,
    standing_words,
)
from dashboard.components.attributes import aria
from dashboard.components.card import Column, Twin, drawn, empty, figure_card
from dashboard.components.map import level_name
from dashboard.components.sources import sources_of
from dashboard.components.strip import rows_of_figure
from dashboard.content import NativeChart
from dashboard.figures.spine import SpineHeads, SpineRow, spine
from dashboard.html import Element
from dashboard.profile import Line, profile, tone_of
from dashboard.words import Words, first_upper
from data.areas import AreaLevel, level_of
from data.comparison.measured import quartiles

# columns of the twin
OWN, RANGE, SUBREGION, WHOLE, TARGET = 3, (4, 6, 7, 8), 10, 11, 12


def spine_card(compared: Compared) -> Element:
    """The profile of the chosen area; without one, how far the powiaty of the region lie apart."""
    context, words = compared.context, compared.context.words
    level = compared.profile_level
    group = compared.peers(level)
    lines = profile(compared, level, group.codes)
    area = compared.area if level_of(compared.area) == level else None
    title = _title(words, lines, area, level)
    rows = [_spine_row(compared, line, level) for line in lines]
    cells = [(line.row.indicator, line.row.figures[code].cell) for line in lines for code in line.values]
    newest = max((cell.period_end for _indicator, cell in cells), default=None)
    heads = SpineHeads(words.say("value"), words.say("lowest"), words.say("highest"), words.say("trend of the area"))
    body = (
        [drawn(spine(rows, heads=heads, label=title), "spine"), _key(words, lines, area)]
        if rows
        else empty(
            words.say("No indicator has values for these areas."),
            words.say("Load a registry or events, or choose a larger area or a later date."),
        )
    )
    return figure_card(
        words,
        name="profil-obszaru",
        span=12,
        title=title,
        subtitle=words.say(
            "Position among {areas}; each row on its own scale · {place}",
            areas=level_name(words, level),
            place=words.area_name(compared.area),
        ),
        body=body,
        source=sources_of(words, cells),
        as_of=words.as_of(newest),
        note=_note(compared, level, area, lines, group_rule(words, level, group)),
        twin=_twin(words, lines, area, context.region.named(words.language)),
        method=funnel_method(words),
        rows=rows_of_figure(compared, compared.chosen, compared.area) if compared.chosen else "",
        chart=_native(words, lines, None if compared.area == compared.region else compared.area) if lines else None,
    )


def _native(words: Words, lines: Sequence[Line], area: str | None) -> NativeChart:
    """For office programs: what each row spans is told in its name, what the marks are below all of them."""
    names = []
    for line in lines:
        low, own, high = (
            words.say("no data") if value is None else words.number(value, line.row.unit)
            for value in (min(line.values.values()), line.own, max(line.values.values()))
        )
        name = first_upper(short_name(line.row, words.language))
        names.append(f"{name}: {own} ({low} – {high})" if low != high else f"{name}: {own}")
    marks = [
        (OWN, "accent", words.say("broad mark: {area}", area=words.area_name(area)) if area else ""),
        (SUBREGION, "status-broken_series", words.say("purple: its subregion")),
        (WHOLE, "series-5", words.say("black: voivodeship")),
        (TARGET, "status-reached", words.say("green: target of the plan")),
    ]
    rows = [_twin_row(words, line) for line in lines]
    shown = [mark for mark in marks if mark[2] and any(row[mark[0]] is not None for row in rows)]
    told = [words.say("Bars: lowest to highest, blue: middle half"), *(text for _place, _tone, text in shown)]
    return NativeChart(
        "spine",
        [*RANGE, *(place for place, _tone, _text in shown)],
        [tone for _place, tone, _text in shown],
        names=names,
        caption="; ".join(told) + ".",
    )


def _spine_row(compared: Compared, line: Line, level: AreaLevel) -> SpineRow:
    words, row = compared.context.words, line.row
    ordered = list(line.values.values())
    is_region = compared.area == compared.region
    tones = {
        compared.context.region.subregion_code(s.id): place
        for place, s in enumerate(compared.context.region.subregions, start=1)
    }
    parts = [
        (value, tone)
        for code, tone in tones.items()
        if is_region and (value := compared.larger(row, code, level)) is not None
    ]
    return SpineRow(
        name=_row_label(words, line, level, compared),
        value=words.number(line.own, row.unit) if line.own is not None else words.say("no data"),
        trend=line.trend,
        low=min(ordered),
        high=max(ordered),
        low_text=words.number(min(ordered), row.unit),
        high_text=words.number(max(ordered), row.unit),
        middle=quartiles(ordered),
        area=None if is_region else line.own,
        tone=tone_of(line),
        subregion=line.subregion if level != "subregion" else None,
        region=line.whole,
        target=line.target,
        parts=parts if level == "powiat" else [],
        is_part=bool(row.kind),
    )


def _row_label(words: Words, line: Line, level: AreaLevel, compared: Compared) -> str:
    """The name, and how many areas have a value where not all have."""
    n, of = (
        len(line.values),
        len(compared.codes(level) if compared.group == "wszystkie" else compared.peers(level).codes),
    )
    name = first_upper(short_name(line.row, words.language))
    return name if n >= of else words.say("{name} · {n} of {of}", name=name, n=n, of=of)


def _title(words: Words, lines: Sequence[Line], area: str | None, level: AreaLevel) -> str:
    if not lines:
        return words.say("There is nothing to compare here.")
    if area is None:
        return words.count(
            "How far {areas} lie apart in {n} indicator.",
            "How far {areas} lie apart in {n} indicators.",
            len(lines),
            areas=level_name(words, level),
        )
    above = sum((line.standing or 0) > 0 for line in lines)
    below = sum((line.standing or 0) < 0 for line in lines)
    judged = sum(line.standing is not None for line in lines)
    if not judged:
        return first_upper(
            words.count(
                "{area}: {n} indicator has a value.",
                "{area}: {n} indicators have a value.",
                sum(line.own is not None for line in lines),
                area=words.area_name(area),
            )
        )
    if not above and not below:
        return first_upper(
            words.count(
                "{area}: {n} indicator, within the limits of chance.",
                "{area}: {n} indicators, all within the limits of chance.",
                judged,
                area=words.area_name(area),
            )
        )
    return first_upper(
        words.say(
            "{area}: {above}, {below}, {within}.",
            area=words.area_name(area),
            above=words.count("{n} indicator above the voivodeship", "{n} indicators above the voivodeship", above),
            below=words.count("{n} below", "{n} below", below),
            within=words.count(
                "{n} within the limits of chance", "{n} within the limits of chance", judged - above - below
            ),
        )
    )


def _key(words: Words, lines: Sequence[Line], area: str | None) -> Element:
    """What each mark means; only those that occur."""
    entries = [("spine-range", words.say("lowest to highest")), ("spine-middle", words.say("middle half"))]
    if area is not None:
        entries.append(("spine-within", words.say("the area, within the limits of chance or not judged")))
        entries.append(("spine-differs", words.say("the area, outside the limits")))
    if any(line.subregion is not None for line in lines):
        entries.append(("spine-subregion", words.say("its subregion")))
    if any(line.whole is not None for line in lines):
        entries.append(("spine-region", words.say("voivodeship")))
    if any(line.target is not None for line in lines):
        entries.append(("spine-target", words.say("target of the plan")))
    return html.Ul(
        [
            html.Li([html.Span(className=f"key {css}", **aria(hidden="true")), text], className="spine-key-entry")
            for css, text in entries
        ],
        className="spine-key",
    )


def _note(compared: Compared, level: AreaLevel, area: str | None, lines: Sequence[Line], rule: str) -> str:
    words = compared.context.words
    parts = [rule] if level != "subregion" else []
    if area is None:
        parts.append(
            words.say("Diamonds are subregions. Choose a powiat to see its place.")
            if any(level_of(code) == "subregion" for line in lines for code in line.row.figures)
            else words.say("Choose a powiat to see its place.")
        )
    elif level != "subregion" and compared.group != "wszystkie" and area not in compared.peers(level).codes:
        parts.append(words.say("{area} is not in this group.", area=first_upper(words.area_name(area))))
    days = {day for line in lines if (day := line.row.population_on(line.values))}
    if days:
        shown = words.formats.listing([words.formats.day(day) for day in sorted(days)])
        parts.append(words.say("Counts are per 10,000 inhabitants, population of {days}.", days=shown))
    return " ".join(parts)


def _twin(words: Words, lines: Sequence[Line], area: str | None, region: str) -> Twin:
    columns = [
        Column(words.say("Indicator")),
        Column(words.say("Unit")),
        Column(words.say("Period")),
        Column(words.area_name(area) if area else region, 2),
        Column(words.say("Lowest"), 2),
        Column(words.say("Lowest: area")),
        Column(words.say("Lower quartile"), 2),
        Column(words.say("Upper quartile"), 2),
        Column(words.say("Highest"), 2),
        Column(words.say("Highest: area")),
        Column(words.say("Subregion"), 2),
        Column(words.say("Voivodeship"), 2),
        Column(words.say("Target"), 2),
        Column(words.say("Limits of chance")),
        Column(words.say("Trend")),
    ]
    return Twin(words.say("Profile of the area"), columns, [_twin_row(words, line) for line in lines])


def _twin_row(words: Words, line: Line) -> list[str | float | None]:
    low, high = (pick(line.values, key=lambda code: line.values[code]) for pick in (min, max))
    first, last = quartiles(list(line.values.values()))
    cell = line.row.figures[low].cell
    return [
        row_name(line.row, words.language),
        words.unit_name(line.row.unit),
        words.formats.period(cell.period_start, cell.period_end),
        line.own,
        line.values[low],
        words.area_name(low),
        first,
        last,
        line.values[high],
        words.area_name(high),
        line.subregion,
        line.whole,
        line.target,
        standing_words(words, line.standing) if line.standing is not None else None,
        line.trend,
    ]
