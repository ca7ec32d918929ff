"""One snapshot of the entities as columns in memory, so that any filter over all of them takes a few milliseconds.

Rows of a snapshot never change, so an index holds for as long as its load stands. Texts stay in the database: the rows
that are shown are fetched by their ids (entity_rows.py), words are looked up in entity_words.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import ColumnElement, Connection, case, func, select

from data.queries.entities import Snapshot
from data.store.tables import entity_review, entity_state
from geo.names import polish_sort_bytes

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int32]
GMINA_DIGITS = 6
PIECE = 5_000
LONG_AGO, NEVER = 0, date.max.toordinal()
FIRST_DAYS, LAST_DAYS = ("started_on",), ("closed_on", "ps_from", "ps_to", "mark_from", "mark_to")
DAYS = (*FIRST_DAYS, *LAST_DAYS)
FAULTS = ("nip", "krs", "regon", "miejsce", "adres", "data", "przeglad")
"""What a row may lack, as the address names it: its numbers, a gmina, an address, a first day, a clear identity."""


@dataclass(frozen=True)
class EntityIndex:
    """Columns of equal length, in the order of `ids`; `kind` and `area` are places in `kinds` and `areas`.

    `days` are ordinals of dates: an unknown first day is long ago, an unknown end, or start of a status, is never.
    `faults` has a bit for each of FAULTS; `by_name` is the place of a row in the Polish order of names.
    """

    snapshot: Snapshot
    source_id: str
    ids: npt.NDArray[np.int64]
    kinds: Sequence[str]
    kind: Numbers
    areas: Sequence[str]
    area: Numbers
    is_ps: Mask
    days: dict[str, Numbers]
    faults: npt.NDArray[np.uint8]
    by_name: Numbers

    def exists(self, day: date) -> Mask:
        """As `data.queries.entities.exists_on`."""
        on = day.toordinal()
        return (self.days["started_on"] <= on) & (self.days["closed_on"] > on)

    def has_ps(self, day: date) -> Mask:
        """As `data.queries.entities.has_ps_on`."""
        on = day.toordinal()
        begun = self.days["ps_from"] <= on
        if day >= self.snapshot.stan_na:
            begun |= self.is_ps & (self.days["ps_from"] == NEVER)
        return begun & (self.days["ps_to"] >= on) & self.exists(day)

    def has_mark(self, day: date) -> Mask:
        """As `data.queries.entities.has_mark_on`."""
        on = day.toordinal()
        return (self.days["mark_from"] <= on) & (self.days["mark_to"] >= on) & self.exists(day)

    @cached_property
    def tells_status(self) -> bool:
        """Whether the file says anything of the status of PS or of the mark."""
        told = [self.days[name] != NEVER for name in ("ps_from", "ps_to", "mark_from")]
        return bool(self.is_ps.any() or any(column.any() for column in told))

    def is_closed(self, day: date) -> Mask:
        """Closed by that day, though the file still tells of it."""
        return self.days["closed_on"] <= day.toordinal()

    def lacks(self, fault: str) -> Mask:
        """Rows with one of FAULTS."""
        rows: Mask = (self.faults & np.uint8(1 << FAULTS.index(fault))) != 0
        return rows


def read_index(
    db: Connection, source_id: str, snapshot: Snapshot, *, in_krs: Sequence[str], sampled: bool = False
) -> EntityIndex:
    """The index of a snapshot; `in_krs` are kinds that must have a KRS number, a sample owes no numbers."""
    c = entity_state.c
    columns = [c.name, c.kind, c.area_code, c.is_ps, _missing(in_krs, sampled), *(c[name] for name in DAYS)]
    kinds, areas = dict[str, int](), dict[str, int]()
    day_of = {None: _Days(LONG_AGO), True: _Days(NEVER)}
    parts: list[list[npt.NDArray[Any]]] = []
    names: list[npt.NDArray[np.bytes_]] = []
    for ids, name, kind, area, is_ps, faults, *days in pieces(db, snapshot.load_id, columns):
        names.append(np.array(polish_sort_bytes(name), dtype=np.bytes_))
        ordinals = [
            np.array([day_of[True if told in LAST_DAYS else None][day] for day in column], dtype=np.int32)
            for told, column in zip(DAYS, days, strict=True)
        ]
        parts.append(
            [
                np.array(ids, dtype=np.int64),
                np.array([kinds.setdefault(text, len(kinds)) for text in kind], dtype=np.int32),
                np.array([areas.setdefault(text, len(areas)) for text in area], dtype=np.int32),
                np.array(is_ps, dtype=object).astype(bool),
                np.array(faults, dtype=np.uint8),
                *ordinals,
            ]
        )
    nothing: list[npt.NDArray[Any]] = [
        np.zeros(0, dtype=t) for t in (np.int64, np.int32, np.int32, np.bool_, np.uint8, *[np.int32] * 6)
    ]
    ids, kind, area, is_ps, faults, *days = map(np.concatenate, zip(*(parts or [nothing]), strict=True))
    faults |= np.isin(ids, _to_review(db, snapshot)).astype(np.uint8) << np.uint8(FAULTS.index("przeglad"))
    return EntityIndex(
        snapshot=snapshot,
        source_id=source_id,
        ids=ids,
        kinds=list(kinds),
        kind=kind,
        areas=list(areas),
        area=area,
        is_ps=is_ps,
        days=dict(zip(DAYS, days, strict=True)),
        faults=faults,
        by_name=_places(names),
    )


def pieces(db: Connection, load_id: int, columns: Sequence[ColumnElement[Any]]) -> Iterator[tuple[Any, ...]]:
    """Columns of a snapshot in the order of ids, some thousand rows at a time; days as the driver gives them."""
    c = entity_state.c
    query = select(c.id, *columns).where(c.load_id == load_id).order_by(c.id).limit(PIECE)
    last = 0
    while True:
        cursor = db.execute(query.where(c.id > last)).cursor
        assert cursor is not None
        rows = cursor.fetchall()
        if rows:
            yield tuple(zip(*rows, strict=True))
        if len(rows) < PIECE:
            return
        last = rows[-1][0]


class _Days(dict[Any, int]):
    """Ordinals by day as the driver gives it; each day is worked out once."""

    def __init__(self, unknown: int) -> None:
        super().__init__({None: unknown})

    def __missing__(self, day: Any) -> int:
        self[day] = (date.fromisoformat(day) if isinstance(day, str) else day).toordinal()
        return self[day]


def _missing(in_krs: Sequence[str], sampled: bool) -> ColumnElement[int]:
    """Bits of the faults that one row shows; a published sample tells no numbers, so none are missing there."""
    c = entity_state.c
    shown: dict[str, ColumnElement[bool]] = {
        "miejsce": func.length(c.area_code) != GMINA_DIGITS,
        "adres": c.address == "",
        "data": c.started_on.is_(None),
    }
    if not sampled:
        shown |= {"nip": c.nip == "", "regon": c.regon == "", "krs": (c.krs == "") & c.kind.in_(list(in_krs))}
    bits = [case((condition, 1 << FAULTS.index(name)), else_=0) for name, condition in shown.items()]
    return sum(bits[1:], start=bits[0])


def _to_review(db: Connection, snapshot: Snapshot) -> list[int]:
    """Ids of the entities that may be another one of the earlier snapshot."""
    state, review = entity_state.c, entity_review.c
    query = (
        select(state.id)
        .join(entity_review, (review.entity_key == state.entity_key) & (review.load_id == state.load_id))
        .where(state.load_id == snapshot.load_id)
    )
    return list(db.scalars(query))


def _places(sort_keys: list[npt.NDArray[np.bytes_]]) -> Numbers:
    """Places of rows in the order of their keys; equal keys stay in the order of rows."""
    order = np.argsort(np.concatenate([np.zeros(0, dtype=np.bytes_), *sort_keys]), kind="stable")
    places = np.empty(len(order), dtype=np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return places
