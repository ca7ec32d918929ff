"""Databases that begin with the same content, each with a data folder of its own."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from sqlalchemy import create_engine, make_url, text

from data.catalog import read_catalog
from data.store.engine import migrate, open_engine
from etl.bundle import bundled_files
from etl.loading import Target, load_file
from tests.servers import postgres_server

CATALOG = read_catalog()
AREAS = ("territory", "powiaty")
KINDS = ("sqlite", "postgres")


@dataclass(frozen=True)
class Home:
    """A database and the data folder beside it."""

    address: str
    data_dir: Path

    @contextmanager
    def target(self) -> Iterator[Target]:
        """Where loads go."""
        engine = open_engine(self.address)
        try:
            yield Target(engine, CATALOG, self.data_dir)
        finally:
            engine.dispose()

    @property
    def environment(self) -> dict[str, str]:
        """The settings that lead `python -m etl` here."""
        return {"BAROMETR_DATABASE_URL": self.address, "BAROMETR_DATA_DIR": str(self.data_dir)}


class Homes:
    """Makes homes in a folder; their databases are files, or databases of a PostgreSQL server."""

    def __init__(self, folder: Path, server: str | None = None) -> None:
        self.folder, self.server = folder, server

    def empty(self) -> Home:
        """A home whose database has no tables yet."""
        name = f"barometr_{uuid4().hex}"
        data_dir = self.folder / name
        data_dir.mkdir()
        if self.server is None:
            return Home(f"sqlite:///{data_dir / 'barometr.sqlite'}", data_dir)
        self._run(f"CREATE DATABASE {name}")
        return Home(make_url(self.server).set(database=name).render_as_string(hide_password=False), data_dir)

    def ground(self) -> Home:
        """A home that knows the areas and nothing else."""
        home = self.empty()
        with home.target() as target:
            migrate(target.engine)
            for file in bundled_files():
                if file.source in AREAS:
                    load_file(target, file.path, source_id=file.source, stan_na=file.stan_na, by="test")
        return home

    def copy(self, home: Home) -> Home:
        """A home with the same content; nobody may be connected to the first one."""
        name = f"barometr_{uuid4().hex}"
        data_dir = self.folder / name
        shutil.copytree(home.data_dir, data_dir)
        if self.server is None:
            return Home(f"sqlite:///{data_dir / 'barometr.sqlite'}", data_dir)
        old = make_url(home.address).database
        self._run(f"CREATE DATABASE {name} TEMPLATE {old}")
        return Home(make_url(self.server).set(database=name).render_as_string(hide_password=False), data_dir)

    def drop(self, home: Home) -> None:
        """Removes a home for good, whoever is connected."""
        if self.server is not None:
            self._run(f"DROP DATABASE {make_url(home.address).database} WITH (FORCE)")
        shutil.rmtree(home.data_dir)

    @contextmanager
    def copied(self, home: Home) -> Iterator[Home]:
        """A copy that is removed afterwards."""
        copy = self.copy(home)
        try:
            yield copy
        finally:
            self.drop(copy)

    def _run(self, statement: str) -> None:
        assert self.server is not None
        engine = create_engine(self.server, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                connection.execute(text(statement))
        finally:
            engine.dispose()


@contextmanager
def homes_of(kind: str, server: str | None = None) -> Iterator[Homes]:
    """Homes in SQLite or in PostgreSQL (a server of its own where none is given), removed afterwards."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="barometr-")))
        if kind == "postgres":
            server = server or stack.enter_context(postgres_server())
        yield Homes(folder, server if kind == "postgres" else None)
