"""Loading a registry and lists of people with all checks, against the fastest load of the same files without any.

The reference is DuckDB, which reads the files (as UTF-8, made before the clock starts) into text columns of SQLite or
PostgreSQL; of a workbook it is the bare reading by the fastest reader. Each side runs in a process of its own.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from tests.bench.table import Row, row
from tests.bench.workbook import write_workbook
from tests.live import load_bundle
from tests.servers import new_postgres_database, postgres_server

REGISTRY, EVENTS, LISTS = "demo_rejestr_pes_2025-12-31", "demo_wydarzenia", "demo_listy_obecnosci"
STAN_NA = "2025-12-31"
ROOT = Path(__file__).parents[2]
MEGABYTE = 1024**2

DUCKDB = """
import sys
from duckdb_extensions import import_extension
import duckdb
kind, target, *files = sys.argv[1:]
import_extension("sqlite_scanner" if kind == "sqlite" else "postgres_scanner")
db = duckdb.connect()
db.execute(f"LOAD {'sqlite' if kind == 'sqlite' else 'postgres'}")
db.execute(f"ATTACH '{target}' AS there (TYPE {kind})")
for number, file in enumerate(files):
    db.execute(f"CREATE TABLE there.bare{number} AS SELECT * FROM read_csv('{file}', delim=';', header=true, "
               "all_varchar=true)")
"""
CALAMINE = """
import sys
import python_calamine
python_calamine.load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()
"""


class Run(NamedTuple):
    """Seconds, and the most memory of a process and its children, each for itself."""

    seconds: float
    megabytes: float


def run(arguments: Sequence[str], **environment: str) -> Run:
    """A process from start to end; it must succeed."""
    command = [sys.executable, "-m", "tests.bench.watched", *arguments]
    start = perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True)
    seconds = perf_counter() - start
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: {done.stderr[-2000:]}")
    return Run(seconds, float(done.stderr.rsplit("\n", 2)[-2]) / 1024)


def bulk_loads(_database: Path, quick: bool) -> list[Row]:
    """Seconds for 200,000 entities and 2,000,000 rows of lists (a tenth of both with `--quick`)."""
    entities, rows, repeats = (20_000, 200_000, 2) if quick else (200_000, 2_000_000, 3)
    with TemporaryDirectory() as folder:
        files = Path(folder)
        sample = ["-m", "etl", "sample", "--entities", str(entities), "--attendance", str(rows), "--snapshots", "1"]
        run([*sample, "--seed", "1", "--out", folder])
        plain = [_as_utf8(files / f"{name}.csv") for name in (REGISTRY, LISTS)]
        found = _into_sqlite(files, plain, repeats, f"{entities:,} + {rows:,} rows")
        found += _into_postgres(files, plain, repeats, f"{entities:,} + {rows:,} rows")
        return found + _of_workbook(files, repeats, f"{entities:,} rows")


def _into_sqlite(files: Path, plain: Sequence[str], repeats: int, size: str) -> list[Row]:
    ours, bare, memory = [], [], []
    for number in range(repeats):
        home = files / f"sqlite{number}"
        load_bundle(home / "barometr.sqlite")
        runs = _loads(files, BAROMETR_DATA_DIR=str(home))
        ours.append(sum(one.seconds for one in runs))
        memory.append(max(one.megabytes for one in runs))
        bare.append(run(["-c", DUCKDB, "sqlite", str(files / f"bare{number}.sqlite"), *plain]).seconds)
    return [row(f"load into SQLite, {size}", "s", ours, bare), row("memory of that", "MB", memory)]


def _into_postgres(files: Path, plain: Sequence[str], repeats: int, size: str) -> list[Row]:
    ours, bare, memory = [], [], []
    for number in range(repeats):
        with postgres_server() as server, new_postgres_database(server) as address:
            home = {"BAROMETR_DATABASE_URL": address, "BAROMETR_DATA_DIR": str(files / f"postgres{number}")}
            run(["-m", "etl", "bootstrap"], **home)
            runs = _loads(files, **home)
            ours.append(sum(one.seconds for one in runs))
            memory.append(max(one.megabytes for one in runs))
            plain_address = address.replace("postgresql+psycopg", "postgresql")
            bare.append(run(["-c", DUCKDB, "postgres", plain_address, *plain]).seconds)
    return [row(f"load into PostgreSQL, {size}", "s", ours, bare), row("memory of that", "MB", memory)]


def _loads(files: Path, **home: str) -> list[Run]:
    """Events first, which are not part of the comparison."""
    load = ["-m", "etl", "load", "--stan-na", STAN_NA, "--source"]
    run([*load, "events", str(files / f"{EVENTS}.csv")], **home)
    pairs = (("pes_registry", REGISTRY), ("attendance", LISTS))
    return [run([*load, source, str(files / f"{name}.csv")], **home) for source, name in pairs]


def _of_workbook(files: Path, repeats: int, size: str) -> list[Row]:
    workbook = files / "rejestr.xlsx"
    write_workbook(files / f"{REGISTRY}.csv", workbook)
    ours, bare, memory = [], [], []
    for number in range(repeats):
        home = files / f"workbook{number}"
        load_bundle(home / "barometr.sqlite")
        load = ["-m", "etl", "load", str(workbook), "--source", "pes_registry", "--stan-na", STAN_NA]
        ours.append(run(load, BAROMETR_DATA_DIR=str(home)))
        bare.append(run(["-c", CALAMINE, str(workbook)]).seconds)
        memory.append(ours[-1].megabytes)
    return [
        row(f"load of an XLSX, {size}", "s", [one.seconds for one in ours], bare),
        row("memory of that", "MB", memory),
    ]


def _as_utf8(path: Path) -> str:
    """A copy that DuckDB can read; its time does not count."""
    copy = path.with_suffix(".utf8.csv")
    with path.open(encoding="cp1250", newline="") as old, copy.open("w", encoding="utf-8", newline="") as new:
        while text := old.read(MEGABYTE):
            new.write(text)
    return str(copy)
