"""Addresses to ask for, all different, in an order that no memory foresees."""

from random import Random

from data.catalog import read_catalog
from geo.boundaries import load
from tests.live import REGION

PAGES = ("/", "/mapa", "/rejestr", "/plan", "/porownanie", "/metodyka")
REGISTRY_FILTERS = ("status=ps", "typ=fundacja", "wygasa=90", "braki=nip", "szukaj=fundcja", "sortuj=-od")
DAYS = ("", "2014-12-31", "2015-06-30", "2018-12-31", "2020-12-31", "2023-12-31")
SEED = 8050


def varied(page: str, count: int) -> list[str]:
    """So many different selections of a page: gminy, dates, indicators or filters of the registry in every mixture."""
    card = read_catalog().regions[REGION]
    gminy = load(card.teryt).codes_within(card.teryt)
    own = [f"wskaznik={name}" for name in (card.gauge_indicators if page == "/plan" else card.map_indicators)]
    own = list(REGISTRY_FILTERS) if page == "/rejestr" else own
    choices = [
        f"{page}?powiat={gmina[:4]}&gmina={gmina}" + (f"&stan_na={day}" if day else "") + f"&{chosen}"
        for gmina in gminy
        for day in DAYS
        for chosen in own
    ]
    return Random(SEED).sample(choices, count)
