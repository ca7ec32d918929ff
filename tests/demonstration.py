"""A small demonstration set beside the bundled data, loaded as an office loads it."""

import re
from datetime import date
from pathlib import Path

from data.catalog import read_catalog
from data.store.engine import open_engine
from etl.loading import Target, load_file
from etl.sample.demo_set import demo_set
from etl.sample.order import Order
from etl.sample.write import write_set
from tests.live import load_bundle

STAN_NA = date(2025, 12, 31)
SOURCE_BY_FILE = {
    "demo_wydarzenia.csv": "events",
    "demo_listy_obecnosci.csv": "attendance",
    "demo_liczby_obecnych.csv": "attendance_counts",
    "demo_plan.csv": "plan",
    "demo_wartosci_planu.csv": "plan_values",
}
SNAPSHOT = re.compile(r"demo_rejestr_pes_(\d{4}-\d{2}-\d{2})\.csv")


def load_demonstration(database: Path, *, entities: int = 300, attendance: int = 800, snapshots: int = 2) -> None:
    """Makes a database with the bundled data and an invented registry, events, lists and plan of Śląskie."""
    load_bundle(database)
    catalog = read_catalog()
    folder = database.parent / "zestaw"
    order = Order(catalog.regions["slaskie"], folder, entities, attendance, noise=0.0, snapshots=snapshots)
    write_set(demo_set(order), lambda *_: None)
    writer = open_engine(f"sqlite:///{database}")
    target = Target(writer, catalog, database.parent)
    for path in sorted(folder.iterdir()):
        found = SNAPSHOT.fullmatch(path.name)
        if found:
            load_file(target, path, source_id="pes_registry", stan_na=date.fromisoformat(found[1]), by="test")
    for name, source in SOURCE_BY_FILE.items():
        load_file(target, folder / name, source_id=source, stan_na=STAN_NA, by="test")
    writer.dispose()
