"""The flip side of a gauge: formula, inputs, status, second opinions, and the rows they come from."""

from dashboard import html
from dashboard.components.attributes import data
from dashboard.components.card import figure_card
from dashboard.components.progress import as_of_line, badges, cited, state_twin
from dashboard.context import Context
from dashboard.html import Element
from dashboard.measure_words import measured
from dashboard.sentences import judgement, opinions
from dashboard.words import Words
from data.progress import growth_ratio, value_over_target
from data.queries.progress import Citation, IndicatorState

Facts = list[tuple[str, str]]


def reasons_card(context: Context, state: IndicatorState) -> Element:
    """Everything that somebody needs to reach the same status by hand."""
    words = context.words
    body: list[Element] = [
        badges(words, state),
        html.P(judgement(words, state) or words.say("Nothing more is known."), className="judgement"),
        _facts(_inputs(words, state)),
        _facts(_formulas(words, state)),
    ]
    if state.latest and state.goal.target is not None:
        body += [
            html.H3(words.say("Second opinions"), className="priority"),
            _facts(_second_opinions(words, state)),
            html.P(opinions(words, state), className="judgement"),
        ]
    body += [
        html.H3(words.say("Where it comes from"), className="priority"),
        html.P(measured(words, state.indicator), className="judgement"),
        html.P(_earlier_plan(words, state), className="judgement"),
    ]
    link = context.link(page="/dane", wskaznik=state.indicator.id)
    body.append(html.P(html.A(words.say("All values with their files and rows"), href=link, **data(go=""))))
    return figure_card(
        words,
        name="uzasadnienie",
        span=12,
        title=words.say(
            "{name}: status “{status}” and the reasons for it",
            name=state.indicator.name.in_language(words.language),
            status=words.status(state.progress.status),
        ),
        subtitle=words.say(
            "Indicator {code} · {area}", code=state.indicator.code, area=words.area_name(state.area_code)
        ),
        body=body,
        source=cited(words, [state]),
        as_of=as_of_line(words, state),
        twin=state_twin(words, [state]),
    )


def _facts(facts: Facts) -> Element:
    return html.Dl(
        [html.Div([html.Dt(name), html.Dd(value)], className="fact") for name, value in facts], className="facts"
    )


def _inputs(words: Words, state: IndicatorState) -> Facts:
    """What goes into the formulas, each with its date and the row of a file."""
    goal, formats = state.goal, words.formats
    unit = words.catalog.units[state.indicator.unit]
    value = words.amount(state.latest.value if state.latest else None, unit, state.qualifier)
    row = state.newest
    dated = f"{value} ({formats.period(row.period_start, row.period_end)})" if row else value
    return [
        (words.say("Baseline"), f"{words.amount(goal.baseline, unit)} ({formats.day(goal.baseline_on)})"),
        (words.say("Target"), f"{words.amount(goal.target, unit)} ({formats.day(goal.target_on)})"),
        (words.say("Value"), dated),
        (words.say("Expected by now"), words.amount(state.progress.expected, unit)),
        (
            words.say("From our files"),
            "; ".join(_row(words, citation) for citation in state.citations) or words.say("no rows loaded"),
        ),
    ]


def _formulas(words: Words, state: IndicatorState) -> Facts:
    progress, formats = state.progress, words.formats
    needed, achieved = progress.needed_per_year, progress.achieved_per_year
    return [
        (
            words.say("Distance covered: (value − baseline) / (target − baseline)"),
            formats.percent(progress.distance),
        ),
        (words.say("Pace: (value − baseline) / (expected − baseline)"), formats.percent(progress.pace)),
        (
            words.say("Needed per year against achieved per year"),
            f"{formats.number(needed, decimals=1)} / {formats.number(achieved, decimals=1)}",
        ),
    ]


def _second_opinions(words: Words, state: IndicatorState) -> Facts:
    assert state.latest
    ratio = growth_ratio(state.goal, state.latest)
    return [
        (
            words.say("Second opinion, value over target"),
            words.formats.percent(value_over_target(state.goal, state.latest)),
        ),
        (
            words.say("Second opinion, Eurostat growth ratio"),
            words.formats.number(ratio, decimals=2) if ratio is not None else words.say("not defined here"),
        ),
    ]


def _row(words: Words, citation: Citation) -> str:
    return words.say(
        "{file}, row {row}, load {load}, as of {day}",
        file=citation.file_name,
        row=citation.row_no,
        load=citation.load_id,
        day=words.formats.day(citation.load_stan_na),
    )


def _earlier_plan(words: Words, state: IndicatorState) -> str:
    """Which indicator of an earlier plan goes on here, as its card declares."""
    continues = state.indicator.continues
    if continues is None:
        return words.say("No source says that this indicator continues one of an earlier plan.")
    earlier = words.catalog.indicators[continues.indicator]
    plan = words.catalog.plans[earlier.plan].short.in_language(words.language) if earlier.plan else ""
    return words.say(
        "It continues {code} “{name}” ({plan}): {reason}",
        code=earlier.code,
        name=earlier.name.in_language(words.language),
        plan=plan,
        reason=continues.reason.in_language(words.language),
    )
