"""A copy of the whole database in one file, made while it is in use and the same for SQLite and PostgreSQL.

A ZIP with `spis.json` (format, schema, moment, for each table its columns, number of rows and SHA-256) and a file for
each table, whose lines are JSON lists of many rows. Keys and pseudonyms of people lie outside the database, so no copy
ever holds them.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, DateTime, Engine, MetaData, Table, select

from data.errors import UserError
from data.store.bulk import ROWS_AT_ONCE, continue_numbers, insert_columns
from data.store.engine import explained, make_folder, migrate_to
from data.store.loads import data_version, set_version
from data.store.one_writer import be_the_only_writer
from data.store.revisions import known_revisions, revision_of

FORMAT = 1
MANIFEST = "spis.json"
ENDING = ".jsonl"
UNFINISHED = ".niepelna"
NOT_COPIED = {"alembic_version"}
PIECE = 1 << 20
# what zipfile and pydantic make of a file that is none, or was changed in any byte
UNREADABLE = (OSError, KeyError, EOFError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error)


class TableContents(BaseModel):
    """What one table of a copy holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: list[str]
    rows: int
    sha256: str


class Contents(BaseModel):
    """The list of contents of a copy."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int
    schema_revision: str
    made_at: datetime
    tables: dict[str, TableContents]

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(table.rows for table in self.tables.values())


def backup(engine: Engine, path: Path) -> Contents:
    """Writes a copy of one state of the database; UserError when the file exists or cannot be written.

    The file has its name only once it is whole.
    """
    if path.exists():
        raise UserError("{file} exists already. Nothing was written. Choose another name.", file=path.name)
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        with explained(engine), engine.connect() as connection, connection.begin(), unfinished.open("wb") as file:
            contents = _write(connection, file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    except OSError as error:
        raise UserError(
            "{file} cannot be written ({fault}). Choose a folder with enough room that you may write to.",
            file=path.name,
            fault=error.strerror or type(error).__name__,
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return contents


def _write(connection: Connection, file: IO[bytes]) -> Contents:
    found = MetaData()
    found.reflect(connection)
    tables = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for table in found.sorted_tables:
            if table.name not in NOT_COPIED:
                with archive.open(table.name + ENDING, "w", force_zip64=True) as member:
                    tables[table.name] = _write_table(connection, table, member)
        contents = Contents(
            format=FORMAT, schema_revision=revision_of(connection) or "", made_at=datetime.now(UTC), tables=tables
        )
        archive.writestr(MANIFEST, contents.model_dump_json(indent=1))
    return contents


def _write_table(connection: Connection, table: Table, member: IO[bytes]) -> TableContents:
    digest, count = hashlib.sha256(), 0
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=ROWS_AT_ONCE)
    for rows in connection.execute(query).partitions():
        content = (json.dumps(list(map(tuple, rows)), ensure_ascii=False, default=_plain) + "\n").encode()
        digest.update(content)
        member.write(content)
        count += len(rows)
    return TableContents(columns=[column.name for column in table.columns], rows=count, sha256=digest.hexdigest())


def _plain(value: date) -> str:
    """Days and moments as ISO texts, moments in UTC; SQLite gives them back without their zone."""
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat()
    return value.isoformat()


@dataclass(frozen=True)
class Copy:
    """A copy that was read through: its contents are whole."""

    path: Path
    contents: Contents

    def pieces(self, table: str) -> Iterator[list[list[Any]]]:
        """Rows of a table, many at once, values as JSON has them."""
        with zipfile.ZipFile(self.path) as archive, archive.open(table + ENDING) as member:
            for line in TextIOWrapper(member, encoding="utf-8"):
                yield json.loads(line)


def read_copy(path: Path) -> Copy:
    """A copy whose digests all fit; UserError when it is none, is damaged, or comes from a newer program."""
    try:
        with zipfile.ZipFile(path) as archive:
            contents = Contents.model_validate_json(archive.read(MANIFEST))
            damaged = [name for name, table in contents.tables.items() if _digest(archive, name) != table.sha256]
    except FileNotFoundError as error:
        raise UserError("There is no file {file}.", file=path.name) from error
    except UNREADABLE as error:
        raise UserError(
            "{file} is not a sound copy of the database. Nothing was changed. Take another copy.", file=path.name
        ) from error
    if damaged:
        raise UserError(
            "{file} is damaged (tables: {tables}). Nothing was changed. Take another copy.",
            file=path.name,
            tables=", ".join(damaged),
        )
    if contents.format != FORMAT or contents.schema_revision not in known_revisions().known:
        raise UserError(
            "{file} comes from a newer version of the program (schema {found}). Nothing was changed. "
            "Install the newer version.",
            file=path.name,
            found=contents.schema_revision,
        )
    return Copy(path, contents)


def _digest(archive: zipfile.ZipFile, table: str) -> str:
    try:
        with archive.open(table + ENDING) as member:
            digest = hashlib.sha256()
            while piece := member.read(PIECE):
                digest.update(piece)
            return digest.hexdigest()
    except UNREADABLE:
        return ""


def restore(engine: Engine, copy: Copy) -> None:
    """Puts the content of a copy in place of all that is in the database, in one transaction, and migrates it."""
    make_folder(engine)
    with explained(engine), engine.begin() as connection:
        be_the_only_writer(connection)
        before = data_version(connection)
        _drop_everything(connection)
        migrate_to(connection, copy.contents.schema_revision)
        found = MetaData()
        found.reflect(connection)
        for table in found.sorted_tables:
            if table.name in copy.contents.tables:
                _fill(connection, table, copy)
        migrate_to(connection, "head")
        set_version(connection, max(before, data_version(connection)) + 1)


def _drop_everything(connection: Connection) -> None:
    found = MetaData()
    found.reflect(connection)
    found.drop_all(connection)


def _fill(connection: Connection, table: Table, copy: Copy) -> None:
    names = copy.contents.tables[table.name].columns
    moments = [place for place, name in enumerate(names) if isinstance(table.c[name].type, DateTime)]
    for rows in copy.pieces(table.name):
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
        for place in moments:
            columns[place] = [_moment(connection, value) for value in columns[place]]
        insert_columns(connection, table, dict(zip(names, columns, strict=True)))
    if "id" in table.c:
        continue_numbers(connection, table)


def _moment(connection: Connection, value: str | None) -> str | None:
    """A moment as the database stores it: SQLite as text without the zone."""
    if value is None or connection.dialect.name != "sqlite":
        return value
    return f"{datetime.fromisoformat(value).replace(tzinfo=None):%Y-%m-%d %H:%M:%S.%f}"
