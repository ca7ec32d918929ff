"""A running office with a registry and events of any size, made by code; its lists of people are still to be loaded."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.endurance.report import Tell
from tests.office import ROOT, WITH_WORKERS, Office, office

STAN_NA = "2025-12-31"
REGISTRY, EVENTS, LISTS = "demo_rejestr_pes_2025-12-31.csv", "demo_wydarzenia.csv", "demo_listy_obecnosci.csv"
ENTITIES = 10  # attendances for each entity
FEWEST_ENTITIES = 100


@contextmanager
def filled_office(url: str, folder: Path, count: int, tell: Tell) -> Iterator[Office]:
    """Two workers on the database `url`; `count` rows of lists lie in `folder`, the registry has a tenth as many."""
    environment = os.environ | {"BAROMETR_DATABASE_URL": url, "BAROMETR_DATA_DIR": str(folder / "var")}
    sizes = ("--entities", str(max(count // ENTITIES, FEWEST_ENTITIES)), "--attendance", str(count))
    etl(environment, "sample", *sizes, "--snapshots", "1", "--seed", "1", "--out", str(folder))
    etl(environment, "bootstrap")
    for name, source in ((REGISTRY, "pes_registry"), (EVENTS, "events")):
        load(environment, folder / name, source)
        tell(f"{source} loaded")
    with office(WITH_WORKERS, database_url=url, data_dir=str(folder / "var")) as running:
        yield running


def load(environment: Mapping[str, str], file: Path, source: str) -> None:
    """As the data steward loads it; RuntimeError when it is refused."""
    etl(environment, "load", str(file), "--source", source, "--stan-na", STAN_NA)


def etl(environment: Mapping[str, str], *arguments: str) -> str:
    """What the command says; RuntimeError when it fails."""
    command = [sys.executable, "-m", "etl", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError((done.stdout + done.stderr)[-2000:])
    return done.stdout
