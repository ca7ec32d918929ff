"""Everything that is known of a region, row by row, for the files of open data: nothing here is held in memory."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, and_, func, or_, select

from data.queries.reach import last_whole_year
from data.store.columns import visible
from data.store.event_tables import WHOLE_GMINA, reach_year
from data.store.tables import event, indicator_target, indicator_value, load

PIECE = 500
TOLD_OF_EVENTS = (
    "event_key", "kind", "title", "topic", "date_from", "date_to", "date_precision", "status", "area_code", "place",
    "events", "hours", "planned_persons", "action", "source_title", "source_address",
)  # fmt: skip


def all_values(
    db: Connection,
    *,
    indicator_ids: Collection[str],
    area_codes: Collection[str],
    of_region_only: Collection[str],
    region_teryt: str,
    stan_na: date | None,
) -> Iterator[RowMapping]:
    """Values of all breakdowns and periods: the columns of `indicator_value`, source_id, stan_na, is_demo.

    Of the indicators `of_region_only` there are no values of areas below the voivodeship.
    """
    c = indicator_value.c
    query = _cited(indicator_value, indicator_ids, area_codes, stan_na)
    query = query.where(or_(c.indicator_id.not_in(list(of_region_only)), c.area_code.in_(["PL", region_teryt])))
    if stan_na is not None:
        query = query.where(c.period_end <= stan_na)
    return _streamed(db, query.order_by(c.indicator_id, c.area_code, c.breakdown, c.period_end))


def all_targets(
    db: Connection, *, indicator_ids: Collection[str], area_codes: Collection[str], stan_na: date | None
) -> Iterator[RowMapping]:
    """Baselines and targets: the columns of `indicator_target`, source_id, stan_na, is_demo."""
    c = indicator_target.c
    query = _cited(indicator_target, indicator_ids, area_codes, stan_na)
    return _streamed(db, query.order_by(c.indicator_id, c.area_code, c.breakdown))


def all_events(db: Connection, *, region_teryt: str, stan_na: date | None) -> Iterator[RowMapping]:
    """Events of a region, oldest first: TOLD_OF_EVENTS, source_id, stan_na, is_demo; nobody's name, nobody counted."""
    c = event.c
    query = (
        select(*(c[name] for name in TOLD_OF_EVENTS), load.c.source_id, load.c.stan_na, load.c.is_demo)
        .join(load, load.c.id == c.load_id)
        .where(visible(event, stan_na), c.area_code.startswith(region_teryt, autoescape=True))
        .order_by(c.date_from, c.event_key, c.id)
    )
    return _streamed(db, query)


def attendances_of_gminy(
    db: Connection, *, region_teryt: str, stan_na: date | None, today: date
) -> dict[int, dict[str, int]]:
    """Attendances by year of the event and gmina of the institution, all kinds together; only years that ended."""
    c = reach_year.c
    people = func.sum(c.attendances + c.head_count)
    found = and_(
        visible(reach_year, stan_na), c.level == WHOLE_GMINA, c.area_code.startswith(region_teryt, autoescape=True)
    )
    query = select(c.year, c.area_code, people).where(found).group_by(c.year, c.area_code).having(people > 0)
    query = query.where(c.year <= last_whole_year(stan_na or today))
    by_year: dict[int, dict[str, int]] = {}
    for year, code, number in db.execute(query.order_by(c.year, c.area_code)):
        by_year.setdefault(year, {})[code] = int(number)
    return by_year


def _cited(table: Table, indicators: Collection[str], areas: Collection[str], stan_na: date | None) -> Select[Any]:
    columns = [column for column in table.c if column.name not in {"id", "known_from", "known_to", "note"}]
    return (
        select(*columns, load.c.source_id, load.c.stan_na, load.c.is_demo)
        .join(load, load.c.id == table.c.load_id)
        .where(
            visible(table, stan_na),
            table.c.indicator_id.in_(list(indicators)),
            table.c.area_code.in_(list(areas)),
        )
    )


def _streamed(db: Connection, query: Select[Any]) -> Iterator[RowMapping]:
    return iter(db.execute(query, execution_options={"yield_per": PIECE}).mappings())
