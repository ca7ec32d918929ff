"""Events as a calendar file (RFC 5545): whole days only, so no time zone is needed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST_LINE = 75
LINE_END = "\r\n"
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True)
class CalendarEvent:
    """One event; `last_day` is included, `status` is CONFIRMED, TENTATIVE or CANCELLED, `stamp` a date of its data."""

    key: str
    first_day: date
    last_day: date
    summary: str
    location: str
    description: str
    category: str
    status: str
    stamp: date


def calendar_file(name: str, events: Iterable[CalendarEvent]) -> str:
    """The whole file, lines folded and ended as the standard asks."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Barometr ES//Wydarzenia//PL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for event in events:
        lines += _event_lines(event)
    lines.append("END:VCALENDAR")
    return "".join(part + LINE_END for line in lines for part in folded(line))


def _event_lines(event: CalendarEvent) -> list[str]:
    after = event.last_day + timedelta(days=1)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{escaped(event.key)}@barometr-es",
        f"DTSTAMP:{event.stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{event.first_day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        f"SUMMARY:{escaped(event.summary)}",
        f"STATUS:{event.status}",
    ]
    texts = {"LOCATION": event.location, "DESCRIPTION": event.description, "CATEGORIES": event.category}
    lines += [f"{name}:{escaped(text)}" for name, text in texts.items() if text]
    return [*lines, "END:VEVENT"]


def escaped(text: str) -> str:
    """Signs that separate values stand behind a backslash; other control signs are left out."""
    shown = "".join(sign for sign in text if sign >= " " or sign in "\n\t")
    return shown.translate(ESCAPES)


def folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets; every piece but the first begins with a space, and no letter is cut."""
    piece, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LONGEST_LINE:
            yield piece
            piece, size = " ", 1
        piece += sign
        size += octets
    yield piece
