"""What is to come: announced events after a day."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select

from data.store.columns import visible
from data.store.tables import event, load

ANNOUNCED = ("planowane", "zapowiedziane")


class ComingEvent(NamedTuple):
    """An announced event; `area_code` is its gmina, else the smallest area that is known."""

    date_from: date
    title: str
    area_code: str
    place: str
    is_demo: bool


def coming_events(db: Connection, *, after: date, stan_na: date | None, region_teryt: str) -> list[ComingEvent]:
    """Announced events of a region that begin after a day, the nearest first, by what is known at `stan_na`."""
    c = event.c
    query = (
        select(c.date_from, c.title, c.area_code, c.place, load.c.is_demo)
        .join(load, load.c.id == c.load_id)
        .where(visible(event, stan_na), c.status.in_(ANNOUNCED), c.date_from > after)
        .where(c.area_code.startswith(region_teryt, autoescape=True))
        .order_by(c.date_from, c.title)
    )
    return [ComingEvent(*row[:-1], is_demo=row.is_demo is True) for row in db.execute(query)]
