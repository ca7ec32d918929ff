"""The state of indicators: goal, readings and judgement, in the nearest area that the indicator reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import itemgetter
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import Connection

from data.areas import level_of
from data.catalog import Indicator
from data.progress import Forecast, Goal, Period, Progress, Reading, assess, forecast, owed_periods
from data.queries.indicators import indicator_targets, values_query

OLDEST_DAYS = {
    "monthly": 366,
    "quarterly": 366,
    "half_yearly": 2 * 366,
    "yearly": 3 * 366,
    "every_two_years": 4 * 366,
}


class ValueRow(NamedTuple):
    """One value of an indicator: its period, the value in the indicator's unit, and where it comes from."""

    indicator_id: str
    area_code: str
    period_start: date | None
    period_end: date
    value: float
    qualifier: str
    basis: str
    load_id: int
    row_no: int
    source_title: str
    source_address: str
    file_name: str
    load_stan_na: date
    is_demo: bool = False

    @property
    def reading(self) -> Reading:
        """The value and the last day of its period."""
        return Reading(self.value, self.period_end)


def value_rows(values: pd.DataFrame) -> list[ValueRow]:
    """Rows of a frame with the columns of `indicator_values`."""
    columns = [values[name].tolist() for name in ValueRow._fields]
    return [_completed(ValueRow(*row)) for row in zip(*columns, strict=True)]


@dataclass(frozen=True)
class Citation:
    """Where a number comes from: publication, our file and row, the date the file speaks of, whether it is invented."""

    title: str
    address: str
    file_name: str
    row_no: int
    load_id: int
    load_stan_na: date
    is_demo: bool = False


@dataclass(frozen=True)
class IndicatorState:
    """All that a gauge, a path and a status need; `values` are oldest first."""

    indicator: Indicator
    area_code: str
    goal: Goal
    progress: Progress
    values: Sequence[ValueRow]
    forecast: Forecast | None
    citations: tuple[Citation, ...]

    @property
    def newest(self) -> ValueRow | None:
        """The newest value."""
        return self.values[-1] if self.values else None

    @property
    def latest(self) -> Reading | None:
        """The newest value and its day."""
        return self.newest.reading if self.newest else None

    @property
    def earlier(self) -> Reading | None:
        """The value before the newest."""
        return self.values[-2].reading if len(self.values) > 1 else None

    @property
    def qualifier(self) -> str:
        """The word of the source that makes the newest value inexact."""
        return self.newest.qualifier if self.newest else ""

    @property
    def readings(self) -> list[Reading]:
        """All values with the last day of their periods, oldest first."""
        return [row.reading for row in self.values]


def state_on(state: IndicatorState, day: date) -> IndicatorState:
    """The state by the values of periods that ended by a day, as they are known now; without a forecast."""
    values = [row for row in state.values if row.period_end <= day]
    newest = values[-1] if values else None
    judged = assess(
        state.goal,
        newest.reading if newest else None,
        stale_before=_stale_before(state.indicator, newest, day),
    )
    return replace(state, values=values, progress=judged, forecast=None)


def owed_by(state: IndicatorState, *, begins: date, until: date) -> list[Period]:
    """Periods whose value somebody owes: after the baseline, else from `begins` on, up to the target and `until`."""
    goal = state.goal
    last = min(goal.target_on, until) if goal.target_on else until
    if goal.target is None or (state.indicator.frequency == "once" and goal.target_on != last):
        return []
    return owed_periods(
        state.indicator.frequency,
        after=goal.baseline_on or begins - timedelta(days=1),
        until=last,
        known=[row.period_end for row in state.values],
    )


def reporting_area(indicator: Indicator, chain: Sequence[str]) -> str | None:
    """The nearest area of the chain at a level that the indicator reports; None where no level is reported."""
    return next((code for code in chain if level_of(code) in indicator.areas), None)


def indicator_states(
    db: Connection, *, indicators: Sequence[Indicator], chain: Sequence[str], stan_na: date | None
) -> list[IndicatorState]:
    """States in the order of `indicators`, for the first area of `chain` or the nearest above it that reports."""
    ids = [indicator.id for indicator in indicators]
    values = _values(db, ids, chain, stan_na)
    targets = indicator_targets(db, indicator_ids=ids, area_codes=chain, stan_na=stan_na)
    values_by_cell: dict[tuple[str, str], list[ValueRow]] = {}
    for row in values:
        values_by_cell.setdefault((row.indicator_id, row.area_code), []).append(row)
    targets_by_cell = {(t["indicator_id"], t["area_code"]): t for t in targets.to_dict("records")}
    states = []
    for indicator in indicators:
        code = reporting_area(indicator, chain) or chain[-1]
        cell = (indicator.id, code)
        states.append(_state(indicator, code, values_by_cell.get(cell, []), targets_by_cell.get(cell), stan_na))
    return states


