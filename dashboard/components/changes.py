"""What changed since a chosen date: entities, statuses, indicators that moved, values that were corrected."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard import html
from dashboard.components.attributes import data
from dashboard.components.card import Cell, Column, Twin, figure_card
from dashboard.components.progress import cited, status_badge
from dashboard.components.shell import select_field
from dashboard.context import Context
from dashboard.html import Element
from dashboard.sentences import changes_finding
from dashboard.words import Words
from data.areas import level_of
from data.catalog.models import EntityStockMeasure
from data.progress import Status
from data.queries.progress import IndicatorState, state_on
from data.queries.quality import ReplacedValue, replaced_values
from data.queries.registry_dates import COUNTS, dated_changes

MOST_MOVED, MOST_CORRECTED, YEARS_BACK = 6, 4, 5
Moved = tuple[IndicatorState, Status]


def changes_card(context: Context, states: Sequence[IndicatorState], *, span: int, may_choose: bool = True) -> Element:
    """`od` chooses the earlier day, without it a year before the newest data; not where the days are given."""
    words = context.words
    since, until = window(context)
    counts = registry_counts(context, since, until)
    moved = moved_since(states, since)
    corrected = context.recall(
        ("replaced", since, until), lambda: replaced_values(context.db, since=since, until=until)
    )
    title = changes_finding(words, since, counts, len(moved))
    body: list[Element] = [_registry(context, counts, since, until), _moved(context, moved)]
    body += _corrected(words, corrected)
    if may_choose:
        days = _options(context, since, until)
        body.insert(0, select_field("od", words.say("Changes since"), days, since.isoformat(), context.link(od=None)))
    return figure_card(
        words,
        name="zmiany",
        span=span,
        title=title,
        subtitle=words.say(
            "What changed from {since} to {until} · {area}",
            since=words.formats.day(since),
            until=words.formats.day(until),
            area=words.area_name(context.area_code),
        ),
        body=body,
        source=cited(words, [state for state, _before in moved] or states),
        as_of=words.as_of(until),
        twin=_twin(words, title, counts, moved),
        method=words.say(
            "Entities and statuses are counted by their dates in the registry. An indicator moved when its status by "
            "the values of periods up to the earlier day, as they are known now, was another one."
        ),
    )


def window(context: Context) -> tuple[date, date]:
    """The two days that are compared."""
    until = context.selection.stan_na or context.state.stan_na or context.today
    since = context.selection.od
    return (since if since and since < until else a_year_before(until)), until


def a_year_before(day: date) -> date:
    """The same day of the year before; 28 February for the 29th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def registry_counts(context: Context, since: date, until: date) -> dict[str, int] | None:
    """Entities begun and closed, statuses gained and lapsed in the chosen area; None without a registry."""
    measures = [i.measure for i in context.catalog.indicators.values() if isinstance(i.measure, EntityStockMeasure)]
    if not measures:
        return None
    source = measures[0].sources[0]
    # one question for all areas, because the registry is large and a reader goes from area to area
    found: pd.DataFrame = context.recall(
        (source, since, until), lambda: dated_changes(context.db, source_id=source, since=since, until=until)
    )
    inside = _beginnings(context)
    chosen = found[[str(code).startswith(inside) for code in found["area_code"]]] if len(found) else found
    return {name: int(chosen[name].sum()) for name in COUNTS} if len(found) else None


def moved_since(states: Sequence[IndicatorState], day: date) -> list[Moved]:
    """Indicators whose status was another one at an earlier day, with that status."""
    earlier = [(state, state_on(state, day).progress.status) for state in states]
    return [(state, before) for state, before in earlier if before != state.progress.status]


def _beginnings(context: Context) -> tuple[str, ...]:
    """What the codes of gminy inside the chosen area begin with."""
    code = context.area_code
    if level_of(code) != "subregion":
        return (code,)
    return next(tuple(s.powiaty) for s in context.region.subregions if context.region.subregion_code(s.id) == code)


def _options(context: Context, since: date, until: date) -> list[tuple[str, str]]:
    days = {since, a_year_before(until)} | {date(until.year - back, 12, 31) for back in range(1, YEARS_BACK + 1)}
    return [(day.isoformat(), context.words.formats.day(day)) for day in sorted(days, reverse=True)]


def _registry(context: Context, counts: dict[str, int] | None, since: date, until: date) -> Element:
    words = context.words
    if counts is None:
        return html.P(
            words.say("No registry is loaded, so changes of entities are not known. Load one to see them."),
            className="judgement",
        )
    names = {
        "begun": words.say("entities registered"),
        "closed": words.say("entities closed"),
        "ps_gained": words.say("statuses of PS gained"),
        "ps_lapsed": words.say("statuses of PS lapsed"),
    }
    own = {"closed": {"status": "zamkniete"}, "ps_gained": {"status": "ps"}}
    parts = []
    for name, number in counts.items():
        link = context.link(page="/rejestr", **own.get(name, {}), od=since, do=until, wskaznik="")
        shown = words.formats.number(number)
        parts.append(
            html.Div(
                [
                    html.Span(html.A(shown, href=link, **data(go="")), className="change-number"),
                    html.Span(names[name], className="change-name"),
                ],
                className="change",
            )
        )
    return html.Div(parts, className="changes")


def _moved(context: Context, moved: Sequence[Moved]) -> Element:
    words = context.words
    if not moved:
        return html.P(words.say("No indicator of the plan changed its status."), className="judgement")
    rows = [
        html.Li(
            [
                html.A(
                    state.indicator.name.in_language(words.language),
                    href=context.link(page="/plan", wskaznik=state.indicator.id),
                    className="moved-name",
                    **data(go=""),
                ),
                status_badge(words, before),
                html.Span("→"),
                status_badge(words, state.progress.status),
            ]
        )
        for state, before in moved[:MOST_MOVED]
    ]
    if len(moved) > MOST_MOVED:
        rest = len(moved) - MOST_MOVED
        rows.append(html.Li(words.count("and {n} more indicator", "and {n} more indicators", rest)))
    return html.Ul(rows, className="moved")


def _corrected(words: Words, found: Sequence[ReplacedValue]) -> list[Element]:
    if not found:
        return []
    rows = [
        words.say(
            "{code}, {area}, {period}: {before} → {after} ({file})",
            code=row.code,
            area=words.area_or_code(row.area_code),
            period=words.formats.period(row.period_start, row.period_end),
            before=words.formats.number(row.before, decimals=2),
            after=words.formats.number(row.after, decimals=2),
            file=row.file_name,
        )
        for row in found[:MOST_CORRECTED]
    ]
    heading = words.count("{n} value was corrected", "{n} values were corrected", len(found))
    return [html.P(heading, className="plan-goal"), html.Ul([html.Li(row) for row in rows], className="owed-lines")]


def _twin(words: Words, title: str, counts: dict[str, int] | None, moved: Sequence[Moved]) -> Twin:
    names = [words.say("registered"), words.say("closed"), words.say("PS gained"), words.say("PS lapsed")]
    rows: list[list[Cell]] = [
        [words.say("Registry"), name, str(number)] for name, number in zip(names, (counts or {}).values(), strict=False)
    ]
    rows += [
        [
            state.indicator.name.in_language(words.language),
            words.status(before),
            words.status(state.progress.status),
        ]
        for state, before in moved
    ]
    return Twin(title, [Column(words.say("What")), Column(words.say("Before")), Column(words.say("Now"))], rows)
