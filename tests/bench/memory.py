"""Memory of a worker once one reader, then fifty, have read ever new views of every page; two workers of gunicorn.

What workers share counts by parts, so that the sum is what the machine has to have. The reference is one process with
Dash and pandas imported and nothing else.
"""

import subprocess
import sys
from pathlib import Path

from tests.bench.selections import PAGES, varied
from tests.bench.server import question
from tests.bench.table import Row, row
from tests.bench.users import USERS, clicked
from tests.office import ROOT, WITH_WORKERS, Office, office

NEW_OF_PAGE = 500
IMPORTED = """
import re, dash, pandas
print(re.search(r"Pss: +([0-9]+)", open("/proc/self/smaps_rollup").read())[1])
"""
SHARE = "barometr_worker_proportional_bytes"


def memory(database: Path, quick: bool) -> list[Row]:
    """Megabytes of the largest worker (Linux)."""
    seconds = 10.0 if quick else 60.0
    done = subprocess.run([sys.executable, "-c", IMPORTED], cwd=ROOT, capture_output=True, text=True, check=True)
    reference = [int(done.stdout) / 1024]
    asked = [question(address, "data") for page in PAGES for address in varied(page, NEW_OF_PAGE)]
    with office(WITH_WORKERS, database_url=f"sqlite:///{database}") as running:
        found = []
        for users in (1, USERS):
            clicked(running, asked, seconds, users)
            found.append(row(f"memory of a worker, {users} reading", "MB", [max(workers(running).values())], reference))
    return found


def workers(running: Office) -> dict[str, float]:
    """Megabytes of each worker by the number of its process, of what it shares with others its part."""
    found = running.metrics().items()
    return {name.split('"')[1]: size / 1024**2 for name, size in found if name.startswith(SHARE)}
