"""Whom events reached: attendances by gmina of the institution and kinds of event and institution; unique people."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, extract, func, select

from data.queries.frames import frame_of
from data.store.attendance_tables import closed_year, unique_people
from data.store.columns import visible
from data.store.event_tables import event_place, reach_year

MONTHS_PER_YEAR = 12


@dataclass(frozen=True)
class Reach:
    """Which cells: areas of one level, years from `since` to `until`, kind of event and of institution ('' all)."""

    level: str
    areas: Collection[str]
    since: int | None = None
    until: int | None = None
    event_kind: str = ""
    institution_kind: str = ""
    stan_na: date | None = None


def reach_by_kind(db: Connection, asked: Reach) -> pd.DataFrame:
    """People on lists and in head-counts: area_code, event_kind, institution_kind, attendances, head_count,
    last_month (number)."""
    c = reach_year.c
    cell = [c.area_code, c.event_kind, c.institution_kind]
    return _asked(db, asked, *cell)


def reach_by_area(db: Connection, asked: Reach, *, by_institution: bool = False) -> pd.DataFrame:
    """The same for whole areas (area_code), or areas and kinds of institutions (and institution_kind)."""
    c = reach_year.c
    return _asked(db, asked, *([c.area_code, c.institution_kind] if by_institution else [c.area_code]))


def reach_by_area_and_event(db: Connection, asked: Reach) -> pd.DataFrame:
    """The same by area_code and event_kind."""
    c = reach_year.c
    return _asked(db, asked, c.area_code, c.event_kind)


def _asked(db: Connection, asked: Reach, *cell: ColumnElement[str]) -> pd.DataFrame:
    c = reach_year.c
    found = [visible(reach_year, asked.stan_na), c.level == asked.level]
    if asked.areas:
        found.append(c.area_code.in_(list(asked.areas)))
    if asked.since is not None:
        found.append(c.year >= asked.since)
    if asked.until is not None:
        found.append(c.year <= asked.until)
    if asked.event_kind:
        found.append(c.event_kind == asked.event_kind)
    if asked.institution_kind:
        found.append(c.institution_kind == asked.institution_kind)
    if asked.stan_na is not None:
        found.append(c.year <= last_whole_year(asked.stan_na))
    sums = [func.sum(c[name]).label(name) for name in ("attendances", "head_count")]
    columns: list[ColumnElement[Any]] = [*cell, *sums, func.max(c.last_month).label("last_month")]
    # a head-count that a list took back leaves a cell of nobody
    somebody = func.sum(c.attendances + c.head_count) > 0
    return frame_of(db, select(*columns).where(*found).group_by(*cell).having(somebody).order_by(*cell))


def last_whole_year(day: date) -> int:
    """The newest year that ended by a day: 31 December 2014 -> 2014, the day before -> 2013."""
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


def held_in_gminy(db: Connection, *, gminy: Collection[str], stan_na: date | None) -> dict[str, tuple[float, int]]:
    """Events of the office that took place in each gmina, and the month of the newest."""
    c = event_place.c
    query = (
        select(c.area_code, func.sum(c.events), func.max(c.last_month))
        .where(visible(event_place, stan_na), c.area_code.in_(list(gminy)))
        .group_by(c.area_code)
    )
    if stan_na is not None:
        query = query.where(c.year <= last_whole_year(stan_na))
    return {code: (events, month) for code, events, month in db.execute(query)}


def unique_by_year(db: Connection, *, area_code: str, kind: str, stan_na: date | None) -> pd.DataFrame:
    """Different people of each calendar year: year, people, people_by_name_only, attendances, unnamed, is_closed."""
    c = unique_people.c
    query = (
        select(c.year, c.people, c.people_by_name_only, c.attendances, c.unnamed, closed_year.c.year.label("closed"))
        .outerjoin(closed_year, closed_year.c.year == c.year)
        .where(visible(unique_people, stan_na), c.area_code == area_code, c.kind == kind)
        .where(extract("month", c.period_start) == 1, extract("month", c.period_end) == MONTHS_PER_YEAR)
        .order_by(c.year)
    )
    if stan_na is not None:
        query = query.where(c.period_end <= stan_na)
    found = frame_of(db, query)
    return found.assign(is_closed=found["closed"].notna()).drop(columns="closed")


def unique_by_kind(db: Connection, *, area_code: str, year: int, stan_na: date | None) -> dict[str, int]:
    """Different people of a year by kind of event; they do not add up to those of all kinds ('')."""
    c = unique_people.c
    query = select(c.kind, c.people).where(
        visible(unique_people, stan_na),
        c.area_code == area_code,
        c.period_start == date(year, 1, 1),
        c.period_end == date(year, 12, 31),
    )
    return {row.kind: row.people for row in db.execute(query)}
