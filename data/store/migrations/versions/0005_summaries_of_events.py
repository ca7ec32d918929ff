"""Summaries of events and of who came to them, and indexes that find events by place and day."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

COUNTS = (
    "events",
    "unknown",
    "hours",
    "without_hours",
    "planned_people",
    "without_planned_people",
    "attendances",
    "head_count",
    "with_people",
)


def upgrade() -> None:
    op.create_table(
        "event_month",
        _id(),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("area_code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.Float(), nullable=False) for name in COUNTS),
        *_span(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_month")),
    )
    op.create_index("ix_event_month_question", "event_month", ["source_id", "area_code", "month"], unique=False)
    op.create_table(
        "event_place",
        _id(),
        sa.Column("area_code", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last_month", sa.Integer(), nullable=False),
        sa.Column("events", sa.Float(), nullable=False),
        *_span(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_place")),
    )
    op.create_index("ix_event_place_area_code", "event_place", ["area_code"], unique=False)
    op.create_table(
        "reach_year",
        _id(),
        sa.Column("area_code", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("event_kind", sa.Text(), nullable=False),
        sa.Column("institution_kind", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last_month", sa.Integer(), nullable=False),
        sa.Column("attendances", sa.Integer(), nullable=False),
        sa.Column("head_count", sa.Integer(), nullable=False),
        *_span(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reach_year")),
    )
    op.create_index("ix_reach_year_question", "reach_year", ["level", "year", "area_code"], unique=False)
    op.create_index("ix_event_area_code", "event", ["area_code"], unique=False)
    op.create_index("ix_event_date_from", "event", ["date_from"], unique=False)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False)


def _span() -> list[sa.Column[object]]:
    return [sa.Column("known_from", sa.Date(), nullable=True), sa.Column("known_to", sa.Date(), nullable=True)]
