"""Snapshots of a registry written by hand, so that questions about them can be tried on a few rows."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Engine, insert, select, update

from data.store.tables import area, entity_state, load

SOURCE = "pes_registry"
TEXTS = [column.name for column in entity_state.c if not column.nullable and str(column.type) == "TEXT"]


def entity(key: str, **changes: Any) -> dict[str, Any]:
    """A foundation in Łazy, as a row of `entity_state`."""
    row = dict.fromkeys(TEXTS, "") | {"entity_key": key, "name": f"Fundacja {key}", "kind": "fundacja"}
    return row | {"area_code": "241605", "started_on": date(2010, 1, 1), "closed_on": None} | changes


def put_load(engine: Engine, stan_na: date, *, source: str = SOURCE, is_demo: bool | None = None) -> int:
    """A standing load without facts."""
    order = {
        "source_id": source,
        "file_name": f"{stan_na}.csv",
        "file_digest": f"{source} {stan_na}",
        "stan_na": stan_na,
    }
    counts = dict.fromkeys(("rows_read", "rows_accepted", "rows_rejected", "rows_blank"), 0)
    values = order | counts | {"loaded_at": datetime.now(UTC), "loaded_by": "test", "is_demo": is_demo}
    with engine.begin() as connection:
        return int(connection.execute(insert(load).values(values).returning(load.c.id)).scalar_one())


def put_snapshot(engine: Engine, stan_na: date, *entities: dict[str, Any], is_demo: bool | None = None) -> int:
    """A snapshot in rows 2, 3, …, known until the next one; snapshots come in the order of their dates."""
    load_id = put_load(engine, stan_na, is_demo=is_demo)
    with engine.begin() as connection:
        earlier = select(load.c.id).where(load.c.source_id == SOURCE, load.c.id != load_id)
        is_first = connection.execute(earlier).first() is None
        connection.execute(
            update(entity_state)
            .where(entity_state.c.load_id.in_(earlier), entity_state.c.known_to.is_(None))
            .values(known_to=stan_na)
        )
        since = {"load_id": load_id, "known_from": None if is_first else stan_na}
        for row_no, row in enumerate(entities, start=2):
            connection.execute(insert(entity_state).values(row | since | {"row_no": row_no}))
    return load_id


def withdraw(engine: Engine, load_id: int) -> None:
    """Withdraws the newest snapshot; the one before is known again."""
    with engine.begin() as connection:
        connection.execute(update(load).where(load.c.id == load_id).values(withdrawn_at=datetime.now(UTC)))
        c = entity_state.c
        connection.execute(update(entity_state).where(c.load_id == load_id).values(known_to=date(1, 1, 1)))
        connection.execute(update(entity_state).where(c.load_id == load_id - 1).values(known_to=None))


def put_areas(engine: Engine, codes: Sequence[str]) -> None:
    """Areas known from the beginning of time."""
    load_id = put_load(engine, date(2020, 1, 1), source="territory")
    levels = {2: "region", 4: "powiat", 6: "gmina"}
    with engine.begin() as connection:
        for row_no, code in enumerate(codes, start=2):
            row = {"code": code, "level": levels[len(code)], "name": code, "kind": "", "parent": code[:-2] or "PL"}
            row |= {"subregion": "", "terc": "", "load_id": load_id, "row_no": row_no}
            connection.execute(insert(area).values(row))
