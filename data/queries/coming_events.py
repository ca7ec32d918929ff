"""What is to come: announced events after a day."""

from datetime import date

import pandas as pd
from sqlalchemy import Connection, select

from data.queries.frames import frame_of
from data.store.columns import visible
from data.store.tables import event, load

ANNOUNCED = ("planowane", "zapowiedziane")


def coming_events(db: Connection, *, after: date, stan_na: date | None, region_teryt: str) -> pd.DataFrame:
    """Announced events of a region that begin after a day, the nearest first.

    Columns: date_from (date), date_precision, title, kind, area_code, place, is_demo (True for invented data).
    """
    c = event.c
    query = (
        select(c.date_from, c.date_precision, c.title, c.kind, c.area_code, c.place, load.c.is_demo)
        .join(load, load.c.id == c.load_id)
        .where(visible(event, stan_na), c.status.in_(ANNOUNCED), c.date_from > after)
        .where(c.area_code.startswith(region_teryt, autoescape=True))
        .order_by(c.date_from, c.title)
    )
    return frame_of(db, query)
