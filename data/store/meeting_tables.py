"""Meetings and what was written down in them: a journal to which lines are only added."""

from sqlalchemy import Column, Date, DateTime, ForeignKey, Integer, Table, Text

from data.store.columns import RowId, metadata

meeting = Table(
    "meeting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("region", Text, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
)

meeting_entry = Table(
    "meeting_entry",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("meeting_id", ForeignKey("meeting.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    # the line of the journal that this one is about: an item of the agenda, a task that is done
    Column("about_id", ForeignKey("meeting_entry.id")),
    Column("text", Text, nullable=False),
    Column("team", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("responsible", Text, nullable=False),
    Column("due_on", Date),
    Column("value_seen", Text, nullable=False),
    Column("stan_na", Date),
    Column("data_version", Integer),
    Column("written_by", Text, nullable=False),
    Column("written_at", DateTime(timezone=True), nullable=False),
)
