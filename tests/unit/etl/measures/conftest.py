"""Writes facts of a source as one load, so that measures can be tried on a few rows."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine

from data.catalog import Catalog, Indicator
from data.store.columns import metadata
from data.store.loads import LoadOrder, Outcome, RowCounts, write_load
from etl.measures.refresh import SUMMARISE_BY_WAY
from etl.measures.summary import Summary


@pytest.fixture
def put(engine: Engine) -> Callable[..., int]:
    """`put("population", date(...), "observation", {...}, ...)` -> number of the load."""

    def write(source_id: str, stan_na: date, table: str, *rows: dict[str, Any]) -> int:
        needed = {c.name: "" for c in metadata.tables[table].c if not c.nullable and c.name not in {"id", "load_id"}}
        records = [needed | {"row_no": number} | row for number, row in enumerate(rows, start=2)]
        counts = RowCounts(len(records), len(records), 0, 0)
        order = LoadOrder(source_id, f"{source_id}.csv", str(rows), stan_na, "test")
        facts = {table: pd.DataFrame(records, dtype=object)}
        written = write_load(engine, order, [facts], lambda _connection: Outcome(counts), lambda *_: None)
        assert written is not None
        return written.load_id

    return write


@pytest.fixture
def summary_of(engine: Engine, catalog: Catalog) -> Callable[[dict[str, Any]], Summary]:
    """The summary of an indicator, given as changes to a plain card."""

    def summarise(changes: dict[str, Any]) -> Summary:
        card = {
            "id": "i",
            "code": "I",
            "name": {"pl": "i", "en": "i"},
            "short": {"pl": "i", "en": "i"},
            "unit": "podmiot",
            "kind": "level",
            "areas": ["region", "subregion"],
            "frequency": "yearly",
            "owner": "o",
        }
        indicator = Indicator.model_validate(card | changes)
        with engine.connect() as connection:
            return SUMMARISE_BY_WAY[indicator.measure.way](connection, indicator, catalog)

    return summarise
