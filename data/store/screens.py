"""Writing about wall screens: a code is asked for, a screen is paired, a screen is taken away."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from data.screens import CODE_VALID
from data.store.screen_tables import wall_screen

MOST_WAITING = 20
c = wall_screen.c


def keep_code(db: Connection, *, token_digest: str, code_digest: str, now: datetime) -> bool:
    """Keeps the code that a screen shows from now on, in place of its last one. False where too many screens wait."""
    db.execute(delete(wall_screen).where(c.paired_at.is_(None), c.code_until < now))
    code = {"code_digest": code_digest, "code_until": now + CODE_VALID}
    known = db.execute(update(wall_screen).where(_is_waiting(), c.token_digest == token_digest).values(code))
    if known.rowcount:
        return True
    if (db.scalar(select(func.count()).where(_is_waiting())) or 0) >= MOST_WAITING:
        return False
    db.execute(insert(wall_screen).values(token_digest=token_digest, **code))
    return True


def pair(db: Connection, *, code_digest: str, region: str, name: str, address: str, by: str, now: datetime) -> bool:
    """Pairs the screen that shows a code; False where none does."""
    done = db.execute(
        update(wall_screen)
        .where(_is_waiting(), c.code_digest == code_digest, c.code_until >= now)
        .values(code_digest=None, region=region, name=name, address=address, paired_by=by, paired_at=now)
    )
    return done.rowcount == 1


def revoke(db: Connection, screen_id: int, *, by: str, now: datetime) -> bool:
    """Takes a screen away; False where there is none of that number."""
    is_paired = c.paired_at.is_not(None) & c.revoked_at.is_(None)
    done = db.execute(update(wall_screen).where(c.id == screen_id, is_paired).values(revoked_by=by, revoked_at=now))
    return done.rowcount == 1


def note_seen(db: Connection, screen_id: int, *, today: date) -> None:
    """A paired screen was there today."""
    is_paired = c.paired_at.is_not(None) & c.revoked_at.is_(None)
    db.execute(update(wall_screen).where(c.id == screen_id, is_paired).values(seen_on=today))


def _is_waiting() -> ColumnElement[bool]:
    return c.paired_at.is_(None)
