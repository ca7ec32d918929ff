"""Fifty people who click without a pause while lists of two million people are loaded into PostgreSQL: nobody gets an
error, and every answer is wholly of before or wholly of after.
"""

import hashlib
import json
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
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
from tests.endurance.filled import LISTS, filled_office, load
from tests.endurance.report import Report, Tell
from tests.office import Office
from tests.servers import new_postgres_database, postgres_server

PAGES, OF_EACH = ("/", "/mapa", "/plan", "/wydarzenia"), 10
CALM_S, SHOWS_WITHIN_S = 10.0, 5.0


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
        running = stack.enter_context(filled_office(url, folder, count, tell))
        before = {address: _asked(running, address).digest for address in addresses}
        ended = Event()
        with ThreadPoolExecutor(USERS) as people:
            tasks = [people.submit(_person, running, addresses, number, ended) for number in range(USERS)]
            time.sleep(CALM_S)
            begun = time.monotonic()
            load(running.environment, folder / LISTS, "attendance")
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
