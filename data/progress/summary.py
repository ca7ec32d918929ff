"""Summaries of many indicators: counts of statuses, never averages of their percentages."""

from collections.abc import Mapping
from typing import NamedTuple

from data.progress.measure import Status

GOOD = (Status.REACHED, Status.ON_COURSE)
BEHIND = (Status.LAGGING, Status.GOING_BACK)
JUDGED = (*GOOD, Status.SLOW, *BEHIND)
Counts = Mapping[Status, int]


class Weakest(NamedTuple):
    """A priority, how many of its indicators are behind or only slow, and how many could be judged."""

    priority: str
    behind: int
    slow: int
    judged: int


def total(counts: Counts, statuses: tuple[Status, ...]) -> int:
    """How many indicators have one of the statuses."""
    return sum(counts.get(status, 0) for status in statuses)


def weakest(counts_by_priority: Mapping[str, Counts]) -> Weakest | None:
    """The priority with the largest share of judged indicators that lag or go back; slow ones decide between equals.

    None where nothing could be judged or nothing is behind or slow.
    """
    ranked = []
    for priority, counts in counts_by_priority.items():
        judged = total(counts, JUDGED)
        behind, slow = total(counts, BEHIND), counts.get(Status.SLOW, 0)
        if judged and behind + slow:
            ranked.append((behind / judged, slow / judged, behind, Weakest(priority, behind, slow, judged)))
    # `max` keeps the first of equals: the order of the plan
    return max(ranked, key=lambda one: one[:3])[3] if ranked else None
