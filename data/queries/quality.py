"""What somebody should look at: rejected rows, doubtful pairs of entities, values that were replaced."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, and_, func, select

from data.store.columns import WITHDRAWN_FROM, visible
from data.store.tables import entity_review, load, plan_value


@dataclass(frozen=True)
class Quality:
    """Counts over the standing loads known at a date."""

    rejected_rows: int
    reviews: int


class ReplacedValue(NamedTuple):
    """A value of a plan before and after, with the file that replaced it."""

    code: str
    area_code: str
    period_start: date | None
    period_end: date
    before: float
    after: float
    load_id: int
    file_name: str
    stan_na: date


def quality(db: Connection, *, stan_na: date | None) -> Quality:
    """Rows that files had and nobody loaded, and pairs of entities that may be one, waiting for a decision."""
    rejected = select(func.coalesce(func.sum(load.c.rows_rejected), 0)).where(load.c.withdrawn_at.is_(None))
    if stan_na is not None:
        rejected = rejected.where(load.c.stan_na <= stan_na)
    reviews = select(func.count()).select_from(entity_review).where(visible(entity_review, stan_na))
    return Quality(int(db.execute(rejected).scalar_one()), int(db.execute(reviews).scalar_one()))


def replaced_values(db: Connection, *, since: date, until: date) -> list[ReplacedValue]:
    """Values of plans that a later file replaced by others after `since` and by `until`, newest file first."""
    old, new = plan_value, plan_value.alias("new")
    replaced = and_(old.c.known_to > since, old.c.known_to <= until, old.c.known_to != WITHDRAWN_FROM)
    if db.execute(select(old.c.id).where(replaced).limit(1)).first() is None:
        return []  # the usual answer; the pairs of old and new rows are dear to look for
    same = and_(
        new.c.load_id == old.c.replaced_by_load_id,
        new.c.code == old.c.code,
        new.c.area_code == old.c.area_code,
        new.c.period_start.is_not_distinct_from(old.c.period_start),
        new.c.period_end == old.c.period_end,
    )
    query = (
        select(
            old.c.code,
            old.c.area_code,
            old.c.period_start,
            old.c.period_end,
            old.c.value.label("before"),
            new.c.value.label("after"),
            load.c.id.label("load_id"),
            load.c.file_name,
            load.c.stan_na,
        )
        .join(new, same)
        .join(load, load.c.id == new.c.load_id)
        .where(replaced, old.c.value != new.c.value)
        .order_by(load.c.stan_na.desc(), load.c.id.desc(), old.c.code, old.c.area_code, old.c.period_end)
    )
    return [ReplacedValue(*row) for row in db.execute(query)]
