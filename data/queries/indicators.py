"""Values and targets of indicators, from the summaries that each load refreshes."""

from collections.abc import Collection
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, Table, or_, select

from data.queries.frames import frame_of
from data.store.columns import visible
from data.store.tables import indicator_target, indicator_value, load

CITED = ("load_id", "row_no", "source_title", "source_address", "note")


def indicator_values(
    db: Connection,
    *,
    indicator_ids: Collection[str],
    area_codes: Collection[str],
    stan_na: date | None,
    breakdowns: Collection[str] | None = ("",),
    period_end: date | None = None,
) -> pd.DataFrame:
    """Values known at `stan_na` of periods that ended by then, oldest first; with `period_end` only of that one.

    Columns: indicator_id, area_code, breakdown, period_start and period_end (date), value and value_max (indicator's
    unit), qualifier, basis, load_id, row_no, source_title, source_address, note, file_name, load_stan_na (date),
    is_demo (True for invented data, else False or None).
    """
    query = values_query(indicator_ids, area_codes, stan_na, breakdowns)
    return frame_of(db, query if period_end is None else query.where(indicator_value.c.period_end == period_end))


def values_query(
    indicator_ids: Collection[str],
    area_codes: Collection[str],
    stan_na: date | None,
    breakdowns: Collection[str] | None = ("",),
) -> Select[Any]:
    """The question of `indicator_values`, for who needs the rows without a frame."""
    c = indicator_value.c
    query = _question(indicator_value, indicator_ids, area_codes, stan_na, breakdowns).order_by(
        c.indicator_id, c.area_code, c.breakdown, c.period_end
    )
    return query if stan_na is None else query.where(c.period_end <= stan_na)


def indicator_targets(
    db: Connection,
    *,
    indicator_ids: Collection[str],
    area_codes: Collection[str],
    stan_na: date | None,
    breakdowns: Collection[str] | None = ("",),
) -> pd.DataFrame:
    """Baselines and targets known at `stan_na`.

    Columns: indicator_id, area_code, breakdown, baseline_value, baseline_period, target_value, target_period, load_id,
    row_no, source_title, source_address, note, file_name, load_stan_na, is_demo.
    """
    return frame_of(db, _question(indicator_target, indicator_ids, area_codes, stan_na, breakdowns))


def value_periods(
    db: Connection, *, indicator_ids: Collection[str], area_codes: Collection[str] | None = None
) -> list[date]:
    """Last days of all periods that have a value, newest first: the dates a reader may ask the state of.

    With `area_codes` only totals of these areas are looked at, which is quick where gminy have long series.
    """
    c = indicator_value.c
    query = (
        select(c.period_end)
        .where(c.indicator_id.in_(list(indicator_ids)), visible(indicator_value, None))
        .distinct()
        .order_by(c.period_end.desc())
    )
    if area_codes is not None:
        query = query.where(c.area_code.in_(list(area_codes)), c.breakdown == "")
    return list(db.scalars(query))


def _question(
    table: Table,
    indicator_ids: Collection[str],
    area_codes: Collection[str],
    stan_na: date | None,
    breakdowns: Collection[str] | None,
) -> Select[tuple[object, ...]]:
    hidden = {"id", "known_from", "known_to"}
    columns = [column for column in table.c if column.name not in hidden]
    query = (
        select(*columns, load.c.file_name, load.c.stan_na.label("load_stan_na"), load.c.is_demo)
        .join(load, load.c.id == table.c.load_id)
        .where(
            visible(table, stan_na),
            table.c.indicator_id.in_(list(indicator_ids)),
            table.c.area_code.in_(list(area_codes)),
        )
    )
    if breakdowns is not None:
        query = query.where(or_(*(table.c.breakdown == breakdown for breakdown in breakdowns)))
    return query
