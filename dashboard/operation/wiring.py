"""Puts the app to work for an administrator: behind a proxy, counted, measured."""

import logging
import time

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from dashboard.operation.counters import Counters
from dashboard.operation.metrics import add_metrics
from dashboard.operation.watching import Watched
from dashboard.views import Views
from data.errors import UserError
from data.settings import Settings

TOLD_AGAIN_S = 60.0
log = logging.getLogger("barometr")


class Failures:
    """Counts every view that could not be shown and logs the same fault once a minute: screens ask all the time."""

    def __init__(self, counters: Counters) -> None:
        self._counters = counters
        self._told, self._told_at = "", 0.0

    def __call__(self, error: UserError) -> None:
        """One more."""
        self._counters.note_unavailable()
        now, said = time.monotonic(), str(error)
        if said != self._told or now - self._told_at > TOLD_AGAIN_S:
            self._told, self._told_at = said, now
            log.warning("a view could not be shown: %s", said)


def operate(server: Flask, views: Views, settings: Settings) -> None:
    """Counts and logs requests, adds /metryki, and believes as many proxies as are said to stand in front."""
    counters = Counters(settings.metrics_dir)
    views.on_failure = Failures(counters)
    add_metrics(server, views, counters, settings.metrics_token)
    app = server.wsgi_app
    if settings.trusted_proxies:
        n = settings.trusted_proxies
        app = ProxyFix(app, x_for=n, x_proto=n, x_host=n)
    server.wsgi_app = Watched(app, counters, views.is_page)  # type: ignore[method-assign]
