"""Funnel limits: how far the rate of a small area may lie from the rate of the whole by chance alone."""

from enum import IntEnum
from functools import lru_cache
from math import exp, lgamma, log, sqrt

PER_INHABITANTS = 10_000
TAIL_95, TAIL_998 = 0.025, 0.001
Z_95, Z_998 = 1.959964, 3.090232
LARGEST_EXACT = 400
REACH_IN_DEVIATIONS, REACH_IN_COUNTS = 8, 12


class Standing(IntEnum):
    """Where a rate lies: outside the 99.8 % limits (far), outside the 95 % limits, or within them."""

    FAR_BELOW = -2
    BELOW = -1
    WITHIN = 0
    ABOVE = 1
    FAR_ABOVE = 2


def limits(rate_per_10k: float, population: float) -> tuple[float, float, float, float]:
    """Lower and upper 95 %, lower and upper 99.8 % limit of the rate of an area of this population, per 10,000.

    A count around an expected one is Poisson distributed (D. J. Spiegelhalter, "Funnel plots for comparing
    institutional performance", Statistics in Medicine 24, 2005, pp. 1185-1202). The limits are the exact quantiles of
    that distribution, not interpolated between counts, so that a true rate equal to that of the whole lies beyond
    either 95 % limit with a probability of at most 2.5 %, however small the area. Above 400 expected events the
    quantiles follow from the expansion of Cornish and Fisher, which is then exact to a fraction of an event.
    """
    if population <= 0 or rate_per_10k < 0:
        raise ValueError(f"expected a population above 0 and a rate from 0, got {population} and {rate_per_10k}")
    low95, high95, low998, high998 = _counts(rate_per_10k * population / PER_INHABITANTS)
    return (
        rate_of(low95, population),
        rate_of(high95, population),
        rate_of(low998, population),
        rate_of(high998, population),
    )


def standing(count: float, population: float, rate_per_10k: float) -> Standing:
    """Where the rate of an area lies within the funnel around the rate of the whole."""
    low95, high95, low998, high998 = limits(rate_per_10k, population)
    rate = rate_of(count, population)
    if rate > high95:
        return Standing.FAR_ABOVE if rate > high998 else Standing.ABOVE
    if rate < low95:
        return Standing.FAR_BELOW if rate < low998 else Standing.BELOW
    return Standing.WITHIN


def rate_of(count: float, population: float) -> float:
    """Per 10,000 inhabitants."""
    return count / population * PER_INHABITANTS


@lru_cache(maxsize=4096)
def _counts(expected: float) -> tuple[float, float, float, float]:
    """Quantiles of the Poisson distribution in the order of `limits`."""
    if expected <= 0:
        return 0.0, 0.0, 0.0, 0.0
    if expected > LARGEST_EXACT:
        spread = sqrt(expected)
        return tuple(max(expected + z * spread + (z * z - 1) / 6, 0.0) for z in (-Z_95, Z_95, -Z_998, Z_998))  # type: ignore[return-value]
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
    return found[0], found[1], found[2], found[3]
