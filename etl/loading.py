"""Loads files, undoes loads and lists them: the pipeline joined to the store."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, Row, func, select

from data.areas import Area
from data.catalog import Catalog
from data.store.engine import explained
from data.store.loads import (
    LoadOrder,
    LoadResult,
    refresh_summaries,
    undo_load,
    was_withdrawn,
    write_load,
)
from data.store.tables import area, load, visible
from etl.measures.refresh import refresh
from etl.pipeline import FileResult, prepare
from etl.prepared import Context


@dataclass(frozen=True)
class Loaded:
    """What became of a file; `load` is None when rejected rows kept it from being loaded."""

    file: FileResult
    load: LoadResult | None


def known_areas(engine: Engine) -> tuple[Area, ...]:
    """The areas known now."""
    columns = [area.c[name] for name in Area.__dataclass_fields__]
    with explained(engine), engine.connect() as connection:
        rows = connection.execute(select(*columns).where(visible(area, None)))
        return tuple(Area(*row) for row in rows)


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
    context = Context(catalog, stan_na, known_areas(engine))
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


def history(engine: Engine) -> Sequence[Row[tuple[object, ...]]]:
    """Every load, the newest first."""
    with explained(engine), engine.connect() as connection:
        return connection.execute(select(*load.c).order_by(load.c.id.desc())).all()


def newest_dates(engine: Engine) -> dict[str, date]:
    """By source: the newest date its standing loads speak of."""
    newest = select(load.c.source_id, func.max(load.c.stan_na)).where(load.c.withdrawn_at.is_(None))
    with explained(engine), engine.connect() as connection:
        rows = connection.execute(newest.group_by(load.c.source_id))
        return {row[0]: row[1] for row in rows}
