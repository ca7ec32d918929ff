"""NIP, REGON and KRS numbers with right check digits, from ranges that no office is known to have given out.

NIP starts with 999, REGON with 98 or 99, KRS with 0005 to 0009: a number that meets a real organisation by chance
would be an accident, not a rule.
"""

import numpy as np

from etl.sample.draws import Draws, Ints

NIP_WEIGHTS = (6, 5, 7, 2, 3, 4, 5, 6, 7)
REGON_WEIGHTS = (8, 9, 2, 3, 4, 5, 6, 7)
NIP_FIRST, NIP_RANGE = 999_000_000, 1_000_000
REGON_FIRST, REGON_RANGE = 98_000_000, 2_000_000
KRS_FIRST, KRS_RANGE = 5_000_000, 5_000_000
MOST_NIPS = 900_000
"""Of a million numbers one in eleven has no check digit and is never given."""


def check_remainder(bases: Ints, weights: tuple[int, ...]) -> Ints:
    """The weighted sum of the digits, modulo 11: 12345632 with the weights of NIP and so on."""
    total = np.zeros(len(bases), dtype=np.int64)
    rest = bases.copy()
    for weight in reversed(weights):
        total += rest % 10 * weight
        rest //= 10
    return total % 11


def nips(draws: Draws, count: int) -> list[str]:
    """`count` different tax numbers: '9990000008'."""
    bases = np.arange(NIP_FIRST, NIP_FIRST + NIP_RANGE)
    checks = check_remainder(bases, NIP_WEIGHTS)
    valid = (bases * 10 + checks)[checks != 10]
    chosen = valid[_different(draws, "nip", count, len(valid))]
    return [f"{number:010d}" for number in chosen.tolist()]


def regons(draws: Draws, count: int) -> list[str]:
    """`count` different statistical numbers of nine digits; remainder 10 is written 0."""
    bases = REGON_FIRST + _different(draws, "regon", count, REGON_RANGE)
    return [f"{number:09d}" for number in (bases * 10 + check_remainder(bases, REGON_WEIGHTS) % 10).tolist()]


def krs_numbers(draws: Draws, count: int) -> list[str]:
    """`count` different court numbers of ten digits; they carry no check digit."""
    return [f"{number:010d}" for number in (KRS_FIRST + _different(draws, "krs", count, KRS_RANGE)).tolist()]


def _different(draws: Draws, name: str, count: int, size: int) -> Ints:
    """`count` different places of `size`, without shuffling them all: start + step * i, the step prime to the size."""
    places = np.arange(count)
    start = int(draws.below(name, np.zeros(1, dtype=np.int64), size)[0])
    step = int(draws.between(f"{name} step", np.zeros(1, dtype=np.int64), size // 3, size // 2)[0])
    while np.gcd(step, size) != 1:
        step += 1
    return (start + step * places) % size
