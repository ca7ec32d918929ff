"""Mapa: one indicator over the areas of a region, with the way down to a gmina and back, and white spots."""

from collections.abc import Sequence
from datetime import date

from dashboard.area_values import asked_values, levels_of
from dashboard.components.area_facts import area_card
from dashboard.components.funnel import funnel_card
from dashboard.components.map import values_card
from dashboard.components.map_controls import map_controls, spots_controls, timeline
from dashboard.components.ranking import ranking_card
from dashboard.components.series import series_card
from dashboard.components.white_spots import question_name, spots_list_card, spots_map_card
from dashboard.context import Context
from dashboard.page import Page
from dashboard.white_spots import spots_of
from data.catalog import Indicator
from data.queries.mapped import area_periods, indicators_with_areas, kinds_with_values


def map_page(context: Context) -> Page:
    """The page for `/mapa`."""
    words = context.words
    spots = spots_of(context, context.selection.own["plamy"]) if "plamy" in context.selection.own else None
    if spots:
        return Page(
            title=words.say("Map"),
            lead=words.say(
                "White spots, {question}: choose a gmina on the map, in the list or by the arrow keys.",
                question=question_name(words, spots),
            ),
            body=[
                spots_controls(context),
                spots_list_card(context, spots, span=4),
                spots_map_card(context, spots, span=8),
            ],
            dates=_dates(context, spots.indicator),
        )
    offered = offered_indicators(context)
    indicator = mapped_indicator(context, offered)
    kinds = kinds_with_values(context.db, indicator_id=indicator.id, area_codes=[context.region.teryt])
    breakdown = context.selection.typ if context.selection.typ in indicator.breakdowns else ""
    found = asked_values(context, indicator, breakdown)
    body = [
        map_controls(context, found, offered, kinds),
        ranking_card(context, found, span=4),
        values_card(context, found, span=8, below=timeline(context, found)),
    ]
    if found.standings:
        body.append(funnel_card(context, found, span=12))
    body += [area_card(context, offered, span=12), series_card(context, indicator, span=12, is_wide=True)]
    return Page(
        title=words.say("Map"),
        lead=words.say(
            "{indicator}: choose an area on the map, in the list or by the arrow keys.",
            indicator=indicator.name.in_language(words.language),
        ),
        body=body,
        dates=[*_dates(context, indicator), *(one.period_end for one in found.periods)],
    )


def offered_indicators(context: Context) -> list[Indicator]:
    """The region's own list first, then every other indicator that has values for its areas."""
    catalog, listed = context.catalog, context.region.map_indicators
    candidates = [
        card.id
        for card in catalog.indicators.values()
        if card.id not in listed and card.used_as != "event_months" and levels_of(context, card)
    ]
    found = indicators_with_areas(context.db, indicator_ids=candidates, region_teryt=context.region.teryt)
    return [catalog.indicators[name] for name in [*listed, *found]]


def mapped_indicator(context: Context, offered: Sequence[Indicator]) -> Indicator:
    """The indicator of the address when it can be mapped here, else the entities of a registry, else the region's
    first."""
    asked = context.catalog.indicators.get(context.selection.wskaznik)
    if asked and levels_of(context, asked):
        return asked
    entities = context.catalog.used_as("entities")
    return entities if entities and entities in offered else offered[0]


def _dates(context: Context, indicator: Indicator) -> list[date]:
    """Days of the region's values, whenever they were known: the dates a reader may ask the state of."""
    of_region = area_periods(
        context.db, indicator_id=indicator.id, area_codes=[context.region.teryt], breakdown="", stan_na=None
    )
    return [one.period_end for one in of_region]
