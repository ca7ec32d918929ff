"""A thousand invented people go through every command; nothing that stays, or is said, tells of any of them."""

import os
import random
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import text

from etl.people import keys, lists
from tests.endurance.canary_attack import found_by_guessing
from tests.endurance.canary_files import Lists, everybody, lists_of
from tests.endurance.canary_search import traces_in, traces_under
from tests.endurance.homes import KINDS, Home, Homes, homes_of
from tests.endurance.processes import FRIENDLY, ROOT, loader
from tests.endurance.report import Report, Tell

STAN_NA = "2024-12-31"
KILLS = 6
PAGES = ("/", "/mapa", "/plan", "/metodyka", "/zdrowie", "/?lang=en", "/mapa?poziom=gmina", "/nie-ma-takiej")
SECRET_FILES = (keys.FOLDER, lists.FOLDER)


@dataclass
class Trial:
    """The home, a temporary folder of its own, and everything that was said, by what said it."""

    home: Home
    files: Lists
    temporary: Path
    reports: Path
    said: dict[str, str] = field(default_factory=dict)

    def run(self, title: str, arguments: Sequence[str], *options: str, code: int | None = 0) -> None:
        """Runs `python -m etl` and keeps what it says; RuntimeError for another exit code than expected."""
        with loader(self.home, arguments, *options, TMPDIR=str(self.temporary)) as run:
            found, out, err = run.answer(600)
        self.said[title] = out + err
        if code is not None and found != code:
            raise RuntimeError(f"{title}: exit code {found}, expected {code}: {out}{err}")

    def load(self, title: str, path: Path, *options: str, stan_na: str = STAN_NA, code: int | None = 0) -> None:
        """Loads a list."""
        flags = [option for option in options if option in ("--accept-rejects",)]
        report = ["--report", str(self.reports / f"{len(self.said)}.xlsx")]
        command = ["load", str(path), "--source", "attendance", "--stan-na", stan_na, *flags, *report]
        self.run(title, command, *(option for option in options if option not in flags), code=code)


def go_through(trial: Trial, dice: random.Random) -> None:
    """Everything that an office may do with lists."""
    files = trial.files
    trial.run("events", ["load", str(files.events), "--source", "events", "--stan-na", STAN_NA])
    trial.load("good list", files.good)
    trial.load("the same list", files.good)
    trial.load("good workbook", files.workbook, stan_na="2025-01-31", code=None)
    trial.load("list with rejected rows", files.wrong, stan_na="2025-02-28", code=1)
    trial.load("rejected rows accepted", files.wrong, "--accept-rejects", stan_na="2025-02-28")
    trial.load(
        "workbook, rejected rows accepted", files.wrong_workbook, "--accept-rejects", stan_na="2025-03-31", code=None
    )
    trial.load("names in two columns", files.apart, "--accept-rejects", stan_na="2025-04-30")
    trial.load("read apart", files.large, "--large", "1", "--piece", "200000", stan_na="2025-05-31")
    trial.load("read apart, rejected", files.wrong, "--accept-rejects", "--large", "1", stan_na="2025-06-30")
    trial.load("broken quotes", files.broken, stan_na="2025-07-31", code=None)
    trial.load("no header", files.headless, stan_na="2025-07-31", code=None)
    trial.load("name in the header", files.odd_header, stan_na="2025-07-31", code=None)
    for number, path in enumerate((files.good, files.workbook, files.wrong, files.wrong_workbook, files.apart)):
        for ending in ("xlsx", "json"):
            report = ["--report", str(trial.reports / f"check{number}.{ending}")]
            trial.run(f"check {number} {ending}", ["check", str(path), "--source", "attendance", *report], code=None)
    trial.run("check, source not named", ["check", str(files.good)], code=None)
    for number in range(KILLS):
        at = ["--kill-at", str(dice.randint(3, 60))]
        trial.load(
            f"killed {number}", files.large, *at, *(["--large", "1"] * (number % 2)), stan_na="2025-08-31", code=None
        )
    trial.run("list", ["list"])
    trial.run("loads", ["loads"])
    trial.run("undo", ["undo", "4"])
    trial.run("digest", ["digest"])


