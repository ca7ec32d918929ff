"""Columns and tables of the six office sources: registry, events, lists, plan."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "closed_year",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_closed_year")),
    )
    op.create_table(
        "unique_people",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("area_code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("people_by_name_only", sa.Integer(), nullable=False),
        sa.Column("attendances", sa.Integer(), nullable=False),
        sa.Column("unnamed", sa.Integer(), nullable=False),
        sa.Column("known_from", sa.Date(), nullable=True),
        sa.Column("known_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unique_people")),
    )
    with op.batch_alter_table("unique_people", schema=None) as batch_op:
        batch_op.create_index("ix_unique_people_question", ["area_code", "kind", "period_end"], unique=False)
        batch_op.create_index(batch_op.f("ix_unique_people_year"), ["year"], unique=False)

    op.create_table(
        "attendance_list",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_key", sa.Text(), nullable=False),
        sa.Column("attendances", sa.Integer(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("known_from", sa.Date(), nullable=True),
        sa.Column("known_to", sa.Date(), nullable=True),
        sa.Column("replaced_by_load_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_attendance_list_load_id")),
        sa.ForeignKeyConstraint(
            ["replaced_by_load_id"], ["load.id"], name=op.f("fk_attendance_list_replaced_by_load_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_list")),
        info={"fact": True},
    )
    with op.batch_alter_table("attendance_list", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendance_list_event_key"), ["event_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendance_list_load_id"), ["load_id"], unique=False)

    op.create_table(
        "entity_review",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("entity_key", sa.Text(), nullable=False),
        sa.Column("other_key", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("known_from", sa.Date(), nullable=True),
        sa.Column("known_to", sa.Date(), nullable=True),
        sa.Column("replaced_by_load_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_entity_review_load_id")),
        sa.ForeignKeyConstraint(
            ["replaced_by_load_id"], ["load.id"], name=op.f("fk_entity_review_replaced_by_load_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entity_review")),
        info={"fact": True},
    )
    with op.batch_alter_table("entity_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entity_review_entity_key"), ["entity_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_entity_review_load_id"), ["load_id"], unique=False)

    op.create_table(
        "institution",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("nip", sa.Text(), nullable=False),
        sa.Column("area_code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_institution_load_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_institution")),
    )
    with op.batch_alter_table("institution", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_institution_load_id"), ["load_id"], unique=False)

    # no program has written attendance before
    op.drop_table("attendance")
    op.create_table(
        "attendance",
        sa.Column("list_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("institution_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("hours", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("list_id", "row_no", name=op.f("pk_attendance")),
        sqlite_with_rowid=False,
    )

    with op.batch_alter_table("entity_state", schema=None) as batch_op:
        batch_op.add_column(sa.Column("postal_code", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("owes", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("mark_from", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("mark_to", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("employed", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("products", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("website", sa.Text(), nullable=True))

    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("planned_persons", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("action", sa.Text(), nullable=True))

    with op.batch_alter_table("load", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_demo", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("people_token", sa.Text(), nullable=True))

    with op.batch_alter_table("plan_target", schema=None) as batch_op:
        batch_op.add_column(sa.Column("priority", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("goal", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("action", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("team", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("kind", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("direction", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("frequency", sa.Text(), nullable=True))
