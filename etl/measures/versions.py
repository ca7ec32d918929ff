"""Which of several competing facts is known when: the best one wins while it is known, then the next best."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from etl.measures.summary import SummaryRow

Rank = Callable[[SummaryRow], Any]
BEGINNING, END = date.min, date.max


def best_known(rows: Iterable[SummaryRow], *, key: Rank, rank: Rank) -> list[SummaryRow]:
    """One row for each key at every moment: the one of the highest `rank` among those known then.

    Rows whose spans of knowledge overlap are cut, so at any date exactly one row of a key is visible.
    """
    rows_by_key: dict[Any, list[SummaryRow]] = {}
    for row in rows:
        rows_by_key.setdefault(key(row), []).append(row)
    return [row for competing in rows_by_key.values() for row in _cut(competing, rank)]


def _cut(competing: Sequence[SummaryRow], rank: Rank) -> list[SummaryRow]:
    if len(competing) == 1:
        return list(competing)
    moments = sorted({moment for row in competing for moment in _span(row)})
    kept: list[SummaryRow] = []
    for since, until in pairwise(moments):
        known = [row for row in competing if _span(row)[0] <= since and until <= _span(row)[1]]
        if not known:
            continue
        # `max` keeps the first of equals, and the newest load comes last
        best = max(reversed(known), key=rank)
        if kept and _is_continued(kept[-1], best, since):
            kept[-1] = kept[-1] | {"known_to": _bound(until)}
        else:
            kept.append(best | {"known_from": _bound(since), "known_to": _bound(until)})
    return kept


def _span(row: SummaryRow) -> tuple[date, date]:
    return row["known_from"] or BEGINNING, row["known_to"] or END


def _is_continued(last: SummaryRow, best: SummaryRow, since: date) -> bool:
    same = (last["load_id"], last["row_no"]) == (best["load_id"], best["row_no"])
    return same and last["known_to"] == since


def _bound(moment: date) -> date | None:
    return None if moment in (BEGINNING, END) else moment
