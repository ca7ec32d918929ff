"""Writes small demonstration sets and reads them back."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.catalog import read_catalog
from etl.sample.demo_set import demo_set
from etl.sample.order import order_from
from etl.sample.write import write_set

Row = dict[str, str]
CATALOG = read_catalog()


@dataclass(frozen=True)
class Written:
    """A set on the disk."""

    folder: Path

    def rows(self, name: str) -> list[Row]:
        """Rows of one file as text."""
        with (self.folder / f"{name}.csv").open(encoding="cp1250", newline="") as file:
            return list(csv.DictReader(file, delimiter=";", strict=True))

    @property
    def names(self) -> list[str]:
        """Files without their ending, sorted."""
        return sorted(path.stem for path in self.folder.glob("*.csv"))

    def snapshots(self) -> dict[str, list[Row]]:
        """Rows of the registry by day, the oldest first."""
        start = "demo_rejestr_pes_"
        return {name.removeprefix(start): self.rows(name) for name in self.names if name.startswith(start)}

    @property
    def truth(self) -> Any:
        """The content of prawda.json."""
        return json.loads((self.folder / "prawda.json").read_text(encoding="utf-8"))

    def content(self) -> dict[str, bytes]:
        """Bytes by file name."""
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}


def written(folder: Path, **options: object) -> Written:
    """A set with these options; small unless they say otherwise."""
    asked = {"entities": 300, "attendance": 900, "noise": 0, **options, "out": folder}
    order = order_from({name: str(value) for name, value in asked.items()}, CATALOG, "slaskie")
    write_set(demo_set(order), lambda *_progress: None)
    return Written(folder)
