"""Which entities of a snapshot a reader asks for, how many there are by every filter, and in which order."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, reduce
from typing import Literal

import numpy as np
import numpy.typing as npt

from data.queries.entity_index import FAULTS, NEVER, EntityIndex, Mask

Status = Literal["", "ps", "znak", "bez_ps", "zamkniete"]
Order = Literal["nazwa", "gmina", "rodzaj", "od", "koniec"]
STATUSES: tuple[Status, ...] = ("", "ps", "znak", "bez_ps", "zamkniete")
ORDERS: tuple[Order, ...] = ("nazwa", "gmina", "rodzaj", "od", "koniec")
HORIZONS = (30, 90, 180)
NAME_BITS = 32
Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class EntityQuestion:
    """What is asked: `within` are beginnings of area codes, `kinds` None is all of them, `found` rows that a search
    found; a status or mark `ends_within` so many days after `ends_after`; `lacks` are FAULTS, all of which hold."""

    on: date
    within: Collection[str]
    kinds: Collection[str] | None = None
    status: Status = ""
    ends_after: date | None = None
    ends_within: int | None = None
    lacks: Collection[str] = ()
    found: Mask | None = None


class EntityTable:
    """The rows of an index that answer a question; every filter is worked out once."""

    def __init__(self, index: EntityIndex, question: EntityQuestion) -> None:
        self.index, self.question = index, question
        self._by_status: dict[Status, Mask] = {}

    @cached_property
    def rows(self) -> Mask:
        """Rows that meet all filters."""
        return self._without("")

    @property
    def size(self) -> int:
        """How many there are."""
        return int(np.count_nonzero(self.rows))

    def by_status(self) -> dict[Status, int]:
        """Rows of each status that meet all the other filters; '' are those that exist."""
        others = self._without("status")
        return {status: _count(others & self._has(status)) for status in STATUSES}

    def by_kind(self) -> dict[str, int]:
        """Rows of each kind that meet all the other filters; only kinds that have any."""
        counts = np.bincount(self.index.kind[self._without("kinds")], minlength=len(self.index.kinds))
        return {kind: int(n) for kind, n in zip(self.index.kinds, counts, strict=True) if n}

    def by_end(self) -> dict[int, tuple[int, int, int]]:
        """Rows that meet all the other filters and whose status of PS, mark, or either ends within so many days."""
        others = self._without("ends")
        found = {}
        for days in HORIZONS:
            ps, mark = self._ends(days)
            found[days] = (_count(others & ps), _count(others & mark), _count(others & (ps | mark)))
        return found

    def by_fault(self) -> dict[str, int]:
        """Rows with each of FAULTS that meet all the other filters."""
        others = self._without("lacks")
        return {fault: _count(others & self.index.lacks(fault)) for fault in FAULTS}

    def with_any_fault(self) -> int:
        """Rows with at least one of FAULTS that meet all the other filters."""
        return _count(self._without("lacks") & (self.index.faults != 0))

    def order_by(self, order: Order, *, is_descending: bool, rank: Mapping[str, int]) -> npt.NDArray[np.int64]:
        """One number for each row of the index, equal for none; missing values come last either way.

        `rank` gives the places of area codes or of kinds in the order of their names.
        """
        index = self.index
        if order == "nazwa":
            return _keys(index.by_name.astype(np.int64), np.zeros_like(index.by_name), is_descending=is_descending)
        if order == "gmina":
            first = _ranks(index.areas, rank)[index.area]
        elif order == "rodzaj":
            first = _ranks(index.kinds, rank)[index.kind]
        elif order == "od":
            first = np.where(index.days["started_on"] == 0, NEVER, index.days["started_on"])
        else:
            first = self._next_end()
        return _keys(first.astype(np.int64), index.by_name, is_descending=is_descending)

    def page(self, keys: npt.NDArray[np.int64], start: int, length: int) -> Places:
        """Places of the rows from the `start`-th on, in the order of their keys; the rest is not sorted."""
        places = np.flatnonzero(self.rows)
        keys, stop = keys[places], min(start + length, len(places))
        if start >= stop:
            return places[:0]
        if stop < len(places):
            near = np.argpartition(keys, stop - 1)[:stop]
            places, keys = places[near], keys[near]
        return places[np.argsort(keys)][start:stop]

    def _without(self, left_out: str) -> Mask:
        return reduce(np.logical_and, [mask for name, mask in self._masks.items() if name != left_out])

    @cached_property
    def _masks(self) -> dict[str, Mask]:
        asked, index = self.question, self.index
        inside = np.array([code.startswith(tuple(asked.within)) for code in index.areas], dtype=np.bool_)
        masks: dict[str, Mask] = {"area": inside[index.area], "status": self._has(asked.status)}
        if asked.kinds is not None:
            masks["kinds"] = np.array([kind in asked.kinds for kind in index.kinds], dtype=np.bool_)[index.kind]
        if asked.ends_within is not None:
            masks["ends"] = reduce(np.logical_or, self._ends(asked.ends_within))
        if asked.lacks:
            masks["lacks"] = reduce(np.logical_and, [index.lacks(fault) for fault in asked.lacks])
        if asked.found is not None:
            masks["found"] = asked.found
        return masks

    def _has(self, status: Status) -> Mask:
        if status not in self._by_status:
            self._by_status[status] = self._worked_out(status)
        return self._by_status[status]

    def _worked_out(self, status: Status) -> Mask:
        index, on = self.index, self.question.on
        if status == "zamkniete":
            return index.is_closed(on)
        if status == "znak":
            return index.has_mark(on)
        if status == "ps":
            return index.has_ps(on)
        return self._has("") & ~self._has("ps") if status == "bez_ps" else index.exists(on)

    def _ends(self, days: int) -> tuple[Mask, Mask]:
        """Rows whose status of PS, and whose mark, holds on the day of asking and has its last day soon after."""
        since = self.question.ends_after or self.question.on
        last = (since + timedelta(days=days)).toordinal()
        ps, mark = self._now
        return ps & (self.index.days["ps_to"] <= last), mark & (self.index.days["mark_to"] <= last)

    @cached_property
    def _now(self) -> tuple[Mask, Mask]:
        since = self.question.ends_after or self.question.on
        return self.index.has_ps(since), self.index.has_mark(since)

    def _next_end(self) -> npt.NDArray[np.int64]:
        since = (self.question.ends_after or self.question.on).toordinal()
        ends = [self.index.days[name].astype(np.int64) for name in ("ps_to", "mark_to")]
        return np.minimum(*(np.where(end >= since, end, NEVER) for end in ends))


def all_rows(index: EntityIndex, question: EntityQuestion) -> EntityTable:
    """The same question without its filters: what the counts are parts of."""
    return EntityTable(index, replace(question, kinds=None, status="", ends_within=None, lacks=(), found=None))


def _count(mask: Mask) -> int:
    return int(np.count_nonzero(mask))


def _ranks(codes: Sequence[str], rank: Mapping[str, int]) -> npt.NDArray[np.int64]:
    return np.array([rank.get(code, NEVER) for code in codes], dtype=np.int64)


def _keys(first: npt.NDArray[np.int64], second: npt.NDArray[np.int32], *, is_descending: bool) -> npt.NDArray[np.int64]:
    if is_descending:
        first = np.where(first == NEVER, NEVER, NEVER - 1 - first)
    return (first << NAME_BITS) | second.astype(np.int64)
