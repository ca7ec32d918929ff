"""What a form of /posiedzenie may send: read and checked, all faults at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.selection import EARLIEST, LATEST
from dashboard.words import Words
from data.meetings import Entry, Meeting

LONGEST_LINE, LONGEST_TEXT, LONGEST_ADDRESS = 200, 2000, 600
ACTIONS = ("nowe", "punkt", "usun", "wyzej", "start", "koniec", "decyzja", "zadanie", "zrobione")
OF_ITEM = {"usun": "removed", "wyzej": "earlier"}
OUTCOME = {"decyzja": "decision", "zadanie": "task"}
# what may still be written once a meeting is over
AFTER_THE_END = {"zrobione"}


class FormError(Exception):
    """Sentences for the reader about everything that is wrong with a form."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class NewMeeting:
    """What makes a meeting."""

    title: str
    held_on: date
    by: str


class FormReader:
    """Reads fields by name and gathers what is wrong with them."""

    def __init__(self, values: Mapping[str, str], words: Words) -> None:
        self.values, self.words, self.faults = values, words, list[str]()

    def line(self, name: str, label: str, *, longest: int = LONGEST_LINE, is_needed: bool = True) -> str:
        """Words of a field, spaces made single; line breaks stay where a field may have several lines."""
        raw = self.values.get(name, "").replace("\r\n", "\n")
        text = "\n".join(" ".join(part.split()) for part in raw.split("\n")).strip()
        text = "".join(sign for sign in text if sign.isprintable() or sign == "\n")
        if longest < LONGEST_TEXT:
            text = text.replace("\n", " ")
        if is_needed and not text:
            self.faults.append(self.words.say("“{field}” is empty. Fill it in.", field=label))
        if len(text) > longest:
            self.faults.append(
                self.words.say("“{field}” is longer than {n} characters. Shorten it.", field=label, n=longest)
            )
        return text

    def day(self, name: str, label: str, *, is_needed: bool = True) -> date | None:
        """A day as the browser sends it, 2026-11-26."""
        raw = self.values.get(name, "").strip()
        if not raw and not is_needed:
            return None
        try:
            found = date.fromisoformat(raw)
        except ValueError:
            found = None
        if found is None or not EARLIEST <= found <= LATEST:
            fault = self.words.say(
                "“{field}” is no day of the years {first}–{last}. Write it as {example}.",
                field=label, first=EARLIEST.year, last=LATEST.year, example="2026-11-26",
            )  # fmt: skip
            self.faults.append(fault)
            return None
        return found

    def number(self, name: str) -> int:
        """A whole number, 0 where there is none."""
        raw = self.values.get(name, "")
        return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) <= 9 else 0

    def check(self) -> None:
        """Raises FormError with every fault found so far."""
        if self.faults:
            raise FormError(self.faults)


def read_new_meeting(reader: FormReader) -> NewMeeting:
    """The meeting that a form asks for; FormError names all faults."""
    say = reader.words.say
    title, held_on = reader.line("tytul", say("Title")), reader.day("dzien", say("Day of the meeting"))
    by = reader.line("kto", say("Your name"))
    reader.check()
    assert held_on is not None
    return NewMeeting(title, held_on, by)


def read_entry(action: str, reader: FormReader, meeting: Meeting, tasks: Mapping[int, Entry]) -> Entry:
    """The line that a form asks for. `tasks` are those that may be called done; FormError names all faults."""
    say, about = reader.words.say, reader.number("dotyczy")
    by = reader.line("kto", say("Your name"))
    items = {item.id: item for item in meeting.items}
    if meeting.is_over and action not in AFTER_THE_END:
        reader.faults.append(say("The meeting is over, so nothing more can be written to it."))
    if action == "zrobione":
        if about not in tasks:
            reader.faults.append(say("There is no such open task. Open the page anew."))
        reader.check()
        return Entry("done", by, about_id=about)
    if action in OF_ITEM:
        if about not in items:
            reader.faults.append(say("There is no such item in the agenda. Open the page anew."))
        reader.check()
        return Entry(OF_ITEM[action], by, about_id=about)  # type: ignore[arg-type]  # one of the kinds
    if action == "punkt":
        entry = Entry(
            "item",
            by,
            text=reader.line("tytul", say("Title")),
            team=reader.line("zespol", say("Task team"), is_needed=False),
            address=reader.line("adres", say("Address of the view"), longest=LONGEST_ADDRESS, is_needed=False),
            notes=reader.line("notatki", say("Speaking notes"), longest=LONGEST_TEXT, is_needed=False),
        )
    elif action in OUTCOME:
        entry = Entry(
            OUTCOME[action],  # type: ignore[arg-type]  # one of the kinds
            by,
            text=reader.line("tresc", say("Text"), longest=LONGEST_TEXT),
            responsible=reader.line("odpowiada", say("Responsible"), is_needed=action == "zadanie"),
            due_on=reader.day("termin", say("Due"), is_needed=False),
            about_id=about if about in items else None,
        )
    elif action == "start":
        if meeting.start:
            reader.faults.append(say("The meeting has begun already."))
        entry = Entry("start", by, stan_na=reader.day("stan_na", say("As of")))
    else:
        if not meeting.start:
            reader.faults.append(say("The meeting has not begun yet."))
        entry = Entry("end", by)
    reader.check()
    return entry
