"""Metodyka: how progress is judged, with formulas and a worked example."""

from dashboard import html
from dashboard.components.counting_rules import rules_of_counting
from dashboard.components.progress import status_badge
from dashboard.context import Context
from dashboard.html import Element
from dashboard.page import Page
from data.progress import Status


def methodology(context: Context) -> Page:
    """The page for `/metodyka`."""
    words = context.words
    say = words.say
    rules: list[tuple[Status, str]] = [
        (Status.REACHED, say("the whole distance is covered (distance of 100 % or more)")),
        (Status.ON_COURSE, say("the pace is at least 95 % of the expected one")),
        (Status.SLOW, say("the pace is from 60 % to 95 %")),
        (Status.LAGGING, say("the pace is from 0 % to 60 %")),
        (Status.GOING_BACK, say("the value moves away from the target")),
        (Status.NO_DATA, say("the source gives no value; it is never drawn as zero")),
        (Status.STALE, say("the newest value is older than the indicator's frequency allows")),
        (Status.BROKEN_SERIES, say("values before and after a change of definition are not compared")),
        (Status.INCOMPUTABLE, say("the target, the baseline or one of their dates is missing")),
    ]
    body = [
        _section(
            say("What is compared"),
            [
                html.P(
                    say(
                        "Every indicator has a baseline and a target, each with its date. We compare how "
                        "much of the distance is covered with how much of the time has passed."
                    )
                ),
                _formulas(
                    [
                        (say("distance"), say("(value − baseline) / (target − baseline)")),
                        (
                            say("expected value"),
                            say("the straight line from baseline to target, or the milestones of the plan"),
                        ),
                        (say("pace"), say("(value − baseline) / (expected value − baseline)")),
                    ]
                ),
            ],
        ),
        _section(
            say("A worked example"),
            [
                html.P(
                    say(
                        "A plan starts with 1,200 units at the end of 2018 and aims at 1,500 at the end "
                        "of 2023. At the end of 2020 there are 1,266."
                    )
                ),
                html.P(
                    say(
                        "Distance: (1,266 − 1,200) / (1,500 − 1,200) = 22 %. Two fifths of the time have "
                        "passed, so 1,320 units are expected. Pace: 66 / 120 = 55 %, which means "
                        "“lagging”."
                    )
                ),
            ],
        ),
        _section(
            say("Statuses"),
            [
                html.Dl(
                    [
                        html.Div([html.Dt(status_badge(words, status)), html.Dd(rule)], className="fact")
                        for status, rule in rules
                    ],
                    className="facts facts-wide",
                ),
                html.P(
                    say(
                        "The cut-offs of 95 %, 60 % and 0 % are those of Eurostat's monitoring of the "
                        "sustainable development goals. A result above 150 % opens a check of the "
                        "definition."
                    )
                ),
            ],
            span=12,
        ),
        _section(
            say("A baseline without a year"),
            [
                html.P(
                    say(
                        "Some sources give the baseline without its year. Then the pace cannot be "
                        "computed. We still show a status when it would be the same for every possible "
                        "year: the target is reached, no step was made, or the value moved back."
                    )
                ),
            ],
        ),
        *(_section(title, [html.P(rule) for rule in told]) for title, told in rules_of_counting(words)),
    ]
    return Page(title=say("Methodology"), lead=say("How progress is judged and how things are counted."), body=body)


def _section(title: str, content: list[Element], *, span: int = 6) -> Element:
    return html.Section([html.H2(title, className="card-title"), *content], className=f"card prose span-{span}")


def _formulas(rows: list[tuple[str, str]]) -> Element:
    return html.Dl(
        [html.Div([html.Dt(name), html.Dd(formula)], className="fact") for name, formula in rows],
        className="facts",
    )
