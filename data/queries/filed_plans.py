"""Indicators of the plan that an office filed: what the file says of them at a date."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, or_, select

from data.areas import AreaLevel, level_of
from data.catalog.filed_plan import FILED_SOURCES, FiledIndicator
from data.store.columns import WITHDRAWN_FROM, visible
from data.store.tables import load, plan_target, plan_value

OF_PLAN, OF_VALUES = FILED_SOURCES
TEXTS = (
    "code", "name", "area_code", "unit", "kind", "direction", "frequency", "priority", "goal", "action", "team",
)  # fmt: skip


def filed_indicators(db: Connection, *, stan_na: date | None) -> list[FiledIndicator]:
    """Rows of the plans known at `stan_na`, in the order of their file, with the levels that have values."""
    c = plan_target.c
    texts = [c[name] for name in TEXTS]
    query = (
        select(*texts, c.baseline_period, c.target_period)
        .join(load, load.c.id == c.load_id)
        .where(load.c.source_id == OF_PLAN, visible(plan_target, stan_na))
        .order_by(load.c.stan_na, c.load_id, c.row_no)
    )
    rows = db.execute(query).all()
    if not rows:
        return []
    levels = _levels(db, stan_na)
    return [
        FiledIndicator(
            **{column.name: row._mapping[column] or "" for column in texts},
            starts=row.baseline_period,
            ends=row.target_period,
            levels=frozenset(levels.get(row.code, set())),
        )
        for row in rows
    ]


def filed_codes(db: Connection) -> Sequence[str]:
    """Codes of all indicators that a standing file of a plan has ever named."""
    known = or_(plan_target.c.known_to.is_(None), plan_target.c.known_to != WITHDRAWN_FROM)
    query = (
        select(plan_target.c.code)
        .join(load, load.c.id == plan_target.c.load_id)
        .where(load.c.source_id == OF_PLAN, known)
        .distinct()
        .order_by(plan_target.c.code)
    )
    return db.scalars(query).all()


def _levels(db: Connection, stan_na: date | None) -> dict[str, set[AreaLevel]]:
    """Levels of area by code of the indicator."""
    c = plan_value.c
    query = (
        select(c.code, c.area_code)
        .join(load, load.c.id == c.load_id)
        .where(load.c.source_id == OF_VALUES, visible(plan_value, stan_na))
        .distinct()
    )
    levels: dict[str, set[AreaLevel]] = {}
    for code, area_code in db.execute(query):
        levels.setdefault(code, set()).add(level_of(area_code))
    return levels
