"""Times every request outside the app, counts it, and writes it to the log without saying whose it was."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

from dashboard.operation.counters import Counters
from dashboard.operation.logs import DETAILS
from dashboard.security import UPDATE_PATH

log = logging.getLogger("barometr")
STATE = frozenset({"/zdrowie", "/metryki", "/ekran/parowanie"})
FILES = ("/_dash-", "/assets/", "/czcionki/", "/geo/", "/_favicon")
Environ = dict[str, Any]
App = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


def kind_of(method: str, path: str) -> str:
    """What was asked for: one of the KINDS of counters."""
    if path == UPDATE_PATH:
        return "zmiana"
    if path in STATE:
        return "stan"
    if path.startswith("/eksport/") or path.endswith(".ics"):
        return "eksport"
    if path.startswith(FILES):
        return "plik"
    return "formularz" if method == "POST" else "strona"


class Watched:
    """A WSGI app that counts what another one answers; `is_page` tells the addresses that may stand in the log."""

    def __init__(self, app: App, counters: Counters, is_page: Callable[[str], bool]) -> None:
        self._app, self._counters, self._is_page = app, counters, is_page

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The answer of the app; it is counted once it is sent or given up."""
        begun, status = time.perf_counter(), [500]

        def started(line: str, *rest: Any) -> Any:
            status[0] = int(line[:3])
            return start_response(line, *rest)

        try:
            body = self._app(environ, started)
        except BaseException:
            self._done(environ, 500, begun)
            raise
        return _Body(body, lambda: self._done(environ, status[0], begun))

    def _done(self, environ: Environ, status: int, begun: float) -> None:
        method, path = environ.get("REQUEST_METHOD", ""), environ.get("PATH_INFO", "")
        kind, seconds = kind_of(method, path), time.perf_counter() - begun
        self._counters.observe(kind, status, seconds)
        if log.isEnabledFor(logging.INFO) and kind not in {"plik", "stan"}:
            details = {"kind": kind, "status": status, "ms": round(seconds * 1000, 1)}
            if self._is_page(path):
                details["page"] = path
            log.info("request", extra={DETAILS: details})


class _Body:
    """Passes a body on and tells of its end once."""

    def __init__(self, body: Iterable[bytes], done: Callable[[], None]) -> None:
        self._body, self._done = body, done

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._body)

    def close(self) -> None:
        """The server is through with it."""
        with suppress(AttributeError):
            self._body.close()  # type: ignore[attr-defined]  # a plain list has none
        self._done()
