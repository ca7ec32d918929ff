"""Writes, withdraws and fingerprints loads; every change is one transaction, and the newest load wins by its date."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType

import pandas as pd
from sqlalchemy import Connection, Engine, Select, insert, inspect, select, update

from data.errors import UserError
from data.store.attendance_rows import AttendanceRows
from data.store.attendance_tables import attendance, attendance_list, institution
from data.store.attendances import AttendanceWriter
from data.store.bulk import in_order_of_key, insert_frame
from data.store.columns import metadata
from data.store.engine import explained
from data.store.one_writer import be_the_only_writer
from data.store.tables import FACTS, data_state, load
from data.store.versions import order_versions, span_of

Refresh = Callable[[Connection, int, str], None]
Facts = Mapping[str, pd.DataFrame | AttendanceRows]
NO_KEYS: Mapping[str, Sequence[str]] = MappingProxyType({})
COUNTS = {"read": "rows_read", "accepted": "rows_accepted", "rejected": "rows_rejected", "blank": "rows_blank"}


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
    """What is loaded, as of when and by whom; `file_digest` is the SHA-256 of the file's bytes.

    `version_key` names the columns of the fact tables that a later load replaces by; none means all of the source.
    `data_version` is that of the data which the file was checked against, None where it was checked against nothing.
    """

    source_id: str
    file_name: str
    file_digest: str
    stan_na: date
    loaded_by: str
    version_key: Sequence[str] = ()
    data_version: int | None = None


class ChangedMeanwhileError(Exception):
    """Somebody changed the data after a file was checked against them; nothing was written."""


@dataclass(frozen=True)
class Outcome:
    """What is known of a file after its last row; `people_token` names what was kept of people apart.

    `sheet` is that of a workbook.
    """

    counts: RowCounts
    is_demo: bool = False
    people_token: str | None = None
    sheet: str = ""


@dataclass(frozen=True)
class LoadResult:
    """The load's number; `is_new` is False when this very file was already loaded as of the same date."""

    load_id: int
    is_new: bool


def write_load(
    engine: Engine,
    order: LoadOrder,
    pieces: Iterable[Facts],
    outcome: Callable[[Connection], Outcome | None],
    refresh: Refresh,
) -> LoadResult | None:
    """Writes facts piece by piece, orders versions, refreshes summaries: all or nothing.

    `pieces` are frames by table name, each row with its `row_no`, of lists also rows as numbers; `outcome` is asked
    after the last one, and None takes everything back. `refresh(connection, load_id, source_id)` rewrites what depends
    on the load.
    ChangedMeanwhileError when the data are not those that the file was checked against.
    """
    with explained(engine), engine.begin() as connection:
        be_the_only_writer(connection)
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
        if order.data_version not in (None, data_version(connection)):
            raise ChangedMeanwhileError
        load_id = _insert_load(connection, order)
        span = span_of(connection, load_id, order.version_key)
        attendances = AttendanceWriter(connection, load_id, span)
        for facts in pieces:
            for name, frame in facts.items():
                if name == attendance.name or isinstance(frame, AttendanceRows):
                    attendances.add(frame)
                elif not frame.empty:
                    same = {"load_id": load_id, **asdict(span)}
                    table = metadata.tables[name]
                    insert_frame(connection, table, in_order_of_key(table, frame), **same)
        attendances.finish()
        found = outcome(connection)
        if found is None:
            connection.rollback()
            return None
        _complete(connection, load_id, found)
        order_versions(connection, load_id, order.version_key)
        refresh(connection, load_id, order.source_id)
        raise_version(connection)
        return LoadResult(load_id, is_new=True)


def undo_load(
    engine: Engine, load_id: int, *, by: str, refresh: Refresh, version_keys: Mapping[str, Sequence[str]] = NO_KEYS
) -> str:
    """Withdraws a load, its earlier version becomes visible again; returns the source. Nothing is deleted.

    `version_keys` are those of the sources by id.
    """
    with explained(engine), engine.begin() as connection:
        be_the_only_writer(connection)
        row = connection.execute(select(load).where(load.c.id == load_id)).one_or_none()
        if row is None:
            raise UserError("There is no load {id}. The list is shown by: python -m etl loads", id=load_id)
        if row.withdrawn_at is not None:
            raise UserError("Load {id} has already been withdrawn. Nothing was changed.", id=load_id)
        connection.execute(
            update(load).where(load.c.id == load_id).values(withdrawn_at=datetime.now(UTC), withdrawn_by=by)
        )
        order_versions(connection, load_id, version_keys.get(row.source_id, ()))
        refresh(connection, load_id, row.source_id)
        raise_version(connection)
        return str(row.source_id)


def refresh_summaries(engine: Engine, source_ids: Iterable[str], refresh: Callable[[Connection, str], None]) -> None:
    """Rewrites the summaries of sources, as after a change of the cards; the facts stay as they are."""
    with explained(engine), engine.begin() as connection:
        be_the_only_writer(connection)
        for source_id in source_ids:
            refresh(connection, source_id)
        raise_version(connection)


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
        total = _add_rows(total, attendance.name, connection.execute(_visible_attendances()))
        columns = [load.c.source_id, load.c.stan_na]
        total = _add_rows(total, "load", connection.execute(select(*columns).where(load.c.withdrawn_at.is_(None))))
    return f"{total:064x}"


def _visible_attendances() -> Select[tuple[object, ...]]:
    who = [column for column in institution.c if column.name not in {"id", "load_id"}]
    return (
        select(attendance_list.c.event_key, attendance.c.role, attendance.c.hours, *who)
        .join(attendance_list, attendance_list.c.id == attendance.c.list_id)
        .join(institution, institution.c.id == attendance.c.institution_id)
        .where(attendance_list.c.known_to.is_(None))
    )


def _add_rows(total: int, name: str, rows: Iterable[Iterable[object]]) -> int:
    for row in rows:
        text = "\x1f".join([name, *("\x00" if value is None else str(value) for value in row)])
        total += int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    return total % (1 << 256)


def _insert_load(connection: Connection, order: LoadOrder) -> int:
    """Its counts follow after the last row."""
    result = connection.execute(
        insert(load)
        .values(
            source_id=order.source_id,
            file_name=order.file_name,
            file_digest=order.file_digest,
            stan_na=order.stan_na,
            loaded_at=datetime.now(UTC),
            loaded_by=order.loaded_by,
            **dict.fromkeys(COUNTS.values(), 0),
        )
        .returning(load.c.id)
    )
    return int(result.scalar_one())


def _complete(connection: Connection, load_id: int, found: Outcome) -> None:
    counts = {column: getattr(found.counts, name) for name, column in COUNTS.items()}
    connection.execute(
        update(load)
        .where(load.c.id == load_id)
        .values(**counts, is_demo=found.is_demo, people_token=found.people_token, sheet=found.sheet or None)
    )


def data_version(connection: Connection) -> int:
    """The version of the data; 0 before the first load, and where there are no tables yet."""
    return (connection.scalar(select(data_state.c.version)) or 0) if inspect(connection).has_table("data_state") else 0


def raise_version(connection: Connection) -> None:
    """Tells caches, and loads that were read before, that the data changed."""
    set_version(connection, data_version(connection) + 1)


def set_version(connection: Connection, version: int) -> None:
    """Sets the version of the data, as of now."""
    now = datetime.now(UTC)
    changed = connection.execute(update(data_state).values(version=version, changed_at=now))
    if changed.rowcount == 0:
        connection.execute(insert(data_state).values(id=1, version=version, changed_at=now))
