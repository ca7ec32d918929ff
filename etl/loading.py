"""Loads files and undoes loads: the pipeline joined to the store."""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from data.catalog import Catalog
from data.queries.territory import known_areas
from data.store.engine import explained
from data.store.loads import (
    LoadOrder,
    LoadResult,
    refresh_summaries,
    undo_load,
    was_withdrawn,
    write_load,
)
from etl.measures.refresh import refresh
from etl.pipeline import FileResult, prepare
from etl.prepared import Context


@dataclass(frozen=True)
class Loaded:
    """What became of a file; `load` is None when rejected rows kept it from being loaded."""

    file: FileResult
    load: LoadResult | None


def load_file(
    engine: Engine,
    catalog: Catalog,
    path: Path,
    *,
    source_id: str,
    stan_na: date,
    by: str,
    accept_rejects: bool = False,
) -> Loaded:
    """Reads, checks and writes a file in one transaction; UserError when it is refused as a whole."""
    with explained(engine), engine.connect() as db:
        context = Context(catalog, stan_na, known_areas(db))
    file = prepare(path, context, source_id)
    if file.counts.rejected and not accept_rejects:
        return Loaded(file, None)
    order = LoadOrder(source_id, file.file_name, file.digest, stan_na, by, file.counts)
    return Loaded(file, write_load(engine, order, file.facts, partial(refresh, catalog=catalog)))


def withdraw(engine: Engine, catalog: Catalog, load_id: int, *, by: str) -> str:
    """Withdraws a load and brings the summaries back in line; returns its source."""
    return undo_load(engine, load_id, by=by, refresh=partial(refresh, catalog=catalog))


def resummarise(engine: Engine, catalog: Catalog) -> None:
    """Counts every indicator anew, as its card says now."""
    refresh_summaries(engine, catalog.sources, partial(refresh, catalog=catalog))


def was_taken_back(engine: Engine, path: Path, source_id: str) -> bool:
    """Whether a file was loaded before and withdrawn since."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return was_withdrawn(engine, source_id=source_id, file_digest=digest)
