"""What a home holds, told so that two homes can be compared: facts of all dates, what was counted from them, people."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from data.queries.state import people_tokens
from data.store.attendance_tables import attendance, attendance_list, institution, unique_people
from data.store.loads import content_digest
from data.store.tables import FACTS, SUMMARIES, load
from etl.loading import Target
from etl.people import keys, lists

NOT_CONTENT = {"id", "load_id", "row_no", "replaced_by_load_id", "list_id", "institution_id"}
OF_ATTENDANCE = (attendance_list, attendance, institution)


class State(NamedTuple):
    """`digest` is that of `python -m etl digest`; `facts` are those of all standing loads with the dates between which
    they are known, `counted` the summaries, `people` the rows kept by year."""

    digest: str
    facts: str
    counted: str
    people: tuple[tuple[int, int], ...]


def state_of(target: Target) -> State:
    """The content of a home, whatever the numbers of its loads."""
    with target.engine.connect() as db:
        facts, counted = _fingerprint(_facts(db)), _fingerprint(_counted(db))
        tokens = sorted(people_tokens(db))
    return State(content_digest(target.engine), facts, counted, tuple(sorted(_people(target.data_dir, tokens))))


def _fingerprint(rows: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()


def _facts(db: Connection) -> Iterator[str]:
    for table in FACTS:
        content = [column for column in table.c if column.name not in NOT_CONTENT]
        query = select(load.c.source_id, load.c.stan_na, *content).join(load, load.c.id == table.c.load_id)
        for row in db.execute(query.where(load.c.withdrawn_at.is_(None))):
            yield f"{table.name} {list(map(str, row))}"
    content = [column for table in OF_ATTENDANCE for column in table.c if column.name not in NOT_CONTENT]
    rows = (
        select(load.c.stan_na, *content)
        .select_from(attendance_list)
        .join(attendance, attendance.c.list_id == attendance_list.c.id)
        .join(institution, institution.c.id == attendance.c.institution_id)
        .join(load, load.c.id == attendance_list.c.load_id)
    )
    for row in db.execute(rows.where(load.c.withdrawn_at.is_(None))):
        yield f"attendance {list(map(str, row))}"


def _counted(db: Connection) -> Iterator[str]:
    for table in (*SUMMARIES, unique_people):
        content = [column for column in table.c if column.name not in NOT_CONTENT]
        for row in db.execute(select(*content)):
            yield f"{table.name} {list(map(str, row))}"


def _people(data_dir: Path, tokens: Iterable[str]) -> Iterator[tuple[int, int]]:
    for token in tokens:
        for year in lists.years_of(data_dir, token):
            found = lists.read(data_dir, year, token)
            assert found is not None
            yield year, len(found.event)


def leftovers(target: Target) -> list[str]:
    """Files of people that no standing load knows, and drafts of files and keys."""
    with target.engine.connect() as db:
        known = people_tokens(db)
    folder = target.data_dir / lists.FOLDER
    found = [path.name for path in folder.glob("*") if not any(token in path.name for token in known)]
    found += [path.name for path in folder.glob("*.part")]
    return sorted({*found, *(path.name for path in (target.data_dir / keys.FOLDER).glob("*.bin.*"))})
