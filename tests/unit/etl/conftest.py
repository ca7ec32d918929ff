"""The real cards, a context with three gminy, and frames of text as a reader gives them."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine

from data.areas import Area
from data.catalog import Catalog, read_catalog
from data.store.columns import metadata
from data.store.engine import open_engine
from etl.prepared import Context

AREAS = (
    Area("2403", "powiat", "cieszyński", "powiat", "24", "24-poludniowy", ""),
    Area("240301", "gmina", "Cieszyn", "miejska", "2403", "24-poludniowy", "2403011"),
    Area("240311", "gmina", "Strumień", "miejsko-wiejska", "2403", "24-poludniowy", "2403113"),
    Area("1803", "powiat", "dębicki", "powiat", "18", "", ""),
    Area("180301", "gmina", "Dębica", "miejska", "1803", "", "1803011"),
    Area("180304", "gmina", "Dębica", "wiejska", "1803", "", "1803042"),
)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The cards that ship with the program."""
    return read_catalog()


@pytest.fixture
def context(catalog: Catalog) -> Context:
    """What a transform knows beside its file."""
    return Context(catalog, date(2024, 6, 30), AREAS)


@pytest.fixture
def rows_of(catalog: Catalog) -> Callable[..., pd.DataFrame]:
    """`rows_of("population", {"code": "24"}, ...)` -> a frame with every column of the card, rows from 2."""

    def build(source_id: str, *rows: dict[str, str]) -> pd.DataFrame:
        names = [column.name for column in catalog.sources[source_id].columns]
        records = [{**dict.fromkeys(names, ""), **row} for row in rows]
        index = pd.RangeIndex(2, 2 + len(rows), name="row_no")
        return pd.DataFrame(records, columns=names, index=index, dtype=object)

    return build


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An empty database with all tables."""
    engine = open_engine(f"sqlite:///{tmp_path / 'facts.sqlite'}")
    metadata.create_all(engine)
    yield engine
    engine.dispose()
