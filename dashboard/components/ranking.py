"""Areas of a map as a list, before the map in reading order: a way in without seeing or pointing."""

from collections.abc import Sequence

from dashboard import html
from dashboard.area_values import AreaValues
from dashboard.comparison_words import standing_words
from dashboard.components.attributes import aria, data
from dashboard.components.card import Cell, Column, Twin, empty, figure_card
from dashboard.components.map import level_name, rows_of, values_source
from dashboard.components.number_link import number_link
from dashboard.context import Context
from dashboard.html import Element
from dashboard.map_sentences import (
    in_focus,
    measure_name,
    period_name,
    ranking_title,
    signed,
)
from dashboard.words import Words

LENGTH = 12


def ranking_card(context: Context, found: AreaValues, *, span: int) -> Element:
    """The highest areas; rates first those beyond chance, then those within it, marked, then those below."""
    words = context.words
    inside = [area.code for area in found.areas if in_focus(context, area.code)]
    known = ranked(found, [code for code in inside if found.values[code] is not None])
    shown = known[:LENGTH]
    missing = len(inside) - len(known)
    notes = [words.count("{n} area without data.", "{n} areas without data.", missing)] if missing else []
    if len(known) > len(shown):
        notes.insert(0, words.say("The {n} highest are shown; all are in the table.", n=len(shown)))
    title = ranking_title(words, found, known)
    return figure_card(
        words,
        name="ranking",
        span=span,
        title=title,
        subtitle=" · ".join([measure_name(words, found), level_name(words, found.level), period_name(words, found)]),
        body=html.Ol([_row(context, found, code) for code in shown], className="ranking")
        if shown
        else empty(words.say("No area has a value here."), words.say("Choose another indicator, level or date.")),
        source=values_source(context, found),
        as_of=words.as_of(found.period.period_end if found.period else None),
        note=" ".join(notes),
        twin=_twin(words, found, [*known, *(code for code in inside if code not in known)], title),
        rows=rows_of(context, found, context.area_code),
    )


def ranked(found: AreaValues, codes: Sequence[str]) -> list[str]:
    """The highest value first; rates by what chance allows before that."""

    def place(code: str) -> tuple[int, float]:
        return -found.standings.get(code, 0), -(found.values[code] or 0.0)

    return sorted(codes, key=place)


def _row(context: Context, found: AreaValues, code: str) -> Element:
    words, value = context.words, found.values[code]
    written = signed(words, value or 0.0, found.unit) if found.measure == "zmiana" else words.number(value, found.unit)
    name = html.A(
        words.area_name(code),
        href=context.area_link(code),
        **data(go=""),
        **aria(current="true" if code == context.area_code else None),
    )
    mark = html.Span(words.say("within chance"), className="chance") if found.within_chance(code) else None
    rows = number_link(words, written, rows_of(context, found, code), "ranking-value")
    return html.Li([html.Span([name, mark], className="ranking-name"), rows], className="ranking-row")


def _twin(words: Words, found: AreaValues, codes: Sequence[str], title: str) -> Twin:
    columns = [Column(words.say("Area")), Column(measure_name(words, found), found.unit.decimals)]
    if found.standings:
        columns.append(Column(words.say("Against chance")))
    rows: list[list[Cell]] = []
    for code in codes:
        row: list[Cell] = [words.area_name(code), found.values[code]]
        if found.standings:
            row.append(verdict_name(words, found, code))
        rows.append(row)
    return Twin(title, columns, rows)


def verdict_name(words: Words, found: AreaValues, code: str) -> str | None:
    """Where the rate of an area lies against the limits of chance."""
    standing = found.standings.get(code)
    return None if standing is None else standing_words(words, standing)
