"""A database with the bundled files, and views of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine, make_url

from dashboard.views import Views
from data.catalog import read_catalog
from data.store.engine import migrate, open_engine
from etl.bundle import bundled_files
from etl.loading import Target, load_file
from tests.live import load_bundle

CATALOG = read_catalog()
Kind = TypeVar("Kind", bound=Views)


def fill(address: str) -> None:
    """Loads every bundled file into an empty database."""
    writer = open_engine(address)
    migrate(writer)
    target = Target(writer, CATALOG, Path("no people in these files"))
    for file in bundled_files():
        load_file(target, file.path, source_id=file.source, stan_na=file.stan_na, by="test")
    writer.dispose()


@contextmanager
def bundle_in(address: str) -> Iterator[Engine]:
    """A read-only engine over a new database that holds every bundled file."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        load_bundle(Path(url.database or ""))
    else:
        fill(address)
    reader = open_engine(address, read_only=True)
    try:
        yield reader
    finally:
        reader.dispose()


@contextmanager
def writing_views(address: str, kind: type[Kind] = Views) -> Iterator[Kind]:  # type: ignore[assignment]
    """Views of a database, where people may write down what they decide."""
    reader, recorder = open_engine(address, read_only=True), open_engine(address)
    try:
        yield kind(reader, CATALOG, "slaskie", recorder=recorder)
    finally:
        recorder.dispose()
        reader.dispose()
