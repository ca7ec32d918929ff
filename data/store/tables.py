"""All tables but those of `attendance_tables`: each fact names the load and row that brought it and the time it is
known for; nothing is overwritten.

A fact is visible at a date D when `known_from <= D < known_to`; an empty bound is open. The first load of a source
is known from the beginning of time, because it tells the history that came before it. See docs/data-model.md.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

from data.store import (  # noqa: F401 - FACTS needs them, whoever is imported first
    attendance_tables,
    award_tables,
    comment_tables,
    event_tables,
    meeting_tables,
    screen_tables,
)
from data.store.columns import RowId, cited, fact, metadata, provenance

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
    Column("sheet", Text),
)

data_state = Table(
    "data_state",
    metadata,
    Column("id", SmallInteger, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
)


area = fact(
    "area",
    Column("code", Text, nullable=False, index=True),
    Column("level", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("parent", Text, nullable=False, index=True),
    Column("subregion", Text, nullable=False),
    Column("terc", Text, nullable=False),
)

observation = fact(
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
    *cited(),
)

plan_element = fact(
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
    *cited(),
)

plan_target = fact(
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
    *cited(),
)

plan_value = fact(
    "plan_value",
    Column("code", Text, nullable=False, index=True),
    Column("area_code", Text, nullable=False),
    Column("period_start", Date),
    Column("period_end", Date, nullable=False),
    Column("value", Float, nullable=False),
    Column("status", Text, nullable=False),
    *cited(),
)

plan_action = fact(
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
    *cited(),
)

event = fact(
    "event",
    Column("event_key", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("date_from", Date, index=True),
    Column("date_to", Date),
    Column("date_precision", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("area_code", Text, nullable=False, index=True),
    Column("place", Text, nullable=False),
    Column("events", Float),
    Column("participants_min", Float),
    Column("participants_max", Float),
    Column("participants_unit", Text, nullable=False),
    Column("hours", Float),
    Column("planned_persons", Float),
    Column("action", Text),
    *cited(),
)

entity_state = fact(
    "entity_state",
    Column("entity_key", Text, nullable=False),
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
    *cited(),
)

# Finds an entity in one snapshot among many.
Index("ix_entity_state_entity_key_load_id", entity_state.c.entity_key, entity_state.c.load_id)

# Entities of two snapshots that may be one; somebody has to look at them.
entity_review = fact(
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
    *provenance(),
    *cited(),
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
    *provenance(),
    *cited(),
    UniqueConstraint("indicator_id", "area_code", "breakdown", "load_id"),
)

FACTS = [table for table in metadata.sorted_tables if table.info.get("fact")]
SUMMARIES = [indicator_value, indicator_target]
