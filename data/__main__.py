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
from data.store.engine import check_schema, open_engine
from data.store.kept_copies import copies_in, keep_copy
from data.store.loads import content_digest
from data.store.seal import break_seal, file_of, is_unchanged, sealing
from data.store.soundness import faults_of, faults_of_pages

DONE, FAULTY, REFUSED = 0, 1, 2
ASIDE = "uszkodzona"
PARTS_OF_SQLITE = ("", "-wal", "-shm")


def help_text(texts: Texts) -> str:
    """What the commands do."""
    return "\n".join(
        [
            texts.say("Usage: python -m data COMMAND [FILE] [--lang pl|en]"),
            "  backup [FILE] " + texts.say("writes a copy of the whole database while it is in use"),
            "    --keep N    " + texts.say("without FILE, into the folder of copies; the newest N copies stay"),
            "  copies        " + texts.say("lists the folder of copies and checks each"),
            "  restore FILE  " + texts.say("puts a copy in place of what is in the database"),
            "  verify [FILE] " + texts.say("checks the database, or a copy of it"),
        ]
    )


def make_copy(texts: Texts, path: Path | None, keep: int | None = None) -> int:
    """Writes a copy of a sound database; without a name into the folder of copies, where old ones may go then."""
    removed: list[str] = []
    with _engine(read_only=True) as engine:
        check_schema(engine)
        if faults := faults_of(engine):
            return _complain(texts, faults)
        if path is None:
            copy, removed = keep_copy(engine, read_settings().copies_folder, keep=keep)
            path, contents = copy.path, copy.contents
        else:
            contents = backup(engine, path)
    print(texts.say("{file}: copy written, tables: {tables}, rows: {rows}.", **_told(path, contents)))
    for name in removed:
        print(texts.say("{file}: old copy removed.", file=name))
    return DONE


def list_copies(texts: Texts, _path: Path | None) -> int:
    """Every copy of the folder, the newest first, and whether it is sound."""
    folder, code = read_settings().copies_folder, DONE
    for path in copies_in(folder):
        try:
            copy = read_copy(path)
            print(texts.say("{file}: the copy is sound, tables: {tables}, rows: {rows}.", **_told(path, copy.contents)))
        except UserError as error:
            code = _complain(texts, [error])
    if not copies_in(folder):
        print(texts.say("There are no copies in {folder}.", folder=folder))
    return code


def _complain(texts: Texts, faults: Sequence[UserError]) -> int:
    for fault in faults:
        print(texts.of_error(fault), file=sys.stderr)
    return FAULTY


def bring_back(texts: Texts, path: Path | None) -> int:
    """Restores a copy; a damaged SQLite file is put aside first, never deleted."""
    path = _found(_named(path))
    copy = read_copy(path)
    with _engine() as engine:
        moved = _put_aside_when_damaged(engine)
        with sealing(engine):
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
        path = _found(path)
        copy = read_copy(path)
        print(texts.say("{file}: the copy is sound, tables: {tables}, rows: {rows}.", **_told(path, copy.contents)))
        return DONE
    with _engine(read_only=True) as engine:
        check_schema(engine)
        if faults := faults_of(engine):
            return _complain(texts, faults)
        print(texts.say("The database is sound, digest {digest}.", digest=content_digest(engine)))
    return DONE


RUN_BY_COMMAND: Mapping[str, Callable[[Texts, Path | None], int]] = {
    "copies": list_copies,
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
        if command == "backup":
            keep, files = _split_keep(files)
            if len(files) <= (keep is None):
                return make_copy(texts, Path(files[0]) if files else None, keep)
        if command not in RUN_BY_COMMAND or len(files) > (command != "copies"):
            raise UserError("'{found}' is not understood. See: python -m data help", found=" ".join(rest))
        return RUN_BY_COMMAND[command](texts, Path(files[0]) if files else None)
    except UserError as error:
        print(texts.of_error(error), file=sys.stderr)
        return REFUSED


def _split_keep(words: Sequence[str]) -> tuple[int | None, list[str]]:
    """Takes `--keep N` out; UserError when N is no number from 1."""
    rest = list(words)
    if "--keep" not in rest:
        return None, rest
    place = rest.index("--keep")
    number = "".join(rest[place + 1 : place + 2])
    if not (number.isascii() and number.isdigit() and int(number)):
        raise UserError("--keep “{found}”: expected how many copies stay, from 1.", found=number)
    return int(number), rest[:place] + rest[place + 2 :]


def _found(path: Path) -> Path:
    """The file, or the one of that name in the folder of copies."""
    kept = read_settings().copies_folder / path
    return kept if not path.exists() and kept.exists() else path


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
    """New name of a SQLite file that is damaged; '' when it is sound enough to be written to."""
    path = file_of(engine)
    if path is None or not path.exists():
        return ""
    if is_unchanged(engine) is not False and not faults_of_pages(engine):
        return ""
    engine.dispose()
    break_seal(path)
    database = str(path)
    moment = f"{datetime.now(UTC):%Y%m%d%H%M%S}"
    for part in PARTS_OF_SQLITE:
        piece = Path(database + part)
        if piece.exists():
            piece.rename(f"{database}.{ASIDE}-{moment}{part}")
    return f"{path.name}.{ASIDE}-{moment}"


if __name__ == "__main__":
    make_output_safe()
    sys.exit(main(sys.argv[1:]))
