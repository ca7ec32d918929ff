"""What the form that pairs a screen may send, and how often a code may be guessed."""

import time
from collections import deque
from dataclasses import dataclass
from threading import Lock

from dashboard.context import Context
from dashboard.meetings.forms import FormReader
from dashboard.selection import THEMES, Selection, address_of
from data.screens import read_code

PAGE, SCREEN_PATH = "/ekrany", "/ekran"
MOST_WRONG, MOST_WRONG_IN_ALL, WITHIN_S = 10, 50, 600.0


@dataclass(frozen=True)
class Pairing:
    """A screen that shows `code` gets a name and the address that it opens."""

    code: str
    name: str
    address: str
    by: str


class Tries:
    """Wrong codes of the last ten minutes in this process, by network address and in all; safe between threads."""

    def __init__(self) -> None:
        self._wrong: deque[tuple[float, str]] = deque(maxlen=MOST_WRONG_IN_ALL)
        self._lock = Lock()

    def note(self, reader: str) -> None:
        """One more wrong code from the address of a reader."""
        with self._lock:
            self._wrong.append((time.monotonic(), reader))

    def are_used_up(self, reader: str) -> bool:
        """Whether a reader, or everybody, may not try for a while."""
        since = time.monotonic() - WITHIN_S
        with self._lock:
            recent = [who for at, who in self._wrong if at > since]
        return len(recent) == MOST_WRONG_IN_ALL or recent.count(reader) >= MOST_WRONG


def read_pairing(context: Context, reader: FormReader) -> Pairing:
    """The screen that a form asks for; FormError names all faults."""
    words, values = context.words, reader.values
    code, typed = read_code(values.get("kod", "")), reader.line("kod", words.say("Code on the screen"))
    if typed and not code:
        reader.faults.append(words.say("“{found}” is no code of a screen. It has eight signs: ACDE-3479.", found=typed))
    name, by = reader.line("nazwa", words.say("Name of the screen")), reader.line("kto", words.say("Your name"))
    area, playlist, theme = (values.get(key, "") for key in ("obszar", "lista", "motyw"))
    is_known = (
        area in {"", *(subregion.id for subregion in context.region.subregions)}
        and playlist in {"", *context.catalog.screens}
        and theme in THEMES
    )
    if not is_known:
        reader.faults.append(words.say("The form is not understood. Open the page anew."))
    reader.check()
    chosen = Selection(
        page=SCREEN_PATH,
        region=context.region.id,
        subregion=area,
        lang=words.language,
        motyw=theme,  # type: ignore[arg-type]  # one of THEMES
        own={"lista": playlist} if playlist else {},
    )
    address = address_of(chosen, default_region=context.default_region, territory=context.territory)
    return Pairing(code, name, address, by)
