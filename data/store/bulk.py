"""Writes many rows at once: COPY on PostgreSQL, statements of many rows on SQLite; SQLAlchemy's rows take 5-10x."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlalchemy import Connection, Table, func, select

Values = Sequence[Any]
ROWS_AT_ONCE = 20_000
MOST_VALUES = 500  # of one statement; more gain nothing, and old SQLite takes no more than 999
COPY_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
NEEDS_ESCAPE = ("\\", "\t", "\n", "\r")


def insert_frame(connection: Connection, table: Table, frame: pd.DataFrame, **same: object) -> None:
    """Rows of a frame whose columns are those of the table; `same` are columns with one value for all rows."""
    columns = {str(name): plain_values(frame[name]) for name in frame.columns if not _is_empty(frame[name])}
    insert_columns(connection, table, columns, **{name: _plain(value) for name, value in same.items()})


def in_order_of_key(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows by the key that an index of the table begins with: an index that grows at its end, instead of anywhere,
    takes half the time of the whole insertion."""
    firsts = (next(iter(index.columns)).name for index in table.indexes)
    key = next((name for name in sorted(firsts) if name.endswith("_key") and name in frame), None)
    if key is None:
        return frame
    texts = frame[key].tolist()
    return frame.iloc[sorted(range(len(texts)), key=texts.__getitem__)]


def insert_columns(connection: Connection, table: Table, columns: Mapping[str, Values], **same: object) -> None:
    """Columns of equal length, of texts, numbers, truth values, dates and None; of `same` one value for all rows."""
    same = {name: value for name, value in same.items() if value is not None}
    if connection.dialect.name == "postgresql":
        _copy(connection, table.name, columns, same)
    else:
        _insert(connection, table.name, columns, same)


def _is_empty(column: pd.Series) -> bool:
    """Whether a column says nothing at all, so that it need not be named."""
    return column.dtype == object and len(column) > 0 and column.iloc[0] is None and bool(column.isna().all())


def _insert(connection: Connection, table: str, columns: Mapping[str, Values], same: Mapping[str, object]) -> None:
    """Many rows a statement take half the time of one; what is the same for all is bound once a statement."""
    count, width = len(next(iter(columns.values()))), len(columns)
    at_once = min(max(MOST_VALUES // width, 1), count)
    names = ", ".join(f'"{name}"' for name in (*columns, *same))
    cursor = connection.connection.cursor()
    for rows, start, end in ((at_once, 0, count - count % at_once), (count % at_once, count - count % at_once, count)):
        if rows:
            first_same = rows * width + 1
            shared = "".join(f", ?{first_same + place}" for place in range(len(same)))
            values = ", ".join(f"({_marks(row * width, width)}{shared})" for row in range(rows))
            statement = f'INSERT INTO "{table}" ({names}) VALUES {values}'  # noqa: S608 - names of our tables
            parameters: Any = _flat(columns, rows, start, end, list(same.values()))
            cursor.executemany(statement, parameters)
    cursor.close()


def continue_numbers(connection: Connection, table: Table) -> None:
    """Lets ids go on from the largest: PostgreSQL counts them apart from those that were given."""
    if connection.dialect.name != "postgresql":
        return
    sequence = connection.scalar(select(func.pg_get_serial_sequence(table.name, "id")))
    newest = connection.scalar(select(func.max(table.c.id)))
    if sequence and newest:
        connection.execute(select(func.setval(sequence, newest)))


def _marks(before: int, count: int) -> str:
    return ", ".join(f"?{before + place + 1}" for place in range(count))


def _flat(
    columns: Mapping[str, Values], at_once: int, start: int, end: int, same: Sequence[object]
) -> Iterator[Sequence[object]]:
    """The values of so many rows one behind the other, and what is the same for all of them."""
    width, size = len(columns), at_once * len(columns)
    for first in range(start, end, at_once):
        values: list[object] = [None] * size
        for place, column in enumerate(columns.values()):
            values[place::width] = column[first : first + at_once]
        yield values + list(same)


def _copy(connection: Connection, table: str, columns: Mapping[str, Values], same: Mapping[str, object]) -> None:
    count = len(next(iter(columns.values())))
    listed = ", ".join(f'"{name}"' for name in (*columns, *same))
    ending = "".join(f"\t{text}" for text in _copy_texts(list(same.values()))) + "\n"
    cursor = connection.connection.cursor()
    with cursor.copy(f'COPY "{table}" ({listed}) FROM STDIN') as copy:
        for first in range(0, count, ROWS_AT_ONCE):
            texts = [_copy_texts(values[first : first + ROWS_AT_ONCE]) for values in columns.values()]
            copy.write(ending.join(map("\t".join, zip(*texts, strict=True))) + ending)
    cursor.close()


def _copy_texts(values: Values) -> list[str]:
    """'\\N' is NULL; signs that mean something to COPY are escaped."""
    kinds = set(map(type, values))
    if kinds <= {int, float}:
        return list(map(repr, values))
    if kinds == {str}:
        texts: list[str] = list(values)
    else:
        texts = ["\\N" if value is None else value if isinstance(value, str) else str(value) for value in values]
    together = "".join(text for text, value in zip(texts, values, strict=True) if value is not None)
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
        return plain_numbers(array)
    values: list[Any] = column.tolist()
    if set(map(type, values)) <= {str, type(None), int, bool}:
        return values
    try:
        plain = {value: _plain(value) for value in set(values)}
    except TypeError:  # something that has no hash
        return [_plain(value) for value in values]
    return [plain[value] for value in values]


def plain_numbers(array: npt.NDArray[np.float64]) -> Values:
    """Numbers, None where one is missing."""
    numbers: list[float | None] = array.tolist()
    for place in np.flatnonzero(np.isnan(array)).tolist():
        numbers[place] = None
    return numbers


def _plain(value: Any) -> Any:
    """NaN, NaT and NA become None, days their ISO text, numpy numbers Python ones."""
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, (datetime, date)):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    return value.item() if hasattr(value, "item") else value
