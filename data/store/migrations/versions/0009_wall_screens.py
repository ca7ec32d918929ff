"""Wall screens that a coordinator pairs."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    texts = ("code_digest", "region", "name", "address", "paired_by", "revoked_by")
    op.create_table(
        "wall_screen",
        sa.Column("id", row_id, nullable=False),
        sa.Column("token_digest", sa.Text(), nullable=False),
        sa.Column("code_until", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=True) for name in texts),
        sa.Column("paired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wall_screen")),
    )
    op.create_index("ix_wall_screen_token_digest", "wall_screen", ["token_digest"], unique=True)
