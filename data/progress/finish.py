"""When a plan of events will be filled at the run-rate of the last twelve months, and why that may not be known."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from data.progress.forecast import FEWEST_POINTS

MONTHS = 12


class NoFinish(StrEnum):
    """Why there is no forecast."""

    NO_PLAN = "no_plan"
    DONE = "done"
    TOO_FEW = "too_few"
    STANDS_STILL = "stands_still"


@dataclass(frozen=True)
class Finish:
    """Months until the plan is filled at `per_month`, or the reason why that is not known."""

    per_month: float | None = None
    months_left: int | None = None
    reason: NoFinish | None = None


def finish_forecast(delivered: Sequence[float], target: float | None) -> Finish:
    """`delivered` by month, oldest first, up to the last month that is told; `target` is the whole plan.

    Example: 12 months of 10 and a target of 180 -> 10 a month, 6 months left.
    """
    done = sum(delivered)
    if target is None:
        return Finish(reason=NoFinish.NO_PLAN)
    if done >= target:
        return Finish(reason=NoFinish.DONE)
    if sum(1 for amount in delivered if amount) < FEWEST_POINTS:
        return Finish(reason=NoFinish.TOO_FEW)
    newest = delivered[-MONTHS:]
    per_month = sum(newest) / len(newest)
    if per_month <= 0:
        return Finish(reason=NoFinish.STANDS_STILL)
    return Finish(per_month, ceil((target - done) / per_month))
