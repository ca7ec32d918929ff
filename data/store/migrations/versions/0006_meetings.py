"""Meetings of the committee: agenda, frozen date, decisions and tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    texts = ("text", "team", "address", "notes", "responsible")
    op.create_table(
        "meeting_entry",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("about_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("value_seen", sa.Text(), nullable=False),
        sa.Column("stan_na", sa.Date(), nullable=True),
        sa.Column("data_version", sa.Integer(), nullable=True),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_entry_meeting_id")),
        sa.ForeignKeyConstraint(["about_id"], ["meeting_entry.id"], name=op.f("fk_meeting_entry_about_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_entry")),
    )
    op.create_index("ix_meeting_entry_meeting_id", "meeting_entry", ["meeting_id"], unique=False)
