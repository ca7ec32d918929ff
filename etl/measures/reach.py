"""Summary of where those came from who were at events, by list and by head-count: gminy, powiaty, whole gminy."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import delete

from data.areas import level_of
from data.queries.event_pieces import OFFICE
from data.store.event_tables import WHOLE_GMINA, reach_year
from etl.measures.attended import Cells, Office, YearsOfEvents, cells_of_events
from etl.measures.columns import grouped, matched
from etl.measures.office_rows import NO_DAY, Span
from etl.measures.writing import insert_known, named

UNKNOWN = "unknown"


class Came(NamedTuple):
    """Who came: sums by cell of events and origin, a number may be taken back by a negative one."""

    events: YearsOfEvents
    cells: Cells


class Origin(NamedTuple):
    """Where people are counted as coming from."""

    level: str
    area_code: str
    institution_kind: str


def summarise_reach(rows: Office) -> None:
    """Rewrites the summary."""
    rows.connection.execute(delete(reach_year))
    attended = rows.attended
    from_lists = Came(attended.reach, attended.by_origin)
    for name, came in (("attendances", from_lists), ("head_count", _from_head_counts(rows))):
        for origin in (_as_they_are, _powiat, _whole_gmina):
            _write(rows, name, came, origin)


def _from_head_counts(rows: Office) -> Came:
    """Head-counts of events; taken back while a list of the same event is known."""
    events, heads, lists = rows.events, rows.head_counts, rows.lists
    of_event, of_head = matched(events.key, heads.key)
    dated = (events.source[of_event] == rows.source(OFFICE)) & (events.month[of_event] != NO_DAY)
    of_event, of_head = of_event[dated], of_head[dated]
    span = events.span.of(of_event).together(heads.span.of(of_head))
    of_event, of_head, span = of_event[span.is_any], of_head[span.is_any], span.of(span.is_any)
    row, of_list = matched(events.key[of_event], lists.key)
    both = span.of(row).together(lists.span.of(of_list))
    counts = lists.stands[of_list] & both.is_any
    row, both = row[counts], both.of(counts)
    event = np.concatenate([of_event, of_event[row]])
    head = np.concatenate([of_head, of_head[row]])
    cells, groups = cells_of_events(rows, event, Span(*map(np.concatenate, zip(span, both, strict=True))))
    sign = np.repeat([1, -1], [len(of_event), len(row)])
    return Came(
        cells,
        Cells(groups.of_row, heads.area[head], heads.kind[head], sign * heads.persons[head], events.month[event]),
    )


def _as_they_are(area_code: str, kind: str) -> Origin | None:
    """A place that nobody wrote is unknown, not left out."""
    return Origin(level_of(area_code) if area_code else UNKNOWN, area_code, kind)


def _powiat(area_code: str, kind: str) -> Origin | None:
    """The powiat of a gmina; nothing above it."""
    is_gmina = bool(area_code) and level_of(area_code) == "gmina"
    return Origin("powiat", area_code[:4], kind) if is_gmina else None


def _whole_gmina(area_code: str, _kind: str) -> Origin | None:
    """A gmina with all kinds of institutions together: what is asked of all years at once."""
    is_gmina = bool(area_code) and level_of(area_code) == "gmina"
    return Origin(WHOLE_GMINA, area_code, "") if is_gmina else None


def _write(rows: Office, name: str, came: Came, origin_of: Callable[[str, str], Origin | None]) -> None:
    """Sums by year of the event and origin; `name` is the column that is filled."""
    cells = came.cells
    areas, kinds = rows.areas.values, rows.institution_kinds.values
    pairs = grouped(cells.area, cells.institution_kind)
    origins = [
        origin_of(areas[area], kinds[kind])
        for area, kind in zip(
            cells.area[pairs.first].tolist(), cells.institution_kind[pairs.first].tolist(), strict=True
        )
    ]
    different = sorted({origin for origin in origins if origin is not None})
    place_by_origin = {origin: place for place, origin in enumerate(different)}
    place = np.array([-1 if origin is None else place_by_origin[origin] for origin in origins], dtype=np.int64)
    of_row = place[pairs.of_row]
    inside = of_row >= 0
    if not inside.any():
        return
    groups = grouped(cells.cell[inside], of_row[inside])
    cell, origin = cells.cell[inside][groups.first], of_row[inside][groups.first]
    year = came.events.year[cell]
    # as the index has them: it is filled twice as fast in its own order
    level = np.unique([found.level for found in different], return_inverse=True)[1]
    order = np.lexsort((origin, year, level[origin]))
    cell, origin, year = cell[order], origin[order], year[order]
    names = np.array(different, dtype=object)[origin]
    columns: dict[str, Sequence[Any]] = {
        "level": names[:, 0].tolist(),
        "area_code": names[:, 1].tolist(),
        "institution_kind": names[:, 2].tolist(),
        "event_kind": named(rows.kinds.values, came.events.kind[cell]),
        "year": year.tolist(),
        "last_month": groups.largest(cells.newest[inside])[order].tolist(),
        name: groups.sums(cells.number[inside])[order].tolist(),
    }
    other = "head_count" if name == "attendances" else "attendances"
    insert_known(rows.connection, reach_year, columns, came.events.span.of(cell), **{other: 0})
