"""Meetings with their journals."""

from typing import Any

from sqlalchemy import Connection, Row, func, select

from data.meetings import Entry, Meeting
from data.store.meeting_tables import meeting, meeting_entry


def meetings_of(db: Connection, *, region: str) -> list[Meeting]:
    """All meetings of a region with their journals, the newest day first."""
    c, lines = meeting.c, meeting_entry
    journal = db.execute(
        select(lines)
        .join(meeting, meeting.c.id == lines.c.meeting_id)
        .where(meeting.c.region == region)
        .order_by(lines.c.id)
    )
    by_meeting: dict[int, list[Entry]] = {}
    for row in journal:
        by_meeting.setdefault(row.meeting_id, []).append(Entry(**row._asdict()))
    rows = db.execute(select(meeting).where(c.region == region).order_by(c.held_on.desc(), c.id.desc()))
    return [_meeting(row, by_meeting) for row in rows]


def journal_version(db: Connection) -> tuple[int, int]:
    """Changes with every meeting and every line."""
    newest = select(func.coalesce(func.max(meeting.c.id), 0)), select(func.coalesce(func.max(meeting_entry.c.id), 0))
    return int(db.scalar(newest[0]) or 0), int(db.scalar(newest[1]) or 0)


def _meeting(row: Row[Any], journals: dict[int, list[Entry]]) -> Meeting:
    return Meeting(row.id, row.title, row.held_on, row.region, row.created_by, tuple(journals.get(row.id, ())))
