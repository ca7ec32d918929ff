"""What changed in a registry between two days."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, case, func, literal, or_, select

from data.queries.entities import Snapshot, exists_on, has_ps_on, snapshot_at, snapshots
from data.store.tables import entity_state

TRACKED = (
    "name", "kind", "legal_form", "krs", "nip", "regon", "area_code", "place", "address", "postal_code", "operator",
    "owes", "started_on", "closed_on", "ps_from", "ps_to", "mark_from", "mark_to", "capacity", "employed", "products",
    "website",
)  # fmt: skip
OF_STATUS = ("ps_from", "ps_to")
DAYS = ("started_on", "closed_on", *OF_STATUS)
DESCRIBED = ("name", "kind", "area_code")
ALWAYS = ("load_id", "row_no", "exists", "has_ps", *DESCRIBED, *DAYS)
ONE_DAY = timedelta(days=1)

Cells = npt.NDArray[np.object_]
Places = npt.NDArray[np.intp]


def changes(
    db: Connection, *, source_id: str, since: date, until: date, tracked: Sequence[str] = TRACKED
) -> pd.DataFrame:
    """Every change between two days, by what was known on each of them; `tracked` columns are compared.

    `change` is new, closed, vanished (in the earlier file and no longer in the later one, without a day of closing),
    moved (to another gmina), changed (one row for each `column`, with its value `before` and `after`), ps_gained or
    ps_lapsed. Entities on the first day plus the new, minus closed and vanished, are those on the second; the same
    holds for the status of PS.

    Columns: change, entity_key, name, kind, area_code (now, or last), day (date), column, before, after (values of the
    table or None), load_id_before, row_no_before, load_id_after, row_no_after (None where there is no row); ordered by
    change, key and column.
    """
    first, last = snapshot_at(db, source_id, since), snapshot_at(db, source_id, until)
    rows: list[Any] = []
    closings: dict[str, date] = {}
    if first is not None and last is not None:
        for query in _questions(first, last, since, until, tracked):
            rows += db.execute(query).all()
        between = [one for one in snapshots(db, source_id) if first.stan_na < one.stan_na < last.stan_na]
        closings = _closings(db, between, until)
    pairs = _Pairs(rows, since, until, last.stan_na if last else until, tracked, closings)
    found = pd.concat(list(pairs.changes()), ignore_index=True)
    return found.sort_values(["change", "entity_key", "column"], kind="stable", ignore_index=True)


class _Pairs:
    """Entities with their row in the earlier and in the later snapshot, column by column; a missing row has None.

    `told` is the date of the later file, for what has no day of its own inside the window; `closings` are told by files
    between the two.
    """

    def __init__(
        self,
        rows: Sequence[Any],
        since: date,
        until: date,
        told: date,
        tracked: Sequence[str],
        closings: Mapping[str, date],
    ) -> None:
        self.since, self.until, self.told, self.tracked = since, until, told, tracked
        names = _of_a_side(tracked)
        table = np.array([tuple(row) for row in rows], dtype=object).reshape(len(rows), 1 + 2 * len(names))
        self.key = table[:, 0]
        self.before = {name: table[:, place] for place, name in enumerate(names, start=1)}
        self.after = {name: table[:, place] for place, name in enumerate(names, start=1 + len(names))}
        is_there = np.asarray(self.after["load_id"] != None, dtype=bool)  # noqa: E711 - elementwise
        self.newest = {name: np.where(is_there, self.after[name], self.before[name]) for name in (*DESCRIBED, *DAYS)}
        for place in np.flatnonzero(~is_there).tolist():
            self.newest["closed_on"][place] = closings.get(self.key[place], self.newest["closed_on"][place])

    def changes(self) -> Iterator[pd.DataFrame]:
        """Rows of the answer, one frame for each kind of change and column."""
        was, now = self.before["exists"] == 1, self.after["exists"] == 1
        had, has = self.before["has_ps"] == 1, self.after["has_ps"] == 1
        closed = self.newest["closed_on"]
        is_closed = np.array([day is not None and day <= self.until for day in closed], dtype=bool)
        ends = [last + ONE_DAY if last else gone for last, gone in zip(self.newest["ps_to"], closed, strict=True)]
        yield self._rows("new", now & ~was, self._days(self.newest["started_on"]))
        yield self._rows("closed", was & ~now & is_closed, closed)
        yield self._rows("vanished", was & ~now & ~is_closed)
        yield self._rows("ps_gained", has & ~had, self._days(self.newest["ps_from"]))
        yield self._rows("ps_lapsed", had & ~has, self._days(_cells(ends)))
        for name in self.tracked:
            differ = was & now & np.asarray(self.before[name] != self.after[name], dtype=bool)
            if name in OF_STATUS:
                differ &= had == has  # else told as a change of the status
            yield self._rows("moved" if name == "area_code" else "changed", differ, column=name)

    def _days(self, found: Cells) -> Cells:
        """Days inside the window, else the date of the later file."""
        return _cells([day if day is not None and self.since < day <= self.until else self.told for day in found])

    def _rows(
        self, change: str, mask: npt.NDArray[np.bool_], days: Cells | None = None, column: str = ""
    ) -> pd.DataFrame:
        places: Places = np.flatnonzero(mask)
        nothing = np.full(len(places), None, dtype=object)
        return pd.DataFrame(
            {
                "change": np.full(len(places), change, dtype=object),
                "entity_key": self.key[places],
                **{name: self.newest[name][places] for name in DESCRIBED},
                "day": np.full(len(places), self.told, dtype=object) if days is None else days[places],
                "column": np.full(len(places), column, dtype=object),
                "before": self.before[column][places] if column else nothing,
                "after": self.after[column][places] if column else nothing,
                **{f"{name}_before": self.before[name][places] for name in ("load_id", "row_no")},
                **{f"{name}_after": self.after[name][places] for name in ("load_id", "row_no")},
            },
            dtype=object,
        )


def _cells(values: Sequence[Any]) -> Cells:
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def _questions(
    first: Snapshot, last: Snapshot, since: date, until: date, tracked: Sequence[str]
) -> Iterator[Select[Any]]:
    """Entities whose rows or states differ, with both sides; then those of the later snapshot alone."""
    a, b = entity_state.alias("a"), entity_state.alias("b")
    before, after = _side(a, since, first.stan_na, tracked), _side(b, until, last.stan_na, tracked)
    pairs = select(a.c.entity_key, *before, *after).where(a.c.load_id == first.load_id)
    passes = _passes(a, since, until, first)
    if first == last:
        yield pairs.join(b, b.c.id == a.c.id).where(passes)
        return
    compared = dict.fromkeys((*DAYS, "is_ps", *tracked))
    differ = or_(b.c.id.is_(None), passes, *(a.c[name].is_distinct_from(b.c[name]) for name in compared))
    yield pairs.join(b, _same(a, b, last), isouter=True).where(differ)
    yield (
        select(b.c.entity_key, *(literal(None) for _ in before), *after)
        .join(a, _same(b, a, first), isouter=True)
        .where(b.c.load_id == last.load_id, a.c.id.is_(None))
    )


def _closings(db: Connection, between: Sequence[Snapshot], until: date) -> dict[str, date]:
    """Days of closing by entity, as files between the two tell them; the later file may have lost the entity."""
    if not between:
        return {}
    c = entity_state.c
    query = (
        select(c.entity_key, func.max(c.closed_on))
        .where(c.load_id.in_([one.load_id for one in between]), c.closed_on <= until)
        .group_by(c.entity_key)
    )
    return {row[0]: row[1] for row in db.execute(query)}


def _passes(states: FromClause, since: date, until: date, snapshot: Snapshot) -> ColumnElement[bool]:
    """Whether the days that pass may change the state, though the row stays as it is."""
    days: list[ColumnElement[bool]] = [states.c[name].between(since, until) for name in DAYS]
    if since < snapshot.stan_na:
        days.append(and_(states.c.ps_from.is_(None), states.c.is_ps.is_(True)))
    return or_(*days)


def _same(one: FromClause, other: FromClause, snapshot: Snapshot) -> ColumnElement[bool]:
    return and_(other.c.entity_key == one.c.entity_key, other.c.load_id == snapshot.load_id)


def _of_a_side(tracked: Sequence[str]) -> list[str]:
    return [*ALWAYS, *(name for name in tracked if name not in ALWAYS)]


def _side(states: FromClause, day: date, stan_na: date, tracked: Sequence[str]) -> list[ColumnElement[Any]]:
    is_there = states.c.load_id.is_not(None)
    told: dict[str, ColumnElement[Any]] = {
        "exists": case((and_(is_there, exists_on(day, states)), 1), else_=0),
        "has_ps": case((and_(is_there, has_ps_on(day, states, stan_na)), 1), else_=0),
    }
    return [told[name] if name in told else states.c[name] for name in _of_a_side(tracked)]
