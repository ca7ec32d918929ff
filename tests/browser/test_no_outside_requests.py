"""The guard that keeps browser tests, and so the app, on this machine."""

from collections.abc import Iterator
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Page

PAGE = """<h1>Strona</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
<script src="http://outside.example/lib.js"></script><script>new WebSocket("ws://outside.example/w")</script>"""


@pytest.fixture
def page_url(tmp_path: Path) -> Iterator[str]:
    """A page on this machine that asks another one for a script and a web socket."""
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(tmp_path))

        def log_message(self, *args: Any) -> None:
            """Nothing: the test's output stays readable."""

    with HTTPServer(("127.0.0.1", 0), Quiet) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_outside_requests_are_recorded_and_local_ones_pass(
    page: Page, page_url: str, outside_requests: list[str]
) -> None:
    page.goto(page_url)
    assert page.inner_text("h1") == "Strona"
    asked = set(outside_requests)
    outside_requests.clear()  # or the guard would fail this test too
    assert asked == {"http://outside.example/lib.js", "ws://outside.example/w"}
