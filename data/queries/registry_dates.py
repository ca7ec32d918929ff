"""What the dates in a registry say of a span of time: begun, closed, statuses gained and lapsed."""

from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from data.queries.entities import snapshot_at, snapshots
from data.queries.entity_stock import counted
from data.queries.frames import frame_of
from data.store.tables import entity_state

COUNTS = ("begun", "closed", "ps_gained", "ps_lapsed")


def dated_changes(db: Connection, *, source_id: str, since: date, until: date) -> pd.DataFrame:
    """How many entities began or were closed, gained or lost the status of PS after `since` and by `until`.

    Told by the snapshot known at `until`; what it no longer lists, by the snapshots in between that told its closing.
    Columns: area_code (gmina), begun, closed, ps_gained, ps_lapsed (counts); empty without a registry.
    """
    last = snapshot_at(db, source_id, until)
    if last is None:
        return pd.DataFrame(columns=["area_code", *COUNTS])
    c = entity_state.c
    begun, closed = _within(c.started_on, since, until), _within(c.closed_on, since, until)
    lapsed = _lapsed(since, until)
    conditions = (begun, closed, _within(c.ps_from, since, until), lapsed)
    named = [counted(condition).label(name) for condition, name in zip(conditions, COUNTS, strict=True)]
    listed = frame_of(
        db,
        select(c.area_code, *named).where(c.load_id == last.load_id, or_(*conditions)).group_by(c.area_code),
    )
    between = [one.load_id for one in snapshots(db, source_id) if since < one.stan_na < last.stan_na]
    if not between:
        return listed
    later = entity_state.alias("later")
    is_listed = exists().where(later.c.load_id == last.load_id, later.c.entity_key == c.entity_key)
    told = frame_of(
        db,
        select(
            c.area_code,
            func.count(c.entity_key.distinct()).label("closed"),
            func.count(c.entity_key.distinct()).filter(lapsed).label("ps_lapsed"),
        )
        .where(c.load_id.in_(between), or_(closed, lapsed), ~is_listed)
        .group_by(c.area_code),
    )
    return pd.concat([listed, told.assign(begun=0, ps_gained=0)], ignore_index=True)


def _within(day: ColumnElement[date], since: date, until: date) -> ColumnElement[bool]:
    return and_(day > since, day <= until)


def _lapsed(since: date, until: date) -> ColumnElement[bool]:
    """The last day of the status has passed, or the entity that held it was closed before."""
    c = entity_state.c
    held = or_(c.ps_from.is_not(None), c.is_ps.is_(True))
    ended = and_(c.ps_to >= since, c.ps_to < until, or_(c.closed_on.is_(None), c.closed_on > since))
    gone = and_(_within(c.closed_on, since, until), or_(c.ps_to.is_(None), c.ps_to >= c.closed_on))
    return and_(held, or_(ended, gone))
