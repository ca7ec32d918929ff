"""The events behind a number of events: those that took place, by their first day, as the measures count them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, Connection, func, or_, select

from data.queries.frames import frame_of
from data.store.columns import visible
from data.store.tables import event, load

HELD = "zrealizowane"


@dataclass(frozen=True)
class HeldQuestion:
    """Events of a source with a first day from `since` to `until`, in the area `code` or one that begins with one of
    `within`; `kind` as it is stored, '' means all."""

    source_id: str
    code: str
    within: Collection[str]
    since: date
    until: date
    kind: str = ""
    stan_na: date | None = None


def held_count(db: Connection, question: HeldQuestion) -> int:
    """How many there are."""
    query = select(func.count()).join_from(event, load, load.c.id == event.c.load_id).where(*_conditions(question))
    return int(db.scalar(query) or 0)


def held_events(db: Connection, question: HeldQuestion, *, limit: int) -> pd.DataFrame:
    """The newest of them, with the file and row of each.

    Columns: event_key, kind, title, date_from, date_to, date_precision, area_code, place, load_id, row_no, file_name,
    is_demo.
    """
    names = ("event_key", "kind", "title", "date_from", "date_to", "date_precision", "area_code", "place")
    c = event.c
    query = (
        select(*(c[name] for name in names), c.load_id, c.row_no, load.c.file_name, load.c.is_demo)
        .join(load, load.c.id == c.load_id)
        .where(*_conditions(question))
        .order_by(c.date_from.desc(), c.event_key)
        .limit(limit)
    )
    return frame_of(db, query)


def _conditions(question: HeldQuestion) -> list[ColumnElement[bool]]:
    c = event.c
    inside = [c.area_code == question.code, *(c.area_code.startswith(one, autoescape=True) for one in question.within)]
    found = [
        load.c.source_id == question.source_id,
        visible(event, question.stan_na),
        c.status == HELD,
        c.date_from.between(question.since, question.until),
        or_(*inside),
    ]
    return [*found, c.kind == question.kind] if question.kind else found
