"""Values of areas made comparable: one period for all, and counts related to inhabitants."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from data.progress import Reading
from data.progress.funnel import rate_of


class Cell(NamedTuple):
    """One value of an indicator or of one of its kinds in an area; `period_end` is the last day of its period."""

    indicator_id: str
    area_code: str
    breakdown: str
    period_start: date | None
    period_end: date
    value: float
    source_title: str
    is_demo: bool


@dataclass(frozen=True)
class Measured:
    """A value with the inhabitants it may be related to, None where they are not known."""

    cell: Cell
    population: float | None = None
    population_on: date | None = None

    @property
    def rate(self) -> float | None:
        """Per 10,000 inhabitants."""
        return rate_of(self.cell.value, self.population) if self.population else None


def of_one_period(cells: Sequence[Cell]) -> list[Cell]:
    """The newest value of each area, only those of the period that most areas have: others would not compare."""
    newest: dict[str, Cell] = {}
    for cell in cells:
        known = newest.get(cell.area_code)
        if known is None or cell.period_end > known.period_end:
            newest[cell.area_code] = cell
    counts = Counter(cell.period_end for cell in newest.values())
    usual = max(counts, key=lambda day: (counts[day], day), default=None)
    return [cell for cell in newest.values() if cell.period_end == usual]


def inhabitants(populations: Iterable[Cell]) -> dict[str, list[Reading]]:
    """Populations by area, oldest first."""
    found: dict[str, list[Reading]] = {}
    for cell in populations:
        found.setdefault(cell.area_code, []).append(Reading(cell.value, cell.period_end))
    return {code: sorted(readings, key=lambda r: r.on) for code, readings in found.items()}


def measured(cell: Cell, people: Mapping[str, Sequence[Reading]]) -> Measured:
    """A value with the inhabitants of its area that fit its period."""
    fitting = fitting_population(people.get(cell.area_code, ()), cell.period_end)
    return Measured(cell, fitting.value, fitting.on) if fitting else Measured(cell)


def fitting_population(known: Sequence[Reading], day: date) -> Reading | None:
    """The newest population not later than a day; the oldest one where all are later."""
    return next((reading for reading in reversed(known) if reading.on <= day), known[0] if known else None)


def inhabitants_together(codes: Iterable[str], people: Mapping[str, Sequence[Reading]], day: date) -> float | None:
    """The inhabitants of areas together as each of them is counted for that day; None where one is not known.

    A whole is related to the inhabitants of its parts, not to its own of another year, so that both compare.
    """
    found = [fitting_population(people.get(code, ()), day) for code in codes]
    if not found or any(reading is None for reading in found):
        return None
    return sum(reading.value for reading in found if reading)


def quartiles(values: Sequence[float]) -> tuple[float, float]:
    """Between them lies the middle half of the values (linear between neighbours)."""
    ordered = sorted(values)
    return _at(ordered, 0.25), _at(ordered, 0.75)


def _at(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
