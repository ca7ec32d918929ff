"""/metryki: numbers about the program in the text format of Prometheus, for those who hold the token."""

import hmac
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from flask import Flask, Response, abort, request

from dashboard.operation.counters import BOUNDS_S, CLASSES, KINDS, Counters
from dashboard.views import Views
from data.errors import UserError
from data.queries.state import DataState, LastLoad

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BEARER = "Bearer "
Samples = Iterable[tuple[str, float]]  # labels and value


def add_metrics(server: Flask, views: Views, counters: Counters, token: str) -> None:
    """Adds the route; without a token there is none, with one only its holders are answered."""

    @server.get("/metryki")
    def metrics() -> Response:
        given = request.headers.get("Authorization", "")
        if not token or not hmac.compare_digest(given.encode(), f"{BEARER}{token}".encode()):
            abort(404)
        state, loads = None, []
        try:
            state, loads = views.state(), views.newest_loads()
        except UserError as error:
            views.on_failure(error)
        body = "\n".join([*_of_requests(counters), *_of_workers(counters), *_of_data(state, loads)])
        return Response(f"{body}\n", content_type=MEDIA_TYPE, headers={"Cache-Control": "no-store"})


def _family(name: str, kind: str, tells: str, samples: Samples) -> Iterator[str]:
    yield f"# HELP barometr_{name} {tells}"
    yield f"# TYPE barometr_{name} {kind}"
    yield from (f"barometr_{name}{labels} {value:.15g}" for labels, value in samples)


def _of_requests(counters: Counters) -> Iterator[str]:
    found = counters.totals()
    by_class = [(f'{{rodzaj="{kind}",status="{c}xx"}}', found.requests[kind, c]) for kind in KINDS for c in CLASSES]
    yield from _family("requests_total", "counter", "Obsłużone żądania.", by_class)
    name = "barometr_request_seconds"
    yield f"# HELP {name} Czas od żądania do końca odpowiedzi, w sekundach."
    yield f"# TYPE {name} histogram"
    for kind in KINDS:
        below = 0
        for bound, count in zip([*map(str, BOUNDS_S), "+Inf"], found.buckets[kind], strict=True):
            below += count
            yield f'{name}_bucket{{rodzaj="{kind}",le="{bound}"}} {below}'
        yield f'{name}_sum{{rodzaj="{kind}"}} {found.seconds[kind]:.6f}'
        yield f'{name}_count{{rodzaj="{kind}"}} {below}'
    unavailable = [("", found.unavailable)]
    yield from _family("unavailable_total", "counter", "Widoki, na które baza nie odpowiedziała.", unavailable)


def _of_workers(counters: Counters) -> Iterator[str]:
    workers = counters.workers()
    sizes = [(f'{{pid="{pid}"}}', size) for pid in workers if (size := resident_bytes(pid))]
    yield from _family("worker_resident_bytes", "gauge", "Pamięć działającego procesu (tylko Linux).", sizes)
    shares = [(f'{{pid="{pid}"}}', size) for pid in workers if (size := proportional_bytes(pid))]
    tells = "Pamięć procesu, wspólna podzielona przez liczbę procesów, które ją mają (tylko Linux)."
    yield from _family("worker_proportional_bytes", "gauge", tells, shares)


def resident_bytes(pid: int) -> int:
    """Memory of a process; 0 when it is gone, and where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def proportional_bytes(pid: int) -> int:
    """Memory of a process, of what it shares with others its part only; 0 as for `resident_bytes`."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _of_data(state: DataState | None, loads: list[LastLoad]) -> Iterator[str]:
    yield from _family("database_up", "gauge", "1, gdy baza odpowiada i jest cała.", [("", state is not None)])
    if state is None:
        return
    yield from _family("data_version", "gauge", "Wersja danych; rośnie z każdą zmianą.", [("", state.version)])
    if state.changed_at:
        changed = [("", _seconds(state.changed_at))]
        yield from _family("data_changed_timestamp_seconds", "gauge", "Kiedy dane ostatnio się zmieniły.", changed)
    if state.stan_na:
        newest = [("", _seconds(state.stan_na))]
        yield from _family("stan_na_timestamp_seconds", "gauge", "Najnowsze „stan na”.", newest)
    named = [(f'{{zrodlo="{one.source_id}"}}', one) for one in loads]
    ids = [(labels, one.load_id) for labels, one in named]
    yield from _family("load_id", "gauge", "Numer najnowszego wczytania źródła.", ids)
    moments = [(labels, _seconds(one.loaded_at)) for labels, one in named]
    yield from _family("load_timestamp_seconds", "gauge", "Kiedy je wczytano.", moments)
    dates = [(labels, _seconds(one.stan_na)) for labels, one in named]
    yield from _family("load_stan_na_timestamp_seconds", "gauge", "„Stan na” tego wczytania.", dates)


def _seconds(moment: date | datetime) -> float:
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), UTC)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
