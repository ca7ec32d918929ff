"""A database with the bundled files, only read."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from data.catalog import read_catalog
from data.store.engine import migrate, open_engine
from etl.bundle import bundled_files
from etl.loading import load_file

CATALOG = read_catalog()


@contextmanager
def bundle_in(address: str) -> Iterator[Engine]:
    """A read-only engine over a new database that holds every bundled file."""
    writer = open_engine(address)
    migrate(writer)
    for file in bundled_files():
        load_file(writer, CATALOG, file.path, source_id=file.source, stan_na=file.stan_na, by="test")
    writer.dispose()
    reader = open_engine(address, read_only=True)
    try:
        yield reader
    finally:
        reader.dispose()
