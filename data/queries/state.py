"""How fresh the data are: version, loads, dates."""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Connection, func, select

from data.queries.frames import frame_of
from data.store.tables import data_state, load

NEWEST = select(func.max(load.c.stan_na)).where(load.c.withdrawn_at.is_(None)).scalar_subquery()
STATE = select(data_state.c.version, data_state.c.changed_at, NEWEST.label("stan_na"))


@dataclass(frozen=True)
class DataState:
    """Version of the data (grows with each load), newest 'stan na', and when they last changed."""

    version: int
    stan_na: date | None
    changed_at: datetime | None


@dataclass(frozen=True)
class LastLoad:
    """The newest standing load of a source."""

    source_id: str
    load_id: int
    stan_na: date
    loaded_at: datetime


def read_state(db: Connection) -> DataState:
    """The present state; version 0 before the first load."""
    row = db.execute(STATE).one_or_none()
    return DataState(row.version, row.stan_na, row.changed_at) if row else DataState(0, None, None)


def newest_loads(db: Connection) -> pd.DataFrame:
    """The newest standing load of each source: source_id, load_id, file_name, stan_na, loaded_at, loaded_by,
    rows_accepted, is_demo (True for invented data, else False or None); ordered by source."""
    ranked = (
        select(
            load,
            func.row_number()
            .over(partition_by=load.c.source_id, order_by=(load.c.stan_na.desc(), load.c.id.desc()))
            .label("place"),
        )
        .where(load.c.withdrawn_at.is_(None))
        .subquery()
    )
    c = ranked.c
    query = (
        select(
            c.source_id,
            c.id.label("load_id"),
            c.file_name,
            c.stan_na,
            c.loaded_at,
            c.loaded_by,
            c.rows_accepted,
            c.is_demo,
        )
        .where(c.place == 1)
        .order_by(c.source_id)
    )
    return frame_of(db, query)


def last_loads(db: Connection) -> list[LastLoad]:
    """The newest standing load of each source, by source."""
    loads = newest_loads(db)
    names = ["source_id", "load_id", "stan_na", "loaded_at"]
    return [LastLoad(*row) for row in loads[names].itertuples(index=False)]


def demo_sources(db: Connection) -> list[str]:
    """Sources that have a standing load of invented data, in order."""
    query = select(load.c.source_id).where(load.c.is_demo.is_(True), load.c.withdrawn_at.is_(None)).distinct()
    return list(db.scalars(query.order_by(load.c.source_id)))


def people_token_of(db: Connection, load_id: int) -> str | None:
    """Under which name a load keeps what it knows of people; None without people, or without such a load."""
    return db.scalar(select(load.c.people_token).where(load.c.id == load_id))


def people_tokens(db: Connection) -> frozenset[str]:
    """Under which names standing loads keep what they know of people, outside the database."""
    query = select(load.c.people_token).where(load.c.people_token.is_not(None), load.c.withdrawn_at.is_(None))
    return frozenset(db.scalars(query))
