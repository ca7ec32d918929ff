"""Many people at once, who click without a pause: two workers of gunicorn on this machine, asked over the network."""

import json
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.security import UPDATE_PATH
from tests.bench.selections import PAGES, varied
from tests.bench.server import question
from tests.bench.table import Row, row
from tests.office import WITH_WORKERS, Office, office

USERS = 50
EMPTY = ("-m", "gunicorn", "tests.bench.empty:server()")
SHARED_OF_PAGE, NEW_OF_PAGE = 25, 500
HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "br, gzip"}


def concurrent_users(database: Path, quick: bool) -> list[Row]:
    """Answers a second and milliseconds to each: selections that people share, and ever new ones."""
    seconds = 5.0 if quick else 20.0
    shared = [address for page in PAGES for address in varied(page, SHARED_OF_PAGE)]
    new = [address for page in PAGES for address in varied(page, NEW_OF_PAGE)][::-1]
    with office(EMPTY) as empty:
        reference = clicked(empty, [question(address, "children") for address in shared], seconds)
    rows = []
    with office(WITH_WORKERS, database_url=f"sqlite:///{database}") as running:
        clicked(running, [question(address, "data") for address in shared], seconds * 2)  # fills both memories
        for name, addresses in (("the same views", shared), ("ever new views", new)):
            times = clicked(running, [question(address, "data") for address in addresses], seconds)
            rate, references = [len(times) / seconds], [len(reference) / seconds]
            rows.append(row(f"{USERS} users, {name}, answers", "1/s", rate, references))
            rows.append(row(f"{USERS} users, {name}, one answer", "ms", times, reference))
    return rows


def clicked(running: Office, questions: Sequence[dict[str, object]], seconds: float, users: int = USERS) -> list[float]:
    """Milliseconds of each answer that came in that time; an answer that is no success ends the measurement."""
    bodies = [json.dumps(asked) for asked in questions]
    places, until = count(), time.perf_counter() + seconds
    with ThreadPoolExecutor(users) as people:
        found = [people.submit(list, _one_user(running, bodies, places, until)) for _ in range(users)]
    return [took for one in found for took in one.result()]


def _one_user(running: Office, bodies: Sequence[str], places: Iterator[int], until: float) -> Iterator[float]:
    with closing(HTTPConnection(urlsplit(running.url).netloc, timeout=60)) as asked:
        while time.perf_counter() < until:
            body = bodies[next(places) % len(bodies)]
            start = time.perf_counter()
            asked.request("POST", UPDATE_PATH, body, HEADERS)
            answer = asked.getresponse()
            content = answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{answer.status}: {content[:200]!r}")
            yield (time.perf_counter() - start) * 1000
