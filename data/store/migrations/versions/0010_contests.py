"""Results of contests and certificates."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    texts = ("area_code", "contest", "resolution", "category", "award", "laureate", "laureate_kind")
    op.create_table(
        "award",
        sa.Column("id", row_id, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.Column("edition", sa.Float(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("source_title", "source_address", "note")),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("known_from", sa.Date(), nullable=True),
        sa.Column("known_to", sa.Date(), nullable=True),
        sa.Column("replaced_by_load_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_award_load_id")),
        sa.ForeignKeyConstraint(["replaced_by_load_id"], ["load.id"], name=op.f("fk_award_replaced_by_load_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award")),
        info={"fact": True},
    )
    op.create_index("ix_award_area_code", "award", ["area_code"], unique=False)
    op.create_index("ix_award_load_id", "award", ["load_id"], unique=False)
