"""Funnel plot: rates of areas over their population, with the limits within which chance alone may put them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil, log10

from dashboard.drawing import Drawing, Shape, line, text
from data.funnel import Verdict, limits

WIDTH, NARROW_WIDTH, HEIGHT = 960.0, 400.0, 340.0
LEFT, RIGHT, TOP, BOTTOM = 54.0, 16.0, 18.0, 42.0
STEPS = 60
ROOM_ABOVE = 1.12
MOST_TICKS = 5
MOST_NAMED = 6
LETTER, LINE = 7.4, 16.0
TEN_THOUSAND = 10_000
POPULATION_TICKS = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000)


@dataclass(frozen=True)
class Dot:
    """An area: its population, its rate per 10,000, and where it lies against the limits."""

    name: str
    population: float
    rate: float
    verdict: Verdict
    is_chosen: bool = False


@dataclass(frozen=True)
class FunnelWords:
    """Names of the axes and of the line of the region, and how numbers are written."""

    label: str
    population: str
    rate: str
    region: str
    number: Callable[[float], str]


def funnel(dots: Sequence[Dot], *, rate: float, words: FunnelWords) -> Drawing:
    """Population on a logarithmic axis, since a few cities are a hundred times larger than a gmina.

    Areas beyond the 99.8 % limits are triangles that point away from the limits; the farthest of them are named.
    """
    narrow = _Funnel(dots, rate, words, NARROW_WIDTH).drawing()
    return replace(_Funnel(dots, rate, words, WIDTH).drawing(), narrow=narrow)


class _Funnel:
    """One drawing; knows the scales."""

    def __init__(self, dots: Sequence[Dot], rate: float, words: FunnelWords, width: float) -> None:
        self.dots, self.rate, self.words, self.width = dots, rate, words, width
        sizes = [dot.population for dot in dots]
        self.smallest, self.largest = min(sizes) * 0.9, max(sizes) * 1.1
        self.top_rate = max([dot.rate for dot in dots] + [rate]) * ROOM_ABOVE or 1.0

    def drawing(self) -> Drawing:
        """All shapes, from the ground up."""
        shapes = [*self._axes(), *self._limits(), *self._dots(), *self._names()]
        return Drawing(self.width, HEIGHT, self.words.label, shapes)

    def x(self, population: float) -> float:
        """Place of a population."""
        share = log10(population / self.smallest) / log10(self.largest / self.smallest)
        return LEFT + share * (self.width - LEFT - RIGHT)

    def y(self, rate: float) -> float:
        """Place of a rate; what lies above the axis is drawn at its end."""
        return HEIGHT - BOTTOM - min(rate / self.top_rate, 1.0) * (HEIGHT - TOP - BOTTOM)

    def _axes(self) -> list[Shape]:
        shapes: list[Shape] = []
        step = _nice_step(self.top_rate)
        for place in range(int(self.top_rate / step) + 1):
            y = self.y(place * step)
            shapes.append(line(LEFT, y, self.width - RIGHT, y, "zero-line" if place == 0 else "grid-line"))
            shapes.append(text(LEFT - 8, y + 4, self.words.number(place * step), "axis-text", "end"))
        last = LEFT - 40.0
        for tick in POPULATION_TICKS:
            if self.smallest <= tick <= self.largest and self.x(tick) - last > 58:
                last = self.x(tick)
                shapes.append(line(last, HEIGHT - BOTTOM, last, HEIGHT - BOTTOM + 5, "axis-line"))
                shapes.append(text(last, HEIGHT - BOTTOM + 19, self.words.number(tick), "axis-text"))
        shapes.append(text(LEFT, 12, self.words.rate, "axis-text", "start"))
        shapes.append(text(self.width - RIGHT, HEIGHT - 4, self.words.population, "axis-text", "end"))
        return shapes

    def _limits(self) -> list[Shape]:
        shares = [step / STEPS for step in range(STEPS + 1)]
        sizes = [self.smallest * (self.largest / self.smallest) ** share for share in shares]
        found = [limits(self.rate * size / TEN_THOUSAND) for size in sizes]
        curves = [
            ("funnel-warning", [bound.low for bound in found], [bound.high for bound in found]),
            ("funnel-control", [bound.control_low for bound in found], [bound.control_high for bound in found]),
        ]
        shapes: list[Shape] = []
        for css, low, high in curves:
            for counts in (low, high):
                points = [
                    f"{self.x(size):.1f},{self.y(count / size * TEN_THOUSAND):.1f}"
                    for size, count in zip(sizes, counts, strict=True)
                ]
                shapes.append({"tag": "polyline", "points": " ".join(points), "class": css})
        y = self.y(self.rate)
        shapes.append(line(LEFT, y, self.width - RIGHT, y, "funnel-rate"))
        shapes.append(text(LEFT + 6, y - 6, self.words.region, "funnel-name", "start"))
        return shapes

    def _dots(self) -> list[Shape]:
        shapes: list[Shape] = []
        for dot in sorted(self.dots, key=lambda dot: dot.is_chosen):
            x, y = self.x(dot.population), self.y(dot.rate)
            css = f"funnel-dot funnel-{dot.verdict}" + (" funnel-chosen" if dot.is_chosen else "")
            if dot.verdict == "within":
                shapes.append({"tag": "circle", "cx": round(x, 1), "cy": round(y, 1), "r": 4, "class": css})
                continue
            tip, base = (-6, 4) if dot.verdict == "above" else (6, -4)
            points = f"{x:.1f},{y + tip:.1f} {x - 6:.1f},{y + base:.1f} {x + 6:.1f},{y + base:.1f}"
            shapes.append({"tag": "polygon", "points": points, "class": css})
        return shapes

    def _names(self) -> list[Shape]:
        """The chosen area and those farthest from the rate of the region, where a name finds room."""
        outside = [dot for dot in self.dots if dot.verdict != "within" and not dot.is_chosen]
        outside.sort(key=lambda dot: -abs(dot.rate - self.rate))
        shapes: list[Shape] = []
        taken: list[tuple[float, float, float]] = []
        for dot in [*(dot for dot in self.dots if dot.is_chosen), *outside][:MOST_NAMED]:
            x, y, length = self.x(dot.population), self.y(dot.rate) + 5, len(dot.name) * LETTER
            to_the_left = x + 10 + length > self.width - RIGHT
            start = x - 10 - length if to_the_left else x + 10
            if start < LEFT or any(abs(y - b) < LINE and start < a + n and a < start + length for a, b, n in taken):
                continue
            taken.append((start, y, length))
            shapes.append(
                text(x + (-10 if to_the_left else 10), y, dot.name, "funnel-name", "end" if to_the_left else "start")
            )
        return shapes


def _nice_step(top: float) -> float:
    """1, 2 or 5 times a power of ten, so that about five ticks stand on the axis."""
    power = 10.0 ** (ceil(log10(top / MOST_TICKS)) - 1)
    return next(power * factor for factor in (1, 2, 5, 10) if top / (power * factor) <= MOST_TICKS)
