"""Flips single bytes of the SQLite file: a page then shows what it showed before, or says that the database is
damaged; never another number.
"""

import random
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.views import Views
from data.store.engine import open_engine
from data.store.guard import Guard
from data.store.seal import make_seal
from tests.endurance.homes import CATALOG
from tests.endurance.report import Report, Tell
from tests.live import REGION, load_bundle

ADDRESSES = ("/", "/mapa", "/rejestr", "/plan", "/wydarzenia", "/porownanie", "/dane")
SAID = "jest uszkodzona, więc nie pokazujemy z niej żadnej liczby"


def flip(path: Path, place: int, mask: int = 0xFF) -> None:
    """Turns bits of one byte; a second time turns them back."""
    with path.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ mask]))


def pages_of(database: Path) -> list[str]:
    """What a program that is started now shows."""
    engine = open_engine(f"sqlite:///{database}", read_only=True)
    try:
        views = Views(engine, CATALOG, REGION, guard=Guard(engine, database.parent / "kopie"))
        return [views.markup(address) for address in ADDRESSES]
    finally:
        engine.dispose()


def flips_of(database: Path, count: int, dice: random.Random) -> Report:
    """`count` bytes of a database, one after the other."""
    report = Report(f"flips: {count} of {database.stat().st_size} bytes, {len(ADDRESSES)} pages each")
    writer = open_engine(f"sqlite:///{database}")
    if not make_seal(writer):
        report.add(["the file could not be sealed"], database.name)
    writer.dispose()
    before, found = pages_of(database), Counter[str]()
    for _ in range(count):
        place, mask = dice.randrange(database.stat().st_size), 1 << dice.randrange(8)
        flip(database, place, mask)
        for address, shown, was in zip(ADDRESSES, pages_of(database), before, strict=True):
            told = "told" if SAID in shown else "as before" if shown == was else "wrong"
            found[told] += 1
            if told == "wrong":
                report.add([f"{address} shows something else"], f"byte {place}, mask {mask}")
        flip(database, place, mask)
    if pages_of(database) != before:
        report.add(["not as before once all bytes were turned back"], database.name)
    report.say(", ".join(f"{name}: {times}" for name, times in sorted(found.items())))
    return report


def endure(count: int, seed: int, tell: Tell) -> Report:
    """`count` flips in the bundled database."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "barometr.sqlite"
        load_bundle(database)
        tell(f"{database.stat().st_size} bytes")
        return flips_of(database, count, random.Random(seed))
