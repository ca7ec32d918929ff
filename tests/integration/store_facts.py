"""Facts written by hand, so that loads can be tried on a few rows of one table."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy import Connection, Engine, select

from data.store.columns import visible
from data.store.loads import LoadOrder, LoadResult, Outcome, RowCounts, write_load
from data.store.tables import area


def refresh_nothing(_connection: Connection, _load_id: int, _source_id: str) -> None:
    """No summaries."""


def area_facts(*names: str) -> pd.DataFrame:
    """One gmina a name, in rows 2, 3, ..."""
    rows = [
        {"row_no": row, "code": f"2404{row:02}", "level": "gmina", "name": name, "kind": "wiejska", "parent": "2404"}
        | {"subregion": "24-polnocny", "terc": ""}
        for row, name in enumerate(names, start=2)
    ]
    return pd.DataFrame(rows)


def order_of(names: Sequence[str], stan_na: date, source: str = "territory") -> LoadOrder:
    """The order of a file that holds these names."""
    return LoadOrder(source, f"{source}.csv", f"digest of {', '.join(names)}", stan_na, "test")


def put_facts(engine: Engine, order: LoadOrder, facts: pd.DataFrame, refresh=refresh_nothing) -> LoadResult:
    """Loads facts of `area`."""
    counts = RowCounts(len(facts), len(facts), 0, 0)
    result = write_load(engine, order, [{"area": facts}], lambda _connection: Outcome(counts), refresh)
    assert result is not None
    return result


def put(engine: Engine, stan_na: date, *names: str, source: str = "territory", refresh=refresh_nothing) -> LoadResult:
    """Loads a file that holds these names."""
    return put_facts(engine, order_of(names, stan_na, source), area_facts(*names), refresh)


def names_at(engine: Engine, stan_na: date | None) -> list[str]:
    """Names visible at a date; None asks for now."""
    with engine.connect() as connection:
        return sorted(connection.scalars(select(area.c.name).where(visible(area, stan_na))))
