"""How an indicator is computed, in words: typed into a file, published by others, or counted from our tables."""

from dashboard.words import Words
from data.catalog import Indicator
from data.catalog.filed_plan import FILED_SOURCES
from data.catalog.models import (
    EntityCountMeasure,
    EntityStockMeasure,
    EventCountMeasure,
    ObservationMeasure,
    PlanActionMeasure,
)


def measured(words: Words, indicator: Indicator) -> str:
    """The measure of the card as a sentence."""
    measure = indicator.measure
    source = words.catalog.sources[measure.sources[0]].name.in_language(words.language)
    if isinstance(measure, EntityStockMeasure | EntityCountMeasure):
        return _entities(words, measure, source)
    if isinstance(measure, EventCountMeasure):
        return words.say(
            "Counted anew with each load from: {source}. Counted are events that took place, in the year of their "
            "first day.",
            source=source,
        )
    if isinstance(measure, PlanActionMeasure):
        told = words.say("Planned and realised quantities as documents give them: {source}.", source=source)
        summed = words.say("Rows that are summed: {n}.", n=len(measure.keys))
        return f"{told} {summed}" if len(measure.keys) > 1 else told
    if isinstance(measure, ObservationMeasure):
        return words.say("Values as published: {source}. Nothing is computed.", source=source)
    if measure.sources[0] == FILED_SOURCES[0]:
        return words.say("Typed in: target and values come from the files of the office, nothing is computed.")
    return words.say("Baseline, target and values as published: {source}. Nothing is computed.", source=source)


def _entities(words: Words, measure: EntityStockMeasure | EntityCountMeasure, source: str) -> str:
    told = {"source": source, "kinds": _kinds(words, measure.kinds)}
    status = measure.status if isinstance(measure, EntityStockMeasure) else None
    if status == "ps":
        return words.say(
            "Counted anew with each load from: {source}. Counted are entities whose status of PS is valid on the day, "
            "of these kinds: {kinds}.",
            **told,
        )
    if status == "mark":
        return words.say(
            "Counted anew with each load from: {source}. Counted are entities whose mark is valid on the day, of "
            "these kinds: {kinds}.",
            **told,
        )
    return words.say(
        "Counted anew with each load from: {source}. Counted are entities that exist on the day, of these kinds: "
        "{kinds}.",
        **told,
    )


def _kinds(words: Words, kinds: dict[str, list[str]]) -> str:
    names = words.catalog.spellings.names("entity_kinds")
    listed = dict.fromkeys(kind for group in kinds.values() for kind in group)
    named = [names[kind].in_language(words.language) if kind in names else kind for kind in listed]
    return words.formats.listing(named)
