"""The source line of figures that come from several sources, of which only some may be invented."""

from collections.abc import Iterable

from dashboard.components.card import MOST_SOURCES
from dashboard.words import Words
from data.catalog import Indicator
from data.comparison.measured import Cell


def sources_of(words: Words, found: Iterable[tuple[Indicator, Cell]]) -> str:
    """'Źródło: ...': each publication once, else the source of the indicator; each invented one is marked by itself."""
    named: dict[str, None] = {}
    for indicator, cell in found:
        source = words.catalog.sources[indicator.measure.sources[0]]
        title = cell.source_title or source.name.in_language(words.language)
        named[f"{title} ({words.say('demonstration data')})" if cell.is_demo else title] = None
    if not named:
        return words.say("Source: none")
    return words.say("Source: {titles}", titles="; ".join([*named][:MOST_SOURCES]))
