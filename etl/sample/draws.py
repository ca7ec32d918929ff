"""Random numbers by place: one seed, one name and one place always give the same number, on every machine.

Nothing is drawn in sequence, so a table may be made in any order and in pieces of any size. The mixing is
SplitMix64 in whole numbers; neither NumPy's generators nor floating point are used, whose results may change
from one version or machine to the next.
"""

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Cells = npt.NDArray[np.object_]
Flags = npt.NDArray[np.bool_]

_STEP, _FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_MILLION = 1_000_000


class Draws:
    """Draws of one seed; each purpose has a name of its own, so a new one leaves the others as they were."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def numbers(self, name: str, places: Ints) -> npt.NDArray[np.uint64]:
        """64 random bits for each place."""
        key = hashlib.sha256(f"{self.seed}/{name}".encode()).digest()[:8]
        mixed = places.astype(np.uint64) * np.uint64(_STEP) + np.frombuffer(key, dtype="<u8")
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(_FIRST)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(_SECOND)
        bits: npt.NDArray[np.uint64] = mixed ^ (mixed >> np.uint64(31))
        return bits

    def below(self, name: str, places: Ints, limit: int | Ints) -> Ints:
        """A whole number from 0 to limit - 1 for each place; limits up to 2 to the 31st."""
        high = self.numbers(name, places) >> np.uint64(32)
        limits = np.broadcast_to(np.asarray(limit, dtype=np.int64), places.shape).astype(np.uint64)
        return ((high * limits) >> np.uint64(32)).astype(np.int64)

    def between(self, name: str, places: Ints, first: int | Ints, last: int | Ints) -> Ints:
        """A whole number from first to last, both included."""
        return np.asarray(first, dtype=np.int64) + self.below(name, places, np.asarray(last) - np.asarray(first) + 1)

    def chance(self, name: str, places: Ints, share: float | Ints) -> Flags:
        """Whether a thing happens at each place; a float is a share of 1, whole numbers are per million."""
        millionths = round(share * _MILLION) if isinstance(share, float) else share
        return self.below(name, places, _MILLION) < millionths

    def pick(self, name: str, places: Ints, weights: Sequence[int] | Ints) -> Ints:
        """An index into the weights for each place, each as likely as its weight; the sum is below 2 to the 31st."""
        bounds = np.cumsum(np.asarray(weights, dtype=np.int64))
        return np.searchsorted(bounds, self.below(name, places, int(bounds[-1])), side="right").astype(np.int64)

    def shuffled(self, name: str, count: int) -> Ints:
        """The numbers 0 to count - 1 in random order."""
        return np.argsort(self.numbers(name, np.arange(count)), kind="stable").astype(np.int64)

    def shares(self, name: str, count: int, weights: Sequence[int] | Ints) -> Ints:
        """`count` indexes into the weights in random order, as near to the weights as whole numbers allow."""
        bounds = np.cumsum(np.asarray(weights, dtype=np.int64))
        middles = (2 * np.arange(count) + 1) * bounds[-1] // (2 * max(count, 1))
        found = np.searchsorted(bounds, middles, side="right")
        chosen = np.empty(count, dtype=np.int64)
        chosen[self.shuffled(name, count)] = found
        return chosen
