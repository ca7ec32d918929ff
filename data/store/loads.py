"""Writes, withdraws and fingerprints loads; every change is one transaction, and the newest load wins by its date."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pandas as pd
from sqlalchemy import Connection, Engine, Table, func, insert, select, update

from data.errors import UserError
from data.store.engine import explained
from data.store.tables import FACTS, WITHDRAWN_FROM, data_state, load, metadata

Refresh = Callable[[Connection, str], None]
LOADING_LOCK = 8050  # any number, the same in every process: names the one writer PostgreSQL lets in
LOCK_WAIT = "5s"


@dataclass(frozen=True)
class RowCounts:
    """What became of the rows of a file: read = accepted + rejected + blank."""

    read: int
    accepted: int
    rejected: int
    blank: int

    def __post_init__(self) -> None:
        if self.read != self.accepted + self.rejected + self.blank:
            raise ValueError(f"{self.read} rows read, but {self.accepted} + {self.rejected} + {self.blank} explained")


@dataclass(frozen=True)
class LoadOrder:
    """What is loaded, as of when and by whom; `file_digest` is the SHA-256 of the file's bytes."""

    source_id: str
    file_name: str
    file_digest: str
    stan_na: date
    loaded_by: str
    counts: RowCounts


@dataclass(frozen=True)
class LoadResult:
    """The load's number; `is_new` is False when this very file was already loaded as of the same date."""

    load_id: int
    is_new: bool


def write_load(engine: Engine, order: LoadOrder, facts: Mapping[str, pd.DataFrame], refresh: Refresh) -> LoadResult:
    """Writes facts (frames by table name, with `row_no`), orders versions, refreshes summaries: all or nothing.

    `refresh(connection, source_id)` rewrites the summaries that depend on the source.
    """
    with explained(engine), engine.begin() as connection:
        _be_the_only_writer(connection)
        known = connection.scalar(
            select(load.c.id).where(
                load.c.source_id == order.source_id,
                load.c.file_digest == order.file_digest,
                load.c.stan_na == order.stan_na,
                load.c.withdrawn_at.is_(None),
            )
        )
        if known is not None:
            return LoadResult(known, is_new=False)
        load_id = _insert_load(connection, order)
        for name, frame in facts.items():
            _insert_facts(connection, metadata.tables[name], frame, load_id)
        _finish(connection, order.source_id, refresh)
        return LoadResult(load_id, is_new=True)


def undo_load(engine: Engine, load_id: int, *, by: str, refresh: Refresh) -> str:
    """Withdraws a load, its earlier version becomes visible again; returns the source. Nothing is deleted."""
    with explained(engine), engine.begin() as connection:
        _be_the_only_writer(connection)
        row = connection.execute(select(load).where(load.c.id == load_id)).one_or_none()
        if row is None:
            raise UserError("There is no load {id}. The list is shown by: python -m etl loads", id=load_id)
        if row.withdrawn_at is not None:
            raise UserError("Load {id} has already been withdrawn. Nothing was changed.", id=load_id)
        connection.execute(
            update(load).where(load.c.id == load_id).values(withdrawn_at=datetime.now(UTC), withdrawn_by=by)
        )
        _finish(connection, row.source_id, refresh)
        return str(row.source_id)


def refresh_summaries(engine: Engine, source_ids: Iterable[str], refresh: Refresh) -> None:
    """Rewrites the summaries of sources, as after a change of the cards; the facts stay as they are."""
    with explained(engine), engine.begin() as connection:
        _be_the_only_writer(connection)
        for source_id in source_ids:
            refresh(connection, source_id)
        _raise_version(connection)


def was_withdrawn(engine: Engine, *, source_id: str, file_digest: str) -> bool:
    """Whether this very file was loaded before and somebody withdrew it."""
    c = load.c
    withdrawn = select(c.id).where(c.source_id == source_id, c.file_digest == file_digest, c.withdrawn_at.is_not(None))
    with explained(engine), engine.connect() as connection:
        return connection.execute(withdrawn).first() is not None


