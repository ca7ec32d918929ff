"""Which load is known from when to when: by stan_na, then by the order of loading; see docs/data-model.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, case, exists, func, null, select, update

from data.store.columns import WITHDRAWN_FROM
from data.store.tables import FACTS, load


@dataclass(frozen=True)
class Span:
    """From when to when a fact is known, and the load that ends it; None is open."""

    known_from: date | None = None
    known_to: date | None = None
    replaced_by_load_id: int | None = None


class Standing(NamedTuple):
    """A load that was not withdrawn."""

    id: int
    stan_na: date


WITHDRAWN = Span(None, WITHDRAWN_FROM, None)


def span_of(connection: Connection, load_id: int, version_key: Sequence[str]) -> Span:
    """The span in which new rows of a load are known; with a key, before other loads of the key are looked at."""
    standing = _standing(connection, load_id)
    spans = _spans(standing)
    if version_key:
        return Span(known_from=spans[load_id].known_from)
    return spans[load_id]


def order_versions(connection: Connection, load_id: int, version_key: Sequence[str]) -> None:
    """Brings the spans in line after a load was written or withdrawn.

    Without a key a load ends where the next one of its source begins; with a key, where the next one begins that has
    the same key. The first load of a source is known from the beginning of time.
    """
    standing = _standing(connection, load_id)
    spans = _spans(standing)
    if load_id not in spans:
        _set(connection, load_id, WITHDRAWN)
    if not version_key:
        for neighbour in _neighbours(connection, standing, load_id):
            _set(connection, neighbour, spans[neighbour])
        return
    first = standing[0].id if standing else 0
    has_new_beginning = _is_before_all(connection, standing, load_id)
    if len(standing) > 1 or load_id not in spans:
        for table in FACTS:
            if set(version_key) <= set(table.c.keys()):
                _order_by_key(connection, table, version_key, load_id, first, everything=has_new_beginning)


def _source_loads(load_id: int) -> Select[tuple[str]]:
    return select(load.c.source_id).where(load.c.id == load_id)


def _standing(connection: Connection, load_id: int) -> Sequence[Standing]:
    query = select(load.c.id, load.c.stan_na).where(
        load.c.source_id == _source_loads(load_id).scalar_subquery(), load.c.withdrawn_at.is_(None)
    )
    return [Standing(row.id, row.stan_na) for row in connection.execute(query.order_by(load.c.stan_na, load.c.id))]


def _spans(standing: Sequence[Standing]) -> dict[int, Span]:
    spans = {}
    for place, row in enumerate(standing):
        following = standing[place + 1] if place + 1 < len(standing) else None
        spans[row.id] = Span(
            row.stan_na if place else None,
            following.stan_na if following else None,
            following.id if following else None,
        )
    return spans


def _place(connection: Connection, standing: Sequence[Standing], load_id: int) -> int:
    """How many standing loads come before this one, which may be withdrawn."""
    stan_na = connection.execute(select(load.c.stan_na).where(load.c.id == load_id)).scalar_one()
    return sum((row.stan_na, row.id) < (stan_na, load_id) for row in standing)


def _neighbours(connection: Connection, standing: Sequence[Standing], load_id: int) -> list[int]:
    """The standing loads before and behind this one: nothing else changes."""
    others = [row for row in standing if row.id != load_id]
    place = _place(connection, others, load_id)
    return [row.id for row in others[max(place - 1, 0) : place + 1]]


def _is_before_all(connection: Connection, standing: Sequence[Standing], load_id: int) -> bool:
    return _place(connection, [row for row in standing if row.id != load_id], load_id) == 0


def _set(connection: Connection, load_id: int, span: Span) -> None:
    for table in FACTS:
        connection.execute(
            update(table)
            .where(table.c.load_id == load_id)
            .values(
                known_from=span.known_from,
                known_to=span.known_to,
                replaced_by_load_id=span.replaced_by_load_id,
            )
        )


def _order_by_key(
    connection: Connection, table: Table, version_key: Sequence[str], load_id: int, first: int, *, everything: bool
) -> None:
    """Every version of the keys of one load, or of all keys of its source, ends where the next one begins."""
    key = [table.c[name] for name in version_key]
    versions = (
        select(*key, table.c.load_id, load.c.stan_na)
        .join(load, load.c.id == table.c.load_id)
        .where(load.c.source_id == _source_loads(load_id).scalar_subquery(), load.c.withdrawn_at.is_(None))
        .distinct()
    )
    if not everything:
        of_load = table.alias("of_load")
        versions = versions.where(
            exists().where(of_load.c.load_id == load_id, *_same_key(table, of_load, version_key)).correlate(table)
        )
    found = versions.subquery("versions")
    window: dict[str, Any] = {
        "partition_by": [found.c[name] for name in version_key],
        "order_by": [found.c.stan_na, found.c.load_id],
    }
    spans = select(
        *found.c,
        case((found.c.load_id == first, null()), else_=found.c.stan_na).label("since"),
        func.lead(found.c.stan_na).over(**window).label("until"),
        func.lead(found.c.load_id).over(**window).label("next_load"),
    ).subquery("spans")
    connection.execute(
        update(table)
        .where(*_same_key(table, spans, version_key), spans.c.load_id == table.c.load_id)
        .values(known_from=spans.c.since, known_to=spans.c.until, replaced_by_load_id=spans.c.next_load)
    )


def _same_key(one: FromClause, other: FromClause, version_key: Sequence[str]) -> list[ColumnElement[bool]]:
    """An empty cell is equal to an empty one here: a period of one day has no first day."""
    return [one.c[name].is_not_distinct_from(other.c[name]) for name in version_key]
