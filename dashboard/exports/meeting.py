"""Files of a meeting: minutes as tables, and the slides of its agenda."""

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from dash import html
from dash.development.base_component import Component

from dashboard.components.meeting.agenda import meeting_name, view_address
from dashboard.components.meeting.outcomes import outcome_twin
from dashboard.components.shell import Page
from dashboard.content import Column, FigureContent, NativeChart, Twin, attach
from dashboard.context import Context
from dashboard.pages.meeting import changes_since
from dashboard.selection import Reader
from data.meetings import Entry, Meeting, open_tasks
from data.queries.meetings import meetings_of

MakePage = Callable[[Context], Page]


def minutes(context: Context) -> Page:
    """Agenda, decisions and tasks, what changed, tasks still open."""
    words = context.words
    found = found_meeting(context)
    if found is None:
        return Page(title=words.say("Minutes"), lead="", body=[])
    meeting, known = found
    agenda = Twin(
        words.say("Agenda"),
        [Column(words.say("Number")), Column(words.say("Item of the agenda")), Column(words.say("Task team")),
         Column(words.say("Speaking notes"))],
        [[str(place), item.text, item.team, item.notes] for place, item in enumerate(meeting.items, 1)],
    )  # fmt: skip
    decided = outcome_twin(words, meeting, meeting.outcomes, words.say("Decisions and tasks"))
    before = [one for one in known if (one.held_on, one.id) < (meeting.held_on, meeting.id)]
    ids = {one.id for one in before}
    still = [task for task in open_tasks(known) if task.meeting_id in ids]
    left = outcome_twin(words, meeting, still, words.say("Open tasks of earlier meetings"))
    tables = [("porzadek", agenda), ("ustalenia", decided), ("otwarte-zadania", left)]
    body: list[Component] = [_table(context, meeting, name, twin) for name, twin in tables if twin.rows]
    changes = changes_since(context, meeting, known)
    lead = words.count("{n} decision or task.", "{n} decisions and tasks.", len(meeting.outcomes))
    return Page(
        title=words.say("Minutes: {name}", name=meeting_name(words, meeting)),
        lead=lead,
        body=[*body, changes] if changes else body,
    )


def deck(context: Context, pages: Callable[[str], MakePage | None]) -> Page:
    """Every figure of every view of the agenda, on the frozen day, and what was decided."""
    words = context.words
    found = found_meeting(context)
    if found is None:
        return Page(title=words.say("Slides of the agenda"), lead="", body=[])
    meeting, _known = found
    body: list[Component] = []
    for item in meeting.items:
        body += _view(context, meeting, item, pages)
    if meeting.outcomes:
        decided = outcome_twin(words, meeting, meeting.outcomes, words.say("Decisions and tasks"))
        body.append(_table(context, meeting, "ustalenia", decided))
    lead = words.count("{n} item of the agenda", "{n} items of the agenda", len(meeting.items))
    return Page(title=meeting_name(words, meeting), lead=f"{lead}.", body=body)


def _view(
    context: Context, meeting: Meeting, item: Entry, pages: Callable[[str], MakePage | None]
) -> Sequence[Component]:
    address = urlsplit(view_address(context, meeting, item))
    make = pages(address.path) if address.path else None
    if make is None:
        return []
    reader = Reader(context.catalog, context.default_region, lambda _teryt: context.territory)
    selection, _notices = reader.read(address.path, address.query)
    given = {name: getattr(context, name) for name in context.__dataclass_fields__}
    return make(Context(**given | {"selection": selection})).body


def found_meeting(context: Context) -> tuple[Meeting, list[Meeting]] | None:
    """The meeting of the address, and all of its region; None where there is no such meeting."""
    known = meetings_of(context.db, region=context.region.id)
    number = context.selection.own.get("posiedzenie", "")
    meeting = next((one for one in known if str(one.id) == number), None)
    return (meeting, known) if meeting else None


def _table(context: Context, meeting: Meeting, name: str, twin: Twin) -> Component:
    words = context.words
    section = html.Section()
    content = FigureContent(
        name=name,
        title=twin.caption,
        subtitle=meeting_name(words, meeting),
        source=words.say("Source: journal of the meeting"),
        as_of=words.as_of(meeting.stan_na),
        twin=twin,
        chart=NativeChart("table"),
    )
    attach(section, content)
    return section
