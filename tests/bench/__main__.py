"""`python -m tests.bench [--quick] [--only NAME] [--json FILE] [--database FILE [--larger FILE]]`."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from data.store.engine import check_schema, open_engine
from tests.bench.against_plain import against_plain_dash
from tests.bench.browser import changes_in_browser, cold_starts, growth_in_browser
from tests.bench.bulk import bulk_loads
from tests.bench.files import files
from tests.bench.loading import bootstraps
from tests.bench.memory import memory
from tests.bench.server import answers, bytes_per_change
from tests.bench.table import Row, as_json, as_text
from tests.bench.users import concurrent_users
from tests.live import load_bundle

Measurement = Callable[[Path, bool], list[Row]]
MEASUREMENTS: tuple[Measurement, ...] = (
    answers,
    bytes_per_change,
    bootstraps,
    bulk_loads,
    changes_in_browser,
    cold_starts,
    files,
    concurrent_users,
    memory,
    against_plain_dash,
)


def main(arguments: list[str]) -> int:
    """Runs every measurement on one database: a fresh one with the bundled data, or the one that is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repeats, under five minutes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the rows as JSON")
    names = [measure.__name__ for measure in MEASUREMENTS]
    parser.add_argument("--only", choices=names, help="one measurement alone")
    parser.add_argument("--database", type=Path, metavar="FILE", help="measure on this database (SQLite)")
    parser.add_argument("--larger", type=Path, metavar="FILE", help="only changes in this one, against the other")
    options = parser.parse_args(arguments)
    rows: list[Row] = []
    with TemporaryDirectory() as folder:
        database = options.database or Path(folder) / "barometr.sqlite"
        if options.database is None:
            load_bundle(database)
        for measured in filter(None, (database, options.larger)):
            require_prepared(measured)
        if options.larger:
            rows = growth_in_browser(database, options.larger, options.quick)
        for measure in () if options.larger else MEASUREMENTS:
            if options.only not in (None, measure.__name__):
                continue
            print(f"… {measure.__name__}", file=sys.stderr, flush=True)
            rows += measure(database, options.quick)
    print(as_text(rows))
    if options.json:
        options.json.write_text(as_json(rows), encoding="utf-8")
    return 0


def require_prepared(database: Path) -> None:
    """UserError for a database of another version: its pages would only say so, and quickly."""
    engine = open_engine(f"sqlite:///{database}", read_only=True)
    check_schema(engine)
    engine.dispose()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
