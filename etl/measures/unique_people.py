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
import numpy.typing as npt
from sqlalchemy import Connection, delete, insert, or_, select, update

from data.store.attendance_tables import closed_year, unique_people
from data.store.columns import WITHDRAWN_FROM
from data.store.tables import event, load
from etl.measures.columns import Coder, Numbers
from etl.measures.office_rows import FOREVER, MONTHS, OfficeRows, Span, day_or_none, months_of
from etl.people import lists
from etl.people.counting import NOBODY, is_by_name_only, same_people, unique_in_cells

ALL_KINDS = ""
MONTHS_OF_CELLS = (12, 3)
MOST_PARTS = 4
Cell = tuple[str, str, date, date]
Cells = dict[str, Any]
Bounds = tuple[date | None, date | None]


class Known(NamedTuple):
    """What is known of events at a moment, by the number of their key, -1 where nothing is: the load whose list
    stands, and the event itself."""

    load: Numbers
    event: Numbers


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
    rows: OfficeRows,
    data_dir: Path,
    years: Iterable[int],
    since: date | None,
    subregion_by_powiat: Mapping[str, str],
) -> None:
    """Rewrites the cells of years as far as they are known from `since` on (None: all of them)."""
    connection = rows.connection
    tokens, open_years = _tokens(connection), sorted(years)
    if not open_years:
        return
    moments = _moments(rows, list(tokens), open_years, since)
    places = _Places(rows, subregion_by_powiat)
    for year in open_years:
        lists_of_year = _lists_of_year(data_dir, year, tokens)
        cells = _cells_of_year(places, year, lists_of_year, moments)
        _forget(connection, year, since)
        written = [
            cell | {"year": year, "known_from": known_from, "known_to": known_to}
            for (known_from, known_to), known in cells
            for cell in known
        ]
        if written:
            connection.execute(insert(unique_people), written)


def _cells_of_year(
    places: "_Places", year: int, found: Mapping[int, lists.YearLists], moments: Sequence[date | None]
) -> list[tuple[Bounds, list[Cells]]]:
    """What is counted between the moments; where nothing changes for the people of the year it is counted once."""
    keys = {load_id: places.rows.keys.numbers(part.events.tolist()) for load_id, part in found.items()}
    of_year = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *keys.values()]))
    counted: list[tuple[Bounds, list[Cells]]] = []
    before: Known | None = None
    for moment, until in zip(moments, [*moments[1:], None], strict=True):
        known = places.known(year, list(found), until)
        now = Known(known.load[of_year], known.event[of_year])
        is_same = before is not None and all(map(np.array_equal, before, now))
        cells = counted[-1][1] if is_same else _cells(found, keys, known, places, year)
        before = now
        if counted and counted[-1][1] == cells:
            counted[-1] = ((counted[-1][0][0], until), cells)
        else:
            counted.append(((moment, until), cells))
    return counted


def _lists_of_year(data_dir: Path, year: int, tokens: Mapping[int, str]) -> dict[int, lists.YearLists]:
    """Rows of the standing loads, by load."""
    read = {load_id: lists.read(data_dir, year, token) for load_id, token in tokens.items()}
    return {load_id: found for load_id, found in read.items() if found is not None}


class _Places:
    """Where and when events take place, and whose list of them stands."""

    def __init__(self, rows: OfficeRows, subregion_by_powiat: Mapping[str, str]) -> None:
        self.rows = rows
        self._by_year: dict[int, Numbers] = {
            year: np.flatnonzero(rows.events.year == year) for year in np.unique(rows.events.year).tolist()
        }
        self.areas = Coder()
        pairs = [tuple(_areas(code, subregion_by_powiat)) for code in rows.areas.values]
        self.area_by_level = [
            self.areas.numbers(pair[level] if level < len(pair) else "" for pair in pairs) for level in (0, 1)
        ]

    def known(self, year: int, load_ids: Sequence[int], until: date | None) -> Known:
        """What is known on the last day before `until`; None asks for what is known now."""
        lists_, events = self.rows.lists, self.rows.events
        of_year = self._by_year.get(year, np.zeros(0, dtype=np.int64))
        found = Known(*(np.full(len(self.rows.keys), NOBODY, dtype=np.int64) for _ in range(2)))
        standing = np.flatnonzero(_is_known(lists_.span, until) & np.isin(lists_.load_id, load_ids))
        found.load[lists_.key[standing]] = lists_.load_id[standing]
        current = of_year[_is_known(events.span.of(of_year), until)]
        found.event[events.key[current]] = current
        return found


