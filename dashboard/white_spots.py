"""White spots: gminy without any entity of a kind, or without an event for months; what is unknown is not one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.area_values import Population, population_of
from dashboard.context import Context
from dashboard.parameter_readers import ANY_ENTITY, MONTHS_WITHOUT_EVENTS
from data.areas import Area
from data.catalog import Indicator
from data.queries.indicators import indicator_values
from data.queries.mapped import area_periods, last_days, newest_file

DECEMBER = 12


@dataclass(frozen=True)
class Spots:
    """`values` are 0 for a white spot, 1 for the others, None where nothing is known; `last` is when a gmina last had
    an event, or an entity; `day` is the date it is asked of, None where nothing is known at all."""

    indicator: Indicator
    question: str
    areas: Sequence[Area]
    values: Mapping[str, float | None]
    last: Mapping[str, date]
    day: date | None
    rows: pd.DataFrame
    population: Population | None = None

    @property
    def months(self) -> int | None:
        """How long without an event; None where the question is for entities."""
        return int(self.question) if self.question in MONTHS_WITHOUT_EVENTS else None

    @property
    def kind(self) -> str:
        """Breakdown of the entities that are asked for, '' for all."""
        return "" if self.question == ANY_ENTITY else self.question


def spots_of(context: Context, question: str) -> Spots | None:
    """White spots among all gminy of the region; None where no card counts what is asked for."""
    of_events = question in MONTHS_WITHOUT_EVENTS
    indicator = context.catalog.used_as("events" if of_events else "entities")
    months = context.catalog.used_as("event_months")
    if indicator is None or months is None:
        return None
    areas = context.territory.at_level("gmina")
    codes = [area.code for area in areas]
    asked = context.selection.stan_na or context.today
    breakdown = "" if of_events or question == ANY_ENTITY else question
    rows = _newest(context, indicator, codes, breakdown, asked)
    if rows.empty:
        return Spots(indicator, question, areas, dict.fromkeys(codes), {}, None, rows)
    numbers = dict(zip(rows["area_code"], rows["value"].astype(float), strict=True))
    if of_events:
        file = newest_file(context.db, source_id=indicator.measure.sources[0], known_by=asked)
        day = min(asked, file or asked)
        last = last_days(context.db, indicator_id=months.id, area_codes=codes, breakdown="", until=day)
        since = months_before(day, int(question))
        numbers = {code: float(last.get(code, date.min) > since) for code in numbers}
    else:
        day = rows["period_end"].iloc[0]
        last = last_days(context.db, indicator_id=indicator.id, area_codes=codes, breakdown=breakdown, until=day)
    values = {code: min(numbers[code], 1.0) if code in numbers else None for code in codes}
    return Spots(indicator, question, areas, values, last, day, rows, population_of(context, areas, day))


def _newest(context: Context, indicator: Indicator, codes: Sequence[str], breakdown: str, until: date) -> pd.DataFrame:
    """Values of the newest period that ended by a day; of a year under way too, since its events are known."""
    found = area_periods(
        context.db, indicator_id=indicator.id, area_codes=codes, breakdown=breakdown, stan_na=context.selection.stan_na
    )
    newest = max((period.period_end for period in found if period.period_end <= until), default=None)
    return indicator_values(
        context.db,
        indicator_ids=[indicator.id] if newest else [],
        area_codes=codes,
        stan_na=context.selection.stan_na,
        breakdowns=[breakdown],
        period_end=newest,
    ).drop_duplicates("area_code", keep="last")


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, at most the last of that month: 31 May less 3 is 28 or 29 February."""
    year, month = divmod(day.year * DECEMBER + day.month - 1 - months, DECEMBER)
    following = date(year + (month + 1) // DECEMBER, (month + 1) % DECEMBER + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))
