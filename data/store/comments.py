"""Writing comments: each line is added in a transaction of its own, none is changed."""

from dataclasses import fields
from datetime import UTC, datetime

from sqlalchemy import Connection, insert

from data.comments import Comment
from data.store.comment_tables import figure_comment

MADE_HERE = {"id", "written_at"}


def add_comment(db: Connection, comment: Comment) -> int:
    """Number of the new line."""
    values = {f.name: getattr(comment, f.name) for f in fields(Comment) if f.name not in MADE_HERE}
    values["written_at"] = datetime.now(UTC)
    return int(db.execute(insert(figure_comment).values(values).returning(figure_comment.c.id)).scalar_one())
