"""Who never came: gminy nobody came from, and institutions of gminy that are missing."""

from collections.abc import Sequence

from dashboard import html
from dashboard.components.card import Cell, Column, Twin, empty, figure_card
from dashboard.components.events.parts import link, plain_table
from dashboard.components.events.places import Places
from dashboard.context import Context
from dashboard.event_sentences import gminy_counted
from dashboard.html import Element
from data.queries.reach import Reach, reach_by_area

MOST_ROWS = 12
INSTITUTIONS_OF_GMINY = ("jst", "ops")


def chosen_top(context: Context) -> str:
    """The region or subregion around, or the powiat that is chosen."""
    return context.selection.powiat or context.area_code


def no_lists(context: Context) -> Element:
    """Nobody loaded who came: what to do."""
    words = context.words
    text = empty(
        words.say("Nobody has loaded who came to events, so no gmina can be called reached or not."),
        words.say(
            "Load lists or head-counts: {command}",
            command="python -m etl template attendance_counts liczby.xlsx",
        ),
    )
    return html.Section(text, className="card span-12")


def reach_source(context: Context, places: Places) -> str:
    """The source line of figures about who came."""
    words, sources = context.words, context.catalog.sources
    names = "; ".join(sources[one].name.in_language(words.language) for one in ("attendance", "attendance_counts"))
    line = words.say("Source: {titles}", titles=names)
    return f"{line} ({words.say('demonstration data')})" if places.is_demo else line


def never_card(context: Context, places: Places) -> Element:
    """Gminy nobody ever came from, the largest first."""
    words, number = context.words, context.words.formats.number
    never = places.never
    people = sum(places.population.get(code, 0) for code in never)
    whole = sum(places.population.get(code, 0) for code in places.gminy)
    if never:
        title = words.say(
            "{gminy} of {all} never reached: {share} of the inhabitants.",
            gminy=gminy_counted(words, len(never)),
            all=len(places.gminy),
            share=words.formats.percent(people / whole, decimals=1) if whole else words.formats.percent(None),
        )
    else:
        title = words.say("Somebody came from every gmina here.")
    rows: list[list[Element | str]] = [
        [link(words.area_name(code), context.area_link(code)), number(places.population.get(code))]
        for code in never[:MOST_ROWS]
    ]
    columns = [words.say("Gmina"), words.say("Inhabitants")]
    note = words.say("The {n} highest are shown; all are in the table.", n=MOST_ROWS) if len(never) > MOST_ROWS else ""
    return figure_card(
        words,
        name="nigdy",
        span=6,
        title=title,
        subtitle=words.say(
            "Gminy from which nobody came to any event, in all years, by population · {area}",
            area=words.area_name(chosen_top(context)),
        ),
        body=plain_table(columns, rows, caption=title)
        if rows
        else empty(
            words.say("Somebody came from every gmina here."), words.say("See below which institutions are missing.")
        ),
        source=reach_source(context, places),
        as_of=words.as_of(places.file_day),
        note=note,
        twin=Twin(
            title,
            [Column(columns[0]), Column(columns[1], 0)],
            [[words.area_name(code), places.population.get(code)] for code in never],
        ),
    )


def institutions_card(context: Context, places: Places) -> Element:
    """Every gmina has an office and a welfare centre: which of them did not come in the chosen years."""
    words = context.words
    since, until = places.years
    found = reach_by_area(
        context.db,
        Reach("gmina", places.gminy, since=since, until=until, stan_na=context.selection.stan_na),
        by_institution=True,
    )
    came = {(a, k) for a, k in found[["area_code", "institution_kind"]].itertuples(index=False)}
    missing = {
        kind: [code for code in places.gminy if (code, kind) not in came] for kind in (*INSTITUTIONS_OF_GMINY, "pes")
    }
    missing["pes"] = [code for code in missing["pes"] if places.entities.get(code)]
    names = context.catalog.spellings.names("institution_kinds")
    summary = words.formats.listing(
        [f"{names[kind].in_language(words.language)}: {len(codes)}" for kind, codes in missing.items()]
    )
    title = words.say("Gminy whose institutions did not come: {summary}.", summary=summary)
    order = sorted(
        {code for codes in missing.values() for code in codes},
        key=lambda code: (-sum(code in c for c in missing.values()), -places.population.get(code, 0)),
    )
    gone, there = words.say("nobody"), words.say("came")
    rows: list[list[Element | str]] = [
        [
            link(words.area_name(code), context.area_link(code)),
            *(gone if code in codes else there for codes in missing.values()),
        ]
        for code in order[:MOST_ROWS]
    ]
    columns = [words.say("Gmina"), *(names[kind].in_language(words.language) for kind in missing)]
    twin_rows: list[Sequence[Cell]] = [
        [words.area_name(code), *(gone if code in codes else there for codes in missing.values())] for code in order
    ]
    note = words.say("The {n} highest are shown; all are in the table.", n=MOST_ROWS) if len(order) > MOST_ROWS else ""
    return figure_card(
        words,
        name="instytucje",
        span=6,
        title=title,
        subtitle=words.say("Kinds of institutions of a gmina that came nowhere · {years}", years=f"{since}–{until}"),
        body=plain_table(columns, rows, caption=title)
        if rows
        else empty(words.say("All of them came."), words.say("Choose other years to see more.")),
        source=reach_source(context, places),
        as_of=words.as_of(places.file_day),
        note=note,
        twin=Twin(title, [Column(name) for name in columns], twin_rows),
        method=words.say(
            "Matched by gmina and kind of institution as the lists give them: every gmina has a local government and a "
            "welfare centre; PES are expected only where the registry has any. A welfare centre entered as local "
            "government counts as the latter."
        ),
    )
