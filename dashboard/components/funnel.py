"""A card that judges the rates of areas by what chance alone allows for their population."""

from dashboard.area_values import AreaValues
from dashboard.components.card import Cell, Column, Twin, drawn, figure_card
from dashboard.components.map import level_name, values_source
from dashboard.components.ranking import ranked, verdict_name
from dashboard.context import Context
from dashboard.figures.funnel import Dot, FunnelWords, funnel
from dashboard.html import Element
from dashboard.map_sentences import measure_name, name_of, period_name
from dashboard.words import Words
from data.progress.funnel import limits


def funnel_card(context: Context, found: AreaValues, *, span: int) -> Element:
    """All areas of the region, since it is its rate that the limits lie around; the chosen area stands out."""
    words = context.words
    codes = [area.code for area in found.areas if found.values[area.code] is not None]
    outside = sum(found.standings[code].is_far for code in codes)
    title = words.count(
        "{name}: {n} of {all} areas clearly differs from the voivodeship.",
        "{name}: {n} of {all} areas clearly differ from the voivodeship.",
        outside,
        name=name_of(words, found),
        all=len(codes),
    )
    return figure_card(
        words,
        name="lejek",
        span=span,
        title=title,
        subtitle=" · ".join([measure_name(words, found), level_name(words, found.level), period_name(words, found)]),
        body=drawn(funnel(_dots(context, found, codes), rate=found.rate, words=_words(words, found, title)), "funnel"),
        source=values_source(context, found),
        as_of=words.as_of(found.period.period_end if found.period else None),
        twin=_twin(words, found, ranked(found, codes), title),
        method=words.say(
            "Around the rate of the voivodeship lie the 95 % and 99.8 % limits of the distribution of Poisson for the "
            "population of each area (Spiegelhalter 2005). An area inside them may differ by chance alone: it is no "
            "proof of anything. Things that come in groups, such as attendances, scatter more than the limits assume."
        ),
    )


def _dots(context: Context, found: AreaValues, codes: list[str]) -> list[Dot]:
    assert found.population
    return [
        Dot(
            context.words.area_name(code),
            found.population.by_area[code],
            found.values[code] or 0.0,
            found.standings[code],
            is_chosen=code == context.area_code,
        )
        for code in codes
    ]


def _words(words: Words, found: AreaValues, title: str) -> FunnelWords:
    return FunnelWords(
        label=title,
        population=words.say("population"),
        rate=words.say("per 10,000 inhabitants"),
        region=words.say("voivodeship: {rate}", rate=words.number(found.rate, found.unit)),
        number=lambda value: words.formats.number(value, decimals=2),
    )


def _twin(words: Words, found: AreaValues, codes: list[str], title: str) -> Twin:
    unit = words.catalog.units[found.indicator.unit]
    columns = [
        Column(words.say("Area")),
        Column(words.say("Population"), 0),
        Column(words.unit_name(unit), unit.decimals),
        Column(measure_name(words, found), found.unit.decimals),
        Column(words.say("Lower 99.8 % limit"), 2),
        Column(words.say("Upper 99.8 % limit"), 2),
        Column(words.say("Against chance")),
    ]
    rows: list[list[Cell]] = []
    for code in codes:
        assert found.population
        people = found.population.by_area[code]
        bounds = limits(found.rate, people)
        verdict = verdict_name(words, found, code)
        rows.append(
            [
                words.area_name(code),
                people,
                found.numbers[code],
                found.values[code],
                bounds.low998,
                bounds.high998,
                verdict,
            ]
        )
    return Twin(title, columns, rows)
