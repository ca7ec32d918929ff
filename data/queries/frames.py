"""From a query to a small frame."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection
from sqlalchemy.sql.selectable import TypedReturnsRows


def frame_of(db: Connection, query: TypedReturnsRows[Any]) -> pd.DataFrame:
    """Rows of a query as a frame; dates stay `date`, an empty answer keeps its columns.

    pandas.read_sql tries to parse every column again, which costs more than the query itself.
    """
    result = db.execute(query)
    return pd.DataFrame.from_records([tuple(row) for row in result], columns=list(result.keys()))
