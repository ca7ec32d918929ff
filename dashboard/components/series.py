"""A card with one indicator over time, compared with the areas around it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from dashboard.components.card import Column, Twin, drawn, empty, figure_card, source_line
from dashboard.context import Context
from dashboard.figures.over_time import are_year_ends
from dashboard.figures.scale import decimals_of
from dashboard.figures.series import Axis, Line, bars_by_year, time_series
from dashboard.html import Element
from dashboard.words import Words, first_upper
from data.areas import level_of
from data.catalog import Indicator, Unit
from data.progress import Reading, trend_direction
from data.queries.indicators import indicator_values
from data.queries.progress import reporting_area, value_rows


def series_card(context: Context, indicator: Indicator, *, span: int, is_wide: bool = False) -> Element:
    """Lines for levels, bars for yearly counts; the nearest area that the indicator reports, and those above it."""
    words = context.words
    unit = words.catalog.units[indicator.unit]
    chain = [code for code in context.chain if level_of(code) in indicator.areas]
    # sums of different sizes of area do not compare on one axis, rates do
    chain = chain[:1] if indicator.additive else chain
    shown = reporting_area(indicator, context.chain) or context.chain[-1]
    values = indicator_values(
        context.db, indicator_ids=[indicator.id], area_codes=chain, stan_na=context.selection.stan_na
    )
    rows = value_rows(values)
    by_area = {code: [row.reading for row in rows if row.area_code == code] for code in chain}
    own = by_area.get(shown, [])
    title = _title(words, indicator, unit, shown, own)
    return figure_card(
        words,
        name=f"szereg-{indicator.id}",
        span=span,
        title=title,
        subtitle=f"{indicator.name.in_language(words.language)} · {words.unit_name(unit)} · {words.area_name(shown)}",
        body=_body(words, indicator, by_area, shown, title, is_wide=is_wide),
        source=source_line(
            words, (row.source_title for row in rows), [indicator], is_demo=any(row.is_demo for row in rows)
        ),
        as_of=words.as_of(own[-1].on if own else None),
        note=_note(context, indicator, shown),
        twin=_twin(words, indicator, unit, by_area),
    )


def _note(context: Context, indicator: Indicator, shown: str) -> str:
    words = context.words
    parts = []
    if shown != context.area_code:
        parts.append(
            words.say(
                "The source gives no figure for {chosen}; {shown} is shown.",
                chosen=words.of_area(context.area_code),
                shown=words.area_name(shown),
            )
        )
    if indicator.note:
        parts.append(indicator.note.in_language(words.language))
    return " ".join(parts)


def value_axis(words: Words, unit: Unit) -> Axis:
    """Numbers of a unit as the reader writes them; those at the ticks have as many decimals as tell them apart."""

    def ticks(values: Sequence[float]) -> list[str]:
        decimals = decimals_of(values)
        return [words.formats.number(value, decimals=decimals) for value in values]

    return Axis(words.unit_name(unit), lambda value: words.number(value, unit), ticks)


def day_names(words: Words, days: Iterable[date]) -> Callable[[date], str]:
    """'2018' where all days end a year, else the day."""
    if are_year_ends(list(days)):
        return lambda day: str(day.year)
    return words.formats.day


def _body(
    words: Words, indicator: Indicator, by_area: dict[str, list[Reading]], shown: str, title: str, *, is_wide: bool
) -> Element:
    unit, own = words.catalog.units[indicator.unit], by_area.get(shown, [])
    if not own:
        return empty(
            words.say("No data for {area}.", area=words.area_name(shown)),
            words.say("Choose a larger area or a later date."),
        )
    if len(own) == 1:
        return empty(
            words.amount(own[0].value, unit),
            words.say(
                "The source speaks of one date only ({day}), so there is no series.", day=words.formats.day(own[0].on)
            ),
        )
    axis, size = value_axis(words, unit), "over-time wide" if is_wide else "over-time"
    if indicator.kind == "cumulative":
        values = {reading.on.year: reading.value for reading in own}
        years = list(range(min(values), max(values) + 1))
        bars = bars_by_year(years, [values.get(year) for year in years], axis=axis, label=title, is_wide=is_wide)
        return drawn(bars, f"by-year {size}")
    lines = [
        Line(words.area_name(code), [r.on for r in readings], [r.value for r in readings], is_context=code != shown)
        for code, readings in by_area.items()
        if readings
    ]
    names = day_names(words, (day for line in lines for day in line.days))
    return drawn(time_series(lines, axis=axis, day_name=names, label=title, is_wide=is_wide), size)


def _title(words: Words, indicator: Indicator, unit: Unit, shown: str, own: list[Reading]) -> str:
    name = indicator.short.in_language(words.language)
    place = words.in_area(shown)
    if not own:
        return first_upper(words.say("{name}: no data {place}.", name=name, place=place))
    if indicator.kind == "cumulative":
        total = sum(reading.value for reading in own)
        best = max(own, key=lambda reading: reading.value)
        return words.say(
            "{amount} {place}, most in {year}.",
            amount=words.amount(total, unit),
            place=place,
            year=best.on.year,
        )
    first, last = own[0], own[-1]
    if len(own) == 1:
        return first_upper(
            words.say(
                "{name} {place}: {last} as of {day}.",
                name=name,
                place=place,
                last=words.amount(last.value, unit),
                day=words.formats.day(last.on),
            )
        )
    trend = trend_direction(own)
    tail = {
        1: words.say("the trend is rising"),
        -1: words.say("the trend is falling"),
        0: words.say("no clear trend"),
        None: words.say("too few values for a trend"),
    }[trend]
    return first_upper(
        words.say(
            "{name} {place}: {last} in {year}, {first} in {first_year}; {tail}.",
            name=name,
            place=place,
            last=words.amount(last.value, unit),
            year=last.on.year,
            first=words.number(first.value, unit),
            first_year=first.on.year,
            tail=tail,
        )
    )


def _twin(words: Words, indicator: Indicator, unit: Unit, by_area: dict[str, list[Reading]]) -> Twin:
    columns = [Column(words.say("Year"))]
    columns += [Column(f"{words.area_name(code)} ({words.unit_name(unit)})", unit.decimals) for code in by_area]
    years = sorted({reading.on.year for readings in by_area.values() for reading in readings})
    tables = {code: {r.on.year: r.value for r in readings} for code, readings in by_area.items()}
    rows = [[str(year), *(tables[code].get(year) for code in by_area)] for year in years]
    return Twin(indicator.name.in_language(words.language), columns, rows)
