"""Values of many areas at once, from the summaries: the newest of each, and whole series of a few."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Text, and_, column, or_, select, true, values

from data.comparison.measured import Cell
from data.store.columns import visible
from data.store.tables import indicator_value, load

V = indicator_value.c


class Question(NamedTuple):
    """Which values are asked for: indicators, areas, and kinds; None is every kind, '' the total."""

    indicator_ids: Collection[str]
    area_codes: Collection[str]
    breakdowns: Collection[str] | None = ("",)


def newest_cells(
    db: Connection, measures: Sequence[tuple[str, str]], area_codes: Sequence[str], *, stan_na: date | None
) -> list[Cell]:
    """The newest value of each measure (indicator and kind, '' is the total) in each area that was known at `stan_na`,
    of periods that ended by then.

    Each cell is looked up from its newest period back, so that long series cost no more than short ones.
    """
    if not measures or not area_codes:
        return []
    measure = values(column("indicator_id", Text), column("breakdown", Text), name="measure").data(list(measures)).cte()
    place = values(column("area_code", Text), name="place").data([(code,) for code in area_codes]).cte()
    newest = (
        select(V.id)
        .where(
            V.indicator_id == measure.c.indicator_id,
            V.breakdown == measure.c.breakdown,
            V.area_code == place.c.area_code,
            _known(stan_na),
        )
        .order_by(V.period_end.desc())
        .limit(1)
        .scalar_subquery()
    )
    return _cells(db, _values().where(V.id.in_(select(newest).select_from(measure.join(place, true())))))


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
        for name, area, kind, start, end, value, title, is_demo in db.execute(query).all()
    ]
