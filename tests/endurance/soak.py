"""Hours of ordinary work: fifty people who read and pause, twenty wall screens, files, a load every ten minutes.

No worker grows, nobody gets an error, and answers stay quick.
"""

import json
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from statistics import linear_regression, median, quantiles
from tempfile import TemporaryDirectory
from threading import Event
from urllib.parse import urlsplit

from dashboard.security import UPDATE_PATH
from tests.bench.memory import workers
from tests.bench.selections import PAGES, varied
from tests.bench.server import question
from tests.bench.users import HEADERS, USERS
from tests.endurance.filled import LISTS, etl, filled_office, load
from tests.endurance.report import Report, Tell
from tests.office import Office

SCREENS = 20
OF_EACH_PAGE = 300
PAUSE_S, SCREEN_PAUSE_S = (10.0, 30.0), 15.0
LOAD_EVERY_S, SAMPLE_EVERY_S, FILE_EVERY_S = 600.0, 30.0, 60.0
COUNTS, COUNTS_FILE = "attendance_counts", "demo_liczby_obecnych.csv"
FILES = ("/eksport/mapa.svg", "/eksport/mapa.xlsx", "/eksport/plan.csv", "/eksport/przeglad.pptx", "/eksport/plan.docx")
MOST_GROWTH_MB_H, MOST_ERRORS, MOST_P95_MS = 1.0, 0.001, 500.0
WARM = 0.25  # of the time: until then memories fill


@dataclass
class Soaked:
    """What was seen so far: milliseconds of answers, faults, megabytes of each worker by seconds since the start."""

    answers: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    sizes: dict[str, list[tuple[float, float]]] = field(default_factory=dict)


def endure(count: int, seed: int, tell: Tell, minutes: float) -> Report:
    """`count` rows of lists, a tenth as many entities, for so many minutes."""
    report = Report(f"soak: {USERS} people and {SCREENS} screens for {minutes:.0f} minutes, {count} rows of lists")
    with TemporaryDirectory(prefix="barometr-") as made:
        folder = Path(made)
        url = f"sqlite:///{folder / 'var' / 'barometr.sqlite'}"
        with filled_office(url, folder, count, tell) as running:
            load(running.environment, folder / LISTS, "attendance")
            tell("lists loaded")
            seen = _soaked(running, folder, minutes * 60, Random(seed), tell)
    _judge(report, seen, minutes * 60)
    return report


def _soaked(running: Office, folder: Path, seconds: float, random: Random, tell: Tell) -> Soaked:
    addresses = [address for page in PAGES for address in varied(page, OF_EACH_PAGE)]
    seen, ended, begun = Soaked(), Event(), time.monotonic()
    loaded_at = sampled_at = file_at = begun
    is_loaded = False
    with ThreadPoolExecutor(USERS + SCREENS) as people:
        tasks = [people.submit(_person, running, addresses, Random(random.random()), seen, ended) for _ in range(USERS)]
        tasks += [people.submit(_screen, running, number, seen, ended) for number in range(SCREENS)]
        while (now := time.monotonic()) - begun < seconds:
            if now - sampled_at >= SAMPLE_EVERY_S:
                sampled_at = now
                for worker, size in workers(running).items():
                    seen.sizes.setdefault(worker, []).append((now - begun, size))
            if now - file_at >= FILE_EVERY_S:
                file_at = now
                _file(running, random.choice(FILES), seen)
            if now - loaded_at >= LOAD_EVERY_S:
                loaded_at = now
                _turn(running, folder, is_loaded)
                is_loaded = not is_loaded
                newest = {worker: round(found[-1][1]) for worker, found in seen.sizes.items()}
                tell(
                    f"{(now - begun) / 60:.0f} min: {len(seen.answers)} answers, {newest} MB, {len(seen.faults)} faults"
                )
            time.sleep(1)
        ended.set()
        for task in tasks:
            task.result()
    unavailable = running.metrics()["barometr_unavailable_total"]
    seen.faults += [f"{unavailable:.0f} views said that the database cannot be read"] * bool(unavailable)
    return seen


def _turn(running: Office, folder: Path, is_loaded: bool) -> None:
    """Loads a file of counts, or takes that load back."""
    if not is_loaded:
        load(running.environment, folder / COUNTS_FILE, COUNTS)
        return
    newest = next(line for line in etl(running.environment, "loads").splitlines() if COUNTS_FILE in line)
    etl(running.environment, "undo", newest.partition(".")[0])


def _person(running: Office, addresses: Sequence[str], random: Random, seen: Soaked, ended: Event) -> None:
    """Changes something, looks at it for some seconds, goes on; a browser keeps its connection meanwhile."""
    while not ended.wait(random.uniform(*PAUSE_S)):
        body = json.dumps(question(random.choice(addresses), "data"))
        _ask(running, "POST", UPDATE_PATH, body, seen)


def _screen(running: Office, number: int, seen: Soaked, ended: Event) -> None:
    """Asks for the next slide of its playlist."""
    while not ended.wait(SCREEN_PAUSE_S):
        number += 1
        body = json.dumps(question(f"/ekran?slajd={number % 12 + 1}", "data"))
        _ask(running, "POST", UPDATE_PATH, body, seen)


def _file(running: Office, address: str, seen: Soaked) -> None:
    status, _body = running.get(address, timeout=60)
    if status != 200:
        seen.faults.append(f"{address}: {status}")


def _ask(running: Office, method: str, address: str, body: str, seen: Soaked) -> None:
    begun = time.monotonic()
    try:
        with closing(HTTPConnection(urlsplit(running.url).netloc, timeout=60)) as connection:
            connection.request(method, address, body, HEADERS)
            answer = connection.getresponse()
            answer.read()
    except OSError as error:
        seen.faults.append(f"{body}: {type(error).__name__}: {error}")
        return
    if answer.status != 200:
        seen.faults.append(f"{body}: {answer.status}")
    seen.answers.append((time.monotonic() - begun) * 1000)


def _judge(report: Report, seen: Soaked, seconds: float) -> None:
    share = len(seen.faults) / max(len(seen.answers), 1)
    high = quantiles(seen.answers, n=20)[-1]
    report.say(f"{len(seen.answers)} answers, median {median(seen.answers):.0f} ms, p95 {high:.0f} ms")
    report.say(f"{len(seen.faults)} errors: {seen.faults[:5]}")
    if share > MOST_ERRORS or any("cannot be read" in fault for fault in seen.faults):
        report.add([f"{share:.2%} errors"], "answers")
    if high > MOST_P95_MS:
        report.add([f"p95 of {high:.0f} ms"], "answers")
    for worker, found in seen.sizes.items():
        warm = [(at, size) for at, size in found if at > seconds * WARM]
        growth = linear_regression([at for at, _ in warm], [size for _, size in warm]).slope * 3600
        told = f"{warm[0][1]:.0f} MB once warm, {warm[-1][1]:.0f} MB at the end, {growth:+.1f} MB an hour"
        report.say(f"worker {worker}: {told}")
        if growth > MOST_GROWTH_MB_H:
            report.add([told], f"worker {worker}")
