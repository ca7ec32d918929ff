"""Builds the Dash app: one address in, one view out."""

from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import quote

from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from flask import Request, request
from flask_compress import Compress

from dashboard.comments.route import add_comments
from dashboard.exports.route import add_exports
from dashboard.meetings.route import add_meetings
from dashboard.pairing.route import add_screens, is_paired
from dashboard.repeated import keep_answers, repeat_answers, to_be_kept
from dashboard.resources import add_resources
from dashboard.security import protect
from dashboard.short_json import shorten_answers
from dashboard.views import Views

INDEX = """<!DOCTYPE html>
<html lang="pl">
<head>
{%metas%}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{%title%}</title>
<link rel="icon" href="data:image/svg+xml,{icon}">
<link rel="preload" as="font" type="font/ttf" crossorigin href="/czcionki/SourceSansPro-Regular.ttf">
<link rel="preload" as="font" type="font/ttf" crossorigin href="/czcionki/SourceSansPro-Semibold.ttf">
<link rel="preload" as="font" type="font/ttf" crossorigin href="/czcionki/SourceSansPro-Bold.ttf">
{%css%}
</head>
<body>
<div id="widok"><!--widok--></div>
<noscript>Barometr ES potrzebuje JavaScriptu, aby rysować wykresy i mapy.</noscript>
{%app_entry%}
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""
ICON = Path(__file__).with_name("assets") / "znak.svg"
PLACE_OF_VIEW = "<!--widok-->"
UNCHANGING = ("/_dash-component-suites/", "/geo/", "/czcionki/", "/assets/")
COMPRESSED_TYPES = [
    "text/html",
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "font/ttf",
]


class App(Dash):
    """Dash with the first view already in the page, so that it is seen before any script has run."""

    def __init__(self, views: Views, **options: Any) -> None:
        self.views = views
        super().__init__(__name__, **options)

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]  # all parts pass through
        """The page for the address that was asked for."""
        query = request.query_string.decode("utf-8", "replace")
        address = f"{request.path}?{query}" if query else request.path
        view = self.views.markup(address, request.host_url, is_paired=is_paired(self.views))
        page: str = super().interpolate_index(**parts)  # type: ignore[no-untyped-call]
        return page.replace(PLACE_OF_VIEW, view, 1)


class _Compressed:
    """Compressed bodies of unchanging files, so that each is compressed once per process."""

    def __init__(self) -> None:
        self._bodies: dict[str, bytes] = {}
        self._lock = Lock()

    def get(self, key: str) -> bytes | None:
        """The compressed body, if it was made before."""
        return None if key.endswith(";") else self._bodies.get(key)

    def set(self, key: str, body: bytes) -> None:
        """Keeps a body; answers that change have an empty key and are not kept."""
        if not key.endswith(";"):
            with self._lock:
                self._bodies[key] = body


def _unchanging_key(asked: Request) -> str:
    """A query must not make one file many, each kept for good; only of borders it tells the version."""
    if asked.path.startswith("/geo/"):
        return asked.full_path if asked.args else ""
    return asked.path if asked.path.startswith(UNCHANGING) else ""


def create_app(views: Views) -> App:
    """The app for one database; importing it elsewhere has no effect on it."""
    app = App(
        views,
        title="Barometr ES",
        update_title=None,
        # a browser asks for an icon file again at every change of the address
        index_string=INDEX.replace("{icon}", quote(ICON.read_text(encoding="utf-8"))),
        assets_folder="assets",
        serve_locally=True,
        enable_mcp=False,
    )
    app.layout = html.Div([dcc.Store(id="adres"), dcc.Store(id="odpowiedz")], id="dash")

    @app.callback(Output("odpowiedz", "data"), Input("adres", "data"), prevent_initial_call=True)
    def answer(address: object) -> str:
        markup, key = views.view(address, request.host_url)
        to_be_kept(key)
        return markup

    show = ClientsideFunction("barometr", "show")
    app.clientside_callback(show, Input("odpowiedz", "data"), prevent_initial_call=True)  # type: ignore[no-untyped-call]
    server = app.server
    server.config |= {
        # the names of assets carry the time of their last change
        "SEND_FILE_MAX_AGE_DEFAULT": 365 * 24 * 3600,
        "COMPRESS_ALGORITHM": ["br", "gzip"],
        "COMPRESS_BR_LEVEL": 8,
        "COMPRESS_MIMETYPES": COMPRESSED_TYPES,
        "COMPRESS_CACHE_BACKEND": _Compressed,
        "COMPRESS_CACHE_KEY": _unchanging_key,
    }
    kept = keep_answers(server)
    Compress(server)
    shorten_answers(server)
    add_resources(server, views)
    add_exports(server, views)
    add_meetings(server, views)
    add_comments(server, views)
    add_screens(server, views)
    protect(server, app.csp_hashes())
    repeat_answers(server, kept, views.key_of)
    return app
