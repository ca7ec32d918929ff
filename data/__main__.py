"""`python -m data`: copies of the database and its check; see `python -m data help`."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from data.errors import UserError
from data.language import Texts, texts_in
from data.language.command_line import make_output_safe, split_language
from data.settings import read_settings
from data.store.copies import Contents, backup, read_copy, restore
from data.store.engine import check_schema, explained, open_engine
from data.store.loads import content_digest
from data.store.revisions import revision_of
from data.store.soundness import faults_of

DONE, FAULTY, REFUSED = 0, 1, 2
ASIDE = "uszkodzona"
PARTS_OF_SQLITE = ("", "-wal", "-shm")


def help_text(texts: Texts) -> str:
    """What the commands do."""
    return "\n".join(
        [
            texts.say("Usage: python -m data COMMAND [FILE] [--lang pl|en]"),
            "  backup FILE   " + texts.say("writes a copy of the whole database while it is in use"),
            "  restore FILE  " + texts.say("puts a copy in place of what is in the database"),
            "  verify [FILE] " + texts.say("checks the database, or a copy of it"),
        ]
    )


def make_copy(texts: Texts, path: Path | None) -> int:
    """Writes a copy."""
    with _engine(read_only=True) as engine:
        check_schema(engine)
        contents = backup(engine, _named(path))
    print(texts.say("{file}: copy written, tables: {tables}, rows: {rows}.", **_told(path, contents)))
    return DONE


def bring_back(texts: Texts, path: Path | None) -> int:
    """Restores a copy; a damaged SQLite file is put aside first, never deleted."""
    copy = read_copy(_named(path))
    with _engine() as engine:
        moved = _put_aside_when_damaged(engine)
        restore(engine, copy)
        digest = content_digest(engine)
    if moved:
        print(texts.say("The damaged database was put aside as {name}.", name=moved))
    told = _told(path, copy.contents)
    print(texts.say("{file}: restored, tables: {tables}, rows: {rows}, digest {digest}.", digest=digest, **told))
    return DONE


def check(texts: Texts, path: Path | None) -> int:
    """Checks the database, or a copy."""
    if path is not None:
        copy = read_copy(path)
        print(texts.say("{file}: the copy is sound, tables: {tables}, rows: {rows}.", **_told(path, copy.contents)))
        return DONE
    with _engine(read_only=True) as engine:
        check_schema(engine)
        faults = faults_of(engine)
        for fault in faults:
            print(texts.of_error(fault), file=sys.stderr)
        if faults:
            return FAULTY
        print(texts.say("The database is sound, digest {digest}.", digest=content_digest(engine)))
    return DONE


RUN_BY_COMMAND: Mapping[str, Callable[[Texts, Path | None], int]] = {
    "backup": make_copy,
    "restore": bring_back,
    "verify": check,
}


def main(arguments: Sequence[str]) -> int:
    """Runs one command; returns its exit code, 2 when it was refused."""
    texts = texts_in("pl")
    try:
        language, rest = split_language(arguments)
        texts = texts_in(language)
        if not rest or rest[0] == "help":
            print(help_text(texts))
            return DONE
        command, *files = rest
        if command not in RUN_BY_COMMAND or len(files) > 1:
            raise UserError("'{found}' is not understood. See: python -m data help", found=" ".join(rest))
        return RUN_BY_COMMAND[command](texts, Path(files[0]) if files else None)
    except UserError as error:
        print(texts.of_error(error), file=sys.stderr)
        return REFUSED


@contextmanager
def _engine(*, read_only: bool = False) -> Iterator[Engine]:
    """The database of the settings, closed at the end."""
    engine = open_engine(read_settings().database_address, read_only=read_only)
    try:
        yield engine
    finally:
        engine.dispose()


def _named(path: Path | None) -> Path:
    if path is None:
        raise UserError("The name of the file is missing. See: python -m data help")
    return path


def _told(path: Path | None, contents: Contents) -> dict[str, object]:
    return {"file": _named(path).name, "tables": len(contents.tables), "rows": contents.rows}


def _put_aside_when_damaged(engine: Engine) -> str:
    """New name of a SQLite file that is no database any more; '' when it is sound enough to be written to."""
    database = engine.url.database
    if engine.url.get_backend_name() != "sqlite" or not database or not Path(database).exists():
        return ""
    try:
        with explained(engine), engine.connect() as connection:
            revision_of(connection)
        return ""
    except UserError:
        engine.dispose()
    moment = f"{datetime.now(UTC):%Y%m%d%H%M%S}"
    for part in PARTS_OF_SQLITE:
        path = Path(database + part)
        if path.exists():
            path.rename(f"{database}.{ASIDE}-{moment}{part}")
    return f"{Path(database).name}.{ASIDE}-{moment}"


if __name__ == "__main__":
    make_output_safe()
    sys.exit(main(sys.argv[1:]))
