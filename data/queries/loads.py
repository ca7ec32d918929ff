"""What was loaded: every load with what became of its rows, and the facts that one brought."""

import pandas as pd
from sqlalchemy import Connection, func, select

from data.queries.frames import frame_of
from data.store.tables import FACTS, entity_review, load


def loads(db: Connection) -> pd.DataFrame:
    """Every load, the newest first.

    Columns: load_id, source_id, file_name, sheet (None outside workbooks), stan_na, loaded_at (UTC), loaded_by,
    rows_read, rows_accepted, rows_rejected, rows_blank, is_demo, withdrawn_at (UTC) and withdrawn_by (None while it
    stands), reviews (pairs of entities that it left for somebody to look at).
    """
    c = load.c
    reviews = select(func.count()).where(entity_review.c.load_id == c.id).scalar_subquery().label("reviews")
    told = [column for column in c if column.name not in {"id", "file_digest", "people_token"}]
    found = frame_of(db, select(c.id.label("load_id"), *told, reviews).order_by(c.id.desc()))
    for name in ("loaded_at", "withdrawn_at"):
        found[name] = pd.to_datetime(found[name], utc=True)  # SQLite forgets the zone
    return found.astype(object).where(found.notna(), None)


def facts_of(db: Connection, load_id: int) -> dict[str, int]:
    """How many rows a load brought to each table of facts; tables without any are left out."""
    counts = {table.name: select(func.count()).where(table.c.load_id == load_id) for table in FACTS}
    found = {name: db.scalar(query) or 0 for name, query in counts.items()}
    return {name: count for name, count in found.items() if count}
