"""Kills loads: at a random moment, at the n-th write, in the midst of a write. What is left is the old content or the
new, the same load can be run again at once, and nothing of the killed process stays behind.
"""

import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from etl.loading import load_file
from tests.endurance.homes import KINDS, Home, Homes, homes_of
from tests.endurance.office import OfficeFile, office
from tests.endurance.processes import loader
from tests.endurance.report import Report, Tell
from tests.endurance.states import State, leftovers, state_of

SOURCES = ("attendance", "pes_registry", "events")
SMALLEST_FILE = 64 * 1024
MOST_SECONDS = 5.0
APART = ("--large", "1", "--piece", "60000")


class Case(NamedTuple):
    """A load to be killed: where from, what it brings, both states, and how long and how many writes it is."""

    file: OfficeFile
    options: tuple[str, ...]
    before: State
    after: State
    seconds: float
    writes: int
    largest: int


class Kill(NamedTuple):
    """How a load was killed: 'moment' with seconds, 'write' with its number, 'bytes' with the size of a file."""

    way: str
    at: float

    @property
    def options(self) -> tuple[str, ...]:
        """Those of the loader."""
        option = {"moment": (), "write": ("--kill-at", f"{self.at:.0f}"), "bytes": ("--most-bytes", f"{self.at:.0f}")}
        return option[self.way]


@dataclass
class Ground:
    """A home with the earlier files, and the loads to be killed there."""

    homes: Homes
    home: Home
    cases: list[Case] = field(default_factory=list)

    def kill(self, case: Case, kill: Kill) -> tuple[str, list[str]]:
        """What the killed load left ('old', 'new' or 'over', when it ended before), and every broken promise."""
        with self.homes.copied(self.home) as home:
            ended = _killed(home, case, kill)
            faults = [f"still running: {process}" for process in ended.survivors]
            with home.target() as target:
                if self.homes.server is None and (answer := _integrity(home)) != "ok":
                    faults.append(f"integrity: {answer}")
                found = state_of(target)
                if found not in (case.before, case.after):
                    faults.append(f"neither old nor new: {found}")
                started = time.monotonic()
                load_file(target, case.file.path, source_id=case.file.source, stan_na=case.file.stan_na, by="again")
                if (seconds := time.monotonic() - started) > MOST_SECONDS:
                    faults.append(f"the next load took {seconds:.1f} s")
                if state_of(target) != case.after:
                    faults.append(f"after another load: {state_of(target)}")
                faults += [f"left behind: {name}" for name in leftovers(target)]
        return ("over" if ended.code == 0 else "new" if found == case.after else "old"), faults


class _Ended(NamedTuple):
    code: int
    survivors: list[str]


def _killed(home: Home, case: Case, kill: Kill) -> _Ended:
    with loader(home, case.file.arguments, *case.options, *kill.options) as run:
        run.until("ready")
        if kill.way == "moment":
            time.sleep(kill.at)
            run.process.kill()
        return _Ended(run.answer()[0], run.survivors())


def _integrity(home: Home) -> str:
    with home.target() as target, target.engine.connect() as db:
        return str(db.exec_driver_sql("PRAGMA integrity_check").scalar_one())


@contextmanager
def ground_of(kind: str, server: str | None = None, sources: tuple[str, ...] = SOURCES) -> Iterator[Ground]:
    """A home and its cases; attendance comes twice, read in one process and in two."""
    with TemporaryDirectory() as folder, homes_of(kind, server) as homes:
        files = office(Path(folder))
        home = homes.ground()
        with home.target() as target:
            for file in (files[source]["earlier"] for source in ("events", "pes_registry", "attendance")):
                load_file(target, file.path, source_id=file.source, stan_na=file.stan_na, by="test")
        ground = Ground(homes, home)
        for source in sources:
            ground.cases.append(_case(ground, files[source]["later"], ()))
        if "attendance" in sources:
            ground.cases.append(_case(ground, files["attendance"]["later"], APART))
        yield ground


def _case(ground: Ground, file: OfficeFile, options: tuple[str, ...]) -> Case:
    """The load carried through once, which tells what there is to be killed."""
    with ground.homes.copied(ground.home) as home:
        with home.target() as target:
            before = state_of(target)
        with loader(home, file.arguments, *options, "--count") as run:
            run.until("ready")
            started = time.monotonic()
            code, _out, err = run.answer()
            seconds = time.monotonic() - started
        if code:
            raise RuntimeError(err)
        with home.target() as target:
            after = state_of(target)
        largest = 0
        with suppress(FileNotFoundError):
            largest = (home.data_dir / "barometr.sqlite").stat().st_size
    return Case(file, options, before, after, seconds, int(err.split()[-1]), largest)


def kills_of(case: Case, count: int, dice: random.Random, *, bytes_too: bool) -> Iterator[Kill]:
    """Half of them at random moments, the others spread over all writes; of these a third by size in SQLite."""
    moments = (count + 1) // 2
    sizes = (count - moments) // 3 if bytes_too else 0
    writes = count - moments - sizes
    yield from (Kill("moment", dice.uniform(0, case.seconds)) for _ in range(moments))
    yield from (Kill("bytes", dice.randrange(SMALLEST_FILE, case.largest)) for _ in range(sizes))
    begin = dice.random()
    yield from (Kill("write", 1 + int((n + begin) / writes * case.writes)) for n in range(writes))


def endure(count: int, seed: int, tell: Tell, server: str | None = None, kinds: tuple[str, ...] = KINDS) -> Report:
    """`count` kills in each database; the report counts what was left."""
    report = Report(f"kills: {count} in each of {', '.join(kinds)}")
    for kind in kinds:
        dice = random.Random(f"{seed} {kind}")
        with ground_of(kind, server) as ground:
            left: Counter[str] = Counter()
            shares = [len(range(place, count, len(ground.cases))) for place in range(len(ground.cases))]
            for case, share in zip(ground.cases, shares, strict=True):
                name = f"{kind} {case.file.source}{' apart' if case.options else ''}"
                tell(f"{name}: {case.writes} writes, {case.seconds:.1f} s, {share} kills")
                for kill in kills_of(case, share, dice, bytes_too=kind == "sqlite"):
                    found, faults = ground.kill(case, kill)
                    left[f"{kill.way}: {found}"] += 1
                    report.add(faults, f"{name}, {kill.way} {kill.at:.3f}")
            report.say(f"{kind}: " + ", ".join(f"{name} {times}" for name, times in sorted(left.items())))
    return report
