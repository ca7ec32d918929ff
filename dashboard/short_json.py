"""Answers to changes as short as JSON allows: Dash writes <, > and / as six signs each, half of a view.

It does so for JSON that stands in a script of a page; an answer never does, it is `application/json` and not sniffed.
"""

from flask import Flask, Response, request

from dashboard.security import UPDATE_PATH

PLAIN_BY_ESCAPE = {rb"\u003c": b"<", rb"\u003e": b">", rb"\u002f": b"/"}
BACKSLASH = rb"\\"


def shorten_answers(server: Flask) -> None:
    """To be called after compression is added, so that it runs before."""

    @server.after_request
    def shorten(response: Response) -> Response:
        if request.path == UPDATE_PATH and response.status_code == 200 and response.is_json:
            response.set_data(shortened(response.get_data()))
        return response


def shortened(body: bytes) -> bytes:
    """The same JSON. Two backslashes are one of the text itself, and what follows them is no escape."""
    parts = body.split(BACKSLASH)
    for escape, plain in PLAIN_BY_ESCAPE.items():
        parts = [part.replace(escape, plain) for part in parts]
    return BACKSLASH.join(parts)
