"""Writing meetings: each line is added in a transaction of its own, none is changed."""

from dataclasses import fields
from datetime import UTC, date, datetime

from sqlalchemy import Connection, insert

from data.meetings import Entry
from data.store.meeting_tables import meeting, meeting_entry

MADE_HERE = {"id", "meeting_id", "written_at"}


def add_meeting(db: Connection, *, title: str, held_on: date, region: str, by: str) -> int:
    """Number of the new meeting."""
    values = {"title": title, "held_on": held_on, "region": region, "created_by": by, "created_at": datetime.now(UTC)}
    return int(db.execute(insert(meeting).values(values).returning(meeting.c.id)).scalar_one())


def add_entry(db: Connection, meeting_id: int, entry: Entry) -> int:
    """Number of the new line of a meeting's journal."""
    values = {f.name: getattr(entry, f.name) for f in fields(Entry) if f.name not in MADE_HERE}
    values |= {"meeting_id": meeting_id, "written_at": datetime.now(UTC)}
    return int(db.execute(insert(meeting_entry).values(values).returning(meeting_entry.c.id)).scalar_one())
