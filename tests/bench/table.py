"""Rows of results, and how they are printed and kept."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Row:
    """One result; `reference` is the median of what it is compared with, None where nothing is."""

    what: str
    unit: str
    median: float
    p95: float
    reference: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the reference."""
        return self.median / self.reference if self.reference else None


def row(what: str, unit: str, values: Sequence[float], references: Sequence[float] = ()) -> Row:
    """Median and 95th percentile of repeated measurements."""
    high = quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
    return Row(what, unit, median(values), high, median(references) if references else None)


def as_text(rows: Sequence[Row]) -> str:
    """A table with aligned columns."""
    lines = [("what", "median", "p95", "unit", "reference", "ratio")]
    for result in rows:
        numbers = (result.median, result.p95, result.reference, result.ratio)
        shown = ["–" if number is None else _short(number) for number in numbers]
        lines.append((result.what, shown[0], shown[1], result.unit, shown[2], shown[3]))
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in {0, 3} else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def as_json(rows: Sequence[Row]) -> str:
    """The same rows for programs."""
    return json.dumps([asdict(result) | {"ratio": result.ratio} for result in rows], ensure_ascii=False, indent=1)


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.2f}"
