"""A disk that fills up or fails in the midst of a load: the load says so and changes nothing, what was there can be
read meanwhile, and the same load goes through once there is room again.

A full disk is a small memory disk with a ballast on it, so this needs the right to mount (root on Linux).
"""

import os
import random
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, text

from dashboard.views import Views
from data.store.engine import open_engine
from data.store.loads import content_digest
from etl.loading import load_file
from tests.endurance.homes import CATALOG, KINDS, Home, Homes
from tests.endurance.office import OfficeFile, office
from tests.endurance.processes import loader
from tests.endurance.report import Report, Tell
from tests.endurance.states import State, leftovers, state_of
from tests.live import REGION
from tests.servers import postgres_server

DISK_BYTES = 96 * 2**20
FULL, BROKEN = "Na dysku brakuje miejsca. Niczego nie zmieniono.", "Nie udało się odczytać albo zapisać dysku."
NEVER_SAID = ("Traceback", "sqlite3", "psycopg", "Errno", "Nieprzewidziany")
SOURCES = ("pes_registry", "events", "attendance")
PAGES = ("/", "/rejestr", "/wydarzenia")


@contextmanager
def small_disk() -> Iterator[Path]:
    """A folder on a disk of its own."""
    with TemporaryDirectory(prefix="barometr-") as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def homes_on(disk: Path, kind: str) -> Iterator[Homes]:
    """Homes whose data lie on a disk; PostgreSQL keeps its log elsewhere, as it should."""
    if kind == "sqlite":
        yield Homes(disk)
        return
    with postgres_server() as server:
        room = disk / "postgres"
        room.mkdir()
        engine = create_engine(server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            owner = Path(str(connection.scalar(text("SHOW data_directory")))).stat()
            os.chown(room, owner.st_uid, owner.st_gid)
            disk.chmod(0o755)
            connection.execute(text(f"CREATE TABLESPACE ciasny LOCATION '{room}'"))
            for template in ("template1",):
                connection.execute(text(f"ALTER DATABASE {template} SET TABLESPACE ciasny"))
        yield Homes(disk, server)
        with engine.connect() as connection:
            connection.execute(text("ALTER DATABASE template1 SET TABLESPACE pg_default"))
            connection.execute(text("DROP TABLESPACE ciasny"))
        engine.dispose()


@contextmanager
def ballast(disk: Path, free: int) -> Iterator[None]:
    """Leaves so many bytes of a disk."""
    path = disk / "balast"
    with path.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(shutil.disk_usage(disk).free - free, 1))
    try:
        yield
    finally:
        path.unlink()


class Reader:
    """What a web worker that runs already shows."""

    def __init__(self, home: Home) -> None:
        self.engine = open_engine(home.address, read_only=True)
        self.views = Views(self.engine, CATALOG, REGION)
        self.before = self.seen()

    def seen(self) -> tuple[str, list[str]]:
        """The digest and some pages."""
        return content_digest(self.engine), [self.views.markup(f"{page}?lang=en") for page in PAGES]


def point(
    homes: Homes, home: Home, file: OfficeFile, after: State, *, disk: Path, way: str, at: int
) -> tuple[str, list[str]]:
    """How a load ended ('refused' or 'loaded'), and every broken promise; `at` is the room, or the largest file."""
    with homes.copied(home) as copy, ExitStack() as stack:
        with copy.target() as target:
            before = state_of(target)
        reader = Reader(copy)
        stack.callback(reader.engine.dispose)
        if way == "full":
            stack.enter_context(ballast(disk, at))
        options = ("--refused-bytes", str(at)) if way == "broken" else ()
        with loader(copy, file.arguments, *options) as run:
            run.until("ready")
            code, out, err = run.answer()
        said, faults = out + err, []
        if code and not any(told in said for told in (FULL, BROKEN)):
            faults.append(f"said: {said.strip()[-300:]}")
        faults += [f"said {word}: {said.strip()[-300:]}" for word in NEVER_SAID if word in said]
        if code and reader.seen() != reader.before:
            faults.append("the old content could not be read")
        stack.pop_all().close()
        with copy.target() as target:
            if (found := state_of(target)) != (before if code else after):
                faults.append(f"neither old nor new: {found}")
            load_file(target, file.path, source_id=file.source, stan_na=file.stan_na, by="again")
            if state_of(target) != after:
                faults.append("the same load did not go through afterwards")
            faults += [f"left behind: {name}" for name in leftovers(target)]
    return ("refused" if code else "loaded"), faults


def endure(count: int, seed: int, tell: Tell, kinds: tuple[str, ...] = KINDS) -> Report:
    """`count` points in each database: full disks, and for SQLite as many writes that fail."""
    report = Report(f"disks: {count} points in each of {', '.join(kinds)}")
    for kind in kinds:
        dice = random.Random(f"{seed} {kind}")
        with TemporaryDirectory() as folder, small_disk() as disk, homes_on(disk, kind) as homes:
            files = office(Path(folder))
            home = homes.ground()
            with home.target() as target:
                for file in (files[source]["earlier"] for source in reversed(SOURCES)):
                    load_file(target, file.path, source_id=file.source, stan_na=file.stan_na, by="test")
            found: Counter[str] = Counter()
            for number in range(count):
                file = files[SOURCES[number % len(SOURCES)]]["later"]
                after, needed, largest = _carried_through(homes, home, file, disk)
                way = "broken" if kind == "sqlite" and number % 2 else "full"
                at = dice.randrange(largest // 8, largest) if way == "broken" else dice.randrange(needed + 1)
                ended, faults = point(homes, home, file, after, disk=disk, way=way, at=at)
                found[f"{way}: {ended}"] += 1
                report.add(faults, f"{kind} {file.source}, {way} at {at}")
                tell(f"{kind} {number + 1} of {count}: {file.source}, {way} at {at} of {needed}: {ended}")
            report.say(f"{kind}: " + ", ".join(f"{name} {times}" for name, times in sorted(found.items())))
            homes.drop(home)
    return report


def _carried_through(homes: Homes, home: Home, file: OfficeFile, disk: Path) -> tuple[State, int, int]:
    """The content after a load that nothing disturbs, the room it took and the largest file of its home."""
    with homes.copied(home) as copy:
        room = shutil.disk_usage(disk).free
        with copy.target() as target:
            load_file(target, file.path, source_id=file.source, stan_na=file.stan_na, by="test")
            used = max(room - shutil.disk_usage(disk).free, 0)
            largest = max(path.stat().st_size for path in copy.data_dir.rglob("*") if path.is_file())
            return state_of(target), used, largest
