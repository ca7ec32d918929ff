"""The cards of the brief on entities by kind and on what a year changed."""

from dashboard import html
from dashboard.briefing import Briefing, Change
from dashboard.components.brief import nothing_known
from dashboard.components.card import Column, Twin, empty, figure_card, source_line
from dashboard.components.number_link import cell_link
from dashboard.components.plain_table import plain_table
from dashboard.components.sources import sources_of
from dashboard.html import Element
from dashboard.words import Words, first_upper
from data.catalog import Indicator, Unit
from data.comparison.measured import Cell

MOST_CHANGES = 6


def kinds_card(brief: Briefing) -> Element:
    """Entities by kind with the status of PS and the change in a year."""
    words, language = brief.context.words, brief.context.words.language
    stock = brief.stock
    if stock is None:
        return _no_kinds(words, brief)
    unit = brief.context.catalog.units[stock.unit]
    kinds = ["", *stock.breakdowns]
    changes = {kind: change for kind in kinds if (change := brief.change(stock, kind)) is not None}
    heads = [words.say("Kind"), words.say("Now"), words.say("A year before"), words.say("Change")]
    names = {
        kind: words.say("all together") if not kind else stock.breakdowns[kind].in_language(language) for kind in kinds
    }
    shown = [[names[kind], *_change_cells(brief, stock, change, unit)] for kind, change in changes.items()]
    cells = [change.now for change in changes.values()]
    total = changes[""]
    newest = max(cell.period_end for cell in cells)
    return figure_card(
        words,
        name="skrot-podmioty",
        span=6,
        title=change_sentence(words, stock.name.in_language(language), total, unit),
        subtitle=f"{stock.name.in_language(language)} · {words.formats.day(newest)}",
        body=plain_table(heads, shown, numbers=(1, 2, 3)),
        source=source_line(words, (c.source_title for c in cells), [stock], is_demo=any(c.is_demo for c in cells)),
        as_of=words.as_of(newest),
        note=stock.note.in_language(language) if stock.note else "",
        twin=Twin(
            stock.name.in_language(language),
            [Column(heads[0]), *(Column(head, unit.decimals) for head in heads[1:])],
            [
                [names[kind], change.now.value, change.before.value if change.before else None, change.difference]
                for kind, change in changes.items()
            ],
        ),
    )


def _no_kinds(words: Words, brief: Briefing) -> Element:
    area = words.area_name(brief.code)
    title = first_upper(words.say("{area}: entities are not counted here.", area=area))
    return figure_card(
        words,
        name="skrot-podmioty",
        span=6,
        title=title,
        subtitle=words.say("Entities by kind"),
        body=nothing_known(words, brief),
        source=source_line(words, ()),
        as_of=words.as_of(None),
        twin=Twin(title, [Column(words.say("Kind")), Column(words.say("Now"), 0)], []),
    )


def changes_card(brief: Briefing) -> Element:
    """Sentences on what became of each indicator within a year."""
    words = brief.context.words
    found = [(row, change) for row in brief.rows if (change := brief.change(row.indicator)) and change.before]
    moved = [(row, change) for row, change in found if change.difference]
    units = brief.context.catalog.units
    sentences = [
        html.Li(
            change_sentence(words, row.indicator.name.in_language(words.language), change, units[row.indicator.unit])
        )
        for row, change in moved[:MOST_CHANGES]
    ]
    title = (
        words.count("{n} indicator changed within a year.", "{n} indicators changed within a year.", len(moved))
        if found
        else words.say("No value is a year older than the newest one.")
    )
    return figure_card(
        words,
        name="skrot-zmiany",
        span=6,
        title=title,
        subtitle=words.say("What changed since a year ago"),
        body=html.Ul(sentences, className="brief-sentences")
        if sentences
        else empty(
            words.say("Nothing to compare with a year ago."),
            words.say("A second load, a year later, makes it possible."),
        ),
        source=sources_of(words, ((row.indicator, change.now) for row, change in found)),
        as_of=words.as_of(max((change.now.period_end for _row, change in found), default=None)),
        twin=Twin(
            title,
            [
                Column(words.say("Indicator")),
                Column(words.say("A year before"), 2),
                Column(words.say("Now"), 2),
                Column(words.say("Change"), 2),
            ],
            [
                [
                    row.indicator.name.in_language(words.language),
                    change.before.value,
                    change.now.value,
                    change.difference,
                ]
                for row, change in found
                if change.before
            ],
        ),
    )


def change_sentence(words: Words, name: str, change: Change, unit: Unit) -> str:
    """'Podmioty w rejestrze: 793 podmioty, o 45 więcej niż 31 grudnia 2024.'"""
    amount = words.amount(change.now.value, unit)
    if change.before is None or change.difference is None:
        return first_upper(words.say("{name}: {amount}, no value of a year before.", name=name, amount=amount))
    day = words.formats.period(change.before.period_start, change.before.period_end)
    difference = words.number(abs(change.difference), unit)
    if change.difference > 0:
        return first_upper(
            words.say("{name}: {amount}, {n} more than {day}.", name=name, amount=amount, n=difference, day=day)
        )
    if change.difference < 0:
        return first_upper(
            words.say("{name}: {amount}, {n} fewer than {day}.", name=name, amount=amount, n=difference, day=day)
        )
    return first_upper(words.say("{name}: {amount}, as many as {day}.", name=name, amount=amount, day=day))


def _change_cells(brief: Briefing, stock: Indicator, change: Change, unit: Unit) -> list[Element | str]:
    words, difference = brief.context.words, change.difference
    if difference is None:
        shown = words.formats.number(None)
    else:
        sign = "+" if difference > 0 else ""
        shown = f"{sign}{words.number(difference, unit)}"

    def linked(cell: Cell) -> Element:
        return cell_link(brief.context, stock, cell, words.number(cell.value, unit))

    before = linked(change.before) if change.before else words.formats.number(None)
    return [html.Strong(linked(change.now)), before, shown]
