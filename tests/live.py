"""The app as it runs for people: real data through the real loading, a real server on this machine."""

from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from dash import Dash
from werkzeug.serving import WSGIRequestHandler, make_server

from dashboard.factory import create_app
from dashboard.views import Views
from data.catalog import read_catalog
from data.catalog.office_screen import with_office_screen
from data.language import texts_in
from data.settings import Settings
from data.store.engine import open_engine
from etl.arguments import Request
from etl.bootstrap import bootstrap
from etl.console import Console
from etl.program import DONE, Program

REGION = "slaskie"


@dataclass(frozen=True)
class Live:
    """A running app: where it answers, the app itself, and the file of its database."""

    url: str
    app: Dash
    database: Path


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: the output of tests stays readable."""


def load_bundle(database: Path) -> None:
    """Makes a database with the bundled files in it, by a copy of one that was made once."""
    database.parent.mkdir(parents=True, exist_ok=True)
    database.write_bytes(_bundle())


@cache
def _bundle() -> bytes:
    with TemporaryDirectory() as folder:
        database = Path(folder) / "barometr.sqlite"
        bootstrap_bundle(database)
        return database.read_bytes()


def bootstrap_bundle(database: Path) -> None:
    """Makes a database and loads the bundled files, as `python -m etl bootstrap` does."""
    settings = Settings(database_url=f"sqlite:///{database}")
    with redirect_stdout(StringIO()):
        code = bootstrap(Program(Console(texts_in("pl")), read_catalog(), settings), Request("bootstrap"))
    assert code == DONE


@contextmanager
def new_app(database: Path) -> Iterator[Dash]:
    """The app for a database, which need not exist yet; what the office wrote stands beside it."""
    address = f"sqlite:///{database}"
    engine, recorder = open_engine(address, read_only=True), open_engine(address)
    yield create_app(Views(engine, with_office_screen(read_catalog(), database.parent), REGION, recorder=recorder))
    recorder.dispose()
    engine.dispose()


@contextmanager
def serving(app: Dash, port: int = 0) -> Iterator[str]:
    """Address of an app that answers while the block runs."""
    server = make_server("127.0.0.1", port, app.server, threaded=True, request_handler=_Quiet)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def live_app(database: Path) -> Iterator[Live]:
    """The app for a database, served."""
    with new_app(database) as app, serving(app) as url:
        yield Live(url, app, database)
