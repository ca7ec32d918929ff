"""Summaries of events: by area and month, by gmina and year, and where those came from who were there."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import ColumnElement, Connection, FromClause, Integer, Select, Text, case, delete, func, insert, select

from data.areas import level_of
from data.queries.event_pieces import HELD, OFFICE, PLACE, SPAN, event_pieces, last_day, month_of, overlapping
from data.store.attendance_tables import attendance, attendance_count, attendance_list, institution
from data.store.bulk import insert_columns
from data.store.event_tables import COUNTS, WHOLE_GMINA, event_month, event_place, reach_year
from data.store.tables import event, load

OF_EVENTS = frozenset({OFFICE, "events_chronicle", "events_documents", "attendance", "attendance_counts"})
MONTHS = 12
UNKNOWN = "unknown"
Numbers = npt.NDArray[np.int64]
Row = Sequence[Any]


class Came(NamedTuple):
    """Who came, row by row: the number of a cell of events, of a cell of origins, and how many; a number may be taken
    back by a negative one."""

    event: Numbers
    origin: Numbers
    number: Numbers


def summarise_events(connection: Connection, source_id: str, subregion_by_powiat: Mapping[str, str]) -> None:
    """Rewrites the summaries when a load of this source may have changed them."""
    if source_id in OF_EVENTS:
        _summarise_months(connection, subregion_by_powiat)
        _summarise_places(connection)
        _summarise_reach(connection)


def _summarise_months(connection: Connection, subregion_by_powiat: Mapping[str, str]) -> None:
    """Subregions first, with what lies in none under its region; then regions from these few rows."""
    connection.execute(delete(event_month))
    pieces = event_pieces()
    code = pieces.c.area_code
    region = func.substr(code, 1, 2)
    other = case((code.contains("-", autoescape=True), code), else_=region)
    subregion = case(dict(subregion_by_powiat), value=func.substr(code, 1, 4), else_=other)
    _sum_up(connection, pieces, subregion if subregion_by_powiat else other, code != "PL")
    whole = event_month.c.area_code
    of_region = func.substr(whole, 1, 2)
    _sum_up(connection, event_month, of_region, whole != of_region)


def _sum_up(connection: Connection, rows: FromClause, area: ColumnElement[str], condition: ColumnElement[bool]) -> None:
    names = [*PLACE, *SPAN]
    cell: list[ColumnElement[Any]] = [area if name == "area_code" else rows.c[name] for name in names]
    sums = [func.sum(rows.c[name]) for name in COUNTS]
    cells = select(*cell, *sums).where(condition).group_by(*cell)
    connection.execute(insert(event_month).from_select([*names, *COUNTS], cells))


def _summarise_places(connection: Connection) -> None:
    connection.execute(delete(event_place))
    c, month = event.c, month_of(last_day())
    cell = [c.area_code, ((month - month % MONTHS) / MONTHS).cast(Integer), c.known_from, c.known_to]
    held = (
        _known(select(*cell, func.max(month), func.sum(func.coalesce(c.events, 0))).select_from(event), event)
        .where(c.status == HELD, func.length(c.area_code) == len("246401"))
        .group_by(*cell)
    )
    names = ["area_code", "year", "known_from", "known_to", "last_month", "events"]
    connection.execute(insert(event_place).from_select(names, held))


def _known(query: Select[Any], *known: FromClause) -> Select[Any]:
    """Dated events of the office, as far as all of these are ever known together."""
    _since, _until, is_known = overlapping(*known)
    of_office = query.join(load, load.c.id == event.c.load_id).where(load.c.source_id == OFFICE)
    return of_office.where(last_day().is_not(None), is_known)


def _summarise_reach(connection: Connection) -> None:
    connection.execute(delete(reach_year))
    for name, found in (("attendances", _from_lists), ("head_count", _from_head_counts)):
        events, origins = _Cells(), _Cells()
        came, newest, years = _by_year(found(connection, events, origins), events.values, len(origins.values))
        for areas in (_as_they_are, _powiat, _whole_gmina):
            _write(connection, name, came, newest, years, [areas(*origin) for origin in origins.values])


class _Cells:
    """Different cells, numbered as they come."""

    def __init__(self) -> None:
        self._number_by_cell: dict[tuple[Any, ...], int] = {}

    def number(self, cell: Row) -> int:
        """The number of a cell, a new one where it is new."""
        return self._number_by_cell.setdefault(tuple(cell), len(self._number_by_cell))

    @property
    def values(self) -> list[tuple[Any, ...]]:
        """The cells in the order of their numbers."""
        return list(self._number_by_cell)


def _from_lists(connection: Connection, events: _Cells, origins: _Cells) -> Came:
    """A list comes as one text of its institutions: two million rows would take three times as long to hand over."""
    cell_by_list = {
        row[0]: events.number(row[1:]) for row in connection.execute(_event_cells(attendance_list.c.id)).all()
    }
    largest = connection.scalar(select(func.max(institution.c.id))) or 0
    origin_by_id = np.zeros(largest + 1, dtype=np.int64)
    c = institution.c
    for id_, *origin in connection.execute(select(c.id, c.area_code, c.kind)).all():
        origin_by_id[id_] = origins.number(origin)
    cells, sizes, texts = [], [], []
    for list_id, text in connection.execute(_institutions_by_list(connection)).all():
        if list_id in cell_by_list:
            cells.append(cell_by_list[list_id])
            sizes.append(text.count(",") + 1)
            texts.append(text)
    institutions = np.fromstring(",".join(texts), dtype=np.int64, sep=",")
    of_row = np.repeat(np.array(cells, dtype=np.int64), sizes)
    return Came(of_row, origin_by_id[institutions], np.ones_like(institutions))


def _event_cells(*names: ColumnElement[Any]) -> Select[Any]:
    """Lists with kind and month of their events, and when both are known."""
    lists = attendance_list
    since, until, _is_known = overlapping(event, lists)
    cells = select(*names, event.c.kind, month_of(last_day()), since, until).select_from(event)
    return _known(cells.join(lists, lists.c.event_key == event.c.event_key), event, lists)


def _institutions_by_list(connection: Connection) -> Select[Any]:
    c = attendance.c
    if connection.dialect.name == "sqlite":
        return select(c.list_id, func.group_concat(c.institution_id)).group_by(c.list_id)
    return select(c.list_id, func.string_agg(c.institution_id.cast(Text), ",")).group_by(c.list_id)


def _from_head_counts(connection: Connection, events: _Cells, origins: _Cells) -> Came:
    """Head-counts of events; taken back while a list of the same event is known."""
    heads, lists = attendance_count, attendance_list
    rows: list[Row] = []
    for known, sign in (((event, heads), 1), ((event, heads, lists), -1)):
        since, until, _is_known = overlapping(*known)
        query = select(
            event.c.kind,
            month_of(last_day()),
            since,
            until,
            heads.c.area_code,
            heads.c.institution_kind,
            heads.c.persons,
        ).select_from(event)
        query = query.join(heads, heads.c.event_key == event.c.event_key)
        if lists in known:
            query = query.join(lists, lists.c.event_key == event.c.event_key)
        rows += [(*row[:-1], sign * row[-1]) for row in connection.execute(_known(query, *known)).all()]
    cells = [(events.number(row[:4]), origins.number(row[4:6]), row[6]) for row in rows]
    table = np.array(cells, dtype=np.int64).reshape(len(cells), 3)
    return Came(table[:, 0], table[:, 1], table[:, 2])


def _as_they_are(area_code: str, kind: str) -> tuple[str, str, str]:
    """Area, level and kind of an origin; a place that nobody wrote is unknown, not left out."""
    return area_code, level_of(area_code) if area_code else UNKNOWN, kind


def _powiat(area_code: str, kind: str) -> tuple[str, str, str] | None:
    """The powiat of a gmina; nothing above it."""
    is_gmina = bool(area_code) and level_of(area_code) == "gmina"
    return (area_code[:4], "powiat", kind) if is_gmina else None


def _whole_gmina(area_code: str, _kind: str) -> tuple[str, str, str] | None:
    """A gmina with all kinds of institutions together: what is asked of all years at once."""
    is_gmina = bool(area_code) and level_of(area_code) == "gmina"
    return (area_code, WHOLE_GMINA, "") if is_gmina else None


def _by_year(came: Came, events: Sequence[Row], origins: int) -> tuple[Came, Numbers, list[tuple[Any, ...]]]:
    """The many rows as few sums: cells of years, the newest month in each, and what the numbers of cells mean."""
    years = _Cells()
    year_of = np.array([years.number((kind, month // MONTHS, *span)) for kind, month, *span in events], dtype=np.int64)
    month_of_event = np.array([row[1] for row in events], dtype=np.int64)
    cells, place = np.unique(year_of[came.event] * max(origins, 1) + came.origin, return_inverse=True)
    sums = np.bincount(place, weights=came.number, minlength=len(cells)).astype(np.int64)
    newest = np.zeros(len(cells), dtype=np.int64)
    np.maximum.at(newest, place, month_of_event[came.event])
    return Came(cells // max(origins, 1), cells % max(origins, 1), sums), newest, years.values


def _write(
    connection: Connection,
    name: str,
    came: Came,
    newest: Numbers,
    years: Sequence[Row],
    origins: Sequence[tuple[str, str, str] | None],
) -> None:
    """Sums by year of the event and origin; `name` is the column that is filled."""
    places = _Cells()
    place_of = np.array([places.number(origin) if origin else -1 for origin in origins], dtype=np.int64)
    inside = place_of[came.origin] >= 0
    if not inside.any():
        return
    rows = places.values
    together = came.event[inside] * len(rows) + place_of[came.origin[inside]]
    cells, place = np.unique(together, return_inverse=True)
    sums = np.bincount(place, weights=came.number[inside], minlength=len(cells)).astype(np.int64)
    months = np.zeros(len(cells), dtype=np.int64)
    np.maximum.at(months, place, newest[inside])
    written = [
        (*rows[cell % len(rows)], *years[cell // len(rows)], month, total)
        for cell, month, total in zip(cells.tolist(), months.tolist(), sums.tolist(), strict=True)
    ]
    names = [
        "area_code",
        "level",
        "institution_kind",
        "event_kind",
        "year",
        "known_from",
        "known_to",
        "last_month",
        name,
    ]
    columns: dict[str, Row] = dict(zip(names, zip(*written, strict=True), strict=True))
    columns |= {other: [0] * len(written) for other in ("attendances", "head_count") if other != name}
    for bound in SPAN:
        columns[bound] = [day and day.isoformat() for day in columns[bound]]
    insert_columns(connection, reach_year, columns)
