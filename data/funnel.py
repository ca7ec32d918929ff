"""Funnel limits: how far the rate of an area may be from the common one by chance alone."""

from dataclasses import dataclass
from math import exp, sqrt
from typing import Literal

QUANTILES = {0.001: -3.090232, 0.025: -1.959964, 0.975: 1.959964, 0.999: 3.090232}
"""Points of the normal distribution at the ends of the two ranges."""
EXACT_BELOW = 200.0
Verdict = Literal["above", "within", "below"]


@dataclass(frozen=True)
class Limits:
    """Counts that hold 95 % and 99.8 % of what chance alone would give where `expected` is expected."""

    expected: float
    low: float
    high: float
    control_low: float
    control_high: float

    def verdict(self, count: float) -> Verdict:
        """Where a count lies against the 99.8 % limits: of 167 areas about eight leave the 95 % by chance."""
        if count > self.control_high:
            return "above"
        return "below" if count < self.control_low else "within"


def limits(expected: float) -> Limits:
    """Limits of a count that follows Poisson with mean `expected` = common rate × population of the area.

    The limit for a share p is r − (F(r) − p) / (F(r) − F(r − 1)) with F the distribution of Poisson and r the smallest
    count with F(r) ≥ p, interpolated as in D. J. Spiegelhalter, "Funnel plots for comparing institutional performance",
    Statistics in Medicine 24 (2005), 1185-1202, appendix A.1. From 200 on the expansion of Cornish and Fisher gives the
    same to a few hundredths: E + z·√E + (z² − 1)/6 − 1/2.

    Example: limits(1.0) allows 0 to 4.8: five entities where one is expected are more than chance, four are not.
    """
    return Limits(
        expected,
        low=_quantile(expected, 0.025),
        high=_quantile(expected, 0.975),
        control_low=_quantile(expected, 0.001),
        control_high=_quantile(expected, 0.999),
    )


def _quantile(expected: float, share: float) -> float:
    if expected <= 0:
        return 0.0
    if expected >= EXACT_BELOW:
        z = QUANTILES[share]
        return expected + z * sqrt(expected) + (z * z - 1) / 6 - 0.5
    count, term = 0, exp(-expected)
    total, before = term, 0.0
    while total < share:
        count += 1
        term *= expected / count
        before, total = total, total + term
    return max(count - (total - share) / (total - before), 0.0)
