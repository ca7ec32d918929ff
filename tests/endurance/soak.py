"""Hours of ordinary work: fifty people who read and pause, twenty wall screens, files, a load every ten minutes.

No worker grows, nobody gets an error, and answers stay quick. Memories hold a certain number of answers, and at this
pace they would fill for more than an hour; so the same people first hurry until they are full.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from random import Random
from statistics import linear_regression, median, quantiles
from tempfile import TemporaryDirectory
from threading import Event
from typing import NamedTuple
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
SAMPLE_EVERY_S = 30.0
COUNTS, COUNTS_FILE = "attendance_counts", "demo_liczby_obecnych.csv"
FILES = ("/eksport/mapa.svg", "/eksport/mapa.xlsx", "/eksport/plan.csv", "/eksport/przeglad.pptx", "/eksport/plan.docx")
MOST_GROWTH_MB_H, MOST_ERRORS, MOST_P95_MS = 1.0, 0.001, 500.0
Turn = Callable[[], object]


class Pace(NamedTuple):
    """Seconds in all, between the changes of one person (from, to), the slides of a screen, loads, and files."""

    seconds: float
    pause_s: tuple[float, float]
    slide_every_s: float
    load_every_s: float
    file_every_s: float


HURRY = Pace(480.0, (0.0, 1.0), 1.0, 60.0, 5.0)
ORDINARY = Pace(7200.0, (10.0, 30.0), 15.0, 600.0, 60.0)


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
            random, turns = Random(seed), cycle((_loading(running, folder), partial(_undo, running)))
            hurried = _soaked(running, HURRY, random, turns, tell)
            tell("memories are full")
            seen = _soaked(running, ORDINARY._replace(seconds=minutes * 60), random, turns, tell)
            seen.faults += hurried.faults
    _judge(report, seen)
    return report


def _soaked(running: Office, pace: Pace, random: Random, turns: Iterator[Turn], tell: Tell) -> Soaked:
    addresses = [address for page in PAGES for address in varied(page, OF_EACH_PAGE)]
    seen, ended, begun = Soaked(), Event(), time.monotonic()
    loaded_at = sampled_at = file_at = begun
    with ThreadPoolExecutor(USERS + SCREENS) as people:
        tasks = [
            people.submit(_person, running, addresses, pace.pause_s, Random(random.random()), seen, ended)
            for _ in range(USERS)
        ]
        tasks += [people.submit(_screen, running, number, pace.slide_every_s, seen, ended) for number in range(SCREENS)]
        while (now := time.monotonic()) - begun < pace.seconds:
            if now - sampled_at >= SAMPLE_EVERY_S:
                sampled_at = now
                for worker, size in workers(running).items():
                    seen.sizes.setdefault(worker, []).append((now - begun, size))
            if now - file_at >= pace.file_every_s:
                file_at = now
                _file(running, random.choice(FILES), seen)
            if now - loaded_at >= pace.load_every_s:
                loaded_at = now
                next(turns)()
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


def _loading(running: Office, folder: Path) -> Turn:
    return partial(load, running.environment, folder / COUNTS_FILE, COUNTS)


def _undo(running: Office) -> None:
    """Takes the newest load of counts back."""
    newest = next(line for line in etl(running.environment, "loads").splitlines() if COUNTS_FILE in line)
    etl(running.environment, "undo", newest.partition(".")[0])


def _person(
    running: Office,
    addresses: Sequence[str],
    pause_s: tuple[float, float],
    random: Random,
    seen: Soaked,
    ended: Event,
) -> None:
    """Changes something, looks at it for some seconds, goes on; a browser keeps its connection meanwhile."""
    while not ended.wait(random.uniform(*pause_s)):
        body = json.dumps(question(random.choice(addresses), "data"))
        _ask(running, "POST", UPDATE_PATH, body, seen)


def _screen(running: Office, number: int, slide_every_s: float, seen: Soaked, ended: Event) -> None:
    """Asks for the next slide of its playlist."""
    while not ended.wait(slide_every_s):
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


def _judge(report: Report, seen: Soaked) -> None:
    share = len(seen.faults) / max(len(seen.answers), 1)
    high = quantiles(seen.answers, n=20)[-1]
    report.say(f"{len(seen.answers)} answers, median {median(seen.answers):.0f} ms, p95 {high:.0f} ms")
    report.say(f"{len(seen.faults)} errors: {seen.faults[:5]}")
    if share > MOST_ERRORS or any("cannot be read" in fault for fault in seen.faults):
        report.add([f"{share:.2%} errors"], "answers")
    if high > MOST_P95_MS:
        report.add([f"p95 of {high:.0f} ms"], "answers")
    for worker, found in seen.sizes.items():
        growth = linear_regression([at for at, _ in found], [size for _, size in found]).slope * 3600
        told = f"{found[0][1]:.0f} MB at first, {found[-1][1]:.0f} MB at the end, {growth:+.1f} MB an hour"
        report.say(f"worker {worker}: {told}")
        if growth > MOST_GROWTH_MB_H:
            report.add([told], f"worker {worker}")
