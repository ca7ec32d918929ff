"""All powiaty of the region in a row by one indicator: peers stand out, chance is told from difference."""

from collections.abc import Mapping, Sequence

from dashboard import html
from dashboard.compared import Compared, Row
from dashboard.comparison_words import (
    STANDING_SHAPES,
    funnel_method,
    group_rule,
    measure_name,
    period_line,
    standing_words,
)
from dashboard.components.attributes import aria, data
from dashboard.components.card import Column, Twin, empty, figure_card, source_line
from dashboard.components.map import level_name
from dashboard.components.number_link import cell_link, rows_of_cell
from dashboard.html import Element
from dashboard.map_sentences import named
from dashboard.words import Words, first_upper
from data.areas import level_of
from data.progress.funnel import Standing


def strip_card(compared: Compared, row: Row) -> Element:
    """Bars from the highest to the lowest; a link leads to the same view for that area."""
    context, words = compared.context, compared.context.words
    level = compared.strip_level(row)
    codes = compared.codes(level)
    values = row.values(codes)
    whole = compared.larger(row, compared.region, level)
    standings = {code: row.standing(code, whole) for code in values}
    ordered = sorted(values, key=lambda code: -values[code])
    group = compared.peers(level)
    chosen = next((code for code in context.chain if level_of(code) == level), "")
    cells = [row.figures[code].cell for code in values]
    missing = len(codes) - len(values)
    notes = [
        words.count("{n} area without data.", "{n} areas without data.", missing) if missing else "",
        group_rule(words, level, group) if level == "powiat" else "",
        row.indicator.note.in_language(words.language) if row.indicator.note else "",
    ]
    body = (
        [_bars(compared, row, ordered, values, whole, standings, group.codes, chosen), *_key(words, row, whole)]
        if ordered
        else empty(words.say("No area has a value here."), words.say("Choose another indicator, level or date."))
    )
    return figure_card(
        words,
        name="porownanie-obszarow",
        span=12,
        title=_title(words, row, values, whole, standings, chosen),
        subtitle=" · ".join(
            filter(
                None,
                [
                    measure_name(row, words.language),
                    words.unit_name(row.unit),
                    level_name(words, level),
                    period_line(words, row, codes),
                ],
            )
        ),
        body=body,
        source=source_line(
            words, (c.source_title for c in cells), [row.indicator], is_demo=any(c.is_demo for c in cells)
        ),
        as_of=words.as_of(max((c.period_end for c in cells), default=None)),
        note=" ".join(filter(None, notes)),
        twin=_twin(words, row, codes, ordered, standings, group.codes),
        method=funnel_method(words) if whole is not None and row.is_rate else "",
        rows=rows_of_figure(compared, row, chosen),
    )


def rows_of_figure(compared: Compared, row: Row, code: str) -> str:
    """Address of the rows behind a figure: those of an area, else of the region; '' where neither has a value."""
    figure = row.figures.get(code) or row.figures.get(compared.region)
    return rows_of_cell(compared.context, row.indicator, figure.cell) if figure else ""


def _title(
    words: Words,
    row: Row,
    values: Mapping[str, float],
    whole: float | None,
    standings: Mapping[str, Standing | None],
    chosen: str,
) -> str:
    if not values:
        return first_upper(words.say("{name}: no area has a value.", name=measure_name(row, words.language)))
    standing = standings.get(chosen)
    if chosen in values and standing is not None:
        return first_upper(
            words.say(
                "{area}: {amount}, {standing} (voivodeship: {whole}).",
                area=words.area_name(chosen),
                amount=words.amount(values[chosen], row.unit),
                standing=standing_words(words, standing),
                whole=words.number(whole, row.unit),
            )
        )
    if whole is not None and row.is_rate:
        return _outside(words, standings, values)
    top, low = max(values, key=lambda code: values[code]), min(values, key=lambda code: values[code])
    return words.say(
        "{name}: most {top} ({most}), least {low} ({least}).",
        name=measure_name(row, words.language),
        top=words.area_name(top),
        most=words.number(values[top], row.unit),
        low=words.area_name(low),
        least=words.number(values[low], row.unit),
    )


