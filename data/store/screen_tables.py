"""Wall screens: those that wait for a coordinator, those that are paired, those that were taken away again."""

from sqlalchemy import Column, Date, DateTime, Index, Table, Text

from data.store.columns import RowId, metadata

wall_screen = Table(
    "wall_screen",
    metadata,
    Column("id", RowId, primary_key=True),
    # SHA-256 of what the screen keeps and of what it shows; a code works once and is forgotten then
    Column("token_digest", Text, nullable=False),
    Column("code_digest", Text),
    Column("code_until", DateTime(timezone=True), nullable=False),
    Column("region", Text),
    Column("name", Text),
    Column("address", Text),
    Column("paired_by", Text),
    Column("paired_at", DateTime(timezone=True)),
    Column("seen_on", Date),
    Column("revoked_by", Text),
    Column("revoked_at", DateTime(timezone=True)),
    Index("ix_wall_screen_token_digest", "token_digest", unique=True),
)
