"""Summaries of events that pages read instead of events and lists: small, additive, known from when to when.

Every row is a sum over facts that share their span of knowledge, so the visible rows of a cell add up to what was known
at any date. A month is a number, year * 12 + month - 1: 24169 is February 2014; an event counts in the month it ends.
"""

from sqlalchemy import Column, Date, Float, Index, Integer, Table, Text

from data.store.columns import RowId, metadata

# The level of rows of a gmina that hold all kinds of institutions together.
WHOLE_GMINA = "gmina_total"


def _span() -> list[Column[object]]:
    return [Column("known_from", Date), Column("known_to", Date)]


# What is counted of events; `unknown` are rows of a source that stand for a number of events it does not tell.
COUNTS = (
    "events",
    "unknown",
    "hours",
    "without_hours",
    "planned_people",
    "without_planned_people",
    "attendances",
    "head_count",
    "with_people",
)

# Regions and subregions only: smaller areas have few events and are counted from the events themselves.
event_month = Table(
    "event_month",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("source_id", Text, nullable=False),
    Column("area_code", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("month", Integer),
    *(Column(name, Float, nullable=False) for name in COUNTS),
    *_span(),
    Index("ix_event_month_question", "source_id", "area_code", "month"),
)

# Events that took place in a gmina, by year.
event_place = Table(
    "event_place",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("area_code", Text, nullable=False, index=True),
    Column("year", Integer, nullable=False),
    Column("last_month", Integer, nullable=False),
    Column("events", Float, nullable=False),
    *_span(),
)

# Who came from where: gminy and powiaty of institutions, by kind of event, kind of institution and year of the event.
reach_year = Table(
    "reach_year",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("area_code", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("event_kind", Text, nullable=False),
    Column("institution_kind", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("last_month", Integer, nullable=False),
    Column("attendances", Integer, nullable=False),
    Column("head_count", Integer, nullable=False),
    *_span(),
    Index("ix_reach_year_question", "level", "area_code", "year"),
)
