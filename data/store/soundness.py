"""Whether a database is whole: its pages, its references, and what its loads say of themselves."""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, func, select

from data.errors import UserError
from data.store.attendance_tables import attendance, attendance_list
from data.store.columns import WITHDRAWN_FROM
from data.store.engine import explained
from data.store.seal import changed_by_something_else, is_unchanged
from data.store.tables import FACTS, load

MOST_FAULTS = 20


def faults_of(engine: Engine) -> list[UserError]:
    """Everything that is wrong with a database, at most the first twenty of a kind; empty when it is sound."""
    changed = [changed_by_something_else(engine)] if is_unchanged(engine) is False else []
    try:
        with explained(engine), engine.connect() as connection:
            found = [*_faults_of_pages(connection), *_faults_of_loads(connection), *_faults_of_facts(connection)]
            return [*changed, *found]
    except UserError as error:
        return [*changed, error]


def faults_of_pages(engine: Engine) -> list[UserError]:
    """What a quick look at the file of a database finds; nothing for PostgreSQL."""
    try:
        with explained(engine), engine.connect() as connection:
            if connection.dialect.name != "sqlite":
                return []
            told = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            return [] if told == "ok" else [_damaged_file(told)]
    except UserError as error:
        return [error]


def _damaged_file(told: str) -> UserError:
    return UserError("The file of the database is damaged: {fault}. Restore a copy.", fault=told)


def _faults_of_pages(connection: Connection) -> Iterator[UserError]:
    """SQLite checks its own file; PostgreSQL does so with checksums of its own."""
    if connection.dialect.name != "sqlite":
        return
    for (told,) in connection.exec_driver_sql(f"PRAGMA integrity_check({MOST_FAULTS})").all():
        if told != "ok":
            yield _damaged_file(told)
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all()[:MOST_FAULTS]:
        yield UserError("A row of table {table} names a row of {other} that is not there.", table=row[0], other=row[2])


def _faults_of_loads(connection: Connection) -> Iterator[UserError]:
    c = load.c
    explained_rows = c.rows_accepted + c.rows_rejected + c.rows_blank
    query = select(c.id, c.rows_read, explained_rows.label("explained")).where(c.rows_read != explained_rows)
    for row in connection.execute(query.limit(MOST_FAULTS)):
        yield UserError(
            "Load {id}: {read} rows read, but {explained} explained.",
            id=row.id,
            read=row.rows_read,
            explained=row.explained,
        )


def _faults_of_facts(connection: Connection) -> Iterator[UserError]:
    for table in FACTS:
        c = table.c
        backwards = select(func.count()).where(c.known_from >= c.known_to, c.known_to != WITHDRAWN_FROM)
        if count := connection.scalar(backwards):
            yield UserError("Table {table}: {n} rows are known for no time at all.", table=table.name, n=count)
    counted = select(attendance.c.list_id, func.count().label("rows")).group_by(attendance.c.list_id).subquery()
    kept = func.coalesce(counted.c.rows, 0)
    lists = (
        select(attendance_list.c.id, attendance_list.c.attendances, kept.label("kept"))
        .join(counted, counted.c.list_id == attendance_list.c.id, isouter=True)
        .where(attendance_list.c.attendances != kept)
    )
    for row in connection.execute(lists.limit(MOST_FAULTS)):
        yield UserError(
            "Attendance list {id}: {told} rows told, {kept} kept.", id=row.id, told=row.attendances, kept=row.kept
        )