def _is_known(span: Span, until: date | None) -> npt.NDArray[np.bool_]:
    if until is None:
        found: npt.NDArray[np.bool_] = span.until == FOREVER
    else:
        found = (span.since < until.toordinal()) & (span.until >= until.toordinal())
    return found


def _tokens(connection: Connection) -> dict[int, str]:
    query = select(load.c.id, load.c.people_token).where(
        load.c.people_token.is_not(None), load.c.withdrawn_at.is_(None)
    )
    return {row.id: row.people_token for row in connection.execute(query)}


def _moments(rows: OfficeRows, load_ids: Sequence[int], years: Sequence[int], since: date | None) -> list[date | None]:
    """From when on the lists of these loads, or events on them in these years, changed; `since` first."""
    of_loads = np.isin(rows.lists.load_id, load_ids)
    is_listed = np.zeros(len(rows.keys), dtype=bool)
    is_listed[rows.lists.key[of_loads]] = True
    events = rows.events
    changed = is_listed[events.key] & (events.year >= years[0]) & (events.year <= years[-1])
    bounds = [*rows.lists.span.of(of_loads), *events.span.of(changed)]
    days = map(day_or_none, np.unique(np.concatenate(bounds)).tolist())
    return [since, *(day for day in days if day is not None and day > (since or WITHDRAWN_FROM))]


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
    found: Mapping[int, lists.YearLists], keys: Mapping[int, Numbers], known: Known, places: _Places, year: int
) -> list[Cells]:
    """Counts of every cell of a year that has rows, by the standing list of each event and what is known of it."""
    if not found:
        return []
    together = _together([_only(part, known.load[keys[load_id]] == load_id) for load_id, part in found.items()])
    event = known.event[np.concatenate(list(keys.values()))]
    people = same_people(together)
    is_uncertain = is_by_name_only(together, people)
    # numbered anew, since they are few; the last one stands for NOBODY
    uncertain_people = np.append(np.where(is_uncertain, np.cumsum(is_uncertain) - 1, NOBODY), NOBODY)
    counted = []
    for cells, numbers in _cell_numbers(event, places, year):
        cell_of_row = numbers[together.event]
        inside = cell_of_row != NOBODY
        cell, person = cell_of_row[inside], people[inside]
        unique = unique_in_cells(cell, person, len(cells))
        uncertain = unique_in_cells(cell, uncertain_people[person], len(cells))
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


def _only(found: lists.YearLists, stands: npt.NDArray[np.bool_]) -> lists.YearLists:
    """The rows of the events whose list of this load stands."""
    rows = stands[found.event]
    return lists.YearLists(found.events, found.event[rows], found.e_mail[rows], found.name[rows], found.is_weak[rows])


def _together(parts: Sequence[lists.YearLists]) -> lists.YearLists:
    begins = np.cumsum([0, *(len(part.events) for part in parts[:-1])])
    return lists.YearLists(
        np.concatenate([part.events for part in parts]),
        np.concatenate([part.event + begin for part, begin in zip(parts, begins, strict=True)]).astype(np.int32),
        np.concatenate([part.e_mail for part in parts]),
        np.concatenate([part.name for part in parts]),
        np.concatenate([part.is_weak for part in parts]),
    )


def _areas(code: str, subregion_by_powiat: Mapping[str, str]) -> Iterator[str]:
    """The region and, where it is known, the subregion of an event."""
    yield code[:2]
    if "-" in code:
        yield code
    elif subregion := subregion_by_powiat.get(code[:4]):
        yield subregion


def _cell_numbers(event: Numbers, places: _Places, year: int) -> Iterator[tuple[list[Cell], Numbers]]:
    """For each way of cutting the year into cells: the cells, and the number of the cell of each event; `event` is
    its place, NOBODY where it is not known."""
    events, kind_names, area_codes = places.rows.events, places.rows.kinds.values, places.areas.values
    where = np.flatnonzero(event != NOBODY)
    known = event[where]
    months, kinds = months_of(events.first_day[known]) % MONTHS, events.kind[known]
    for area_of in places.area_by_level:
        areas = area_of[events.area[known]]
        inside = np.array([code != "" for code in area_codes], dtype=bool)[areas]
        for length, by_kind in product(MONTHS_OF_CELLS, (False, True)):
            kind = kinds if by_kind else np.zeros_like(kinds)
            together = (areas * len(kind_names) + kind) * MOST_PARTS + months // length
            cells, numbers = np.unique(together[inside], return_inverse=True)
            of_event = np.full(len(event), NOBODY, dtype=np.int64)
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


def _period(year: int, number: int, months: int) -> tuple[date, date]:
    """First and last day of a part of a year: (2014, 2, 3) -> the third quarter."""
    first = number * months
    after = year * 12 + first + months
    return date(year, first + 1, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
