"""Prepares the database and loads the public files that come with the program."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from data.store.engine import is_older, migrate, open_engine
from data.store.kept_copies import keep_copy
from data.store.seal import sealing
from etl import loading
from etl.arguments import Request
from etl.bundle import LOADED_BY, bundled_files
from etl.console import Console
from etl.loading import Target
from etl.program import DONE, SOME_ROWS_REJECTED, Program


def bootstrap(program: Program, request: Request) -> int:
    """Prepares the database, loads the bundled files and counts the indicators as their cards say now.

    Files already loaded are left as they are, those that somebody withdrew stay withdrawn.
    """
    settings = program.settings
    if request.data_dir is not None:
        settings = settings.model_copy(update={"data_dir": request.data_dir})
    engine = open_engine(settings.database_address)
    try:
        with sealing(engine):
            _copy_before_upgrade(program.console, engine, settings.copies_folder)
            migrate(engine)
            target = replace(program, settings=settings).target_of(engine)
            code = max(_load_bundled(program.console, target))
            loading.resummarise(target)
        return code
    finally:
        engine.dispose()


def _copy_before_upgrade(console: Console, engine: Engine, folder: Path) -> None:
    """A database of an older version is copied before it is changed; UserError where no copy can be made."""
    if is_older(engine):
        copy, _removed = keep_copy(engine, folder)
        console.say("Copied before the upgrade: {file}", file=copy.path.name)


def _load_bundled(console: Console, target: Target) -> Iterator[int]:
    for bundled in bundled_files():
        if loading.was_taken_back(target.engine, bundled.path, bundled.source):
            console.say("{file}: withdrawn earlier, not loaded again", file=bundled.file)
            yield DONE
            continue
        loaded = loading.load_file(
            target, bundled.path, source_id=bundled.source, stan_na=bundled.stan_na, by=LOADED_BY
        )
        if loaded.load is None:
            console.report(loaded.file)
            yield SOME_ROWS_REJECTED
        elif loaded.load.is_new:
            console.say("{file}: loaded, rows: {rows}", file=bundled.file, rows=loaded.file.counts.accepted)
            yield DONE
        else:
            console.say("{file}: already loaded (load {id})", file=bundled.file, id=loaded.load.load_id)
            yield DONE
