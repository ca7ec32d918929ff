"""Who came to events: lists as rows without people, head-counts, and how many different people there were."""

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from data.store.columns import RowId, fact, metadata

# The list of an event is what a later load replaces, so its rows carry no versions of their own.
attendance_list = fact(
    "attendance_list",
    Column("event_key", Text, nullable=False, index=True),
    Column("attendances", Integer, nullable=False),
)

institution = Table(
    "institution",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=False),
    Column("load_id", ForeignKey("load.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("nip", Text, nullable=False),
    Column("area_code", Text, nullable=False),
)

attendance = Table(
    "attendance",
    metadata,
    Column("list_id", RowId, nullable=False),
    Column("row_no", Integer, nullable=False),
    Column("institution_id", RowId, nullable=False),
    Column("role", Text, nullable=False),
    Column("hours", Float),
    PrimaryKeyConstraint("list_id", "row_no"),
    sqlite_with_rowid=False,
)

attendance_count = fact(
    "attendance_count",
    Column("event_key", Text, nullable=False, index=True),
    Column("institution_kind", Text, nullable=False),
    Column("area_code", Text, nullable=False),
    Column("persons", Integer, nullable=False),
)

# Unique people never add up over cells; `kind` '' is all kinds of events. Written by the loader from pseudonyms that
# lie outside the database.
unique_people = Table(
    "unique_people",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("year", Integer, nullable=False, index=True),
    Column("area_code", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("period_start", Date, nullable=False),
    Column("period_end", Date, nullable=False),
    Column("people", Integer, nullable=False),
    Column("people_by_name_only", Integer, nullable=False),
    Column("attendances", Integer, nullable=False),
    Column("unnamed", Integer, nullable=False),
    Column("known_from", Date),
    Column("known_to", Date),
    Index("ix_unique_people_question", "area_code", "kind", "period_end"),
)

# A closed year keeps its counts; what they were counted from is destroyed.
closed_year = Table(
    "closed_year",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("closed_at", DateTime(timezone=True), nullable=False),
    Column("closed_by", Text, nullable=False),
)
