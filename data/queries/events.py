"""What is known of events."""

from sqlalchemy import Connection, select

from data.store.attendance_tables import closed_year
from data.store.columns import visible
from data.store.tables import event


def years_of_events(db: Connection) -> dict[str, int | None]:
    """The year of the first day of every event known now, by its key; None where it has no date."""
    query = select(event.c.event_key, event.c.date_from).where(visible(event, None))
    return {row.event_key: row.date_from.year if row.date_from else None for row in db.execute(query)}


def closed_years(db: Connection) -> frozenset[int]:
    """Years whose people can no longer be told."""
    return frozenset(db.scalars(select(closed_year.c.year)))
