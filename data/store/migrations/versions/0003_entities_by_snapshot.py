"""An index that finds an entity in one snapshot among many."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_index("ix_entity_state_entity_key_load_id", "entity_state", ["entity_key", "load_id"], unique=False)
    op.drop_index("ix_entity_state_entity_key", table_name="entity_state")
