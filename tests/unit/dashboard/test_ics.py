"""Calendar files as RFC 5545 asks: escaped, folded at 75 octets, whole days with an exclusive end."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.ics import CalendarEvent, calendar_file, escaped, folded

EVENT = CalendarEvent(
    key="SP/2014/017",
    first_day=date(2014, 3, 6),
    last_day=date(2014, 3, 7),
    summary="Warsztat: partnerstwa; cz. 1, Łazy",
    location="Łazy",
    description="",
    category="warsztat",
    status="CONFIRMED",
    stamp=date(2025, 12, 31),
)


def test_event_takes_whole_days_and_ends_the_day_after():
    lines = calendar_file("Wydarzenia", [EVENT]).split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert {"DTSTART;VALUE=DATE:20140306", "DTEND;VALUE=DATE:20140308", "UID:SP/2014/017@barometr-es"} <= set(lines)


def test_signs_that_separate_are_escaped():
    assert escaped("a\\b;c,d\ne\r\x07") == "a\\\\b\\;c\\,d\\ne"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_folded_line_is_the_line_in_pieces_of_75_octets(line):
    pieces = list(folded(line))
    assert max(len(piece.encode()) for piece in pieces) <= 75
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert all(piece.startswith(" ") for piece in pieces[1:])
