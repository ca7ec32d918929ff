"""Fifty people who click without a pause while lists of two million people are loaded into PostgreSQL: nobody gets an
error, and every answer is wholly of before or wholly of after.
"""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Event
from typing import NamedTuple
from urllib.parse import urlsplit

from dashboard.security import UPDATE_PATH
from tests.bench.selections import varied
from tests.bench.server import question
from tests.bench.users import HEADERS, USERS
from tests.endurance.report import Report, Tell
from tests.office import ROOT, WITH_WORKERS, Office, office
from tests.servers import new_postgres_database, postgres_server

PAGES, OF_EACH = ("/", "/mapa", "/plan", "/wydarzenia"), 10
CALM_S, SHOWS_WITHIN_S = 10.0, 5.0
STAN_NA = "2025-12-31"
REGISTRY, EVENTS, LISTS = "demo_rejestr_pes_2025-12-31.csv", "demo_wydarzenia.csv", "demo_listy_obecnosci.csv"


class Answer(NamedTuple):
    """What somebody got: when asked and answered, for which address, the digest of it; a fault instead of a digest."""

    begun: float
    ended: float
    address: str
    digest: str
    fault: str = ""


def endure(count: int, _seed: int, tell: Tell) -> Report:
    """`count` rows of lists, a tenth as many entities."""
    report = Report(f"crowd: {USERS} people while {count} rows are loaded")
    addresses = [address for page in PAGES for address in varied(page, OF_EACH)]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="barometr-")))
        url = stack.enter_context(new_postgres_database(stack.enter_context(postgres_server())))
        running = stack.enter_context(_prepared(url, folder, count, tell))
        before = {address: _asked(running, address).digest for address in addresses}
        ended = Event()
        with ThreadPoolExecutor(USERS) as people:
            tasks = [people.submit(_person, running, addresses, number, ended) for number in range(USERS)]
            time.sleep(CALM_S)
            begun = time.monotonic()
            _etl(running.environment, "load", str(folder / LISTS), "--source", "attendance", "--stan-na", STAN_NA)
            loaded = time.monotonic()
            tell(f"loaded in {loaded - begun:.0f} s")
            time.sleep(CALM_S)
            ended.set()
            answers = [answer for task in tasks for answer in task.result()]
        after = {address: _asked(running, address).digest for address in addresses}
        changed = [address for address in addresses if before[address] != after[address]]
        report.say(f"{len(changed)} of {len(addresses)} views say something else after the load")
        if not changed:
            report.add(["the load changes nothing that is shown"], "the end")
        _judge(report, answers, before, after, (begun, loaded))
    return report


@contextmanager
def _prepared(url: str, folder: Path, count: int, tell: Tell) -> Iterator[Office]:
    """The program with a registry and events."""
    environment = os.environ | {"BAROMETR_DATABASE_URL": url, "BAROMETR_DATA_DIR": str(folder / "var")}
    sample = ("sample", "--entities", str(max(count // 10, 100)), "--attendance", str(count), "--snapshots", "1")
    _etl(environment, *sample, "--seed", "1", "--out", str(folder))
    _etl(environment, "bootstrap")
    for name, source in ((REGISTRY, "pes_registry"), (EVENTS, "events")):
        _etl(environment, "load", str(folder / name), "--source", source, "--stan-na", STAN_NA)
        tell(f"{source} loaded")
    with office(WITH_WORKERS, database_url=url, data_dir=str(folder / "var")) as running:
        yield running


def _etl(environment: Mapping[str, str], *arguments: str) -> None:
    command = [sys.executable, "-m", "etl", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError((done.stdout + done.stderr)[-2000:])


def _person(running: Office, addresses: Sequence[str], number: int, ended: Event) -> list[Answer]:
    answers = []
    with closing(HTTPConnection(urlsplit(running.url).netloc, timeout=120)) as connection:
        while not ended.is_set():
            number += 7
            answers.append(_ask(connection, addresses[number % len(addresses)]))
    return answers


def _asked(running: Office, address: str) -> Answer:
    with closing(HTTPConnection(urlsplit(running.url).netloc, timeout=120)) as connection:
        return _ask(connection, address)


def _ask(connection: HTTPConnection, address: str) -> Answer:
    begun = time.monotonic()
    try:
        connection.request("POST", UPDATE_PATH, json.dumps(question(address, "data")), HEADERS)
        answer = connection.getresponse()
        content = answer.read()
    except OSError as error:
        return Answer(begun, time.monotonic(), address, "", f"{type(error).__name__}: {error}")
    fault = "" if answer.status == 200 else f"{answer.status}: {content[:100]!r}"
    return Answer(begun, time.monotonic(), address, hashlib.sha256(content).hexdigest(), fault)


def _judge(
    report: Report,
    answers: Sequence[Answer],
    before: dict[str, str],
    after: dict[str, str],
    load: tuple[float, float],
) -> None:
    begun, loaded = load
    report.add([f"{one.address}: {one.fault}" for one in answers if one.fault], "error")
    sound = [one for one in answers if not one.fault]
    mixed = [one for one in sound if one.digest not in {before[one.address], after[one.address]}]
    report.add([one.address for one in mixed], "neither of before nor of after")
    late = [one for one in sound if one.begun > loaded + SHOWS_WITHIN_S and one.digest != after[one.address]]
    report.add([one.address for one in late], "still of before")
    for name, start, end in (("before", 0.0, begun), ("meanwhile", begun, loaded), ("after", loaded, float("inf"))):
        times = [(one.ended - one.begun) * 1000 for one in sound if start <= one.begun < end]
        if len(times) > 1:
            high = quantiles(times, n=20)[-1]
            report.say(f"{name}: {len(times)} answers, median {median(times):.0f} ms, p95 {high:.0f} ms")
