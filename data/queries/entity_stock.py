"""How many entities exist on a day, by gmina and kind."""

from collections.abc import Collection
from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Integer, case, false, func, or_, select

from data.queries.entities import exists_on, has_mark_on, has_ps_on
from data.queries.frames import frame_of
from data.store.columns import visible
from data.store.tables import entity_state, load


def stock(
    db: Connection,
    *,
    on: date,
    source_id: str | None = None,
    within: Collection[str] | None = None,
    kinds: Collection[str] | None = None,
) -> pd.DataFrame:
    """Entities that exist on a day, by what was known on that day; only gminy and kinds that have any.

    `within` are beginnings of area codes: ['24'] a region, the powiaty of a subregion, ['246401'] a gmina.
    Columns: area_code, kind, entities, ps (those with the status of PS on that day), mark (with the mark Zakup
    Prospołeczny), all counts; ordered by area and kind.
    """
    c = entity_state.c
    query = (
        select(
            c.area_code,
            c.kind,
            func.count().label("entities"),
            counted(has_ps_on(on)).label("ps"),
            counted(has_mark_on(on)).label("mark"),
        )
        .join(load, load.c.id == c.load_id)
        .where(visible(entity_state, on), exists_on(on))
        .group_by(c.area_code, c.kind)
        .order_by(c.area_code, c.kind)
    )
    if source_id is not None:
        query = query.where(load.c.source_id == source_id)
    if within is not None:
        query = query.where(inside(within))
    if kinds is not None:
        query = query.where(c.kind.in_(list(kinds)))
    return frame_of(db, query)


def counted(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """How many rows of a group meet a condition."""
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0).cast(Integer)


def inside(codes: Collection[str]) -> ColumnElement[bool]:
    """Condition on `entity_state`: the area is one of these or lies in one; no area is in none."""
    return or_(false(), *(entity_state.c.area_code.startswith(code, autoescape=True) for code in codes))
