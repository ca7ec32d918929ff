"""Addresses to ask for, all different, in an order that no memory foresees."""

from random import Random

from data.catalog import read_catalog
from geo.boundaries import load
from tests.live import REGION

PAGES = ("/", "/mapa", "/wydarzenia", "/plan", "/metodyka")
VIEWS_OF_EVENTS = ("", "&widok=kalendarz", "&widok=zasieg", "&widok=sciezka")
DAYS = ("", "2014-12-31", "2015-06-30", "2018-12-31", "2020-12-31", "2023-12-31")
SEED = 8050


def varied(page: str, count: int) -> list[str]:
    """So many different selections of a page: gminy, dates and indicators in every mixture."""
    card = read_catalog().regions[REGION]
    gminy = load(card.teryt).codes_within(card.teryt)
    indicators = [f"&wskaznik={name}" for name in (card.gauge_indicators if page == "/plan" else card.map_indicators)]
    choices = [
        f"{page}?powiat={gmina[:4]}&gmina={gmina}" + (f"&stan_na={day}" if day else "") + shown
        for gmina in gminy
        for day in DAYS
        for shown in (VIEWS_OF_EVENTS if page == "/wydarzenia" else indicators)
    ]
    return Random(SEED).sample(choices, count)
