"""Files of a meeting: minutes as tables, and the slides of its agenda."""

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from dashboard import html
from dashboard.comments.known import with_comments
from dashboard.components.meeting.agenda import meeting_name, view_address
from dashboard.components.meeting.changes import changes_since
from dashboard.components.meeting.outcomes import outcome_twin
from dashboard.content import Column, FigureContent, NativeChart, Twin, attach, contents_in
from dashboard.context import Context
from dashboard.html import Element
from dashboard.meetings.address import read_address
from dashboard.meetings.known import asked_meeting
from dashboard.page import Page
from data.meetings import Entry, Meeting, earlier_meetings, open_tasks

MakePage = Callable[[Context], Page]


def minutes(context: Context) -> Page:
    """Agenda, decisions and tasks, what changed, tasks still open."""
    words = context.words
    meeting, known = asked_meeting(context)
    if meeting is None:
        return Page(title=words.say("Minutes"), lead="", body=[])
    agenda = Twin(
        words.say("Agenda"),
        [Column(words.say("Number")), Column(words.say("Item of the agenda")), Column(words.say("Task team"))],
        [[str(place), item.text, item.team] for place, item in enumerate(meeting.items, 1)],
    )
    decided = outcome_twin(words, meeting, meeting.outcomes, words.say("Decisions and tasks"))
    ids = {one.id for one in earlier_meetings(known, meeting)}
    still = [task for task in open_tasks(known) if task.meeting_id in ids]
    left = outcome_twin(words, meeting, still, words.say("Open tasks of earlier meetings"))
    tables = [("porzadek", agenda), ("ustalenia", decided), ("otwarte-zadania", left)]
    body: list[Element] = [_table(context, meeting, name, twin) for name, twin in tables if twin.rows]
    lead = words.count("{n} decision or task.", "{n} decisions and tasks.", len(meeting.outcomes))
    return Page(
        title=words.say("Minutes: {name}", name=meeting_name(words, meeting)),
        lead=lead,
        body=[*body, *changes_since(context, meeting, known)],
    )


def deck(context: Context, pages: Callable[[str], MakePage | None]) -> Page:
    """Every figure of every view of the agenda, on the frozen day, and what was decided."""
    words = context.words
    meeting, _known = asked_meeting(context)
    if meeting is None:
        return Page(title=words.say("Slides of the agenda"), lead="", body=[])
    body: list[Element] = []
    for item in meeting.items:
        body += _view(context, meeting, item, pages)
    if meeting.outcomes:
        decided = outcome_twin(words, meeting, meeting.outcomes, words.say("Decisions and tasks"))
        body.append(_table(context, meeting, "ustalenia", decided))
    lead = words.count("{n} item of the agenda", "{n} items of the agenda", len(meeting.items))
    return Page(title=meeting_name(words, meeting), lead=f"{lead}.", body=body)


def _view(
    context: Context, meeting: Meeting, item: Entry, pages: Callable[[str], MakePage | None]
) -> Sequence[Element]:
    address = view_address(context, meeting, item)
    make = pages(urlsplit(address).path) if address else None
    if make is None:
        return []
    selection, _notices = read_address(context, address)
    shown = context.showing(selection)
    return [_holder(figure) for figure in with_comments(shown, contents_in(list(make(shown).body)))]


def _table(context: Context, meeting: Meeting, name: str, twin: Twin) -> Element:
    words = context.words
    content = FigureContent(
        name=name,
        title=twin.caption,
        subtitle=meeting_name(words, meeting),
        source=words.say("Source: journal of the meeting"),
        as_of=words.as_of(meeting.stan_na),
        twin=twin,
        chart=NativeChart("table"),
    )
    return _holder(content)


def _holder(content: FigureContent) -> Element:
    section = html.Section()
    attach(section, content)
    return section
