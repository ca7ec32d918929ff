"""Writes rows of summaries with the time for which they are known."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, Table

from data.queries.event_pieces import SPAN
from data.store.bulk import insert_columns
from etl.measures.columns import Numbers
from etl.measures.office_rows import Span, day_or_none


def insert_known(
    connection: Connection, table: Table, columns: Mapping[str, Sequence[Any]], span: Span, **same: object
) -> None:
    """Columns of equal length; `same` are columns with one value for all rows."""
    if not len(span.since):
        return
    bounds = {name: _texts(days) for name, days in zip(SPAN, span, strict=True)}
    known = {name: days for name, days in bounds.items() if any(days)}
    insert_columns(connection, table, {**columns, **known}, **same)


def named(names: Sequence[Any], codes: Numbers) -> list[Any]:
    """The name of each code."""
    return list(np.array([*names, None], dtype=object)[codes])


def _texts(days: Numbers) -> list[str | None]:
    different, place = np.unique(days, return_inverse=True)
    found = [day_or_none(day) for day in different.tolist()]
    return named([day and day.isoformat() for day in found], place)
