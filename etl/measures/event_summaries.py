"""Summaries of events: by area and month, and by gmina and year; rewritten after loads of events, lists, head-counts.

They say what `data/queries/event_pieces.py` says of the events of small areas, one by one.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import delete

from data.areas import COUNTRY
from data.queries.event_pieces import HELD, OFFICE
from data.store.event_tables import COUNTS, event_month, event_place
from etl.measures.attended import Office
from etl.measures.columns import Numbers, grouped, matched
from etl.measures.office_rows import MONTHS, NO_DAY, Events, OfficeRows, Span
from etl.measures.reach import summarise_reach
from etl.measures.writing import insert_known, named

OF_EVENTS = frozenset({OFFICE, "events_chronicle", "events_documents", "attendance", "attendance_counts"})
OF_PEOPLE = frozenset({"attendance", "attendance_counts"})
LENGTH_OF_GMINA = len("246401")
Values = npt.NDArray[Any]


class Pieces(NamedTuple):
    """What is counted of events while it is known, by the name of the count; an event stands for others like it."""

    event: Numbers
    span: Span
    counts: Mapping[str, Values]

    def of(self, rows: Values) -> "Pieces":
        """Some of them."""
        counts = {name: values[rows] for name, values in self.counts.items()}
        return Pieces(self.event[rows], self.span.of(rows), counts)


def summarise_events(rows: Office, source_id: str, subregion_by_powiat: Mapping[str, str]) -> None:
    """Rewrites the summaries that a load of this source may have changed."""
    if source_id in OF_EVENTS:
        summarise_all_events(rows, subregion_by_powiat, with_places=source_id not in OF_PEOPLE)


def summarise_all_events(rows: Office, subregion_by_powiat: Mapping[str, str], *, with_places: bool = True) -> None:
    """Rewrites the summaries of events; lists and head-counts change nothing of their places."""
    _summarise_months(rows, subregion_by_powiat)
    summarise_reach(rows)
    if with_places:
        _summarise_places(rows)


def _summarise_months(rows: OfficeRows, subregion_by_powiat: Mapping[str, str]) -> None:
    """Subregions first, with what lies in none under its region; then regions from these few rows."""
    rows.connection.execute(delete(event_month))
    events, codes = rows.events, rows.areas.values
    narrow_codes = [_narrow(code, subregion_by_powiat) for code in codes]
    places = sorted({*narrow_codes, *(code[:2] for code in narrow_codes)})
    number_by_place = {place: number for number, place in enumerate(places)}
    narrow = np.array([number_by_place[code] for code in narrow_codes], dtype=np.int64)
    region = np.array([number_by_place[place[:2]] for place in places], dtype=np.int64)
    is_inside = np.array([code != COUNTRY for code in codes], dtype=bool)
    pieces = _pieces(rows)
    pieces = pieces.of(is_inside[events.area[pieces.event]])
    of_narrow, pieces = _summed(events, narrow[events.area[pieces.event]], pieces)
    _write_months(rows, places, of_narrow, pieces)
    is_part = region[of_narrow] != of_narrow
    _write_months(rows, places, *_summed(events, region[of_narrow[is_part]], pieces.of(is_part)))


def _narrow(code: str, subregion_by_powiat: Mapping[str, str]) -> str:
    """The subregion, else the region."""
    return subregion_by_powiat.get(code[:4], code if "-" in code else code[:2])


def _summed(events: Events, place: Numbers, pieces: Pieces) -> tuple[Numbers, Pieces]:
    """Pieces of a cell as one, with the places of the cells."""
    about = (events.source, events.kind, events.topic, events.status, events.month - NO_DAY)
    cells = grouped(place, *(column[pieces.event] for column in about), *pieces.span)
    sums = {name: cells.sums(values) for name, values in pieces.counts.items()}
    return place[cells.first], Pieces(pieces.event[cells.first], pieces.span.of(cells.first), sums)


def _pieces(rows: OfficeRows) -> Pieces:
    """Lists and head-counts belong to events of the office. An event that has both is counted by its list: its
    head-count is taken back while the list is known."""
    events, lists = rows.events, rows.lists
    is_of_office = events.source == rows.source(OFFICE)
    of_list, of_event = rows.listed
    stands = lists.stands[of_list] & is_of_office[of_event]
    of_list, of_event = of_list[stands], of_event[stands]
    listed = Pieces(
        of_event,
        lists.span.of(of_list).together(events.span.of(of_event)),
        {"attendances": lists.attendances[of_list], "with_people": np.ones_like(of_list)},
    )
    heads = rows.head_counts
    together = grouped(heads.key, *heads.span)
    persons, of_heads = together.sums(heads.persons), heads.span.of(together.first)
    office = np.flatnonzero(is_of_office)
    place, head = matched(events.key[office], heads.key[together.first])
    event = office[place]
    counted = Pieces(
        event,
        events.span.of(event).together(of_heads.of(head)),
        {"head_count": persons[head], "with_people": np.ones_like(head)},
    )
    standing = np.flatnonzero(lists.stands)
    place, of_list = matched(events.key[event], lists.key[standing])
    both = Pieces(
        event[place],
        counted.span.of(place).together(lists.span.of(standing[of_list])),
        {"head_count": -persons[head[place]], "with_people": -np.ones_like(place)},
    )
    return _together([_of_events(events), *(piece.of(piece.span.is_any) for piece in (listed, counted, both))])


def _of_events(events: Events) -> Pieces:
    counts: dict[str, Values] = {}
    for name, unknown, values in (
        ("events", "unknown", events.events),
        ("hours", "without_hours", events.hours),
        ("planned_people", "without_planned_people", events.planned_persons),
    ):
        is_unknown = np.isnan(values)
        counts |= {name: np.where(is_unknown, 0, values), unknown: is_unknown}
    return Pieces(np.arange(len(events.key)), events.span, counts)


def _together(parts: Sequence[Pieces]) -> Pieces:
    """A count that a part does not name is zero there."""
    return Pieces(
        np.concatenate([part.event for part in parts]),
        Span(*(np.concatenate(bounds) for bounds in zip(*(part.span for part in parts), strict=True))),
        {
            name: np.concatenate([part.counts.get(name, np.zeros(len(part.event))) for part in parts], dtype=np.float64)
            for name in COUNTS
        },
    )


def _write_months(rows: OfficeRows, places: Sequence[str], place: Numbers, pieces: Pieces) -> None:
    """In the order of the index, which is filled twice as fast so."""
    events = rows.events
    order = np.lexsort((events.month[pieces.event], place, events.source[pieces.event]))
    place, pieces = place[order], pieces.of(order)
    event = pieces.event
    columns: dict[str, Sequence[Any]] = {"area_code": named(places, place)}
    for name, coder, codes in (
        ("source_id", rows.sources, events.source),
        ("kind", rows.kinds, events.kind),
        ("topic", rows.topics, events.topic),
        ("status", rows.statuses, events.status),
    ):
        columns[name] = named(coder.values, codes[event])
    columns["month"] = [None if month == NO_DAY else month for month in events.month[event].tolist()]
    columns |= {name: values.tolist() for name, values in pieces.counts.items()}
    insert_known(rows.connection, event_month, columns, pieces.span)


def _summarise_places(rows: OfficeRows) -> None:
    """Events that took place in a gmina, by year."""
    rows.connection.execute(delete(event_place))
    events, codes = rows.events, rows.areas.values
    is_gmina = np.array([len(code) == LENGTH_OF_GMINA for code in codes], dtype=bool)[events.area]
    is_held = np.array([status == HELD for status in rows.statuses.values], dtype=bool)[events.status]
    held = np.flatnonzero((events.source == rows.source(OFFICE)) & (events.month != NO_DAY) & is_gmina & is_held)
    year, span = events.month[held] // MONTHS, events.span.of(held)
    cells = grouped(events.area[held], year, *span)
    columns: dict[str, Sequence[Any]] = {
        "area_code": named(codes, events.area[held][cells.first]),
        "year": year[cells.first].tolist(),
        "last_month": cells.largest(events.month[held]).tolist(),
        "events": cells.sums(np.nan_to_num(events.events[held])).tolist(),
    }
    insert_known(rows.connection, event_place, columns, span.of(cells.first))
