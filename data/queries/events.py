"""What is known of events."""

from sqlalchemy import Connection, extract, select

from data.store.attendance_tables import closed_year
from data.store.columns import visible
from data.store.tables import event

ROWS_AT_ONCE = 10_000


def years_of_events(db: Connection) -> dict[str, int | None]:
    """The year of the first day of every event known now, by its key; None where it has no date."""
    query = select(event.c.event_key, extract("year", event.c.date_from)).where(visible(event, None))
    years = {}
    for part in db.execute(query).partitions(ROWS_AT_ONCE):
        years.update({key: None if year is None else int(year) for key, year in part})
    return years


def closed_years(db: Connection) -> frozenset[int]:
    """Years whose people can no longer be told."""
    return frozenset(db.scalars(select(closed_year.c.year)))
