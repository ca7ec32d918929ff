"""What the server needs for a change of the selection, measured without a browser and without a network."""

from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from dash import Dash
from flask.testing import FlaskClient

from dashboard.security import UPDATE_PATH
from tests.bench.empty import empty_app
from tests.bench.selections import PAGES, varied
from tests.bench.table import Row, row
from tests.live import new_app

WARM_UP = 5
BROWSER = {"Accept-Encoding": "br, gzip"}


def answers(database: Path, quick: bool) -> list[Row]:
    """Milliseconds to an answer: selections all different, and the same one again."""
    count = 40 if quick else 200
    empty = asking(empty_app(), "children")
    rows = []
    with new_app(database) as app:
        ask = asking(app, "data")
        for page in PAGES:
            addresses = varied(page, count + WARM_UP)
            references = timed(empty, addresses)
            rows.append(row(f"server, {page}, varied", "ms", timed(ask, addresses), references))
            rows.append(row(f"server, {page}, repeated", "ms", timed(ask, addresses[:1] * len(addresses)), references))
    return rows


def bytes_per_change(database: Path, quick: bool) -> list[Row]:
    """Bytes of the answer to a change, as they are and as they are sent."""
    rows = []
    with new_app(database) as app:
        for title, headers in (("raw", {}), ("sent", BROWSER)):
            ask = asking(app, "data", headers)
            for page in PAGES:
                addresses = [page, *varied(page, 20 if quick else 60)]
                rows.append(row(f"bytes of a change, {page}, {title}", "bytes", [len(ask(one)) for one in addresses]))
    return rows


def asking(app: Dash, prop: str, headers: dict[str, str] = BROWSER) -> Callable[[str], bytes]:
    """Sends an address to the one callback of an app, as its page does; gives the body of the answer."""
    client: FlaskClient = app.server.test_client()

    def ask(address: str) -> bytes:
        answer = client.post(UPDATE_PATH, json=question(address, prop), headers=headers)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_data()

    return ask


def question(address: str, prop: str) -> dict[str, object]:
    """What the browser sends when the selection changes to an address."""
    return {
        "output": f"odpowiedz.{prop}",
        "outputs": {"id": "odpowiedz", "property": prop},
        "inputs": [{"id": "adres", "property": "data", "value": address}],
        "changedPropIds": ["adres.data"],
        "state": [],
    }


def timed(ask: Callable[[str], object], addresses: Sequence[str]) -> list[float]:
    """Milliseconds of each question; the first few only warm up."""
    times = []
    for address in addresses:
        start = perf_counter()
        ask(address)
        times.append((perf_counter() - start) * 1000)
    return times[WARM_UP:]
