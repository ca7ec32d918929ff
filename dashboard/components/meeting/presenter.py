"""What the presenter sees: the item at hand, its notes, what comes next, a clock (assets/room.js)."""

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.components.card import empty
from dashboard.components.meeting.agenda import meeting_name, view_address
from dashboard.components.meeting.outcomes import outcome_forms, outcome_list
from dashboard.context import Context
from dashboard.html import Element
from dashboard.page import Page
from data.meetings import Meeting, done_tasks

VIEW = "prowadzacy"


def presenter_page(context: Context, meeting: Meeting) -> Page:
    """One item of the agenda at a time."""
    words, items = context.words, meeting.items
    title = words.say("Presenter")
    back = html.A(
        words.say("Back to the meeting"), href=context.link(widok="", punkt=""), className="button", **data(go="")
    )
    if not items:
        body: list[Element] = [
            html.Div([back], className="controls span-12"),
            html.Section(empty(words.say("The agenda is empty."), ""), className="card span-12"),
        ]
        return Page(title=title, lead=meeting_name(words, meeting), body=body)
    number = min(int(context.selection.own.get("punkt", "1")), len(items))
    item = items[number - 1]
    address = view_address(context, meeting, item)
    steps = [
        _step(context, words.say("Previous item"), number - 1, len(items), "previous"),
        _step(context, words.say("Next item"), number + 1, len(items), "next"),
    ]
    start = meeting.start.written_at.isoformat() if meeting.start and meeting.start.written_at else ""
    passed = html.P([words.say("since the beginning:"), html.Span("", **data(trwa=start))], className="bullet-level")
    here: list[Element] = [
        html.P(words.say("Item {n} of {all}", n=number, all=len(items)), className="card-subtitle"),
        html.H2(item.text, className="presenter-title"),
        *([html.P(item.team, className="meeting-team")] if item.team else []),
        html.P(item.notes or words.say("No notes."), className="presenter-notes"),
    ]
    if address:
        here.append(html.P(html.A(words.say("Open the view here"), href=address, **data(go=""))))
    following = items[number].text if number < len(items) else words.say("This is the last item.")
    said = [one for one in meeting.outcomes if one.about_id == item.id]
    side: list[Element] = [
        html.P(
            html.Span("", **data(zegar="")),
            className="presenter-clock",
            role="timer",
            **aria(label=words.say("Clock")),
        ),
        *([passed] if start else []),
        html.P([html.Strong(words.say("Next:")), " ", following]),
        html.P(words.say("Keys: ← and → change the item."), className="bullet-level"),
        html.Button(words.say("Window for the room"), type="button", className="button", **data(sala="")),
    ]
    outcomes: list[Element] = [
        html.H2(words.say("Decided on this item"), className="card-title"),
        outcome_list(context, meeting, said, done_tasks([meeting])),
    ]
    if not meeting.is_over:
        outcomes.append(outcome_forms(context, meeting, item, place=number))
    return Page(
        title=title,
        lead=meeting_name(words, meeting),
        body=[
            html.Div([back, *steps], className="controls span-12"),
            html.Section(
                here,
                className="card span-8 presenter",
                **data(adres_sali=address or "", tytul_sali=item.text, zespol_sali=item.team),
            ),
            html.Section(side, className="card span-4"),
            html.Section(outcomes, className="card span-12"),
        ],
        announce=f"{number}. {item.text}",
    )


def _step(context: Context, label: str, number: int, count: int, name: str) -> Element:
    if not 1 <= number <= count:
        return html.Span(label, className="button button-off", **aria(disabled="true"))
    return html.A(label, href=context.link(punkt=str(number)), className="button", **data(go="", krok=name))
