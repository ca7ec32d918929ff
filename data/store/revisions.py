"""Which schema a database has and which ones this program knows, without the weight of the program that migrates."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, column, inspect, select, table

MIGRATIONS = Path(__file__).with_name("migrations")
VERSION_TABLE = "alembic_version"
DECLARED = re.compile(r"^(revision|down_revision)(?:: [^=]+)? = (.+)$", re.MULTILINE)
NAMED = re.compile(r"[\"']([^\"']+)[\"']")


class Revisions(NamedTuple):
    """The newest schema that the program knows, and all of them."""

    head: str
    known: frozenset[str]


@cache
def known_revisions(folder: Path = MIGRATIONS) -> Revisions:
    """As the files of the migrations declare them."""
    named: dict[str, set[str]] = {"revision": set(), "down_revision": set()}
    for path in sorted((folder / "versions").glob("*.py")):
        for which, names in DECLARED.findall(path.read_text(encoding="utf-8")):
            named[which].update(NAMED.findall(names))
    return Revisions(max(named["revision"] - named["down_revision"], default=""), frozenset(named["revision"]))


def revision_of(connection: Connection) -> str | None:
    """The schema of a database; None where it was never prepared."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.scalar(select(column("version_num")).select_from(table(VERSION_TABLE)))
    return found
