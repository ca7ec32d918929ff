"""The agenda of a meeting, grouped by task team, and the list of meetings."""

from collections.abc import Sequence
from itertools import groupby

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.components.card import empty
from dashboard.components.meeting.forms import day, form, line, text, who
from dashboard.context import Context
from dashboard.html import Element
from dashboard.meetings.address import opened_address
from dashboard.meetings.forms import LONGEST_ADDRESS
from dashboard.words import Words
from data.meetings import Entry, Meeting


def meeting_name(words: Words, meeting: Meeting) -> str:
    """'Zespół I, 26 listopada 2026'."""
    return f"{meeting.title}, {words.formats.day(meeting.held_on)}"


def state_words(words: Words, meeting: Meeting) -> str:
    """Where the meeting stands."""
    if meeting.is_over:
        return words.say("over")
    return words.say("in progress") if meeting.start else words.say("in preparation")


def meetings_list(context: Context, meetings: Sequence[Meeting]) -> Element:
    """All meetings, the newest first."""
    words = context.words
    if not meetings:
        return empty(words.say("No meeting is written down yet."), words.say("Make one with the form."))
    return html.Ul(
        [
            html.Li(
                [
                    html.A(
                        meeting_name(words, one),
                        href=context.link(posiedzenie=str(one.id), widok="", punkt=""),
                        **data(go=""),
                    ),
                    html.P(
                        f"{state_words(words, one)} · "
                        + words.count("{n} item of the agenda", "{n} items of the agenda", len(one.items)),
                        className="bullet-level",
                    ),
                ]
            )
            for one in meetings
        ],
        className="meeting-outcomes",
    )


def new_meeting_form(context: Context) -> Element:
    """Title and day."""
    words = context.words
    fields = [
        line("tytul", words.say("Title")),
        day("dzien", words.say("Day of the meeting"), value=context.today.isoformat()),
        who(context),
    ]
    return form(context, "nowe", fields, words.say("Make the meeting"))


def item_form(context: Context, meeting: Meeting, address: str = "") -> Element:
    """A view of the program under a title; without an address an item that is only spoken of."""
    words = context.words
    teams = [team.name.in_language(words.language) for team in context.region.teams]
    offered = html.Datalist([html.Option(value=name) for name in teams], id=f"zespoly-{meeting.id}")
    fields = [
        line("tytul", words.say("Title")),
        line("adres", words.say("Address of the view"), value=address, is_needed=False, longest=LONGEST_ADDRESS),
        line("zespol", words.say("Task team"), is_needed=False, offered=f"zespoly-{meeting.id}"),
        offered,
        text("notatki", words.say("Speaking notes"), is_needed=False),
        who(context),
    ]
    return form(context, "punkt", fields, words.say("Add to the agenda"), {"posiedzenie": meeting.id})


def agenda_list(context: Context, meeting: Meeting, *, may_change: bool) -> Element:
    """Items under the names of their teams, with links to the views as the meeting looks at them."""
    words, items = context.words, meeting.items
    if not items:
        return empty(
            words.say("The agenda is empty."),
            words.say("Add an item below, or choose “To the agenda of a meeting” on any page."),
        )
    parts: list[Element] = []
    numbered = list(enumerate(items, 1))
    for team, group in groupby(numbered, key=lambda one: one[1].team):
        if team:
            parts.append(html.H3(team, className="meeting-team"))
        rows = [_item(context, meeting, number, item, may_change) for number, item in group]
        parts.append(html.Ul(rows, className="meeting-items"))
    return html.Div(parts)


def _item(context: Context, meeting: Meeting, number: int, item: Entry, may_change: bool) -> Element:
    words = context.words
    address = view_address(context, meeting, item)
    name = html.A(item.text, href=address, **data(go="")) if address else html.Span(item.text)
    children: list[Element] = [html.P([html.Span(f"{number}. ", className="meeting-number"), name])]
    if item.notes:
        children.append(html.P(item.notes, className="bullet-level"))
    if may_change:
        buttons = [_quick(context, meeting, item, "usun", words.say("Remove"))]
        if number > 1:
            buttons.insert(0, _quick(context, meeting, item, "wyzej", words.say("Earlier")))
        children.append(html.Div(buttons, className="meeting-quick"))
    return html.Li(children)


def _quick(context: Context, meeting: Meeting, item: Entry, action: str, label: str) -> Element:
    return html.Details(
        [
            html.Summary(label, **aria(label=f"{label}: {item.text}")),
            form(context, action, [who(context)], label, {"posiedzenie": meeting.id, "dotyczy": item.id}),
        ],
        className="meeting-folded",
    )


def view_address(context: Context, meeting: Meeting, item: Entry) -> str:
    """The item's view on the frozen day, in the reader's language and theme."""
    chosen = context.selection
    return opened_address(item, stan_na=meeting.stan_na, lang=chosen.lang, motyw=chosen.motyw)
