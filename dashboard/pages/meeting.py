"""Posiedzenie: agenda of saved views, one frozen date, decisions and tasks, also those that were left open."""

from collections.abc import Sequence

from dashboard import html
from dashboard.components.attributes import data
from dashboard.components.card import empty
from dashboard.components.meeting.agenda import (
    agenda_list,
    item_form,
    meeting_name,
    meetings_list,
    new_meeting_form,
    state_words,
)
from dashboard.components.meeting.changes import changes_since
from dashboard.components.meeting.forms import day, form, who, writing_card
from dashboard.components.meeting.outcomes import open_tasks_list, outcome_forms, outcome_list
from dashboard.components.meeting.presenter import VIEW, presenter_page
from dashboard.context import Context
from dashboard.exports.addresses import file_address
from dashboard.html import Element
from dashboard.meetings.known import asked_meeting
from dashboard.page import Page
from data.meetings import Entry, Meeting, done_tasks, earlier_meetings, open_tasks

MOST_OFFERED = 3


def meeting_page(context: Context) -> Page:
    """The page for `/posiedzenie`: all meetings, one of them, or its presenter."""
    words = context.words
    title = words.say("Meeting")
    if not context.keeps_meetings:
        told = words.say("The office keeps its meetings in a program of its own; a public one shows none.")
        closed = empty(words.say("This program only shows data, so nothing can be written down here."), "")
        return Page(title=title, lead=told, body=[writing_card(words.say("Meetings"), [closed], 12)])
    meeting, known = asked_meeting(context)
    if meeting is None:
        return _all(context, known, is_missing="posiedzenie" in context.selection.own)
    if context.selection.own.get("widok") == VIEW:
        return presenter_page(context, meeting)
    return Page(title=title, lead=_lead(context, meeting), body=_cards(context, meeting, known))


def _all(context: Context, known: Sequence[Meeting], *, is_missing: bool) -> Page:
    words = context.words
    address = context.selection.own.get("dodaj", "")
    body: list[Element] = []
    if is_missing:
        body.append(html.Section(empty(words.say("There is no such meeting."), ""), className="card span-12"))
    if address:
        for one in [one for one in known if not one.is_over][:MOST_OFFERED]:
            name = words.say("To the agenda of: {name}", name=meeting_name(words, one))
            body.append(writing_card(name, [item_form(context, one, address)], 12))
    comments = html.P(html.A(words.say("Comments on charts"), href=context.link(page="/uwagi"), **data(go="")))
    body.append(writing_card(words.say("Meetings"), [meetings_list(context, known), comments], 7))
    body.append(writing_card(words.say("New meeting"), [new_meeting_form(context)], 5))
    return Page(
        title=words.say("Meeting"),
        lead=words.say("Agenda of saved views, one date for the whole meeting, decisions and tasks."),
        body=body,
    )


def _lead(context: Context, meeting: Meeting) -> str:
    words = context.words
    name = f"{meeting_name(words, meeting)} ({state_words(words, meeting)})."
    if meeting.stan_na is None:
        return name
    frozen = words.say("All views show the data as of {day}.", day=words.formats.day(meeting.stan_na))
    return f"{name} {frozen}"


def _cards(context: Context, meeting: Meeting, known: Sequence[Meeting]) -> list[Element]:
    words, may_change = context.words, not meeting.is_over
    agenda: list[Element] = [agenda_list(context, meeting, may_change=may_change)]
    if may_change:
        agenda.append(
            html.Details(
                [html.Summary(words.say("Add an item"), className="button"), item_form(context, meeting)],
                className="meeting-folded",
            )
        )
    names = {one.id: meeting_name(words, one) for one in earlier_meetings(known, meeting)}
    tasks = [task for task in open_tasks(known) if task.meeting_id in names]
    outcomes: list[Element] = [outcome_list(context, meeting, meeting.outcomes, done_tasks(known))]
    if may_change:
        outcomes.append(outcome_forms(context, meeting, None))
    still_open = open_tasks_list(context, meeting.id, tasks, names)
    return [
        writing_card(words.say("Agenda"), agenda, 7),
        writing_card(words.say("Course of the meeting"), _course(context, meeting), 5),
        writing_card(words.say("Open tasks of earlier meetings"), [still_open], 5),
        writing_card(words.say("Decisions and tasks"), outcomes, 7),
        *changes_since(context, meeting, known),
    ]


def _course(context: Context, meeting: Meeting) -> list[Element]:
    words = context.words
    presenter = html.A(
        words.say("Open the presenter's view"),
        href=context.link(widok=VIEW, punkt="1"),
        className="button",
        **data(go=""),
    )
    files = html.Ul(
        [
            html.Li(html.A(words.say("Minutes (DOCX)"), href=_file(context, "protokol", "docx"))),
            html.Li(html.A(words.say("Slides of the agenda (PPTX)"), href=_file(context, "prezentacja", "pptx"))),
            html.Li(html.A(words.say("Offline pack (HTML)"), href=_file(context, "paczka", "html"))),
        ],
        className="meeting-files",
    )
    parts: list[Element] = [html.P(presenter), files]
    start: Entry | None = meeting.start
    if start and start.data_version not in {None, context.state.version}:
        parts.append(
            html.P(
                words.say("Data were loaded after the beginning; the views keep to the frozen day."), className="notice"
            )
        )
    if start is None:
        newest = context.selection.stan_na or context.state.stan_na or context.today
        fields = [day("stan_na", words.say("As of"), value=newest.isoformat()), who(context)]
        told = words.say("The beginning freezes the date: all views of the agenda then show what was known on it.")
        begin = form(context, "start", fields, words.say("Begin the meeting"), {"posiedzenie": meeting.id})
        return [html.P(told), begin, *parts]
    if not meeting.is_over:
        label = words.say("Close the meeting")
        end = form(context, "koniec", [who(context)], label, {"posiedzenie": meeting.id})
        parts.append(html.Details([html.Summary(label, className="button"), end], className="meeting-folded"))
    return parts


def _file(context: Context, view: str, form_name: str) -> str:
    return file_address(view, form_name, context.key)
