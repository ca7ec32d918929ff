"""What needs a look: statuses and marks that end soon, rows with gaps, and what the kinds are."""

from dashboard import html
from dashboard.components.attributes import data
from dashboard.components.card import Column, Twin, empty, figure_card
from dashboard.components.entity_columns import faults_in_words
from dashboard.components.entity_table import source_of
from dashboard.html import Element
from dashboard.registry import Asked
from dashboard.words import first_upper
from data.queries.entity_table import HORIZONS

HEADLINE_DAYS = HORIZONS[1]


def radar_card(asked: Asked, *, span: int) -> Element:
    """Statuses of PS and marks by the days that are left."""
    context, words = asked.context, asked.context.words
    ends = asked.table.by_end()
    since = asked.question.ends_after or asked.question.on
    number = words.formats.number
    has_dates = asked.index.tells_status
    title = words.count(
        "{n} entity loses a status or mark within {days} days.",
        "{n} entities lose a status or mark within {days} days.",
        ends[HEADLINE_DAYS][2],
        n=number(ends[HEADLINE_DAYS][2]),
        days=HEADLINE_DAYS,
    )
    rows: list[Element] = []
    for days, (ps, mark, either) in ends.items():
        label = words.count("within {n} day", "within {n} days", days)
        link = html.A(label, href=context.link(wygasa=str(days)), **data(go="")) if either else label
        counts = words.say("PS status: {ps}, mark: {mark}", ps=number(ps), mark=number(mark))
        rows.append(
            html.Li(
                [html.Span(link), html.Span(number(either), className="ranking-value"), html.Span(counts)],
                className="watch-row",
            )
        )
    if not has_dates:
        title = words.say("The source gives no dates of statuses and marks.")
    nothing = empty(
        words.say("No dates."), words.say("They come with the registry: python -m etl load … --source pes_registry")
    )
    return figure_card(
        words,
        name="wygasanie",
        span=span,
        title=title,
        subtitle=words.say("Status of PS or mark Zakup Prospołeczny, counted from {day}", day=words.formats.day(since)),
        body=html.Ul(rows, className="watch") if has_dates else nothing,
        source=source_of(asked),
        as_of=words.as_of(asked.index.snapshot.stan_na),
        note=words.say("The registry gives no dates of accreditations."),
        twin=Twin(
            title,
            [
                Column(words.say("Days"), 0),
                Column(words.say("PS status"), 0),
                Column(words.say("Mark"), 0),
                Column(words.say("Entities"), 0),
            ],
            [[days, *counts] for days, counts in ends.items()],
        ),
    )


def gaps_card(asked: Asked, *, span: int) -> Element:
    """Rows that lack something, by what they lack."""
    context, words = asked.context, asked.context.words
    counts = {fault: n for fault, n in asked.table.by_fault().items() if n}
    names, number = faults_in_words(words), words.formats.number
    with_any = asked.table.with_any_fault()
    title = words.count(
        "{n} entity has a gap in its data.", "{n} entities have gaps in their data.", with_any, n=number(with_any)
    )
    rows = [
        html.Li(
            [
                html.A(first_upper(names[fault]), href=context.link(braki=fault), **data(go="")),
                html.Span(number(n), className="ranking-value"),
            ],
            className="watch-row",
        )
        for fault, n in counts.items()
    ]
    nothing = empty(words.say("No gaps among these entities."), "")
    return figure_card(
        words,
        name="braki",
        span=span,
        title=title if counts else words.say("No gaps among these entities."),
        subtitle=words.say("Rows by what they lack; one row may lack more than one thing"),
        body=html.Ul(rows, className="watch") if rows else nothing,
        source=source_of(asked),
        as_of=words.as_of(asked.index.snapshot.stan_na),
        note=words.say("The sample gives no numbers at all.") if asked.is_sample else "",
        twin=Twin(
            title,
            [Column(words.say("Gap")), Column(words.say("Entities"), 0)],
            [[first_upper(names[fault]), n] for fault, n in asked.table.by_fault().items()],
        ),
        method=words.say(
            "A KRS number is missed only where KRS must list the kind. A gmina is not settled where the source tells a "
            "powiat or a town alone. Two entities may be one where a file calls an entity anew under other numbers."
        ),
    )


def kinds_section(asked: Asked) -> Element:
    """Every kind in a sentence, with its number here."""
    context, words = asked.context, asked.context.words
    counts = asked.table.by_kind()
    entries = [
        html.Div(
            [
                html.Dt(kind.name.in_language(words.language)),
                html.Dd(
                    [
                        html.Span(kind.about.in_language(words.language)),
                        html.A(
                            words.count(
                                "show {n} entity",
                                "show {n} entities",
                                counts[kind.id],
                                n=words.formats.number(counts[kind.id]),
                            ),
                            href=context.link(typ=kind.id, wskaznik=""),
                            **data(go=""),
                        )
                        if counts.get(kind.id)
                        else html.Span(words.say("none here")),
                    ]
                ),
            ],
            className="kind",
        )
        for kind in context.catalog.spellings.entity_kinds
        if kind.about
    ]
    return html.Section(
        html.Details([html.Summary(words.say("What the kinds are")), html.Dl(entries, className="kinds")]),
        className="card kinds-card span-12",
    )
