"""Making the database and loading the bundled files, against inserting the same rows and nothing else."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.bench.table import Row, row
from tests.live import bootstrap_bundle

Tables = dict[str, list[tuple[object, ...]]]


def bootstraps(database: Path, quick: bool) -> list[Row]:
    """Seconds of a bootstrap; the reference is one `executemany` a table in one transaction."""
    schema, tables = content(database)
    ours, bare = [], []
    for _ in range(3 if quick else 7):
        with TemporaryDirectory() as folder:
            start = perf_counter()
            bootstrap_bundle(Path(folder) / "ours.sqlite")
            ours.append(perf_counter() - start)
            start = perf_counter()
            insert(Path(folder) / "bare.sqlite", schema, tables)
            bare.append(perf_counter() - start)
    return [row(f"bootstrap, {sum(map(len, tables.values()))} rows", "s", ours, bare)]


def content(database: Path) -> tuple[list[str], Tables]:
    """Statements that make the tables and their indexes, and all their rows."""
    with closing(sqlite3.connect(database)) as connection:
        made = connection.execute("SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC")
        entries = [entry for entry in made.fetchall() if not entry[0].startswith("sqlite_")]
        names = [name for name, kind, _sql in entries if kind == "table"]
        return [sql for _name, _kind, sql in entries], {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names
        }


def insert(database: Path, schema: list[str], tables: Tables) -> None:
    """The rows, with no reading of files, no checks and no summaries."""
    with closing(sqlite3.connect(database)) as connection, connection:
        for statement in schema:
            connection.execute(statement)
        for name, rows in tables.items():
            if rows:
                connection.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(rows[0]))})', rows)
