"""Several programs on one database: a replica for questions, a proxy in front, migrations and writers side by side."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import request
from sqlalchemy import Engine, func, select

from dashboard.factory import create_app
from dashboard.operation.wiring import operate
from dashboard.views import Views
from data.settings import Settings
from data.store.engine import check_schema, migrate, open_engine
from data.store.meeting_tables import meeting
from tests.integration.bundled import CATALOG
from tests.live import load_bundle
from tests.office import BY_ITSELF, office

NEW = {"czynnosc": "nowe", "tytul": "Zespół", "dzien": "2026-12-01", "kto": "Ola", "region": "slaskie"}


@pytest.fixture
def opened() -> Iterator[ExitStack]:
    """Engines that are closed at the end."""
    with ExitStack() as stack:
        yield stack


def engine_of(opened: ExitStack, address: str, *, read_only: bool = False) -> Engine:
    engine = open_engine(address, read_only=read_only)
    opened.callback(engine.dispose)
    return engine


def test_two_first_starts_at_once_prepare_one_database(database_url, opened):
    engines = [engine_of(opened, database_url) for _ in range(3)]
    with ThreadPoolExecutor(3) as threads:
        list(threads.map(migrate, engines))
    for engine in engines:
        check_schema(engine)


@pytest.mark.parametrize(
    ("proxies", "seen"), [(0, ("127.0.0.1", "http://localhost/")), (1, ("10.0.0.7", "https://barometr.example.pl/"))]
)
def test_who_asks_is_told_by_the_proxy_only_where_one_is_trusted(tmp_path, opened, proxies, seen):
    reader = engine_of(opened, f"sqlite:///{tmp_path / 'nie_ma.sqlite'}", read_only=True)
    views = Views(reader, CATALOG, "slaskie")
    server = create_app(views).server
    found: list[tuple[str | None, str]] = []
    server.before_request(lambda: found.append((request.remote_addr, request.host_url)))
    operate(server, views, Settings(trusted_proxies=proxies))
    told = {"X-Forwarded-For": "10.0.0.7", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "barometr.example.pl"}
    server.test_client().get("/zdrowie", headers=told)
    assert found == [seen]


@pytest.fixture
def two_databases(tmp_path: Path, opened: ExitStack) -> tuple[str, str]:
    """Addresses of two databases with the bundled data, of which the second cannot follow the first."""
    for name in ("glowna", "replika"):
        load_bundle(tmp_path / f"{name}.sqlite")
    return f"sqlite:///{tmp_path / 'glowna.sqlite'}", f"sqlite:///{tmp_path / 'replika.sqlite'}"


def test_pages_are_read_from_the_replica_and_meetings_written_to_the_database(two_databases, tmp_path, opened):
    main, replica = two_databases
    with engine_of(opened, replica).begin() as db:
        db.exec_driver_sql("UPDATE data_state SET version = 777")
    with office(BY_ITSELF, database_url=main, read_database_url=replica, data_dir=str(tmp_path / "var")) as running:
        assert running.metrics()["barometr_data_version"] == 777
        assert running.post("/posiedzenie", NEW)[0] == 303
    count = select(func.count()).select_from(meeting)
    for address, meetings in ((main, 1), (replica, 0)):
        with engine_of(opened, address, read_only=True).connect() as db:
            assert db.scalar(count) == meetings
