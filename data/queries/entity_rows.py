"""Whole rows of entities by their ids: a page of the table, or all of a selection in pieces."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from data.queries.entity_table import EntityTable, Places
from data.store.tables import entity_state, load

SHOWN = (
    "id", "entity_key", "name", "kind", "legal_form", "krs", "nip", "regon", "area_code", "place", "address",
    "postal_code", "operator", "owes", "is_ps", "ps_from", "ps_to", "mark_from", "mark_to", "started_on", "closed_on",
    "employed", "capacity", "capacity_kind", "products", "website", "info_date", "source_title", "source_address",
    "note", "load_id", "row_no",
)  # fmt: skip
PIECE = 500


def rows_by_id(db: Connection, ids: Sequence[int]) -> list[RowMapping]:
    """Rows in the order of `ids`: the columns of SHOWN, file_name, source_id, stan_na and is_demo of their load."""
    c = entity_state.c
    of_load = [load.c.file_name, load.c.source_id, load.c.stan_na, load.c.is_demo]
    query = select(*(c[name] for name in SHOWN), *of_load).join(load, load.c.id == c.load_id)
    found = {row["id"]: row for row in db.execute(query.where(c.id.in_(ids))).mappings()}
    return [found[number] for number in ids]


def entities_of(db: Connection, table: EntityTable, keys: Any) -> Iterator[list[RowMapping]]:
    """All rows that a table selects, some hundred at a time, in the order of `keys` (`EntityTable.order_by`).

    Memory holds one piece, so a selection of any size can be streamed.
    """
    places: Places = table.page(keys, 0, table.size)
    for start in range(0, len(places), PIECE):
        yield rows_by_id(db, table.index.ids[places[start : start + PIECE]].tolist())
