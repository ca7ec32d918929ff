"""Priorities by years: how the indicators of a plan stood at the end of each year."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dashboard import html
from dashboard.components.card import Cell, Column, Twin, drawn, empty, figure_card
from dashboard.components.progress import cited, status_badge
from dashboard.context import Context
from dashboard.figures.status_matrix import MatrixRow, status_matrix
from dashboard.html import Element
from dashboard.sentences import years_finding
from dashboard.words import STATUS_SHAPES, Words
from data.catalog import Plan
from data.progress import Status, judged_years
from data.queries.progress import IndicatorState


def years_card(context: Context, plan: Plan, states: Sequence[IndicatorState]) -> Element:
    """Each year is judged by its own newest value, as it is known at the chosen date."""
    words = context.words
    rows = _rows(words, plan, states, context.selection.stan_na or context.today)
    years = sorted({year for row in rows for year in row.counts_by_year})
    title = years_finding(words, {year: _together(rows, year) for year in years})
    found = [status for status in Status if any(_together(rows, year).get(status) for year in years)]
    body: list[Element] = [
        drawn(status_matrix(rows, label=title, shapes_of=STATUS_SHAPES), "status-matrix"),
        html.Div([status_badge(words, status) for status in found], className="statuses"),
    ]
    if not years:
        advice = words.say("It is judged from the first year after the baseline on.")
        body = [empty(words.say("No year of this plan can be judged yet."), advice)]
    return figure_card(
        words,
        name="lata",
        span=12,
        title=title,
        subtitle=words.say("One square is one indicator · priorities by years · {plan}", plan=_name(words, plan)),
        body=body,
        source=cited(words, states),
        as_of=words.as_of(max((s.latest.on for s in states if s.latest), default=None)),
        twin=_twin(words, title, rows),
        method=words.say(
            "A year is judged by its own newest value, as it is known at the chosen date: later corrections count. A "
            "year without a value has no data, even where an earlier value is known."
        ),
    )


def _name(words: Words, plan: Plan) -> str:
    return plan.short.in_language(words.language)


def _rows(words: Words, plan: Plan, states: Sequence[IndicatorState], until: date) -> list[MatrixRow]:
    rows = []
    for priority in plan.priorities:
        counts: dict[int, Counter[Status]] = {}
        for state in states:
            if state.indicator.priority == priority.id:
                for year, progress in judged_years(state.goal, state.readings, until).items():
                    counts.setdefault(year, Counter())[progress.status] += 1
        if counts:
            rows.append(MatrixRow(priority.name.in_language(words.language), counts))
    return rows


def _together(rows: Sequence[MatrixRow], year: int) -> Counter[Status]:
    together = Counter[Status]()
    for row in rows:
        together.update(row.counts_by_year.get(year, {}))
    return together


def _twin(words: Words, title: str, rows: Sequence[MatrixRow]) -> Twin:
    columns = [Column(words.say("Priority")), Column(words.say("Year"))]
    columns += [Column(words.status(status), 0) for status in Status]
    cells: list[list[Cell]] = [
        [row.name, str(year), *(counts.get(status, 0) for status in Status)]
        for row in rows
        for year, counts in sorted(row.counts_by_year.items())
    ]
    return Twin(title, columns, cells)
