"""Answers forms that write down what people say: meetings and comments. Lines are only added."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlencode, urlsplit

from flask import Response, request
from sqlalchemy import Connection, Engine
from werkzeug.wrappers import Response as AnyResponse

from dashboard.context import Context
from dashboard.meetings.forms import FormError
from dashboard.view_key import written_version
from dashboard.views import Views
from data.errors import UserError
from data.language import Language, texts_in
from data.store.engine import explained
from data.store.seal import require_unchanged, seal_soon

LONGEST_LAG_S, LOOK_S = 3.0, 0.05
BAD_REQUEST, FORBIDDEN, UNAVAILABLE, SEE_OTHER = 400, 403, 503, 303


def answered(views: Views, address: str, write: Callable[[Engine, Context], AnyResponse]) -> AnyResponse:
    """What a form that writes is answered: where to go on, or in plain text what is wrong."""
    language: Language = "en" if request.form.get("lang") == "en" else "pl"
    try:
        with views.opened(f"{address}&{urlencode({'lang': language})}") as context:
            if views.recorder is None or is_from_elsewhere():
                said = context.words.say("This program only shows data, so nothing can be written down here.")
                return _told(said, FORBIDDEN)
            return write(views.recorder, context)
    except FormError as error:
        return _told("\n".join(error.faults), BAD_REQUEST)
    except UserError as error:
        return _told(texts_in(language).of_error(error), UNAVAILABLE)


def is_from_elsewhere() -> bool:
    """Whether a page of another site sends this."""
    origin = request.headers.get("Origin")
    return bool(origin) and urlsplit(origin or "").netloc != request.host


@contextmanager
def recording(views: Views, recorder: Engine) -> Iterator[Connection]:
    """A connection that writes; at the end whoever wrote can read it, also where pages ask a replica."""
    require_unchanged(recorder)
    try:
        with explained(recorder), recorder.begin() as db:
            yield db
    finally:
        seal_soon(recorder)
    if recorder.url == views.engine.url:
        return
    with explained(recorder), recorder.connect() as db:
        written = written_version(db)
    until = time.monotonic() + LONGEST_LAG_S
    while views.written_version() < written and time.monotonic() < until:
        time.sleep(LOOK_S)


def _told(message: str, status: int) -> Response:
    return Response(f"{message}\n", status=status, mimetype="text/plain")
