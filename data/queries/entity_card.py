"""What is known of one entity beside its own row: others with its operator or number, and events it came to."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy import Connection, RowMapping, func, literal, or_, select

from data.queries.entity_rows import rows_by_id
from data.queries.frames import frame_of
from data.store.attendance_tables import attendance, attendance_list, institution
from data.store.columns import visible
from data.store.tables import entity_state, event, load


def entity_row(db: Connection, *, load_id: int, entity_key: str) -> RowMapping | None:
    """The row of an entity in one snapshot, as `rows_by_id` gives it; None where the snapshot does not have it."""
    c = entity_state.c
    found = db.scalar(select(c.id).where(c.load_id == load_id, c.entity_key == entity_key))
    return rows_by_id(db, [found])[0] if found is not None else None


def last_row(db: Connection, *, source_id: str, entity_key: str) -> RowMapping | None:
    """The newest row of an entity in any standing file of a source; None for a key that none of them has."""
    c = entity_state.c
    query = (
        select(c.id)
        .join(load, load.c.id == c.load_id)
        .where(load.c.source_id == source_id, load.c.withdrawn_at.is_(None), c.entity_key == entity_key)
        .order_by(load.c.stan_na.desc(), load.c.id.desc())
    )
    found = db.scalars(query.limit(1)).first()
    return rows_by_id(db, [found])[0] if found is not None else None


def related(db: Connection, row: RowMapping, *, most: int) -> list[RowMapping]:
    """Other entities of the same snapshot with the same NIP, run by the same operator, or run by this entity.

    By name, at most `most`.
    """
    c = entity_state.c
    links = [c.operator == row["name"]]
    links += [c.nip == row["nip"]] if row["nip"] else []
    links += [c.operator == row["operator"], c.name == row["operator"]] if row["operator"] else []
    query = select(c.id).where(c.load_id == row["load_id"], c.id != row["id"], or_(*links)).order_by(c.name, c.id)
    return rows_by_id(db, list(db.scalars(query.limit(most))))


def attended_events(db: Connection, *, nip: str, on: date | None) -> pd.DataFrame:
    """Events to whose lists of attendance an institution with this NIP stands, the newest first; as known on a day.

    Columns: event_key, title, kind ('' while the event itself is not loaded), date_from (date or None), area_code,
    attendances (rows of the list with this institution), institution (its name there), file_name (of the list).
    """
    own = select(institution.c.id, institution.c.load_id, institution.c.name).where(institution.c.nip == nip)
    known = db.execute(own).all() if nip else []
    lists = attendance_list.c
    # an institution belongs to one load, so only the lists of that load are looked through
    query = (
        select(
            lists.event_key,
            func.coalesce(event.c.title, "").label("title"),
            func.coalesce(event.c.kind, "").label("kind"),
            event.c.date_from,
            func.coalesce(event.c.area_code, "").label("area_code"),
            func.count().label("attendances"),
            func.min(institution.c.name).label("institution"),
            load.c.file_name,
        )
        .select_from(attendance_list)
        .join(attendance, attendance.c.list_id == lists.id)
        .join(institution, institution.c.id == attendance.c.institution_id)
        .join(load, load.c.id == lists.load_id)
        .join(event, (event.c.event_key == lists.event_key) & visible(event, on), isouter=True)
        .where(
            visible(attendance_list, on),
            lists.load_id.in_(_numbers([row.load_id for row in known])),
            attendance.c.institution_id.in_(_numbers([row.id for row in known])),
        )
        .group_by(lists.event_key, event.c.title, event.c.kind, event.c.date_from, event.c.area_code, load.c.file_name)
        .order_by(event.c.date_from.desc(), lists.event_key)
    )
    return frame_of(db, query if known else query.where(literal(False)))


def _numbers(found: Sequence[int]) -> list[int]:
    return sorted(set(found))
