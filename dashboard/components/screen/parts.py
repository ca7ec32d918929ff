"""What all slides share: the slide itself, large numbers, and lines over time with their words beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import html
from dashboard.components.card import drawn
from dashboard.components.multiples import LONGEST_GAPS, WITHIN_A_YEAR_AND_A_HALF
from dashboard.content import FigureContent, contents_in
from dashboard.figures.trend import HEIGHT, LOW_HEIGHT, TrendScale, trend
from dashboard.html import Element
from dashboard.words import Words
from data.catalog import Indicator, Unit
from data.progress import Reading


@dataclass(frozen=True)
class Slide:
    """One figure, the day its data speak of, and the address of the page that shows the same."""

    figure: Element
    day: date | None
    link: str

    @property
    def content(self) -> FigureContent:
        """The words of its figure."""
        return contents_in(self.figure)[0]


def slide_of(figure: Element, day: date | None, link: str) -> Slide | None:
    """None for a figure that has nothing to show."""
    slide = Slide(figure, day, link)
    return None if slide.content.empty_words() else slide


def scale_of(series: Sequence[Sequence[Reading]]) -> TrendScale:
    """The common axes of some series; several stand lower than one."""
    every = [reading for readings in series for reading in readings]
    days = [reading.on for reading in every]
    height = HEIGHT if len(series) == 1 else LOW_HEIGHT
    return TrendScale(min(days), max(days), max(reading.value for reading in every), height)


def trend_with_words(
    words: Words, indicator: Indicator, unit: Unit, readings: Sequence[Reading], scale: TrendScale, tone: int
) -> list[Element]:
    """A line, and under it its first and last year with their values."""
    gap = LONGEST_GAPS.get(indicator.frequency)
    if gap is None and indicator.kind == "cumulative":
        gap = WITHIN_A_YEAR_AND_A_HALF
    first, last = readings[0], readings[-1]
    ends = [f"{end.on.year}: {words.number(end.value, unit)}" for end in dict.fromkeys([first, last])]
    picture = trend(readings, scale=scale, tone=tone, longest_gap_in_days=gap, label=" – ".join(ends))
    under = html.P([html.Span(end) for end in ends], className="trend-ends")
    return [drawn(picture, "trend"), under] if len(readings) > 1 else [under]
