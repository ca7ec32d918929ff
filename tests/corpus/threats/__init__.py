"""Hostile workbooks by the matrix: bombs, declarations, lying sizes and structures that no program writes."""

from collections.abc import Callable, Iterator

from tests.corpus.threats.bombs import bombs
from tests.corpus.threats.declarations import declarations
from tests.corpus.threats.sizes import wrong_sizes
from tests.corpus.threats.structures import structures
from tests.corpus.threats.threat import Outcome, Threat, outcome_of

__all__ = ["MATRICES", "Outcome", "Threat", "bombs", "declarations", "outcome_of", "structures", "wrong_sizes"]

MATRICES: dict[str, Callable[[], Iterator[Threat]]] = {
    "T01 bombs": bombs,
    "T02 declarations": declarations,
    "T03 wrong sizes": wrong_sizes,
    "T04 structures": structures,
}
