"""What a map can show: indicators that have values for the areas of a region, their kinds and periods."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, and_, exists, func, literal, or_, select, union_all

from data.store.columns import visible
from data.store.tables import area, indicator_value, load


class AreaPeriod(NamedTuple):
    """That an area has a value of a period."""

    area_code: str
    period_start: date | None
    period_end: date


def indicators_with_areas(db: Connection, *, indicator_ids: Sequence[str], region_teryt: str) -> list[str]:
    """Those of the indicators that have a value for an area smaller than the region, in the same order."""
    if not indicator_ids:
        return []
    c = indicator_value.c
    questions = [
        select(literal(name).label("name")).where(
            exists().where(
                c.indicator_id == name,
                # an index serves these bounds, unlike a pattern; every code of the region is longer than its own
                c.area_code > region_teryt,
                c.area_code < _after(region_teryt),
                visible(indicator_value, None),
            )
        )
        for name in indicator_ids
    ]
    found = set(db.scalars(union_all(*questions)))
    return [name for name in indicator_ids if name in found]


def _after(code: str) -> str:
    return code[:-1] + chr(ord(code[-1]) + 1)


def kinds_with_values(db: Connection, *, indicator_id: str, area_codes: Collection[str]) -> set[str]:
    """Breakdowns that have a value in one of the areas, '' for all kinds."""
    c = indicator_value.c
    query = select(c.breakdown).where(
        c.indicator_id == indicator_id, c.area_code.in_(list(area_codes)), visible(indicator_value, None)
    )
    return set(db.scalars(query.distinct()))


def area_periods(
    db: Connection, *, indicator_id: str, area_codes: Collection[str], breakdown: str, stan_na: date | None
) -> list[AreaPeriod]:
    """Which areas have a value of which period, as known at `stan_na`, oldest first."""
    c = indicator_value.c
    query = select(c.area_code, c.period_start, c.period_end).where(
        c.indicator_id == indicator_id,
        c.area_code.in_(list(area_codes)),
        c.breakdown == breakdown,
        visible(indicator_value, stan_na),
    )
    if stan_na is not None:
        query = query.where(c.period_end <= stan_na)
    return [AreaPeriod(*row) for row in db.execute(query.order_by(c.period_end)).all()]


def last_days(
    db: Connection, *, indicator_id: str, area_codes: Collection[str], breakdown: str, until: date
) -> dict[str, date]:
    """By area the end of its newest period that ended by a day with a value above zero; areas without one are left out.

    One step down an index for each area, so the answer takes as long however many values there are.
    """
    c = indicator_value.c
    newest = (
        select(c.period_end)
        .where(
            c.indicator_id == indicator_id,
            c.area_code == area.c.code,
            c.breakdown == breakdown,
            c.period_end <= until,
            c.value > 0,
            visible(indicator_value, until),
        )
        .order_by(c.period_end.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = select(area.c.code, newest).where(visible(area, None), area.c.code.in_(list(area_codes)))
    return {code: day for code, day in db.execute(query).all() if day is not None}


def newest_file(db: Connection, *, source_id: str, known_by: date) -> date | None:
    """The date that the newest standing file of a source known by a day speaks of; the first is always known."""
    of_source = and_(load.c.source_id == source_id, load.c.withdrawn_at.is_(None))
    first = select(func.min(load.c.stan_na)).where(of_source).scalar_subquery()
    query = select(func.max(load.c.stan_na)).where(of_source, or_(load.c.stan_na <= known_by, load.c.stan_na == first))
    day: date | None = db.scalar(query)
    return day
