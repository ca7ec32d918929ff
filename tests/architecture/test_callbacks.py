"""The inputs of callbacks are a public surface: the browser may send anything there."""

from collections.abc import Iterator

import pytest

from dashboard.factory import App, create_app
from dashboard.views import Views
from data.catalog import read_catalog
from data.store.engine import open_engine

# what reaches the server; everything else stays in the browser
PROMISED_INPUTS = {"adres.data"}


@pytest.fixture
def app(tmp_path) -> Iterator[App]:
    """The app of a database that need not exist."""
    engine = open_engine(f"sqlite:///{tmp_path / 'brak.sqlite'}", read_only=True)
    yield create_app(Views(engine, read_catalog(), "slaskie"))
    engine.dispose()


def test_server_listens_to_the_address_alone(app):
    # the map of callbacks is filled before the first request
    app.server.test_client().get("/_dash-dependencies")
    on_server = [callback for callback in app.callback_map.values() if "callback" in callback]
    listened = {f"{known['id']}.{known['property']}" for callback in on_server for known in callback["inputs"]}
    assert listened == PROMISED_INPUTS
    assert [callback["state"] for callback in on_server if callback["state"]] == []
