"""Answers the forms of /posiedzenie: one line more in the journal, then back to the page."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import urlencode, urlsplit

from flask import Flask, Response, redirect, request
from sqlalchemy import Connection, Engine
from werkzeug.wrappers import Response as AnyResponse

from dashboard.components.meeting.presenter import VIEW
from dashboard.context import Context
from dashboard.meetings.address import canonical_address
from dashboard.meetings.forms import ACTIONS, FormError, FormReader, read_entry, read_new_meeting
from dashboard.meetings.known import known_meetings
from dashboard.meetings.seen import value_seen
from dashboard.views import Views
from data.errors import UserError
from data.language import Language, texts_in
from data.meetings import find_meeting, open_tasks
from data.queries.meetings import journal_version
from data.store.engine import explained
from data.store.meetings import add_entry, add_meeting
from data.store.seal import sealing

PAGE = "/posiedzenie"
LONGEST_LAG_S, LOOK_S = 3.0, 0.05
BAD_REQUEST, FORBIDDEN, UNAVAILABLE, SEE_OTHER = 400, 403, 503, 303


def add_meetings(server: Flask, views: Views) -> None:
    """Adds the route; a program without a recorder (BAROMETR_PUBLIC) writes nothing."""

    @server.post(PAGE)
    def write() -> AnyResponse:
        language: Language = "en" if request.form.get("lang") == "en" else "pl"
        try:
            with views.opened(f"{PAGE}?{urlencode({'lang': language, 'region': request.form.get('region', '')})}") as c:
                if views.recorder is None or _is_from_elsewhere():
                    said = c.words.say("This program only shows data, so nothing can be written down here.")
                    return _told(said, FORBIDDEN)
                return redirect(_written(views, views.recorder, c), SEE_OTHER)
        except FormError as error:
            return _told("\n".join(error.faults), BAD_REQUEST)
        except UserError as error:
            return _told(texts_in(language).of_error(error), UNAVAILABLE)


def _is_from_elsewhere() -> bool:
    origin = request.headers.get("Origin")
    return bool(origin) and urlsplit(origin or "").netloc != request.host


def _written(views: Views, recorder: Engine, context: Context) -> str:
    """Writes what the form asks for; the address to go on to."""
    form = request.form
    reader = FormReader(form, context.words)
    action = form.get("czynnosc", "")
    if action not in ACTIONS or context.notices:
        raise FormError([context.words.say("The form is not understood. Open the page anew.")])
    if action == "nowe":
        asked = read_new_meeting(reader)
        with _recording(views, recorder) as db:
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
    with _recording(views, recorder) as db:
        add_entry(db, meeting.id, entry)
    place = reader.number("punkt")  # a form of the presenter leads back to its item
    of_presenter = {"widok": VIEW, "punkt": place} if 1 <= place <= len(meeting.items) else {}
    return context.link(posiedzenie=meeting.id, **of_presenter)


@contextmanager
def _recording(views: Views, recorder: Engine) -> Iterator[Connection]:
    """A connection that writes; at the end whoever wrote can read it, also where pages ask a replica."""
    with sealing(recorder):
        with explained(recorder), recorder.begin() as db:
            yield db
        if recorder.url == views.engine.url:
            return
        with explained(recorder), recorder.connect() as db:
            written = journal_version(db)
        until = time.monotonic() + LONGEST_LAG_S
        while views.journal_version() < written and time.monotonic() < until:
            time.sleep(LOOK_S)


def _told(message: str, status: int) -> Response:
    return Response(f"{message}\n", status=status, mimetype="text/plain")
