"""Who came is asked by area: some gminy of all those of the country, whatever the year."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.drop_index("ix_reach_year_question", "reach_year")
    op.create_index("ix_reach_year_question", "reach_year", ["level", "area_code", "year"], unique=False)
