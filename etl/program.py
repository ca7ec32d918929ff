"""What every command works with, and the exit codes."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

from sqlalchemy import Engine

from data.catalog import Catalog
from data.disk import disk_fault
from data.errors import UserError
from data.settings import Settings
from data.store.engine import check_schema, open_engine
from data.store.seal import sealing
from etl.arguments import Request
from etl.console import Console
from etl.loading import Target
from etl.privacy import error_shown, masked, personal_keys

DONE, SOME_ROWS_REJECTED, REFUSED = 0, 1, 2


@dataclass(frozen=True)
class Program:
    """The console, the cards and the settings of this run."""

    console: Console
    catalog: Catalog
    settings: Settings

    @contextmanager
    def database(self, *, read_only: bool = False) -> Iterator[Engine]:
        """The prepared database; UserError when it is missing or of another version."""
        engine = open_engine(self.settings.database_address, read_only=read_only)
        try:
            check_schema(engine)
            with nullcontext() if read_only else sealing(engine):
                yield engine
        finally:
            engine.dispose()

    @contextmanager
    def target(self) -> Iterator[Target]:
        """Where loads go; UserError as for `database`."""
        with self.database() as engine:
            yield self.target_of(engine)

    def target_of(self, engine: Engine) -> Target:
        """Where loads go, in a database that is open already."""
        return Target(engine, self.catalog, self.settings.data_dir, self.region)

    @property
    def region(self) -> str:
        """TERYT code of the region of the settings, '' where none is set."""
        card = self.catalog.regions.get(self.settings.region)
        return card.teryt if card else ""


@contextmanager
def hiding_people(program: Program, request: Request) -> Iterator[None]:
    """What goes wrong with a file of a source that lists people is told without its name and without its cells."""
    source = program.catalog.sources.get(request.source or "")
    if source is None or not personal_keys(source):
        yield
        return
    try:
        yield
    except UserError as error:
        # a file that is not there is told by the name that was typed
        raise (error_shown(error, source) if request.path.is_file() else error) from None
    except OSError as error:
        raise (disk_fault(error) or RuntimeError(f"{type(error).__name__}: {masked(str(error))}")) from None
    except Exception as error:
        raise RuntimeError(f"{type(error).__name__}: {masked(str(error))}") from None
