"""The program as a service: it ends without losing a request, its workers see a load at once, it says how it fares."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.live import load_bundle
from tests.office import BY_ITSELF, ROOT, WITH_WORKERS, Office, office

MOST_SECONDS_TO_ALL_WORKERS = 5.0
COUNTED = (("strona", "2xx"), ("eksport", "4xx"))
COUNTED_WITHIN_S = 5.0  # an answer is counted once it is sent, which another worker may be asked before
SLOW = "/eksport/plan.pptx"  # the first one takes three times as long as the pause: libraries are imported for it
PAUSE_S = 0.2


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the bundled data in it."""
    folder = tmp_path_factory.mktemp("urzad")
    load_bundle(folder / "barometr.sqlite")
    return folder


@pytest.fixture(scope="module")
def workers(data_dir: Path) -> Iterator[Office]:
    """Two workers of gunicorn, which log as JSON."""
    with office(WITH_WORKERS, data_dir=str(data_dir), log_format="json") as running:
        yield running


@pytest.mark.parametrize("command", [BY_ITSELF, WITH_WORKERS], ids=["app.py", "gunicorn"])
def test_a_request_at_work_is_answered_when_the_program_is_asked_to_end(command, data_dir):
    with office(command, data_dir=str(data_dir)) as running, ThreadPoolExecutor() as threads:
        answer = threads.submit(running.get, SLOW)
        time.sleep(PAUSE_S)
        assert not answer.done()
        running.ask_to_end()
        status, body = answer.result()
        assert (status, body[:2]) == (200, "PK")
        assert running.process.wait(timeout=15) == 0


def test_a_load_shows_in_all_workers_within_seconds(workers, data_dir, tmp_path):
    """Each worker keeps views in its memory; a page asked for often enough reaches both."""
    file = tmp_path / "wydarzenia.csv"
    header = "Nr wydarzenia;Typ wydarzenia;Tytuł;Data;Gmina;Status"
    file.write_text(f"{header}\nSP/1;warsztat;Wspólne sprzątanie;2026-11-20;Cieszyn;odbyte\n", encoding="utf-8")
    page = "/dane"
    before = {workers.get(page)[1] for _ in range(20)}
    assert not any(file.name in shown for shown in before)
    command = [sys.executable, "-m", "etl", "load", str(file), "--source", "events", "--stan-na", "2026-11-25"]
    subprocess.run(command, cwd=ROOT, env=workers.environment, check=True, capture_output=True)
    loaded = time.monotonic()
    with ThreadPoolExecutor(8) as threads:
        seen = list(threads.map(lambda _n: workers.get(page)[1], range(40)))
    assert time.monotonic() - loaded < MOST_SECONDS_TO_ALL_WORKERS
    assert all(file.name in shown for shown in seen)
    assert len({pid for pid in workers.metrics() if pid.startswith("barometr_worker_resident_bytes")}) == 2


def test_metrics_are_sums_of_all_workers_and_tell_of_the_data(workers):
    before = workers.metrics()
    for _ in range(12):
        workers.get("/plan?q=Jan+Kowalski")
    workers.get("/eksport/czegos_nie_ma.pdf")
    pages, files = (f'barometr_requests_total{{rodzaj="{k}",status="{c}"}}' for k, c in COUNTED)
    until = time.monotonic() + COUNTED_WITHIN_S
    while (after := workers.metrics())[pages] - before[pages] < 12 and time.monotonic() < until:
        time.sleep(0.05)
    assert (after[pages] - before[pages], after[files] - before[files]) == (12, 1)
    assert after['barometr_request_seconds_count{rodzaj="strona"}'] >= 12
    assert after["barometr_database_up"] == 1
    assert after["barometr_data_version"] > 0
    assert after['barometr_load_id{zrodlo="territory"}'] == 1
    assert 0 < time.time() - after["barometr_data_changed_timestamp_seconds"] < 24 * 3600


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer zly"}, {"Authorization": "Basic x"}, {"Authorization": "Bearer "}]
)
def test_metrics_are_closed_to_those_without_the_token(workers, headers):
    assert workers.get("/metryki", **headers)[0] == 404


def test_log_is_json_and_knows_nobody(data_dir):
    with office(WITH_WORKERS, data_dir=str(data_dir), log_format="json") as running:
        running.get("/rejestr?q=Jan+Kowalski", **{"X-Forwarded-For": "10.9.8.7"})
        running.get("/Jan-Kowalski")
        running.ask_to_end()
        running.process.wait(timeout=15)
        logged = running.logged()
    lines = [json.loads(line) for line in logged.splitlines()]
    requests = [line for line in lines if line["message"] == "request"]
    assert [(line["kind"], line["status"], line.get("page")) for line in requests] == [
        ("strona", 200, "/rejestr"),
        ("strona", 200, None),
    ]
    assert "Kowalski" not in logged
    assert not re.search(r"10\.9\.8\.7|127\.0\.0\.1(?!:)", logged)
