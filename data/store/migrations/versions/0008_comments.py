"""Comments on figures, with the value that was seen."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    texts = ("region", "address", "figure", "text", "value_seen", "written_by")
    op.create_table(
        "figure_comment",
        sa.Column("id", row_id, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.Column("stan_na", sa.Date(), nullable=True),
        sa.Column("data_version", sa.Integer(), nullable=True),
        sa.Column("about_id", row_id, nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["about_id"], ["figure_comment.id"], name=op.f("fk_figure_comment_about_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure_comment")),
    )
    op.create_index("ix_figure_comment_region", "figure_comment", ["region"], unique=False)
