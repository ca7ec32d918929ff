"""Entities of a registry: the snapshot that was known at a date, and what it says holds on a day."""

from datetime import date, datetime
from typing import NamedTuple

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Date, FromClause, and_, func, literal, or_, select

from data.queries.frames import frame_of
from data.store.tables import entity_review, entity_state, load

MATCHED = ("entity_key", "name", "kind", "krs", "regon", "nip", "area_code", "place")


class Snapshot(NamedTuple):
    """A standing load of a registry and the day its file speaks of."""

    load_id: int
    stan_na: date


def snapshots(db: Connection, source_id: str) -> list[Snapshot]:
    """The standing loads of a source, in the order of their dates."""
    query = select(load.c.id, load.c.stan_na).where(load.c.source_id == source_id, load.c.withdrawn_at.is_(None))
    return [Snapshot(*row) for row in db.execute(query.order_by(load.c.stan_na, load.c.id))]


def snapshot_at(db: Connection, source_id: str, on: date) -> Snapshot | None:
    """The one that was known on a day; the first is known from the beginning of time. None without a load."""
    found = snapshots(db, source_id)
    return next((one for one in reversed(found) if one.stan_na <= on), found[0] if found else None)


def loaded_at(db: Connection, load_id: int) -> datetime | None:
    """When a load was written: with its number, what tells it from any other load of any copy of the database."""
    return db.scalar(select(load.c.loaded_at).where(load.c.id == load_id))


def states_before(db: Connection, source_id: str, stan_na: date) -> pd.DataFrame:
    """Entities of the snapshot known just before a day, as matching needs them; empty before the first load.

    Columns: entity_key, name, kind, krs, regon, nip, area_code, place (texts, '' where unknown).
    """
    found = snapshots(db, source_id)
    before = [one for one in found if one.stan_na < stan_na] or found[:1]
    columns = [entity_state.c[name] for name in MATCHED]
    return frame_of(db, select(*columns).where(entity_state.c.load_id == (before[-1].load_id if before else None)))


def exists_on(day: date, states: FromClause = entity_state) -> ColumnElement[bool]:
    """Condition on `entity_state`: begun and not closed; the day of closing no longer counts, an unknown start does."""
    c = states.c
    return and_(
        or_(c.started_on.is_(None), c.started_on <= day),
        or_(c.closed_on.is_(None), c.closed_on > day),
    )


def has_ps_on(
    day: date, states: FromClause = entity_state, stan_na: date | ColumnElement[date] = load.c.stan_na
) -> ColumnElement[bool]:
    """Condition on `entity_state`: the status of PS holds, its last day included.

    A status without its first day is known from the date of the file on: `stan_na`, by default that of the joined load.
    """
    c = states.c
    begun = or_(c.ps_from <= day, and_(c.ps_from.is_(None), c.is_ps.is_(True), literal(day, Date) >= stan_na))
    return and_(begun, or_(c.ps_to.is_(None), c.ps_to >= day), exists_on(day, states))


def has_mark_on(day: date, states: FromClause = entity_state) -> ColumnElement[bool]:
    """Condition on `entity_state`: the mark Zakup Prospołeczny holds, its last day included."""
    c = states.c
    return and_(c.mark_from <= day, or_(c.mark_to.is_(None), c.mark_to >= day), exists_on(day, states))


def reviews_of(db: Connection, load_id: int) -> int:
    """How many doubtful pairs a load left for somebody to look at."""
    query = select(func.count()).select_from(entity_review).where(entity_review.c.load_id == load_id)
    return db.execute(query).scalar_one()
