"""All that a view depends on besides the program itself: so what is remembered never grows stale."""

from collections.abc import Hashable

from sqlalchemy import Connection

from dashboard.paths import OF_MEETINGS
from data.queries.comments import comments_version
from data.queries.meetings import journal_version
from data.queries.screens import screens_version
from data.queries.state import DataState
from data.settings import today


def view_key(db: Connection, state: DataState, address: object, site: str) -> Hashable:
    """Version of the data, day, address, where the reader found the program, and what people wrote."""
    return state.version, today(), plain_address(address), site, journal_of(db, address)


def journal_of(db: Connection, address: object) -> tuple[int, ...]:
    """What a view shows besides loaded data: comments, and on some pages meetings."""
    return written_version(db) if path_and_query(address)[0] in OF_MEETINGS else (comments_version(db),)


def written_version(db: Connection) -> tuple[int, ...]:
    """Changes with everything that people write down: comments, meetings, paired screens."""
    return comments_version(db), *journal_version(db), *screens_version(db)


def plain_address(address: object) -> str:
    """An address; whatever is none leads to the first page."""
    return address if isinstance(address, str) else "/"


def path_and_query(address: object) -> tuple[str, str]:
    """Path and query."""
    path, _mark, query = plain_address(address).partition("?")
    return path, query
