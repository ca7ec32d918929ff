"""All tables. A fact names the load and row that brought it and the time it is known for; nothing is overwritten.

A fact is visible at a date D when `known_from <= D < known_to`; an empty bound is open. The first load of a source
is known from the beginning of time, because it tells the history that came before it. See docs/data-model.md.
"""

from datetime import date

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
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

load = Table(
    "load",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", Text, nullable=False, index=True),
    Column("file_name", Text, nullable=False),
    Column("file_digest", Text, nullable=False),
    Column("stan_na", Date, nullable=False),
    Column("loaded_at", DateTime(timezone=True), nullable=False),
    Column("loaded_by", Text, nullable=False),
    Column("rows_read", Integer, nullable=False),
    Column("rows_accepted", Integer, nullable=False),
    Column("rows_rejected", Integer, nullable=False),
    Column("rows_blank", Integer, nullable=False),
    Column("is_demo", Boolean),
    Column("people_token", Text),
    Column("withdrawn_at", DateTime(timezone=True)),
    Column("withdrawn_by", Text),
)

data_state = Table(
    "data_state",
    metadata,
    Column("id", SmallInteger, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
)


def _provenance() -> list[Column[object]]:
    return [
        Column("load_id", ForeignKey("load.id"), nullable=False, index=True),
        Column("row_no", Integer, nullable=False),
        Column("known_from", Date),
        Column("known_to", Date),
    ]


def _fact(name: str, *columns: Column[object]) -> Table:
    return Table(
        name,
        metadata,
        Column("id", RowId, primary_key=True),
        *columns,
        *_provenance(),
        Column("replaced_by_load_id", ForeignKey("load.id")),
        info={"fact": True},
    )


def _cited() -> list[Column[object]]:
    return [Column("source_title", Text), Column("source_address", Text), Column("note", Text)]


area = _fact(
    "area",
    Column("code", Text, nullable=False, index=True),
    Column("level", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("parent", Text, nullable=False, index=True),
    Column("subregion", Text, nullable=False),
    Column("terc", Text, nullable=False),
)

observation = _fact(
    "observation",
    Column("series", Text, nullable=False, index=True),
    Column("area_code", Text, nullable=False),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("value", Float),
    Column("value_max", Float),
    Column("qualifier", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("raw", Text, nullable=False),
    *_cited(),
)

plan_element = _fact(
    "plan_element",
    Column("region", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("date_from", Date),
    Column("date_to", Date),
    Column("resolution", Text, nullable=False),
    Column("value", Float),
    Column("unit", Text, nullable=False),
    *_cited(),
)

plan_target = _fact(
    "plan_target",
    Column("code", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("area_code", Text, nullable=False),
    Column("baseline_value", Float),
    Column("baseline_period", Date),
    Column("target_value", Float),
    Column("target_period", Date),
    Column("unit", Text, nullable=False),
    Column("priority", Text),
    Column("goal", Text),
    Column("action", Text),
    Column("team", Text),
    Column("kind", Text),
    Column("direction", Text),
    Column("frequency", Text),
    *_cited(),
)

plan_value = _fact(
    "plan_value",
    Column("code", Text, nullable=False, index=True),
    Column("area_code", Text, nullable=False),
    Column("period_start", Date),
    Column("period_end", Date, nullable=False),
    Column("value", Float, nullable=False),
    Column("status", Text, nullable=False),
    *_cited(),
)

plan_action = _fact(
    "plan_action",
    Column("action_key", Text, nullable=False, index=True),
    Column("area_code", Text, nullable=False),
    Column("programme", Text, nullable=False),
    Column("task", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("planned", Float),
    Column("planned_max", Float),
    Column("realised", Float),
    Column("qualifier", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("basis", Text, nullable=False),
    *_cited(),
)

event = _fact(
    "event",
    Column("event_key", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("date_from", Date),
    Column("date_to", Date),
    Column("date_precision", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("area_code", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("events", Float),
    Column("participants_min", Float),
    Column("participants_max", Float),
    Column("participants_unit", Text, nullable=False),
    Column("hours", Float),
    Column("planned_persons", Float),
    Column("action", Text),
    *_cited(),
)

# The list of an event is what a later load replaces, so its rows carry no versions of their own.
attendance_list = _fact(
    "attendance_list",
    Column("event_key", Text, nullable=False, index=True),
    Column("attendances", Integer, nullable=False),
)

institution = Table(
    "institution",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=False),
    Column("load_id", ForeignKey("load.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("nip", Text, nullable=False),
    Column("area_code", Text, nullable=False),
)

attendance = Table(
    "attendance",
    metadata,
    Column("list_id", RowId, nullable=False),
    Column("row_no", Integer, nullable=False),
    Column("institution_id", RowId, nullable=False),
    Column("role", Text, nullable=False),
    Column("hours", Float),
    PrimaryKeyConstraint("list_id", "row_no"),
    sqlite_with_rowid=False,
)

attendance_count = _fact(
    "attendance_count",
    Column("event_key", Text, nullable=False, index=True),
    Column("institution_kind", Text, nullable=False),
    Column("area_code", Text, nullable=False),
    Column("persons", Integer, nullable=False),
)

entity_state = _fact(
    "entity_state",
    Column("entity_key", Text, nullable=False, index=True),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("legal_form", Text, nullable=False),
    Column("krs", Text, nullable=False),
    Column("nip", Text, nullable=False),
    Column("regon", Text, nullable=False),
    Column("area_code", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("operator", Text, nullable=False),
    Column("is_ps", Boolean),
    Column("ps_from", Date),
    Column("ps_to", Date),
    Column("started_on", Date),
    Column("closed_on", Date),
    Column("capacity", Float),
    Column("capacity_kind", Text, nullable=False),
    Column("info_date", Date),
    Column("postal_code", Text),
    Column("owes", Text),
    Column("mark_from", Date),
    Column("mark_to", Date),
    Column("employed", Float),
    Column("products", Text),
    Column("website", Text),
    *_cited(),
)

# Entities of two snapshots that may be one; somebody has to look at them.
entity_review = _fact(
    "entity_review",
    Column("entity_key", Text, nullable=False, index=True),
    Column("other_key", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
)

indicator_value = Table(
    "indicator_value",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("indicator_id", Text, nullable=False),
    Column("area_code", Text, nullable=False),
    Column("breakdown", Text, nullable=False),
    Column("period_start", Date),
    Column("period_end", Date, nullable=False),
    Column("value", Float, nullable=False),
    Column("value_max", Float),
    Column("qualifier", Text, nullable=False),
    Column("basis", Text, nullable=False),
    *_provenance(),
    *_cited(),
    Index("ix_indicator_value_question", "indicator_id", "area_code", "breakdown", "period_end"),
)

indicator_target = Table(
    "indicator_target",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("indicator_id", Text, nullable=False),
    Column("area_code", Text, nullable=False),
    Column("breakdown", Text, nullable=False),
    Column("baseline_value", Float),
    Column("baseline_period", Date),
    Column("target_value", Float),
    Column("target_period", Date),
    *_provenance(),
    *_cited(),
    UniqueConstraint("indicator_id", "area_code", "breakdown", "load_id"),
)

# Unique people never add up over cells; `kind` '' is all kinds of events. Written by the loader from pseudonyms that
# lie outside the database.
unique_people = Table(
    "unique_people",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("year", Integer, nullable=False, index=True),
    Column("area_code", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("period_start", Date, nullable=False),
    Column("period_end", Date, nullable=False),
    Column("people", Integer, nullable=False),
    Column("people_by_name_only", Integer, nullable=False),
    Column("attendances", Integer, nullable=False),
    Column("unnamed", Integer, nullable=False),
    Column("known_from", Date),
    Column("known_to", Date),
    Index("ix_unique_people_question", "area_code", "kind", "period_end"),
)

# A closed year keeps its counts; what they were counted from is destroyed.
closed_year = Table(
    "closed_year",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("closed_at", DateTime(timezone=True), nullable=False),
    Column("closed_by", Text, nullable=False),
)

FACTS = [table for table in metadata.sorted_tables if table.info.get("fact")]
SUMMARIES = [indicator_value, indicator_target]


def visible(table: Table, stan_na: date | None) -> ColumnElement[bool]:
    """Condition for the rows known at `stan_na`; None asks for what is known now."""
    if stan_na is None:
        return table.c.known_to.is_(None)
    return and_(
        or_(table.c.known_from.is_(None), table.c.known_from <= stan_na),
        or_(table.c.known_to.is_(None), table.c.known_to > stan_na),
    )
