"""Planned against realised quantities of actions."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from data.catalog import Catalog, Indicator
from data.catalog.models import PlanActionMeasure
from data.store.tables import plan_action
from etl.cleaning.text import slug
from etl.measures.summary import CITED, PROVENANCE, Fact, Summary, SummaryRow, facts, facts_query, has_level, value_row

TOPIC_SUFFIX = "-temat"
WEAKEST_FIRST = ("derived", "quoted_single", "quoted")


def summarise(connection: Connection, indicator: Indicator, _catalog: Catalog) -> Summary:
    """A planned quantity is a target that starts from zero the day before; a realised one is a value.

    Several keys are summed, each taken once for an area; a sum of which a part is missing is no sum.
    Planned and realised keep their own periods and notes.
    """
    measure = indicator.measure
    assert isinstance(measure, PlanActionMeasure)
    topic_key = measure.keys[0] + TOPIC_SUFFIX
    query = facts_query(plan_action, measure.sources).where(plan_action.c.action_key.in_([*measure.keys, topic_key]))
    groups: dict[tuple[int, str, str], list[Fact]] = {}
    for fact in facts(connection, query):
        if has_level(indicator, fact["area_code"]):
            breakdown = slug(fact["topic"]) if fact["action_key"] == topic_key else ""
            groups.setdefault((fact["load_id"], fact["area_code"], breakdown), []).append(fact)
    summary = Summary()
    for (_, area_code, breakdown), group in groups.items():
        keys = [topic_key] if breakdown else measure.keys
        summary.targets += _targets(_once_each(group, keys, "planned"), area_code, breakdown)
        summary.values += _values(_once_each(group, keys, "realised"), area_code, breakdown)
    return summary


def _once_each(group: Iterable[Fact], keys: Sequence[str], quantity: str) -> list[Fact]:
    """The first row of each key that has the quantity; nothing unless every key has it."""
    found = {key: next((f for f in group if f["action_key"] == key and f[quantity] is not None), None) for key in keys}
    rows = [row for row in found.values() if row is not None]
    return rows if len(rows) == len(keys) else []


def _targets(rows: list[Fact], area_code: str, breakdown: str) -> list[SummaryRow]:
    if not rows:
        return []
    first_day, last_day = _bounds(rows)
    return [
        {name: rows[0][name] for name in PROVENANCE + CITED}
        | {
            "area_code": area_code,
            "breakdown": breakdown,
            "baseline_value": 0.0,
            "baseline_period": first_day - timedelta(days=1) if first_day else None,
            "target_value": sum(row["planned"] for row in rows),
            "target_period": last_day,
            "note": _together(rows, "note"),
        }
    ]


def _values(rows: list[Fact], area_code: str, breakdown: str) -> list[SummaryRow]:
    first_day, last_day = _bounds(rows)
    if not rows or last_day is None:
        return []
    return [
        value_row(
            rows[0],
            area_code=area_code,
            breakdown=breakdown,
            period_start=first_day,
            period_end=last_day,
            value=sum(row["realised"] for row in rows),
            qualifier=_together(rows, "qualifier"),
            basis=min((row["basis"] for row in rows), key=WEAKEST_FIRST.index),
            note=_together(rows, "note"),
        )
    ]


def _bounds(rows: Sequence[Fact]) -> tuple[date | None, date | None]:
    """The span of all rows; an end is unknown as soon as it is unknown for one of them."""
    starts: list[Any] = [row["period_start"] for row in rows]
    ends: list[Any] = [row["period_end"] for row in rows]
    return min(starts) if all(starts) and rows else None, max(ends) if all(ends) and rows else None


def _together(rows: Iterable[Fact], column: str) -> str:
    return "; ".join(dict.fromkeys(row[column] for row in rows if row[column]))
