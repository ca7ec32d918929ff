"""Different people in fixed cells: year or quarter, region or subregion of the event, kind of event or all kinds.

People do not add up over cells, so each cell is counted for itself. Cells are kept for every state of knowledge, like
all other figures; a change of knowledge from a date on rewrites only what is known from then.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, delete, extract, insert, or_, select, update

from data.store.attendance_tables import attendance_list, closed_year, unique_people
from data.store.columns import WITHDRAWN_FROM, visible
from data.store.tables import event, load
from etl.people import lists
from etl.people.counting import NOBODY, Numbers, is_by_name_only, same_people, unique_in_cells

ALL_KINDS = ""
MONTHS_OF_CELLS = (12, 3)
MOST_PARTS = 4
Cell = tuple[str, str, date, date]
Cells = dict[str, Any]
Span = tuple[date | None, date | None]


class Place(NamedTuple):
    """What is known of an event: its month, its kind and the areas it counts for."""

    month: int
    kind: str
    areas: tuple[str, ...]


def changed_years(connection: Connection, data_dir: Path, load_id: int) -> set[int]:
    """Open years in which a load of lists or of events may have changed the people. All years when no standing load of
    its source comes before it: then it also changes from when on the next one is known."""
    row = connection.execute(select(load.c.people_token, load.c.source_id).where(load.c.id == load_id)).one()
    years = set(lists.years_of(data_dir, row.people_token)) if row.people_token else set()
    if known_since(connection, load_id) is None and (row.people_token or _has_events(connection, row.source_id)):
        years.update(year for token in _tokens(connection).values() for year in lists.years_of(data_dir, token))
    keys = select(event.c.event_key).where(event.c.load_id == load_id)
    days = connection.scalars(select(event.c.date_from).where(event.c.event_key.in_(keys)).distinct())
    years |= {day.year for day in days if day}
    return years - set(connection.scalars(select(closed_year.c.year)))


def _has_events(connection: Connection, source_id: str) -> bool:
    of_source = select(load.c.id).where(load.c.source_id == source_id)
    return connection.execute(select(event.c.id).where(event.c.load_id.in_(of_source)).limit(1)).first() is not None


def known_since(connection: Connection, load_id: int) -> date | None:
    """From when on a load changes what is known: the first of its source tells the history before it too."""
    row = connection.execute(select(load.c.source_id, load.c.stan_na).where(load.c.id == load_id)).one()
    earlier = select(load.c.id).where(
        load.c.source_id == row.source_id,
        load.c.withdrawn_at.is_(None),
        or_(load.c.stan_na < row.stan_na, (load.c.stan_na == row.stan_na) & (load.c.id < load_id)),
    )
    since: date = row.stan_na
    return since if connection.execute(earlier).first() else None


def recount(
    connection: Connection,
    data_dir: Path,
    years: Iterable[int],
    since: date | None,
    subregion_by_powiat: Mapping[str, str],
) -> None:
    """Rewrites the cells of years as far as they are known from `since` on (None: all of them)."""
    found = _Found(connection, data_dir, sorted(years))
    if not found.years:
        return
    moments = _moments(connection, list(found.tokens), found.years, since)
    cells_by_year: dict[int, list[tuple[Span, list[Cells]]]] = {year: [] for year in found.years}
    counted_from: dict[int, tuple[dict[str, int], dict[str, Place]]] = {}
    for moment, until in zip(moments, [*moments[1:], None], strict=True):
        last_day = until and until - timedelta(days=1)
        current = _current_lists(connection, list(found.tokens), last_day)
        for year, known in cells_by_year.items():
            places = _places(connection, year, last_day, subregion_by_powiat)
            is_same = counted_from.get(year) == (current, places)
            cells = known[-1][1] if is_same else _cells(found.rows(year), current, places, year)
            counted_from[year] = (current, places)
            if known and known[-1][1] == cells:
                known[-1] = ((known[-1][0][0], until), cells)
            else:
                known.append(((moment, until), cells))
    for year, known in cells_by_year.items():
        _forget(connection, year, since)
        rows = [
            cell | {"year": year, "known_from": known_from, "known_to": known_to}
            for (known_from, known_to), cells in known
            for cell in cells
        ]
        if rows:
            connection.execute(insert(unique_people), rows)


class _Found:
    """Rows of the standing loads, read once."""

    def __init__(self, connection: Connection, data_dir: Path, years: Sequence[int]) -> None:
        self.tokens, self.years, self._data_dir = _tokens(connection), years, data_dir

    def rows(self, year: int) -> dict[int, lists.YearLists]:
        """By load."""
        read = {id_: lists.read(self._data_dir, year, token) for id_, token in self.tokens.items()}
        return {id_: found for id_, found in read.items() if found is not None}


def _current_lists(connection: Connection, load_ids: Sequence[int], stan_na: date | None) -> dict[str, int]:
    """The load of the list of each event that is known at `stan_na` (None: now)."""
    c = attendance_list.c
    versions = select(c.event_key, c.load_id).where(visible(attendance_list, stan_na), c.load_id.in_(load_ids))
    return {row.event_key: row.load_id for row in connection.execute(versions)}


def _tokens(connection: Connection) -> dict[int, str]:
    query = select(load.c.id, load.c.people_token).where(
        load.c.people_token.is_not(None), load.c.withdrawn_at.is_(None)
    )
    return {row.id: row.people_token for row in connection.execute(query)}


def _moments(
    connection: Connection, load_ids: Sequence[int], years: Sequence[int], since: date | None
) -> list[date | None]:
    """From when on the lists of these loads, or events on them in these years, changed; `since` first."""
    keys = select(attendance_list.c.event_key).where(attendance_list.c.load_id.in_(load_ids))
    day = event.c.date_from
    changed = {
        attendance_list: attendance_list.c.load_id.in_(load_ids),
        event: event.c.event_key.in_(keys) & day.between(date(years[0], 1, 1), date(years[-1], 12, 31)),
    }
    found: set[date] = set()
    for table, condition in changed.items():
        for column in (table.c.known_from, table.c.known_to):
            days = connection.scalars(select(column).where(condition).distinct())
            found.update(day for day in days if day is not None and day > (since or WITHDRAWN_FROM))
    return [since, *sorted(found)]


def _forget(connection: Connection, year: int, since: date | None) -> None:
    c = unique_people.c
    if since is None:
        connection.execute(delete(unique_people).where(c.year == year))
        return
    connection.execute(delete(unique_people).where(c.year == year, c.known_from >= since))
    connection.execute(
        update(unique_people)
        .where(c.year == year, or_(c.known_to.is_(None), c.known_to > since))
        .values(known_to=since)
    )


def _cells(
    rows: Mapping[int, lists.YearLists], current: Mapping[str, int], places: Mapping[str, Place], year: int
) -> list[Cells]:
    """Counts of every cell of a year that has rows, by the standing list of each event and what is known of it."""
    together = _together([_only(found, id_, current) for id_, found in rows.items()])
    if together is None:
        return []
    people = same_people(together)
    by_name_only = is_by_name_only(together, people)
    counted = []
    for cells, numbers in _cell_numbers(together.events.tolist(), places, year):
        cell_of_row = numbers[together.event]
        inside = cell_of_row != NOBODY
        cell, person = cell_of_row[inside], people[inside]
        weak = np.where((person != NOBODY) & by_name_only[person], person, NOBODY) if len(by_name_only) else person
        unique = unique_in_cells(cell, person, len(cells))
        uncertain = unique_in_cells(cell, weak, len(cells))
        rows_of = np.bincount(cell, minlength=len(cells))
        unnamed = np.bincount(cell[person == NOBODY], minlength=len(cells))
        counted += [
            {
                "area_code": area,
                "kind": kind,
                "period_start": start,
                "period_end": end,
                "people": int(unique[place]),
                "people_by_name_only": int(uncertain[place]),
                "attendances": int(rows_of[place]),
                "unnamed": int(unnamed[place]),
            }
            for place, (area, kind, start, end) in enumerate(cells)
            if rows_of[place]
        ]
    return counted


def _only(found: lists.YearLists, load_id: int, current: Mapping[str, int]) -> lists.YearLists:
    """The rows of the events whose standing list came with this load."""
    stands = np.array([current.get(key) == load_id for key in found.events.tolist()], dtype=bool)
    rows = stands[found.event]
    return lists.YearLists(found.events, found.event[rows], found.e_mail[rows], found.name[rows], found.is_weak[rows])


def _together(parts: Sequence[lists.YearLists]) -> lists.YearLists | None:
    if not parts:
        return None
    begins = np.cumsum([0, *(len(part.events) for part in parts[:-1])])
    return lists.YearLists(
        np.concatenate([part.events for part in parts]),
        np.concatenate([part.event + begin for part, begin in zip(parts, begins, strict=True)]).astype(np.int32),
        np.concatenate([part.e_mail for part in parts]),
        np.concatenate([part.name for part in parts]),
        np.concatenate([part.is_weak for part in parts]),
    )


def _places(
    connection: Connection, year: int, stan_na: date | None, subregion_by_powiat: Mapping[str, str]
) -> dict[str, Place]:
    """Events of a year by key."""
    c = event.c
    month = extract("month", c.date_from)
    query = select(c.event_key, c.kind, c.area_code, month).where(
        visible(event, stan_na), c.date_from.between(date(year, 1, 1), date(year, 12, 31))
    )
    places: dict[tuple[str, str, int], Place] = {}
    found = {}
    for key, kind, code, number in connection.execute(query):
        same = (kind, code, number)
        if same not in places:
            places[same] = Place(int(number), kind, tuple(_areas(code, subregion_by_powiat)))
        found[key] = places[same]
    return found


def _areas(code: str, subregion_by_powiat: Mapping[str, str]) -> Iterator[str]:
    """The region and, where it is known, the subregion of an event."""
    yield code[:2]
    if "-" in code:
        yield code
    elif subregion := subregion_by_powiat.get(code[:4]):
        yield subregion


def _cell_numbers(keys: Sequence[str], places: Mapping[str, Place], year: int) -> Iterator[tuple[list[Cell], Numbers]]:
    """For each way of cutting the year into cells: the cells, and the number of the cell of each event."""
    known = [(place, found) for place, key in enumerate(keys) if (found := places.get(key)) is not None]
    where = np.array([place for place, _ in known], dtype=np.int64)
    months = np.array([found.month - 1 for _, found in known], dtype=np.int64)
    kinds, kind_names = _coded([found.kind for _, found in known])
    for level in (0, 1):
        areas, area_codes = _coded([found.areas[level] if level < len(found.areas) else "" for _, found in known])
        inside = np.array([code != "" for code in area_codes], dtype=bool)[areas] if len(areas) else areas.astype(bool)
        for length, by_kind in product(MONTHS_OF_CELLS, (False, True)):
            kind = kinds if by_kind else np.zeros_like(kinds)
            together = (areas * len(kind_names) + kind) * MOST_PARTS + months // length
            cells, numbers = np.unique(together[inside], return_inverse=True)
            of_event = np.full(len(keys), NOBODY, dtype=np.int64)
            of_event[where[inside]] = numbers
            names: list[Cell] = []
            for cell in cells.tolist():
                rest, part = divmod(cell, MOST_PARTS)
                area, name = divmod(rest, len(kind_names))
                names.append(
                    (area_codes[area], kind_names[name] if by_kind else ALL_KINDS, *_period(year, part, length))
                )
            if names:
                yield names, of_event


def _coded(texts: Sequence[str]) -> tuple[Numbers, list[str]]:
    distinct = list(dict.fromkeys(texts)) or [""]
    place_by_text = {text: place for place, text in enumerate(distinct)}
    return np.array([place_by_text[text] for text in texts], dtype=np.int64), distinct


def _period(year: int, number: int, months: int) -> tuple[date, date]:
    """First and last day of a part of a year: (2014, 2, 3) -> the third quarter."""
    first = number * months
    after = year * 12 + first + months
    return date(year, first + 1, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
