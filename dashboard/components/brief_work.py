"""The cards of the brief on work done in the area: events, plan, and what nobody has reached yet."""

from collections.abc import Sequence

from dashboard import html
from dashboard.briefing import Briefing
from dashboard.components.card import Cell, Column, Twin, empty, figure_card, source_line
from dashboard.components.number_link import cell_link, number_link
from dashboard.components.plain_table import plain_table
from dashboard.components.progress import cited, status_badge
from dashboard.components.sources import sources_of
from dashboard.html import Element
from dashboard.map_sentences import first_names
from dashboard.rows import rows_link
from dashboard.sentences import statuses_summary
from dashboard.words import Words, first_upper
from data.progress import Status

YEARS_SHOWN = 3
MOST_NAMED = 8
MOST_LINES = 6


def events_card(brief: Briefing) -> Element:
    """What happened here year by year, of everything that is counted by year."""
    words, language = brief.context.words, brief.context.words.language
    units = brief.context.catalog.units
    flows = [(row, brief.cells[row.indicator.id, ""]) for row in brief.flows]
    cells = [cell for _row, series in flows for cell in series]
    years = sorted({cell.period_end.year for cell in cells})[-YEARS_SHOWN:]
    rows: list[list[Cell]] = []
    shown: list[list[Element | str]] = []
    for row, series in flows:
        by_year = {cell.period_end.year: cell for cell in series}
        name = row.indicator.name.in_language(language)
        unit = units[row.indicator.unit]
        told = [by_year.get(year) for year in years]
        rows.append([name, *(cell.value if cell else None for cell in told)])
        links = [
            cell_link(brief.context, row.indicator, cell, words.number(cell.value, unit))
            if cell
            else words.number(None, unit)
            for cell in told
        ]
        shown.append([name, *links])
    place = words.in_area(brief.code)
    title = (
        first_upper(words.say("{place} events are counted up to {year}.", place=place, year=years[-1]))
        if years
        else first_upper(words.say("{place} no events are counted.", place=place))
    )
    return figure_card(
        words,
        name="skrot-wydarzenia",
        span=6,
        title=title,
        subtitle=words.say("Events held here and attendances, by year"),
        body=plain_table(
            [words.say("Indicator"), *(str(year) for year in years)], shown, numbers=range(1, len(years) + 1)
        )
        if shown
        else empty(
            words.say("No source counts events for {area}.", area=words.area_name(brief.code)),
            words.say("This says nothing of how many there were."),
        ),
        source=source_line(
            words,
            (cell.source_title for cell in cells),
            [row.indicator for row, _series in flows],
            is_demo=any(cell.is_demo for cell in cells),
        ),
        as_of=words.as_of(max((cell.period_end for cell in cells), default=None)),
        note=" ".join(row.indicator.note.in_language(language) for row, _series in flows if row.indicator.note),
        twin=Twin(title, [Column(words.say("Indicator")), *(Column(str(year), 0) for year in years)], rows),
    )


