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
MOST_WRONG, WITHIN_S = 10, 600.0


@dataclass(frozen=True)
class Pairing:
    """A screen that shows `code` gets a name and the address that it opens."""

    code: str
    name: str
    address: str
    by: str


class Tries:
    """Wrong codes of the last ten minutes in this process, whoever enters them; safe between threads."""

    def __init__(self) -> None:
        self._at: deque[float] = deque(maxlen=MOST_WRONG)
        self._lock = Lock()

    def note(self) -> None:
        """One more wrong code."""
        with self._lock:
            self._at.append(time.monotonic())

    def are_used_up(self) -> bool:
        """Whether nobody may try for a while."""
        with self._lock:
            return len(self._at) == MOST_WRONG and time.monotonic() - self._at[0] < WITHIN_S


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