def area_states(
    db: Connection, *, indicator: Indicator, codes: Sequence[str], stan_na: date | None
) -> list[IndicatorState]:
    """States of one indicator in several areas, in their order; an area without figures has no data."""
    values = _values(db, [indicator.id], codes, stan_na)
    targets = indicator_targets(db, indicator_ids=[indicator.id], area_codes=codes, stan_na=stan_na)
    target_by_area = {target["area_code"]: target for target in targets.to_dict("records")}
    values_by_area: dict[str, list[ValueRow]] = {}
    for row in values:
        values_by_area.setdefault(row.area_code, []).append(row)
    return [_state(indicator, code, values_by_area.get(code, []), target_by_area.get(code), stan_na) for code in codes]


def _values(db: Connection, indicator_ids: Sequence[str], codes: Sequence[str], stan_na: date | None) -> list[ValueRow]:
    """Values as rows: a frame costs as much again as the question."""
    result = db.execute(values_query(indicator_ids, codes, stan_na))
    names = list(result.keys())
    wanted = itemgetter(*(names.index(name) for name in ValueRow._fields))
    return [_completed(ValueRow(*wanted(row))) for row in result]


def _completed(row: ValueRow) -> ValueRow:
    if None not in (row.source_title, row.source_address, row.is_demo):
        return row
    return row._replace(
        source_title=_text(row.source_title), source_address=_text(row.source_address), is_demo=row.is_demo is True
    )


def _state(
    indicator: Indicator,
    area_code: str,
    values: Sequence[ValueRow],
    target: Mapping[Any, Any] | None,
    stan_na: date | None,
) -> IndicatorState:
    goal = goal_of(indicator, target)
    newest = values[-1] if values else None
    readings = [row.reading for row in values]
    return IndicatorState(
        indicator=indicator,
        area_code=area_code,
        goal=goal,
        progress=assess(
            goal, newest.reading if newest else None, stale_before=_stale_before(indicator, newest, stan_na)
        ),
        values=values,
        forecast=forecast(_comparable(readings, goal), goal.target_on) if goal.target_on else None,
        citations=_citations(newest, target),
    )


def _comparable(readings: Sequence[Reading], goal: Goal) -> Sequence[Reading]:
    """Readings after the newest break of the series that has happened."""
    passed = [day for day in goal.breaks if readings and day <= readings[-1].on]
    return [reading for reading in readings if not passed or reading.on >= max(passed)]


def goal_of(indicator: Indicator, target: Mapping[Any, Any] | None) -> Goal:
    """The goal of an indicator; without a row of targets all its values are unknown.

    A range whose card gives no lower bound reaches from the baseline to the target.
    """
    row = target or {}
    lowest = indicator.range_low if indicator.range_low is not None else _number(row.get("baseline_value"))
    return Goal(
        kind=indicator.kind,
        baseline=_number(row.get("baseline_value")),
        baseline_on=_day(row.get("baseline_period")),
        target=_number(row.get("target_value")),
        target_on=_day(row.get("target_period")),
        range_low=lowest if indicator.kind == "range" else indicator.range_low,
        milestones=tuple((m.date, m.value) for m in indicator.milestones),
        breaks=tuple(b.date for b in indicator.series_breaks),
    )


def _stale_before(indicator: Indicator, newest: ValueRow | None, stan_na: date | None) -> date | None:
    """A value is stale against the date asked for, else against the date its file speaks of."""
    days = OLDEST_DAYS.get(indicator.frequency)
    if days is None or newest is None:
        return None
    reference = stan_na or newest.load_stan_na
    return date.fromordinal(max(1, reference.toordinal() - days))


def _citations(newest: ValueRow | None, target: Mapping[Any, Any] | None) -> tuple[Citation, ...]:
    rows = [row for row in (newest._asdict() if newest else None, target) if row is not None]
    found = [
        Citation(
            title=_text(row["source_title"]),
            address=_text(row["source_address"]),
            file_name=row["file_name"],
            row_no=int(row["row_no"]),
            load_id=int(row["load_id"]),
            load_stan_na=row["load_stan_na"],
            is_demo=row["is_demo"] is True,
        )
        for row in rows
    ]
    return tuple(dict.fromkeys(found))


def _number(value: object) -> float | None:
    return None if value is None or value != value else float(str(value))


def _day(value: object) -> date | None:
    return value if isinstance(value, date) and value == value else None


def _text(value: object) -> str:
    """A frame holds NaN where there is no text."""
    return value if isinstance(value, str) else ""
