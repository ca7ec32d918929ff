"""Deklaracja dostępności: what the law asks for, under the ids that its monitoring looks for."""

from datetime import date

from dashboard import html
from dashboard.context import Context
from dashboard.html import Element
from dashboard.page import Page
from data.statement import FILE


def statement_page(context: Context) -> Page:
    """The page for `/dostepnosc`."""
    words = context.words
    return Page(
        title=words.say("Accessibility statement"),
        lead=words.say("How accessible this dashboard is, and where to report what is not."),
        body=[*_gaps(context), _about(context), _state(context), _contact(context), _helps(context)],
    )


def _gaps(context: Context) -> list[Element]:
    """What the office still has to state; nothing once all is stated and reviewed."""
    words, statement = context.words, context.statement
    names = {
        "address": words.say("address of the site"),
        "published": words.say("date of publication"),
        "changed": words.say("date of the last important change"),
        "compliance": words.say("compliance"),
        "prepared": words.say("date of the statement"),
        "method": words.say("way of the assessment"),
        "contact": words.say("who answers"),
        "email": words.say("e-mail"),
        "telephone": words.say("telephone"),
        "building": words.say("accessibility of the building"),
    }
    gaps = []
    if missing := statement.missing():
        gaps.append(
            words.say(
                "The statement is incomplete. Missing: {names}. Complete the file {file} in the data folder.",
                names=words.formats.listing([names[name] for name in missing]),
                file=FILE,
            )
        )
    if statement.is_review_due(context.today):
        gaps.append(words.say("The yearly review of the statement is overdue: it is due by 31 March."))
    return [html.Ul([html.Li(text, className="gap") for text in gaps], className="gaps span-12")] if gaps else []


def _about(context: Context) -> Element:
    words, statement = context.words, context.statement
    publisher = statement.publisher or context.region.coordinator
    return _section(
        words.say("About the site"),
        [
            html.P(
                words.say(
                    "{publisher} undertakes to make its site accessible under the act of 4 April 2019 on the digital "
                    "accessibility of websites and mobile applications of public bodies. This statement applies to the "
                    "site Barometr ES.",
                    publisher=publisher,
                ),
                id="a11y-wstep",
            ),
            _facts(
                [
                    (words.say("Public body"), html.Span(publisher, id="a11y-podmiot")),
                    (words.say("Address of the site"), html.Span(_given(context, statement.address), id="a11y-url")),
                    (words.say("Published"), _day(context, statement.published, "a11y-data-publikacja")),
                    (words.say("Last important change"), _day(context, statement.changed, "a11y-data-aktualizacja")),
                ]
            ),
        ],
    )


def _state(context: Context) -> Element:
    words, statement = context.words, context.statement
    sentences = {
        "full": words.say("The site complies with the act."),
        "partial": words.say("The site complies with the act in part, because of what is listed below."),
        "none": words.say("The site does not comply with the act, because of what is listed below."),
        None: words.say("The office has not stated whether the site complies with the act."),
    }
    methods = {
        "self": words.say("The statement rests on a self-assessment of the public body."),
        "external": words.say("The statement rests on an assessment by an external body."),
        None: words.say("The office has not stated how the site was assessed."),
    }
    content: list[Element] = [html.P(sentences[statement.compliance], id="a11y-status")]
    if statement.inaccessible:
        content.append(html.Ul([html.Li(text) for text in statement.inaccessible], id="a11y-tresci-niedostepne"))
    content += [
        html.P(methods[statement.method], id="a11y-audytor"),
        _facts(
            [
                (words.say("Prepared"), _day(context, statement.prepared, "a11y-data-sporzadzenie")),
                (words.say("Reviewed"), _day(context, statement.reviewed, "a11y-data-przeglad")),
            ]
        ),
    ]
    return _section(words.say("Compliance with the act"), content)


def _contact(context: Context) -> Element:
    words, statement = context.words, context.statement
    email = (
        html.A(statement.email, href=f"mailto:{statement.email}", id="a11y-email")
        if statement.email
        else html.Span(_given(context, ""), id="a11y-email")
    )
    return html.Section(
        [
            html.H2(words.say("Feedback and contact"), className="card-title", id="a11y-kontakt"),
            _facts(
                [
                    (words.say("Answers"), html.Span(_given(context, statement.contact), id="a11y-osoba")),
                    (words.say("E-mail address"), email),
                    (words.say("Telephone"), html.Span(_given(context, statement.telephone), id="a11y-telefon")),
                ]
            ),
            html.Div(
                [
                    html.P(
                        words.say(
                            "Everybody may ask for the accessibility of a part of the site, or for its content in "
                            "another form. The request names the person, the part in question and a way of contact."
                        )
                    ),
                    html.P(
                        words.say(
                            "The answer comes without delay, within 7 days; where that is too short, the body says so "
                            "and answers within 2 months. A refusal can be appealed against to the body, and then to "
                            "the Commissioner for Human Rights (www.rpo.gov.pl)."
                        )
                    ),
                ],
                id="a11y-procedura",
            ),
            html.H2(words.say("Accessibility of the building"), className="card-title"),
            html.P(_given(context, statement.building), id="a11y-architektura"),
            html.H2(words.say("Mobile applications"), className="card-title"),
            html.P(statement.mobile or words.say("There is no mobile application."), id="a11y-aplikacje"),
        ],
        className="card prose span-6",
    )


def _helps(context: Context) -> Element:
    words = context.words
    helps = [
        words.say("Every chart and map has a title that says the finding, and the same numbers in a table."),
        words.say(
            "Everything works by keyboard: Tab moves, Enter chooses, arrows walk on a map, Escape closes a menu."
        ),
        words.say("Three looks: light, dark and high contrast. Statuses have a shape and a word, never colour alone."),
        words.say("A change of the selection is announced to screen readers once, and the focus stays."),
        words.say("Pages fit a width of 320 pixels; motion stops where the system asks for less of it."),
    ]
    return _section(words.say("What helps to read"), [html.Ul([html.Li(text) for text in helps], className="bulleted")])


def _section(title: str, content: list[Element]) -> Element:
    return html.Section([html.H2(title, className="card-title"), *content], className="card prose span-6")


def _facts(rows: list[tuple[str, Element]]) -> Element:
    return html.Dl(
        [html.Div([html.Dt(name), html.Dd(shown)], className="fact") for name, shown in rows], className="facts"
    )


def _given(context: Context, text: str) -> str:
    return text or context.words.say("not given")


def _day(context: Context, day: date | None, mark: str) -> Element:
    if day is None:
        return html.Span(context.words.say("not given"), id=mark)
    return html.Time(context.words.formats.day(day), datetime=day.isoformat(), id=mark)
