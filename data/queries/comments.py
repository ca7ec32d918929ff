"""Comments on figures."""

from sqlalchemy import Connection, func, select

from data.comments import Comment, standing
from data.store.comment_tables import figure_comment

NEWEST = select(func.coalesce(func.max(figure_comment.c.id), 0))


def comments_of(db: Connection, *, region: str, address: str = "") -> list[Comment]:
    """Comments of a region that were not withdrawn, or those on the figures of one view; the oldest first."""
    c = figure_comment.c
    query = select(figure_comment).where(c.region == region).order_by(c.id)
    if address:
        query = query.where(c.address == address)
    return standing(Comment(**row._asdict()) for row in db.execute(query))


def comments_version(db: Connection) -> int:
    """Changes with every line."""
    return int(db.scalar(NEWEST) or 0)
