"""`python -m tests.bench.national FOLDER`: a database of the whole country, to be measured with
`python -m tests.bench --database SMALL --larger FOLDER/barometr.sqlite`.

All gminy have boundaries here; those of regions that no file of ours names get invented names and people. Entities,
events and lists are those of the demonstration set, spread over the country.
"""

import argparse
import csv
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from os import environ
from pathlib import Path

from data.catalog import read_catalog
from etl.bundle import RAW
from etl.sample.demo_set import demo_set
from etl.sample.order import Order
from etl.sample.territory import Gmina, Territory, read_territory
from etl.sample.write import write_set
from geo.boundaries import load
from tests.live import REGION, load_bundle

COUNTRY, STAN_NA = "PL", "2025-12-31"
TERRITORY_DAY, PEOPLE, ENTITIES, ATTENDANCE = "2025-01-01", 15_500, 200_000, 2_000_000
RURAL = "2"
Row = Mapping[str, str]


def country() -> Territory:
    """All gminy, those of the regions that come with the program as they are."""
    catalog = read_catalog()
    known = [gmina for region in catalog.regions.values() for gmina in read_territory(region).gminy]
    codes = {gmina.terc[:6] for gmina in known}
    others = [_invented(code) for area in load(COUNTRY).areas for code in load(area).areas if code not in codes]
    region = catalog.regions[REGION].model_copy(update={"subregions": []})
    gminy = sorted([*known, *others], key=lambda gmina: gmina.terc)
    return Territory(region, tuple(replace(gmina, subregion="") for gmina in gminy))


def _invented(code: str) -> Gmina:
    return Gmina(code + RURAL, f"Zmyślona {code}", "wiejska", code[:4], f"zmyślony {code[:4]}", PEOPLE, "", True, True)


def territory_files(found: Territory, folder: Path) -> list[tuple[str, Path]]:
    """Sources and files that name all areas, those of the bundled files first."""
    gminy, powiaty = _rows("territory"), _rows("powiaty")
    named, met = {row["terc"] for row in gminy}, {row["code"] for row in powiaty}
    for gmina in found.gminy:
        if gmina.terc not in named:
            gminy.append({"terc": gmina.terc, "name": gmina.name, "kind": gmina.kind, "powiat": gmina.powiat})
        if gmina.powiat not in met:
            met.add(gmina.powiat)
            code = gmina.powiat[:2]
            powiat = {"code": gmina.powiat, "name": gmina.powiat_name, "kind": "powiat"}
            powiaty.append(powiat | {"voivodeship": code, "voivodeship_name": f"województwo {code}"})
    return [
        ("powiaty", _written(folder / "powiaty.csv", powiaty)),
        ("territory", _written(folder / "territory.csv", gminy)),
    ]


def _rows(name: str) -> list[dict[str, str]]:
    with (RAW / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _written(path: Path, rows: Sequence[Row]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def build(folder: Path, entities: int, attendance: int) -> None:
    """Writes the files and loads them, as an office would."""
    found, files = country(), folder / "pliki"
    folder.mkdir(parents=True, exist_ok=True)
    load_bundle(folder / "barometr.sqlite")
    order = Order(found.region, files, entities, attendance, snapshots=2)
    write_set(demo_set(order, found), lambda *_: None)
    demo = [
        *(("pes_registry", path) for path in sorted(files.glob("demo_rejestr_pes_*.csv"))),
        ("events", files / "demo_wydarzenia.csv"),
        ("attendance", files / "demo_listy_obecnosci.csv"),
        ("attendance_counts", files / "demo_liczby_obecnych.csv"),
        ("plan", files / "demo_plan.csv"),
        ("plan_values", files / "demo_wartosci_planu.csv"),
    ]
    _loaded(folder, territory_files(found, folder), TERRITORY_DAY)
    _loaded(folder, demo, STAN_NA)


def _loaded(folder: Path, files: Iterable[tuple[str, Path]], day: str) -> None:
    for source, path in files:
        snapshot = path.stem.rpartition("_")[2] if source == "pes_registry" else day
        command = ["-m", "etl", "load", str(path), "--source", source, "--stan-na", snapshot, "--accept-rejects"]
        subprocess.run([sys.executable, *command], check=True, env=environ | {"BAROMETR_DATA_DIR": str(folder)})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench.national", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--entities", type=int, default=ENTITIES)
    parser.add_argument("--attendance", type=int, default=ATTENDANCE)
    options = parser.parse_args()
    build(options.folder, options.entities, options.attendance)
