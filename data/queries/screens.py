"""Wall screens that are paired."""

from sqlalchemy import ColumnElement, Connection, Select, func, select

from data.screens import PairedScreen
from data.store.screen_tables import wall_screen

c = wall_screen.c


def screen_of_token(db: Connection, token_digest: str) -> PairedScreen | None:
    """The screen that keeps a token; None for one that waits, was taken away, or never was."""
    row = db.execute(_paired(c.token_digest == token_digest)).one_or_none()
    return PairedScreen(**row._asdict()) if row else None


def was_revoked(db: Connection, token_digest: str) -> bool:
    """Whether the screen that keeps a token was taken away."""
    asked = select(c.id).where(c.token_digest == token_digest, c.revoked_at.is_not(None))
    return db.execute(asked).first() is not None


def paired_screens(db: Connection, *, region: str) -> list[PairedScreen]:
    """Screens of a region that show slides, by their names."""
    rows = db.execute(_paired(c.region == region).order_by(c.name, c.id))
    return [PairedScreen(**row._asdict()) for row in rows]


def screens_version(db: Connection) -> tuple[int, int, int, int]:
    """Changes with every screen that is paired, seen on another day or taken away."""
    row = db.execute(select(func.count(c.paired_at), func.count(c.revoked_at))).one()
    of_days = select(c.seen_on, func.count()).where(c.seen_on.is_not(None)).group_by(c.seen_on)
    newest = db.execute(of_days.order_by(c.seen_on.desc()).limit(1)).first()
    return int(row[0]), int(row[1]), *((newest[0].toordinal(), int(newest[1])) if newest else (0, 0))


def _paired(which: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    columns = (c.id, c.region, c.name, c.address, c.paired_by, c.paired_at, c.seen_on)
    return select(*columns).where(which, c.paired_at.is_not(None), c.revoked_at.is_(None))
