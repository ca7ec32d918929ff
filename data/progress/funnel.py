"""Funnel limits: how far the rate of a small area may lie from the rate of the whole by chance alone."""

from enum import IntEnum
from functools import lru_cache
from math import exp, lgamma, log, sqrt
from typing import NamedTuple

PER_INHABITANTS = 10_000
TAIL_95, TAIL_998 = 0.025, 0.001
Z_95, Z_998 = 1.959964, 3.090232
LARGEST_EXACT = 400
HALF = 0.5
REACH_IN_DEVIATIONS, REACH_IN_COUNTS = 8, 12


class Standing(IntEnum):
    """Where a rate lies: outside the 99.8 % limits (far), outside the 95 % limits, or within them."""

    FAR_BELOW = -2
    BELOW = -1
    WITHIN = 0
    ABOVE = 1
    FAR_ABOVE = 2

    @property
    def is_far(self) -> bool:
        """Whether it lies outside the 99.8 % limits: of 167 areas about eight leave the 95 % by chance."""
        return abs(self) > 1


class Limits(NamedTuple):
    """Lower and upper limits of a rate, or of a count."""

    low95: float
    high95: float
    low998: float
    high998: float


def limits(rate_per_10k: float, population: float) -> Limits:
    """The 95 % and 99.8 % limits of the rate of an area of this population, per 10,000.

    A count around an expected one is Poisson distributed (D. J. Spiegelhalter, "Funnel plots for comparing
    institutional performance", Statistics in Medicine 24, 2005, pp. 1185-1202). The limits are the exact quantiles of
    that distribution, not interpolated between counts, so that a true rate equal to that of the whole lies beyond
    either 95 % limit with a probability of at most 2.5 %, however small the area. Above 400 expected events the
    quantiles follow from the expansion of Cornish and Fisher, which is then exact to a fraction of an event.
    """
    if population <= 0 or rate_per_10k < 0:
        raise ValueError(f"expected a population above 0 and a rate from 0, got {population} and {rate_per_10k}")
    counts = _counts(rate_per_10k * population / PER_INHABITANTS)
    return Limits(*(rate_of(count, population) for count in counts))


def boundaries(rate_per_10k: float, population: float) -> Limits:
    """The limits as a smooth curve for a picture: half an event beyond the quantiles, which jump from count to count.

    No area within a limit lies beyond its curve.
    """
    around = _expanded(rate_per_10k * population / PER_INHABITANTS)
    counts = (around.low95 - HALF, around.high95 + HALF, around.low998 - HALF, around.high998 + HALF)
    return Limits(*(rate_of(max(count, 0.0), population) for count in counts))


def standing(count: float, population: float, rate_per_10k: float) -> Standing:
    """Where the rate of an area lies within the funnel around the rate of the whole."""
    found = limits(rate_per_10k, population)
    rate = rate_of(count, population)
    if rate > found.high95:
        return Standing.FAR_ABOVE if rate > found.high998 else Standing.ABOVE
    if rate < found.low95:
        return Standing.FAR_BELOW if rate < found.low998 else Standing.BELOW
    return Standing.WITHIN


def rate_of(count: float, population: float) -> float:
    """Per 10,000 inhabitants."""
    return count / population * PER_INHABITANTS


@lru_cache(maxsize=4096)
def _counts(expected: float) -> Limits:
    """Quantiles of the Poisson distribution."""
    if expected <= 0:
        return Limits(0.0, 0.0, 0.0, 0.0)
    if expected > LARGEST_EXACT:
        return _expanded(expected)
    tails = sorted([(TAIL_998, 2), (TAIL_95, 0), (1 - TAIL_95, 1), (1 - TAIL_998, 3)])
    found = [0.0, 0.0, 0.0, 0.0]
    count = max(0, int(expected - REACH_IN_DEVIATIONS * sqrt(expected)) - REACH_IN_COUNTS)
    below = 0.0
    for share, place in tails:
        while True:
            here = exp(count * log(expected) - expected - lgamma(count + 1))
            if below + here >= share:
                break
            below += here
            count += 1
        found[place] = float(count)
    return Limits(*found)


def _expanded(expected: float) -> Limits:
    """The quantiles by the expansion of Cornish and Fisher; where it has passed its lowest point, none is expected."""

    def lower(z: float) -> float:
        return expected - z * sqrt(expected) + (z * z - 1) / 6 if expected > z * z / 4 else 0.0

    def upper(z: float) -> float:
        return expected + z * sqrt(expected) + (z * z - 1) / 6

    return Limits(lower(Z_95), upper(Z_95), lower(Z_998), upper(Z_998))
