"""Writes down once a day that a paired screen was there, beside the answer: no screen waits for it."""

import logging
from datetime import date
from threading import Lock, Thread

from dashboard.recording import recording
from dashboard.views import Views
from data.errors import UserError
from data.screens import PairedScreen
from data.settings import today
from data.store.screens import note_seen

THREAD = "ekran widziany"
log = logging.getLogger(__name__)


class Attendance:
    """What one process writes about screens that ask; one at a time, safe between threads."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._writing = Lock()

    def note(self, screen: PairedScreen) -> None:
        """Writes in the background where nobody has done it today."""
        day = today()
        if screen.seen_on and screen.seen_on >= day:
            return
        if self._views.recorder is None or not self._writing.acquire(blocking=False):
            return  # the screen asks again within seconds
        Thread(target=self._write, args=[screen.id, day], name=THREAD, daemon=True).start()

    def _write(self, screen_id: int, day: date) -> None:
        try:
            assert self._views.recorder
            with recording(self._views, self._views.recorder) as db:
                note_seen(db, screen_id, today=day)
        except UserError as error:
            log.info("a screen that was seen could not be written down: %s", error)
        finally:
            self._writing.release()
