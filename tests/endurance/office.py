"""Files of an invented office, an earlier and a later one of each source, with other rows and many in common."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from etl.sample.demo_set import demo_set
from etl.sample.order import Order
from etl.sample.write import write_set
from tests.endurance.homes import CATALOG

STAN_NA = {"earlier": date(2025, 12, 31), "later": date(2026, 3, 31)}
REGISTRY = {"earlier": "demo_rejestr_pes_2024-12-31.csv", "later": "demo_rejestr_pes_2025-12-31.csv"}
CUT = {"events": "demo_wydarzenia.csv", "attendance": "demo_listy_obecnosci.csv"}


class OfficeFile(NamedTuple):
    """A file, its source and the day it speaks of."""

    source: str
    path: Path
    stan_na: date

    @property
    def arguments(self) -> list[str]:
        """What loads it, after `python -m etl`."""
        return ["load", str(self.path), "--source", self.source, "--stan-na", self.stan_na.isoformat()]


def office(folder: Path, entities: int = 150, rows: int = 3_000) -> dict[str, dict[str, OfficeFile]]:
    """`office(folder)["events"]["later"]`: two files of each source."""
    region = CATALOG.regions[CATALOG.default_region()]
    write_set(demo_set(Order(region, folder / "demo", entities, rows, snapshots=2, noise=0.0)), lambda *_: None)
    files: dict[str, dict[str, OfficeFile]] = {"pes_registry": {}}
    for when, name in REGISTRY.items():
        files["pes_registry"][when] = OfficeFile("pes_registry", folder / "demo" / name, STAN_NA[when])
    for source, name in CUT.items():
        header, *lines = (folder / "demo" / name).read_bytes().splitlines(keepends=True)
        third = len(lines) // 3
        parts = {"earlier": lines[: 2 * third], "later": [line for n, line in enumerate(lines[third:]) if n % 7]}
        files[source] = {}
        for when, part in parts.items():
            path = folder / f"{source}_{when}.csv"
            path.write_bytes(header + b"".join(part))
            files[source][when] = OfficeFile(source, path, STAN_NA[when])
    return files
