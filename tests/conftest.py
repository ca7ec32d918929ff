"""Fixtures for real databases and a real Chromium that cannot leave this machine."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import BrowserContext, Route
from sqlalchemy import make_url

from tests.servers import chromium_launch_options, new_postgres_database, postgres_server

if TYPE_CHECKING:
    from tests.live import Live

ABOUT_TESTS = ("BAROMETR_TEST_", "BAROMETR_CHROMIUM")

# A slow machine is not a fault of the code.
settings.register_profile("barometr", deadline=None)
settings.load_profile("barometr")

# Settings of the person who runs the tests must not lead them to a real database.
for variable in [v for v in os.environ if v.startswith("BAROMETR_") and not v.startswith(ABOUT_TESTS)]:
    del os.environ[variable]


def is_outside(url: str) -> bool:
    """Whether a browser asks another machine for this address."""
    address = urlsplit(url)
    return address.scheme not in {"data", "blob", "file"} and address.hostname not in {"127.0.0.1", "localhost"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks tests by what they use, so that `-m "not browser"` and `-m "not postgres"` hold."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "browser_name" in fixtures:
            item.add_marker("browser")
        if "postgres_url" in fixtures:
            item.add_marker("postgres")


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end; looking through it again and again takes minutes."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Address of a PostgreSQL server for the whole run."""
    with postgres_server() as url:
        yield url


@pytest.fixture
def empty_postgres(postgres_url: str) -> Iterator[str]:
    """Address of a PostgreSQL database with nothing in it."""
    with new_postgres_database(postgres_url) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty database, once in SQLite and once in PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'barometr.sqlite'}"
    return str(request.getfixturevalue("empty_postgres"))


@pytest.fixture(scope="session")
def bundled_postgres(postgres_url: str) -> Iterator[str]:
    """Name of a PostgreSQL database with the bundled data, which others are made of."""
    from tests.integration.bundled import fill

    with new_postgres_database(postgres_url) as url:
        fill(url)
        yield str(make_url(url).database)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def bundled_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of a database of its own with the bundled data, once in SQLite and once in PostgreSQL."""
    from tests.live import load_bundle

    if request.param == "sqlite":
        database = tmp_path / "barometr.sqlite"
        load_bundle(database)
        yield f"sqlite:///{database}"
    else:
        server, template = request.getfixturevalue("postgres_url"), request.getfixturevalue("bundled_postgres")
        with new_postgres_database(server, template) as url:
            yield url


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Live]":
    """The app with the bundled data, served for the whole run; tests only read from it."""
    # here, so that tests of one part do not import the whole program
    from tests.live import live_app, load_bundle

    database = tmp_path_factory.mktemp("live") / "barometr.sqlite"
    load_bundle(database)
    with live_app(database) as running:
        yield running


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a small demonstration set beside the bundled data; tests only read from it."""
    from tests.demonstration import load_demonstration

    database = tmp_path_factory.mktemp("demonstration") / "barometr.sqlite"
    load_demonstration(database)
    return database


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch options of pytest-playwright with our Chromium."""
    return {**browser_type_launch_args, **chromium_launch_options()}


@pytest.fixture
def outside_requests() -> list[str]:
    """Addresses off this machine that pages of this test asked for."""
    return []


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], outside_requests: list[str]
) -> Callable[..., BrowserContext]:
    """New browser contexts whose requests to other machines are recorded and aborted."""

    def abort(route: Route) -> None:
        outside_requests.append(route.request.url)
        route.abort()

    def guarded_context(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.route(is_outside, abort)
        # A routed web socket reaches its server only when told to.
        context.route_web_socket(is_outside, lambda socket: outside_requests.append(socket.url))
        return context

    return guarded_context


@pytest.fixture(autouse=True)
def no_outside_requests(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails every browser test whose pages asked another machine for anything."""
    if "new_context" not in request.fixturenames:
        yield
        return
    outside: list[str] = request.getfixturevalue("outside_requests")
    yield
    assert outside == [], f"pages asked other machines: {outside}"
