"""What somebody asks for with `python -m etl sample`, checked; faults are UserError."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from data.catalog import Catalog, Region
from data.errors import UserError
from etl.cleaning.numbers import parse_polish_number
from etl.sample.days import HISTORY_END, HISTORY_START

MOST_ENTITIES, MOST_ATTENDANCE, LARGEST_SEED = 500_000, 20_000_000, 2**63
ALL_SNAPSHOTS = HISTORY_END - HISTORY_START + 1
MANY_ENTITIES, SNAPSHOTS_OF_MANY = 20_000, 2


@dataclass(frozen=True)
class Order:
    """How large a set, from which seed, with how many misspelt rows (a share of 1), into which folder."""

    region: Region
    out: Path
    entities: int = 2_000
    attendance: int = 20_000
    seed: int = 1
    noise: float = 0.01
    snapshots: int = ALL_SNAPSHOTS


def order_from(options: Mapping[str, str], catalog: Catalog, default_region: str) -> Order:
    """Options as typed, e.g. {'entities': '200', 'out': 'demo'} -> an order; UserError names the first wrong one."""
    if not options.get("out", "").strip():
        raise UserError("sample: --out is missing, the folder for the files. See: python -m etl help")
    region_id = options.get("region", default_region)
    region = catalog.regions.get(region_id)
    if region is None:
        raise UserError(
            "--region '{found}': expected one of: {regions}.", found=region_id, regions=", ".join(catalog.regions)
        )
    entities = _whole(options, "entities", Order.entities, 1, MOST_ENTITIES)
    usual = SNAPSHOTS_OF_MANY if entities > MANY_ENTITIES else ALL_SNAPSHOTS
    return Order(
        region=region,
        out=Path(options["out"]),
        entities=entities,
        attendance=_whole(options, "attendance", Order.attendance, 0, MOST_ATTENDANCE),
        seed=_whole(options, "seed", Order.seed, 0, LARGEST_SEED),
        noise=_share(options.get("noise", str(Order.noise))),
        snapshots=_whole(options, "snapshots", usual, 1, ALL_SNAPSHOTS),
    )


def _whole(options: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = options.get(name, str(default)).strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else -1
    if not least <= number <= most:
        raise UserError(
            "--{name} '{found}': expected a whole number from {least} to {most}.",
            name=name,
            found=text,
            least=least,
            most=most,
        )
    return number


def _share(text: str) -> float:
    try:
        share = parse_polish_number(text.strip().replace(".", ","))
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1 or "%" in text:
        raise UserError("--noise '{found}': expected a share of rows from 0 to 1, e.g. 0.01.", found=text)
    return share
