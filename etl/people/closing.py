"""Closes a year: its counts stay, what they were counted from and the key are destroyed for good."""

from datetime import date

from data.errors import UserError
from data.store.years import mark_closed
from etl.loading import Target
from etl.people import lists
from etl.people.keys import destroy_year_key

FIRST_MONTH = 4
"""Lists of a year come in until the end of March of the next one."""


def close_year(target: Target, year: int, *, by: str, today: date) -> None:
    """UserError for a year that is not over yet, or is closed already. The database says so first: what is left of a
    stopped closing is destroyed by the next one."""
    if date(year + 1, FIRST_MONTH, 1) > today:
        raise UserError(
            "The year {year} can be closed from {day} on: until then lists of it come in.",
            year=year,
            day=date(year + 1, FIRST_MONTH, 1).isoformat(),
        )
    mark_closed(target.engine, year, by=by)
    lists.destroy_year(target.data_dir, year)
    destroy_year_key(target.data_dir, year)
