"""The sheet of a workbook that a load was read from, so that a number leads back to file, sheet and row."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("load", sa.Column("sheet", sa.Text(), nullable=True))