def plan_card(brief: Briefing) -> Element:
    """Indicators of plans that are reported for this very area."""
    words, language = brief.context.words, brief.context.words.language
    states = [s for s in brief.plan if s.area_code == brief.code and (s.latest or s.goal.target is not None)]
    counts: dict[Status, int] = {}
    for state in states:
        counts[state.progress.status] = counts.get(state.progress.status, 0) + 1
    units = brief.context.catalog.units
    shown: list[list[Element | str]] = [
        [
            state.indicator.name.in_language(language),
            number_link(
                words,
                words.number(state.latest.value, units[state.indicator.unit]),
                rows_link(brief.context, state.indicator, brief.code),
            )
            if state.latest
            else words.number(None, units[state.indicator.unit]),
            words.number(state.goal.target, units[state.indicator.unit]),
            status_badge(words, state.progress.status),
        ]
        for state in states[:MOST_LINES]
    ]
    heads = [words.say("Indicator"), words.say("Value"), words.say("Target"), words.say("Status")]
    title = (
        first_upper(
            words.say(
                "Plan {place}: {summary}.", place=words.in_area(brief.code), summary=statuses_summary(words, counts)
            )
        )
        if states
        else words.say("No plan sets a figure for {area}.", area=words.of_area(brief.code))
    )
    more = len(states) - len(shown)
    days = [s.latest.on if s.latest else s.citations[0].load_stan_na for s in states if s.latest or s.citations]
    return figure_card(
        words,
        name="skrot-plan",
        span=6,
        title=title,
        subtitle=words.say("Indicators of plans reported for the area"),
        body=plain_table(heads, shown, numbers=(1, 2))
        if shown
        else empty(
            words.say("No indicator of a plan is reported for {area}.", area=words.of_area(brief.code)),
            words.say("See the plan of the voivodeship."),
        ),
        source=cited(words, states),
        as_of=words.as_of(max(days, default=None)),
        note=words.count("{n} more is in the table.", "{n} more are in the table.", more) if more > 0 else "",
        twin=Twin(
            title,
            [Column(heads[0]), Column(words.say("Unit")), Column(heads[1], 2), Column(heads[2], 2), Column(heads[3])],
            [
                [
                    s.indicator.name.in_language(language),
                    words.unit_name(units[s.indicator.unit]),
                    s.latest.value if s.latest else None,
                    s.goal.target,
                    words.status(s.progress.status),
                ]
                for s in states
            ],
        ),
    )


def spots_card(brief: Briefing) -> Element:
    """Gminy in which an indicator or a kind is known to be zero; what is not known is no white spot."""
    words = brief.context.words
    lines = _spots(brief)
    found = [
        (indicator, cell)
        for (name, _kind), cells in brief.gminy.items()
        if not (indicator := brief.context.catalog.indicators[name]).sample
        for cell in cells.values()
    ]
    gminy = len({cell.area_code for _indicator, cell in found})
    empty_ones = [line for line in lines if line[1]]
    if not found:
        title = words.say("White spots are not known here.")
    elif empty_ones:
        title = words.count(
            "{n} kind is missing in some gminy.", "{n} kinds are missing in some gminy.", len(empty_ones)
        )
    else:
        title = words.say("No white spot: everything that is counted is in every gmina.")
    items = [
        html.Li([html.Strong(f"{name}: "), _named(words, codes, gminy)]) for name, codes in empty_ones[:MOST_LINES]
    ]
    return figure_card(
        words,
        name="skrot-plamy",
        span=6,
        title=title,
        subtitle=words.say("White spots: gminy with none"),
        body=html.Ul(items, className="brief-sentences")
        if items
        else empty(
            words.say("No missing kinds.") if found else words.say("No registry counts the gminy."),
            words.say("A gmina without data is no white spot."),
        ),
        source=sources_of(words, found),
        as_of=words.as_of(max((cell.period_end for _indicator, cell in found), default=None)),
        twin=Twin(
            title,
            [Column(words.say("Indicator")), Column(words.say("Gminy with none"), 0), Column(words.say("Which"))],
            [[name, len(codes), ", ".join(words.area_name(code) for code in codes)] for name, codes in lines],
        ),
    )


def _spots(brief: Briefing) -> list[tuple[str, list[str]]]:
    """Gminy whose newest value is zero, for each indicator and each kind of entities; a sample tells nothing."""
    language = brief.context.words.language
    lines = []
    for (name, kind), cells in brief.gminy.items():
        indicator = brief.context.catalog.indicators[name]
        if indicator.sample or (kind and indicator != brief.stock):
            continue
        label = (indicator.breakdowns[kind] if kind else indicator.short).in_language(language)
        newest = max(cell.period_end for cell in cells.values())
        zero = [code for code, cell in cells.items() if cell.value == 0 and cell.period_end == newest]
        lines.append((label, sorted(zero)))
    return sorted(lines, key=lambda line: (-len(line[1]), line[0]))


def _named(words: Words, codes: Sequence[str], of: int) -> str:
    if len(codes) == of:
        return words.count("in none of {n} gmina", "in none of {n} gminy", of)
    return first_names(words, [words.area_name(code).removeprefix("gmina ") for code in codes], most=MOST_NAMED)
