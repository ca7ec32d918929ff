"""Lets one writer in at a time: a load, a restore, a migration."""

from sqlalchemy import Connection, func, select

LOADING_LOCK = 8050  # any number, the same in every process: names the one writer PostgreSQL lets in
LOCK_WAIT = "5s"


def be_the_only_writer(connection: Connection) -> None:
    """Keeps every other writer waiting until the end of this transaction."""
    # SQLite is already locked by BEGIN IMMEDIATE
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_WAIT}'")
        connection.execute(select(func.pg_advisory_xact_lock(LOADING_LOCK)))
