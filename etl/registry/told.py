"""What a snapshot of the registry changed against the one before, told after it is loaded."""

from sqlalchemy import Connection

from data.language import Texts
from data.queries.entities import reviews_of, snapshots
from data.queries.entity_changes import changes
from etl.registry.changes_line import changes_line

MOST_COMPARED = 50_000
"""Rows of a file; comparing more takes seconds that nobody asked for."""


def told(db: Connection, source_id: str, load_id: int, rows: int, texts: Texts) -> str | None:
    """'nowe: 12, zamknięte: 3 …'; None for the first snapshot and for very large ones."""
    standing = snapshots(db, source_id)
    place = next((place for place, one in enumerate(standing) if one.load_id == load_id), 0)
    if place == 0 or rows > MOST_COMPARED:
        return None
    found = changes(db, source_id=source_id, since=standing[place - 1].stan_na, until=standing[place].stan_na)
    return changes_line(found, reviews_of(db, load_id), texts)