@contextmanager
def serving(trial: Trial) -> Iterator[str]:
    """Address of the dashboard over this database; its log is kept as said."""
    port = free_port()
    log = trial.reports / "server.log"
    environment = {**_environment(trial), "BAROMETR_PORT": str(port)}
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=output, stderr=output)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()
            trial.said["server log"] = log.read_text(encoding="utf-8")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _environment(trial: Trial) -> dict[str, str]:
    return {**os.environ, **FRIENDLY, **trial.home.environment, "TMPDIR": str(trial.temporary), "PYTHONUTF8": "1"}


def open_pages(trial: Trial) -> None:
    """Every page of the dashboard, and one that is not there; the answers are kept as said."""
    with serving(trial) as address:
        until = monotonic() + 60
        while monotonic() < until:
            with suppress(OSError), urllib.request.urlopen(f"{address}/zdrowie") as answer:
                answer.read()
                break
            sleep(0.2)
        for page in PAGES:
            try:
                with urllib.request.urlopen(address + page) as answer:
                    trial.said[f"page {page}"] = answer.read().decode()
            except urllib.error.HTTPError as error:
                trial.said[f"page {page}"] = error.read().decode()


def traces_of(trial: Trial, homes: Homes) -> Iterator[str]:
    """Where any of the people can be found."""
    for title, words in trial.said.items():
        yield from (f"{title} says: {trace}" for trace in traces_in(words.encode()))
    for name, folder in (("data", trial.home.data_dir), ("temporary", trial.temporary), ("reports", trial.reports)):
        for path, traces in traces_under(folder).items():
            yield from (f"{name}/{path}: {trace}" for trace in traces)
    if homes.server is not None:
        yield from _in_postgres(trial.home)


def _in_postgres(home: Home) -> Iterator[str]:
    """In every table as text, and in all files of the server, its log of writes included."""
    with home.target() as target, target.engine.connect() as db:
        for table in db.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all():
            rows = db.execute(text(f'SELECT t::text FROM "{table}" t')).scalars()
            yield from (f"table {table}: {trace}" for trace in traces_in("\n".join(rows).encode()))
        folder = Path(str(db.scalar(text("SHOW data_directory"))))
        db.commit()
    with home.target() as target, target.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
        db.execute(text("CHECKPOINT"))
    if _is_readable(folder):
        for path, traces in traces_under(folder).items():
            yield from (f"server/{path}: {trace}" for trace in traces)


def _is_readable(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except PermissionError:
        return False


def loose_files(home: Home) -> Iterator[str]:
    """Files of keys and pseudonyms that others than their owner may read."""
    for folder in SECRET_FILES:
        for path in (home.data_dir / folder).iterdir():
            if path.stat().st_mode & 0o077:
                yield f"{path.name} has the mode {path.stat().st_mode & 0o777:o}"


def endure(count: int, seed: int, tell: Tell, server: str | None = None, kinds: Sequence[str] = KINDS) -> Report:
    """`count` people in each database."""
    report = Report(f"canaries: {count} people in each of {', '.join(kinds)}")
    people = everybody(count)
    for kind in kinds:
        with tempfile.TemporaryDirectory() as folder, homes_of(kind, server) as homes:
            dice = random.Random(f"{seed} {kind}")
            files = lists_of(Path(folder) / "files", people, dice)
            trial = Trial(homes.ground(), files, Path(folder) / "tmp", Path(folder) / "reports")
            for made in (trial.temporary, trial.reports):
                made.mkdir()
            go_through(trial, dice)
            tell(f"{kind}: {len(trial.said)} commands")
            open_pages(trial)
            report.add(traces_of(trial, homes), kind)
            report.add(loose_files(trial.home), kind)
            attack = found_by_guessing(trial.home, people)
            report.add(attack.faults, kind)
            report.say(f"{kind}: {len(trial.said)} answers and {sizes(trial)} searched; {attack.told}")
    return report


def sizes(trial: Trial) -> str:
    """How much there was to be searched."""
    files = [path for folder in (trial.home.data_dir, trial.temporary, trial.reports) for path in folder.rglob("*")]
    kept = [path for path in files if path.is_file()]
    return f"{len(kept)} files of {sum(path.stat().st_size for path in kept) / 1024**2:.1f} MB"
