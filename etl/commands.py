"""The commands of `python -m etl`; each returns its exit code."""

import getpass
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from data.areas import Area
from data.errors import UserError
from data.queries.state import history, newest_loads
from data.queries.territory import known_areas
from data.settings import today
from data.store.engine import explained
from data.store.loads import content_digest
from etl import loading
from etl.arguments import Request
from etl.bootstrap import bootstrap
from etl.pipeline import prepare
from etl.prepared import Context
from etl.program import DONE, SOME_ROWS_REJECTED, Program
from etl.sample.command import sample


def list_sources(program: Program, _request: Request) -> int:
    """Sources and the date of their newest load."""
    with program.database(read_only=True) as engine, explained(engine), engine.connect() as db:
        loads_by_source = newest_loads(db)
    newest = dict(zip(loads_by_source["source_id"], loads_by_source["stan_na"], strict=True))
    for source in program.catalog.sources.values():
        stan_na = newest.get(source.id)
        name = source.name.in_language(program.console.texts.language)
        program.console.show(f"{source.id:18} {stan_na.isoformat() if stan_na else '–':10} {name}")
    return DONE


def check(program: Program, request: Request) -> int:
    """Checks a file; works without a database too, as long as the source needs no areas."""
    areas: tuple[Area, ...] = ()
    try:
        with program.database(read_only=True) as engine, explained(engine), engine.connect() as db:
            areas = known_areas(db)
    except UserError:
        pass  # no database yet: sources that need areas say so themselves
    file = prepare(request.path, Context(program.catalog, today(), areas), request.source)
    program.console.report(file)
    return SOME_ROWS_REJECTED if file.counts.rejected else DONE


def load(program: Program, request: Request) -> int:
    """Loads a file; with rejected rows only when they are accepted as lost."""
    with program.database() as engine:
        loaded = loading.load_file(
            engine,
            program.catalog,
            request.path,
            source_id=request.required_source,
            stan_na=request.required_stan_na,
            by=request.by or _this_user(),
            accept_rejects=request.accept_rejects,
        )
    program.console.report(loaded.file)
    if loaded.load is None:
        program.console.complain(
            UserError(
                "{file}: nothing was loaded. Correct the rows above, or load without them: --accept-rejects",
                file=loaded.file.file_name,
            )
        )
        return SOME_ROWS_REJECTED
    if loaded.load.is_new:
        program.console.say("{file}: loaded as load {id}", file=loaded.file.file_name, id=loaded.load.load_id)
    else:
        program.console.say("{file}: already loaded (load {id})", file=loaded.file.file_name, id=loaded.load.load_id)
    return DONE


def loads(program: Program, _request: Request) -> int:
    """The history of loads, the newest first."""
    with program.database(read_only=True) as engine, explained(engine), engine.connect() as db:
        rows = history(db)
    for row in rows:
        program.console.say(
            "{id}. {source}, {file}, as of {stan_na}; loaded {when} by {who}; "
            "rows: {read} read, {accepted} accepted, {rejected} rejected, {blank} blank",
            id=row.id,
            source=row.source_id,
            file=row.file_name,
            stan_na=row.stan_na,
            when=_minute(row.loaded_at),
            who=row.loaded_by,
            read=row.rows_read,
            accepted=row.rows_accepted,
            rejected=row.rows_rejected,
            blank=row.rows_blank,
        )
        if row.withdrawn_at is not None:
            program.console.say("    withdrawn {when} by {who}", when=_minute(row.withdrawn_at), who=row.withdrawn_by)
    return DONE


def undo(program: Program, request: Request) -> int:
    """Withdraws a load."""
    with program.database() as engine:
        source = loading.withdraw(engine, program.catalog, request.load_id, by=request.by or _this_user())
    program.console.say("Load {id} of source {source} is withdrawn.", id=request.load_id, source=source)
    return DONE


def digest(program: Program, _request: Request) -> int:
    """A fingerprint of the content of the database."""
    with program.database(read_only=True) as engine:
        program.console.show(content_digest(engine))
    return DONE


def _minute(moment: datetime) -> str:
    """SQLite gives moments back without their zone, which is UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return f"{aware.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _this_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "konsola"


RUN_BY_COMMAND: Mapping[str, Callable[[Program, Request], int]] = {
    "list": list_sources,
    "check": check,
    "load": load,
    "loads": loads,
    "undo": undo,
    "digest": digest,
    "bootstrap": bootstrap,
    "sample": sample,
}
