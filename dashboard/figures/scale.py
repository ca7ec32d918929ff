"""Axes: round numbers for values, and labels that do not lie on each other."""

from collections.abc import Sequence
from math import ceil, floor, log10

STEPS = (1, 2, 2.5, 5, 10)
NEARLY, ROOM = 0.999, 0.1


def round_ticks(low: float, high: float, *, most: int) -> list[float]:
    """About `most` round numbers, the first not above the lowest value, the last not below the highest."""
    if high <= low and not low:
        return [0.0, 1.0]
    if high <= low:
        low, high = low - abs(low) * ROOM, low + abs(low) * ROOM
    raw = (high - low) / (most - 1)
    power = 10.0 ** floor(log10(raw))
    step = next(step * power for step in STEPS if step * power >= raw * NEARLY)
    first, last = floor(low / step + 1 - NEARLY), ceil(high / step - 1 + NEARLY)
    return [step * place for place in range(first, last + 1)]


def decimals_of(ticks: Sequence[float]) -> int:
    """How many decimals tell the ticks apart: 2 for 0, 0.25, 0.5."""
    return next((n for n in range(6) if all(abs(round(tick, n) - tick) < 1e-9 for tick in ticks)), 6)


def apart(places: Sequence[float], gap: float) -> list[float]:
    """The places, moved as little as needed to be `gap` from each other; their order stays."""
    order = sorted(range(len(places)), key=lambda n: places[n])
    groups: list[tuple[float, list[int]]] = []
    for number in order:
        groups.append((places[number], [number]))
        while len(groups) > 1 and _reach(groups[-2], gap, 1) + gap > _reach(groups[-1], gap, -1):
            (middle, members), (other, others) = groups[-2], groups.pop()
            joined = [*members, *others]
            groups[-1] = ((middle * len(members) + other * len(others)) / len(joined), joined)
    moved = list(places)
    for middle, members in groups:
        for place, number in enumerate(members):
            moved[number] = middle + gap * (place - (len(members) - 1) / 2)
    return moved


def _reach(group: tuple[float, list[int]], gap: float, side: int) -> float:
    return group[0] + side * gap * (len(group[1]) - 1) / 2