def content_digest(engine: Engine) -> str:
    """Sum of SHA-256 over the visible facts and the standing loads: what is known, whatever file, order or time
    brought it."""
    total = 0
    with explained(engine), engine.connect() as connection:
        for table in FACTS:
            columns = [c for c in table.c if c.name not in {"id", "load_id", "row_no", "replaced_by_load_id"}]
            rows = connection.execute(select(*columns).where(table.c.known_to.is_(None)))
            total = _add_rows(total, table.name, rows)
        columns = [load.c.source_id, load.c.stan_na]
        total = _add_rows(total, "load", connection.execute(select(*columns).where(load.c.withdrawn_at.is_(None))))
    return f"{total:064x}"


def _add_rows(total: int, name: str, rows: Iterable[Iterable[object]]) -> int:
    for row in rows:
        text = "\x1f".join([name, *("\x00" if value is None else str(value) for value in row)])
        total += int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    return total % (1 << 256)


def _be_the_only_writer(connection: Connection) -> None:
    # SQLite is already locked by BEGIN IMMEDIATE
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_WAIT}'")
        connection.execute(select(func.pg_advisory_xact_lock(LOADING_LOCK)))


def _insert_load(connection: Connection, order: LoadOrder) -> int:
    counts = order.counts
    result = connection.execute(
        insert(load)
        .values(
            source_id=order.source_id,
            file_name=order.file_name,
            file_digest=order.file_digest,
            stan_na=order.stan_na,
            loaded_at=datetime.now(UTC),
            loaded_by=order.loaded_by,
            rows_read=counts.read,
            rows_accepted=counts.accepted,
            rows_rejected=counts.rejected,
            rows_blank=counts.blank,
        )
        .returning(load.c.id)
    )
    return int(result.scalar_one())


def _insert_facts(connection: Connection, table: Table, frame: pd.DataFrame, load_id: int) -> None:
    if frame.empty:
        return
    records = [
        {name: _plain(value) for name, value in zip(frame.columns, row, strict=True)} | {"load_id": load_id}
        for row in frame.itertuples(index=False, name=None)
    ]
    connection.execute(insert(table), records)


def _plain(value: object) -> object:
    """NaN, NaT and NA become NULL, Timestamps become dates, numpy numbers Python ones."""
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value.item() if hasattr(value, "item") else value


def _finish(connection: Connection, source_id: str, refresh: Refresh) -> None:
    _order_versions(connection, source_id)
    refresh(connection, source_id)
    _raise_version(connection)


def _raise_version(connection: Connection) -> None:
    changed = connection.execute(
        update(data_state).values(version=data_state.c.version + 1, changed_at=datetime.now(UTC))
    )
    if changed.rowcount == 0:
        connection.execute(insert(data_state).values(id=1, version=1, changed_at=datetime.now(UTC)))


def _order_versions(connection: Connection, source_id: str) -> None:
    """Each load is known until the next one of its source; the first from the beginning of time."""
    loads = connection.execute(
        select(load.c.id, load.c.stan_na, load.c.withdrawn_at)
        .where(load.c.source_id == source_id)
        .order_by(load.c.stan_na, load.c.id)
    ).all()
    standing = [row for row in loads if row.withdrawn_at is None]
    spans: dict[int, tuple[date | None, date | None, int | None]] = {
        row.id: (None, WITHDRAWN_FROM, None) for row in loads if row.withdrawn_at is not None
    }
    for place, row in enumerate(standing):
        following = standing[place + 1] if place + 1 < len(standing) else None
        spans[row.id] = (
            row.stan_na if place else None,
            following.stan_na if following else None,
            following.id if following else None,
        )
    for table in FACTS:
        for load_id, (known_from, known_to, replaced_by) in spans.items():
            connection.execute(
                update(table)
                .where(table.c.load_id == load_id)
                .values(known_from=known_from, known_to=known_to, replaced_by_load_id=replaced_by)
            )
