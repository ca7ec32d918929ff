"""Writes many rows at once: COPY on PostgreSQL, one prepared statement on SQLite; SQLAlchemy's rows take 5-10x."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Table, func, select

Values = Sequence[Any]
ROWS_AT_ONCE = 20_000
COPY_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
NEEDS_ESCAPE = ("\\", "\t", "\n", "\r")


def insert_frame(connection: Connection, table: Table, frame: pd.DataFrame, **same: object) -> None:
    """Rows of a frame whose columns are those of the table; `same` are columns with one value for all rows."""
    columns: dict[str, Values] = {str(name): plain_values(frame[name]) for name in frame.columns}
    columns |= {name: [_plain(value)] * len(frame) for name, value in same.items()}
    insert_columns(connection, table, columns)


def insert_columns(connection: Connection, table: Table, columns: Mapping[str, Values]) -> None:
    """Columns of equal length, of texts, numbers, truth values, dates and None."""
    rows: Any = zip(*columns.values(), strict=True)
    if connection.dialect.name == "postgresql":
        _copy(connection, table.name, list(columns), rows)
        return
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    cursor = connection.connection.cursor()
    cursor.executemany(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', rows)  # noqa: S608 - names of our tables
    cursor.close()


def continue_numbers(connection: Connection, table: Table) -> None:
    """Lets ids go on from the largest: PostgreSQL counts them apart from those that were given."""
    if connection.dialect.name != "postgresql":
        return
    sequence = connection.scalar(select(func.pg_get_serial_sequence(table.name, "id")))
    newest = connection.scalar(select(func.max(table.c.id)))
    if sequence and newest:
        connection.execute(select(func.setval(sequence, newest)))


def _copy(connection: Connection, table: str, names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    listed = ", ".join(f'"{name}"' for name in names)
    cursor = connection.connection.cursor()
    with cursor.copy(f'COPY "{table}" ({listed}) FROM STDIN') as copy:
        for lines in _batches(rows):
            copy.write(lines)
    cursor.close()


def _batches(rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    remaining = iter(rows)
    while batch := list(islice(remaining, ROWS_AT_ONCE)):
        columns = [_copy_texts(values) for values in zip(*batch, strict=True)]
        yield "\n".join(map("\t".join, zip(*columns, strict=True))) + "\n"


def _copy_texts(values: Values) -> list[str]:
    """'\\N' is NULL; signs that mean something to COPY are escaped."""
    kinds = set(map(type, values))
    if kinds <= {int, float}:
        return list(map(repr, values))
    if kinds == {str}:
        texts: list[str] = list(values)
    else:
        texts = ["\\N" if value is None else value if isinstance(value, str) else str(value) for value in values]
    together = "".join(text for text in texts if text != "\\N")
    if any(sign in together for sign in NEEDS_ESCAPE):
        return [
            text if value is None else text.translate(COPY_ESCAPES) for text, value in zip(texts, values, strict=True)
        ]
    return texts


def plain_values(column: pd.Series) -> Values:
    """A column as Python values: missing ones None, dates as ISO text, truth values as they are."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        texts = np.array([*column.cat.categories, None], dtype=object)
        return list(texts[column.cat.codes.to_numpy()])
    array = column.to_numpy()
    if array.dtype.kind in "iub":
        return list(array.tolist())
    if array.dtype.kind == "f":
        missing = np.isnan(array)
        array = array.astype(object)
        array[missing] = None
        return list(array)
    values: list[Any] = column.tolist()
    if set(map(type, values)) <= {str, type(None), int, bool}:
        return values
    known: dict[date, str] = {}
    return [_plain(value, known) for value in values]


def _plain(value: Any, known: dict[date, str] | None = None) -> Any:
    """NaN, NaT and NA become None, days their ISO text, numpy numbers Python ones."""
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, (datetime, date)):
        day = value.date() if isinstance(value, datetime) else value
        known = {} if known is None else known
        return known.get(day) or known.setdefault(day, day.isoformat())
    return value.item() if hasattr(value, "item") else value
