"""What the journal of a meeting amounts to: agenda in its order, the frozen day, decisions and tasks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

EntryKind = Literal["item", "removed", "earlier", "start", "end", "decision", "task", "done"]
OUTCOMES = ("decision", "task")


@dataclass(frozen=True)
class Entry:
    """A line of the journal; `about_id` is the item a decision belongs to, or the line that is removed, moved, done."""

    kind: EntryKind
    written_by: str
    text: str = ""
    team: str = ""
    address: str = ""
    notes: str = ""
    responsible: str = ""
    due_on: date | None = None
    value_seen: str = ""
    stan_na: date | None = None
    data_version: int | None = None
    about_id: int | None = None
    id: int = 0
    meeting_id: int = 0
    written_at: datetime | None = None


@dataclass(frozen=True)
class Meeting:
    """A meeting with its journal."""

    id: int
    title: str
    held_on: date
    region: str
    created_by: str
    entries: Sequence[Entry] = field(default_factory=tuple)

    @property
    def items(self) -> list[Entry]:
        """The agenda in its order; an item moved earlier changes places with the one before it."""
        found: list[Entry] = []
        for entry in self.entries:
            place = next((i for i, item in enumerate(found) if item.id == entry.about_id), None)
            if entry.kind == "item":
                found.append(entry)
            elif entry.kind == "removed" and place is not None:
                del found[place]
            elif entry.kind == "earlier" and place:
                found[place - 1], found[place] = found[place], found[place - 1]
        return found

    @property
    def start(self) -> Entry | None:
        """The line that froze the day; None while the meeting is prepared."""
        return next((entry for entry in self.entries if entry.kind == "start"), None)

    @property
    def stan_na(self) -> date | None:
        """The day as of which the whole meeting looks at the data."""
        return self.start.stan_na if self.start else None

    @property
    def is_over(self) -> bool:
        """Whether somebody closed it."""
        return any(entry.kind == "end" for entry in self.entries)

    @property
    def titles(self) -> dict[int, str]:
        """Titles of all items by number, those that were removed later too: something may have been decided on them."""
        return {entry.id: entry.text for entry in self.entries if entry.kind == "item"}

    @property
    def outcomes(self) -> list[Entry]:
        """Decisions and tasks in the order they were written."""
        return [entry for entry in self.entries if entry.kind in OUTCOMES]


def find_meeting(meetings: Sequence[Meeting], number: str) -> Meeting | None:
    """The meeting of a number as addresses and forms have it."""
    return next((one for one in meetings if str(one.id) == number), None)


def earlier_meetings(meetings: Sequence[Meeting], meeting: Meeting) -> list[Meeting]:
    """Those held before a meeting, in the order given; of one day those that were written down before."""
    return [one for one in meetings if (one.held_on, one.id) < (meeting.held_on, meeting.id)]


def done_tasks(meetings: Sequence[Meeting]) -> dict[int, Entry]:
    """By number of the task the line that called it done, at whichever meeting."""
    lines = (entry for one in meetings for entry in one.entries if entry.kind == "done")
    return {entry.about_id: entry for entry in lines if entry.about_id is not None}


def open_tasks(meetings: Sequence[Meeting]) -> list[Entry]:
    """Tasks that nobody has called done; the nearest day first, those without a day last."""
    done = done_tasks(meetings)
    found = [entry for one in meetings for entry in one.outcomes if entry.kind == "task" and entry.id not in done]
    return sorted(found, key=lambda entry: (entry.due_on or date.max, entry.id))
