"""Comments on figures: a journal to which lines are only added."""

from sqlalchemy import Column, Date, DateTime, ForeignKey, Integer, Table, Text

from data.store.columns import RowId, metadata

figure_comment = Table(
    "figure_comment",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("region", Text, nullable=False, index=True),
    Column("address", Text, nullable=False),
    Column("figure", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("value_seen", Text, nullable=False),
    Column("stan_na", Date),
    Column("data_version", Integer),
    # the comment that this line withdraws
    Column("about_id", ForeignKey("figure_comment.id")),
    Column("written_by", Text, nullable=False),
    Column("written_at", DateTime(timezone=True), nullable=False),
)
