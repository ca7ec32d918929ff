"""Contests and certificates: who was given what, in which edition."""

from sqlalchemy import Column, Date, Float, Text

from data.store.columns import cited, fact

award = fact(
    "award",
    Column("area_code", Text, nullable=False, index=True),
    Column("contest", Text, nullable=False),
    Column("edition", Float),
    Column("decided_on", Date),
    Column("resolution", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("award", Text, nullable=False),
    Column("laureate", Text, nullable=False),
    Column("laureate_kind", Text, nullable=False),
    Column("score", Float),
    *cited(),
)
