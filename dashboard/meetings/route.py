"""Answers the forms of /posiedzenie: one line more in the journal, then back to the page."""

from dataclasses import replace
from urllib.parse import urlencode

from flask import Flask, redirect, request
from sqlalchemy import Engine
from werkzeug.wrappers import Response as AnyResponse

from dashboard.components.meeting.presenter import VIEW
from dashboard.context import Context
from dashboard.meetings.address import canonical_address
from dashboard.meetings.forms import ACTIONS, FormError, FormReader, read_entry, read_new_meeting
from dashboard.meetings.known import known_meetings
from dashboard.meetings.seen import value_seen
from dashboard.recording import SEE_OTHER, answered, recording
from dashboard.views import Views
from data.meetings import find_meeting, open_tasks
from data.store.meetings import add_entry, add_meeting

PAGE = "/posiedzenie"


def add_meetings(server: Flask, views: Views) -> None:
    """Adds the route; a program without a recorder (BAROMETR_PUBLIC) writes nothing."""

    @server.post(PAGE)
    def write() -> AnyResponse:
        asked = urlencode({"region": request.form.get("region", "")})
        return answered(views, f"{PAGE}?{asked}", lambda recorder, c: redirect(_written(views, recorder, c), SEE_OTHER))


def _written(views: Views, recorder: Engine, context: Context) -> str:
    """Writes what the form asks for; the address to go on to."""
    form = request.form
    reader = FormReader(form, context.words)
    action = form.get("czynnosc", "")
    if action not in ACTIONS or context.notices:
        raise FormError([context.words.say("The form is not understood. Open the page anew.")])
    if action == "nowe":
        asked = read_new_meeting(reader)
        with recording(views, recorder) as db:
            number = add_meeting(db, title=asked.title, held_on=asked.held_on, region=context.region.id, by=asked.by)
        return context.link(posiedzenie=str(number))
    known = known_meetings(context)
    meeting = find_meeting(known, form.get("posiedzenie", ""))
    if meeting is None:
        raise FormError([context.words.say("There is no such meeting. Open the page anew.")])
    entry = read_entry(action, reader, meeting, {task.id: task for task in open_tasks(known)})
    if entry.kind == "item" and entry.address:
        entry = replace(entry, address=canonical_address(context, entry.address, views.is_page))
    elif entry.kind == "start":
        entry = replace(entry, data_version=context.state.version)
    elif entry.about_id is not None and entry.kind in {"decision", "task"}:
        item = next(item for item in meeting.items if item.id == entry.about_id)
        entry = replace(entry, value_seen=value_seen(views, context, meeting, item))
    with recording(views, recorder) as db:
        add_entry(db, meeting.id, entry)
    place = reader.number("punkt")  # a form of the presenter leads back to its item
    of_presenter = {"widok": VIEW, "punkt": place} if 1 <= place <= len(meeting.items) else {}
    return context.link(posiedzenie=meeting.id, **of_presenter)
