"""The last day a wall screen was seen."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("wall_screen", sa.Column("seen_on", sa.Date(), nullable=True))
