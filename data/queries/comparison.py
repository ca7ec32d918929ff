"""Values of many areas at once, from the summaries: the newest of each, and whole series of a few."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from data.comparison.measured import Cell
from data.store.columns import visible
from data.store.tables import indicator_value, load

V = indicator_value.c


class Question(NamedTuple):
    """Which values are asked for: indicators, areas, and kinds; None is every kind, '' the total."""

    indicator_ids: Collection[str]
    area_codes: Collection[str]
    breakdowns: Collection[str] | None = ("",)


def newest_cells(db: Connection, questions: Sequence[Question], *, stan_na: date | None) -> list[Cell]:
    """The newest value of each cell that was known at `stan_na`, of periods that ended by then."""
    cell = (V.indicator_id, V.area_code, V.breakdown)
    newest = (
        select(*cell, func.max(V.period_end).label("period_end"))
        .where(_asked(questions), _known(stan_na))
        .group_by(*cell)
        .subquery()
    )
    same = [V[name] == newest.c[name] for name in ("indicator_id", "area_code", "breakdown", "period_end")]
    return _cells(db, _values().join(newest, and_(*same)).where(_known(stan_na)))


def series_cells(db: Connection, questions: Sequence[Question], *, stan_na: date | None) -> list[Cell]:
    """Every value of the cells that was known at `stan_na`, of periods that ended by then; oldest first."""
    return _cells(db, _values().where(_asked(questions), _known(stan_na)).order_by(V.period_end))


def _values() -> Select[Any]:
    columns = (V.indicator_id, V.area_code, V.breakdown, V.period_start, V.period_end, V.value, V.source_title)
    return select(*columns, load.c.is_demo).join(load, load.c.id == V.load_id)


def _asked(questions: Sequence[Question]) -> ColumnElement[bool]:
    return or_(
        *(
            and_(
                V.indicator_id.in_(list(question.indicator_ids)),
                V.area_code.in_(list(question.area_codes)),
                *([V.breakdown.in_(list(question.breakdowns))] if question.breakdowns is not None else []),
            )
            for question in questions
        )
    )


def _known(stan_na: date | None) -> ColumnElement[bool]:
    known = visible(indicator_value, stan_na)
    return known if stan_na is None else and_(known, V.period_end <= stan_na)


def _cells(db: Connection, query: Select[Any]) -> list[Cell]:
    return [
        Cell(name, area, kind, start, end, value, title or "", is_demo is True)
        for name, area, kind, start, end, value, title, is_demo in db.execute(query)
    ]
