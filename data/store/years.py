"""Years whose people can no longer be told."""

from datetime import UTC, datetime

from sqlalchemy import Engine, insert, select

from data.store.attendance_tables import closed_year
from data.store.engine import explained
from data.store.loads import raise_version
from data.store.one_writer import be_the_only_writer


def mark_closed(engine: Engine, year: int, *, by: str) -> None:
    """From now on the unique people of this year are not counted anew; a second time changes nothing.

    A list that was read before and is not written yet has to be read again, without the people of this year.
    """
    with explained(engine), engine.begin() as connection:
        be_the_only_writer(connection)
        if connection.execute(select(closed_year).where(closed_year.c.year == year)).first() is None:
            connection.execute(insert(closed_year).values(year=year, closed_at=datetime.now(UTC), closed_by=by))
            raise_version(connection)