def _outside(words: Words, standings: Mapping[str, Standing | None], values: Mapping[str, float]) -> str:
    """Who differs from the region by more than chance explains; nobody is named for being first by chance."""
    far = {code: standing for code in values if (standing := standings[code]) is not None and standing.is_far}
    above = [code for code, standing in far.items() if standing > 0]
    below = [code for code, standing in far.items() if standing < 0]
    if not above and not below:
        return words.say("No area clearly differs from the voivodeship.")
    parts = []
    if above:
        highest = named(words, sorted(above, key=lambda code: -values[code]))
        parts.append(words.say("Clearly above the voivodeship: {areas}", areas=highest))
    if below:
        lowest = named(words, sorted(below, key=lambda code: values[code]))
        parts.append(
            words.say("below: {areas}", areas=lowest)
            if above
            else words.say("Clearly below the voivodeship: {areas}", areas=lowest)
        )
    return f"{'; '.join(parts)}."


def _bars(
    compared: Compared,
    row: Row,
    ordered: Sequence[str],
    values: Mapping[str, float],
    whole: float | None,
    standings: Mapping[str, Standing | None],
    peers: frozenset[str],
    chosen: str,
) -> Element:
    words = compared.context.words
    links = compared.context.area_links(ordered)
    highest = max([*values.values(), whole or 0]) or 1
    items = []
    for code in ordered:
        standing = standings[code]
        css = ["strip-row", "" if code in peers else "strip-other"]
        css.append("strip-within" if standing is Standing.WITHIN else "")
        mark = (
            []
            if standing is None
            else [
                html.Span(STANDING_SHAPES[standing], **aria(hidden="true")),
                html.Span(standing_words(words, standing), className="visually-hidden"),
            ]
        )
        items.append(
            html.Li(
                [
                    html.Span(mark, className="strip-mark"),
                    html.A(
                        words.area_name(code),
                        href=links[code],
                        **data(go=""),
                        **aria(current="true" if code == chosen else None),
                    ),
                    html.Span(
                        className="strip-bar",
                        style={"--share": f"{max(values[code], 0) / highest:.4f}"},
                        **aria(hidden="true"),
                    ),
                    cell_link(
                        compared.context,
                        row.indicator,
                        row.figures[code].cell,
                        words.number(values[code], row.unit),
                        "strip-value",
                    ),
                ],
                className=" ".join(filter(None, css)),
            )
        )
    style = {"--whole": f"{whole / highest:.4f}"} if whole is not None else {}
    return html.Ol(items, className="strip" if whole is not None else "strip strip-alone", style=style)


def _key(words: Words, row: Row, whole: float | None) -> list[Element]:
    """What the line and the marks mean."""
    if whole is None:
        return []
    texts: list[Element | str] = [
        html.Span(className="strip-key-line", **aria(hidden="true")),
        words.say("voivodeship: {amount}", amount=words.amount(whole, row.unit)),
    ]
    if row.is_rate:
        texts.append(words.say("; △ ▽ outside the limits of chance (95 %), ▲ ▼ far outside (99.8 %)"))
    return [html.P(texts, className="strip-key")]


def _twin(
    words: Words,
    row: Row,
    codes: Sequence[str],
    ordered: Sequence[str],
    standings: Mapping[str, Standing | None],
    peers: frozenset[str],
) -> Twin:
    columns = [
        Column(words.say("Area")),
        Column(words.say("Code")),
        Column(words.unit_name(row.unit), row.unit.decimals),
        Column(words.say("Value as counted"), 2),
        Column(words.say("Inhabitants"), 0),
        Column(words.say("Limits of chance")),
        Column(words.say("In the group")),
    ]
    rows = []
    for code in [*ordered, *(code for code in codes if code not in standings)]:
        figure, standing = row.figures.get(code), standings.get(code)
        rows.append(
            [
                words.area_name(code),
                code,
                row.value(code),
                figure.cell.value if figure else None,
                figure.population if figure and row.is_rate else None,
                standing_words(words, standing) if standing is not None else None,
                words.say("yes") if code in peers else words.say("no"),
            ]
        )
    return Twin(measure_name(row, words.language), columns, rows)
