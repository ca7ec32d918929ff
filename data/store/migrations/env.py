"""Runs migrations on the connection that `data.store.engine.migrate` hands over."""

from alembic import context

from data.store import tables
from data.store.columns import metadata

assert tables.FACTS, "all tables are known to metadata"

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
)
context.run_migrations()
