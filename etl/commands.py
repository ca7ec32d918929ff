"""The commands of `python -m etl`; each returns its exit code."""

import getpass
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from data.errors import UserError
from data.queries import loads as all_loads
from data.queries.state import newest_loads
from data.settings import today
from data.store.engine import explained
from data.store.loads import content_digest
from etl import loading
from etl.arguments import Request
from etl.bootstrap import bootstrap
from etl.correction_cards import FOLDER, read_corrections
from etl.loading import Loaded
from etl.people.closing import close_year
from etl.pipeline import FileResult, SourceFile
from etl.prepared import Context
from etl.privacy import file_shown
from etl.program import DONE, SOME_ROWS_REJECTED, Program, hiding_people
from etl.registry.told import told
from etl.reports.command import reporting, template
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
    context = _context(program, request.source or "")
    with hiding_people(program, request), reporting(program, request) as report:
        with program.console.progress(request.path.name) as progress:
            file = SourceFile(request.path, context, request.source)
            for _ in file.pieces(progress=progress):
                pass
        result = file.result()
        program.console.report(result)
        report(result, file)
    return SOME_ROWS_REJECTED if result.counts.rejected else DONE


def _context(program: Program, source_id: str) -> Context:
    try:
        with program.database(read_only=True) as engine:
            known = program.target_of(engine).context(source_id, today())
    except UserError:
        known = Context(program.catalog, today())  # no database yet: sources that need areas say so themselves
    corrections = read_corrections(program.settings.data_dir / FOLDER, program.catalog.sources)
    return replace(known, region=program.region, corrections=corrections)


def load(program: Program, request: Request) -> int:
    """Loads a file; with rejected rows only when they are accepted as lost."""
    with hiding_people(program, request), reporting(program, request) as report:
        loaded = _loaded(program, request)
        program.console.report(loaded.file)
        code = _answered(program, loaded)
        report(loaded.file, loaded.source_file)
    return code


def _loaded(program: Program, request: Request) -> Loaded:
    with program.target() as target, program.console.progress(request.path.name) as progress:
        return loading.load_file(
            target,
            request.path,
            source_id=request.required_source,
            stan_na=request.required_stan_na,
            by=request.by or _this_user(),
            accept_rejects=request.accept_rejects,
            progress=progress,
        )


def _answered(program: Program, loaded: Loaded) -> int:
    name = file_shown(loaded.file.file_name, loaded.file.source)
    if loaded.load is None:
        program.console.complain(
            UserError(
                "{file}: nothing was loaded. Correct the rows above, or load without them: --accept-rejects", file=name
            )
        )
        return SOME_ROWS_REJECTED
    if loaded.load.is_new:
        program.console.say("{file}: loaded as load {id}", file=name, id=loaded.load.load_id)
        _tell_changes(program, loaded.file, loaded.load.load_id)
    else:
        program.console.say("{file}: already loaded (load {id})", file=name, id=loaded.load.load_id)
    return DONE


def _tell_changes(program: Program, file: FileResult, load_id: int) -> None:
    """What is new in a registry against the snapshot before."""
    if file.source.id != loading.REGISTRY:
        return
    with program.database(read_only=True) as engine, explained(engine), engine.connect() as db:
        line = told(db, file.source.id, load_id, file.counts.accepted, program.console.texts)
    if line:
        program.console.show(line)


def loads(program: Program, _request: Request) -> int:
    """The history of loads, the newest first."""
    with program.database(read_only=True) as engine, explained(engine), engine.connect() as db:
        found = all_loads.loads(db)
    for row in found.to_dict("records"):
        program.console.say(
            "{id}. {source}, {file}, as of {stan_na}; loaded {when} by {who}; "
            "rows: {read} read, {accepted} accepted, {rejected} rejected, {blank} blank",
            id=row["load_id"],
            source=row["source_id"],
            file=row["file_name"],
            stan_na=row["stan_na"],
            when=_minute(row["loaded_at"]),
            who=row["loaded_by"],
            read=row["rows_read"],
            accepted=row["rows_accepted"],
            rejected=row["rows_rejected"],
            blank=row["rows_blank"],
        )
        if row["withdrawn_at"] is not None:
            program.console.say(
                "    withdrawn {when} by {who}", when=_minute(row["withdrawn_at"]), who=row["withdrawn_by"]
            )
    return DONE


def undo(program: Program, request: Request) -> int:
    """Withdraws a load."""
    with program.target() as target:
        source = loading.withdraw(target, request.load_id, by=request.by or _this_user())
    program.console.say("Load {id} of source {source} is withdrawn.", id=request.load_id, source=source)
    return DONE


def end_year(program: Program, request: Request) -> int:
    """Closes a year of people."""
    with program.target() as target:
        close_year(target, request.year, by=request.by or _this_user(), today=today())
    program.console.say(
        "The year {year} is closed: counts of people stay, what they were counted from is destroyed.", year=request.year
    )
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
    "template": template,
    "close-year": end_year,
}
