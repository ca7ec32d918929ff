"""What the tables are made of: the naming of keys, facts with the load that brought them, when they are known."""

from datetime import date

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    and_,
    or_,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)
RowId = BigInteger().with_variant(Integer, "sqlite")
WITHDRAWN_FROM = date(1, 1, 1)


def provenance() -> list[Column[object]]:
    """The load and row that brought a fact, and from when to when it is known."""
    return [
        Column("load_id", ForeignKey("load.id"), nullable=False, index=True),
        Column("row_no", Integer, nullable=False),
        Column("known_from", Date),
        Column("known_to", Date),
    ]


def fact(name: str, *columns: Column[object]) -> Table:
    """A table of facts: columns, provenance, and the load that replaced them."""
    return Table(
        name,
        metadata,
        Column("id", RowId, primary_key=True),
        *columns,
        *provenance(),
        Column("replaced_by_load_id", ForeignKey("load.id")),
        info={"fact": True},
    )


def cited() -> list[Column[object]]:
    """Where the source says it."""
    return [Column("source_title", Text), Column("source_address", Text), Column("note", Text)]


def visible(table: Table, stan_na: date | None) -> ColumnElement[bool]:
    """Condition for the rows known at `stan_na`; None asks for what is known now."""
    if stan_na is None:
        return table.c.known_to.is_(None)
    return and_(
        or_(table.c.known_from.is_(None), table.c.known_from <= stan_na),
        or_(table.c.known_to.is_(None), table.c.known_to > stan_na),
    )
