"""Two loads at once leave what one after the other leaves, and each of them says clearly what became of it."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

from etl.loading import load_file
from tests.endurance.homes import KINDS, Home, Homes, homes_of
from tests.endurance.office import OfficeFile, office
from tests.endurance.processes import Loader, loader
from tests.endurance.report import Report, Tell
from tests.endurance.states import State, leftovers, state_of
from tests.workbooks import csv_text

LOADED, ALREADY, WAITED = "loaded", "already loaded", "another load is running"
SAYS = {LOADED: "wczytano jako wczytanie nr", ALREADY: "już wczytano (wczytanie nr", WAITED: "korzysta inne wczytanie"}
NEVER_SAID = ("database is locked", "Traceback", "lock timeout", "sqlite3.", "psycopg")
MOST_SECONDS = 7.0
HELD_SECONDS = 9.0
# The same entity gets a KRS in the second file: it keeps its key when the first file is there already.
REGISTRY = (
    (date(2024, 12, 31), "Fundacja Żuraw;fundacja;;123456785;Cieszyn"),
    (date(2025, 12, 31), "Fundacja Żuraw;fundacja;0000700011;123456785;Cieszyn"),
)


class Pair(NamedTuple):
    """Two files that are loaded at once."""

    kind: str
    first: OfficeFile
    second: OfficeFile


class Said(NamedTuple):
    """What a load said at its end: one of LOADED, ALREADY, WAITED or its whole output; after how many seconds."""

    answer: str
    seconds: float
    text: str


@dataclass
class Meetings:
    """A home where loads meet, and what may come of it."""

    homes: Homes
    home: Home
    known: dict[tuple[OfficeFile, ...], State] = field(default_factory=dict)

    def after(self, *files: OfficeFile) -> State:
        """The content after these loads, one after the other."""
        if files not in self.known:
            self.known[files] = self._loaded(files)
        return self.known[files]

    def _loaded(self, files: Sequence[OfficeFile]) -> State:
        with self.homes.copied(self.home) as home, home.target() as target:
            for file in files:
                load_file(target, file.path, source_id=file.source, stan_na=file.stan_na, by="test")
            return state_of(target)

    def meet(self, pair: Pair) -> tuple[str, list[str]]:
        """How it ended, and every broken promise."""
        with self.homes.copied(self.home) as home:
            said = _at_once(home, pair)
            answers = [one_said.answer for one_said in said]
            files = (pair.first, pair.second)
            done = [file for file, answer in zip(files, answers, strict=True) if answer == LOADED]
            allowed = [self.after(*done), self.after(*reversed(done))]
            faults = [fault for one_said in said for fault in unclear(one_said)]
            if not done:
                faults.append("neither was loaded")
            if ALREADY in answers and pair.first != pair.second:
                faults.append("another file passed for the same")
            with home.target() as target:
                if (found := state_of(target)) not in allowed:
                    faults.append(f"no serial order: {found}, allowed {allowed}")
                faults += [f"left behind: {name}" for name in leftovers(target)]
        return " + ".join(sorted(answers)), faults

    def wait(self, first: OfficeFile, second: OfficeFile) -> tuple[Said, list[str]]:
        """The second load while the first holds the database: it says so in time, and works when it is run again."""
        with self.homes.copied(self.home) as home:
            with loader(home, first.arguments, "--hold", str(HELD_SECONDS)) as one:
                one.until("holding")
                with loader(home, second.arguments) as two:
                    two.until("ready")
                    said = said_by(two, monotonic())
                faults = unclear(said)
                if said.answer != WAITED:
                    faults.append(f"the second load said: {said.text}")
                if said.seconds > MOST_SECONDS:
                    faults.append(f"the second load answered after {said.seconds:.1f} s")
                if said_by(one, monotonic()).answer != LOADED:
                    faults.append("the first load was disturbed")
            with home.target() as target:
                load_file(target, second.path, source_id=second.source, stan_na=second.stan_na, by="again")
                if state_of(target) != self.after(first, second):
                    faults.append("the second load, run again, comes to something else")
        return said, faults


def _at_once(home: Home, pair: Pair) -> list[Said]:
    with loader(home, pair.first.arguments, "--wait") as one, loader(home, pair.second.arguments, "--wait") as two:
        for run in (one, two):
            run.until("ready")
        started = monotonic()
        for run in (one, two):
            run.go()
        return [said_by(run, started) for run in (one, two)]


def said_by(run: Loader, started: float) -> Said:
    """Waits for the end of a load."""
    code, out, err = run.answer()
    text = out + err
    answer = next((name for name, words in SAYS.items() if words in text), text)
    right = {LOADED: 0, ALREADY: 0, WAITED: 2}
    return Said(answer if right.get(answer) == code else text, monotonic() - started, text)


def unclear(said: Said) -> list[str]:
    """What nobody at a terminal should have to read."""
    faults = [f"it says {words!r}: {said.text}" for words in NEVER_SAID if words.lower() in said.text.lower()]
    return faults + [f"unclear: {said.text!r}"] * (said.answer not in SAYS)


def pairs_of(files: dict[str, dict[str, OfficeFile]]) -> list[Pair]:
    """The same file twice, one source as of two dates, two sources."""
    same = [Pair("same file", files[source]["later"], files[source]["later"]) for source in files]
    dates = [Pair("two dates", files[source]["earlier"], files[source]["later"]) for source in files]
    both = (("events", "attendance"), ("pes_registry", "events"), ("attendance", "pes_registry"))
    sources = [Pair("two sources", files[one]["earlier"], files[other]["later"]) for one, other in both]
    return [*same, *dates, *sources]


def registry_files(folder: Path) -> dict[str, OfficeFile]:
    """The two files of `REGISTRY`."""
    header = "Nazwa podmiotu;Rodzaj podmiotu;KRS;REGON;Gmina"
    files = {}
    for when, (stan_na, row) in zip(("earlier", "later"), REGISTRY, strict=True):
        path = folder / f"rejestr_{when}.csv"
        path.write_text(csv_text([[header], [row]]), encoding="utf-8")
        files[when] = OfficeFile("pes_registry", path, stan_na)
    return files


@contextmanager
def meetings_of(kind: str, server: str | None = None) -> Iterator[tuple[Meetings, dict[str, dict[str, OfficeFile]]]]:
    """A home that knows the areas, and the files to be loaded there."""
    with TemporaryDirectory() as folder, homes_of(kind, server) as homes:
        files = office(Path(folder)) | {"pes_registry": registry_files(Path(folder))}
        yield Meetings(homes, homes.ground()), files


def endure(count: int, seed: int, tell: Tell, server: str | None = None, kinds: Sequence[str] = KINDS) -> Report:
    """`count` pairs in each database, and for each source a load that finds another one at work."""
    report = Report(f"serial: {count} pairs in each of {', '.join(kinds)}")
    for kind in kinds:
        dice = random.Random(f"{seed} {kind}")
        with meetings_of(kind, server) as (meetings, files):
            ends: Counter[str] = Counter()
            pairs = pairs_of(files)
            dice.shuffle(pairs)
            for number in range(count):
                pair = pairs[number % len(pairs)]
                end, faults = meetings.meet(pair if dice.random() < 0.5 else Pair(pair.kind, pair.second, pair.first))
                ends[f"{pair.kind}: {end}"] += 1
                report.add(faults, f"{kind}, {pair.kind}, {pair.first.source} and {pair.second.source}")
            report.say(f"{kind}: " + "; ".join(f"{end} {times}" for end, times in sorted(ends.items())))
            for source in files:
                said, faults = meetings.wait(files[source]["earlier"], files["events"]["later"])
                report.add(faults, f"{kind}, events while {source} is loaded")
                report.say(f"{kind}, while {source} is loaded: {said.answer!r} after {said.seconds:.1f} s")
            tell(f"{kind}: {len(report.faults)} faults")
    return report
