"""Addresses to ask for, all different, in an order that no memory foresees."""

from random import Random

from data.catalog import read_catalog
from geo.boundaries import load
from tests.live import REGION

PAGES = ("/", "/mapa", "/rejestr", "/wydarzenia", "/plan", "/porownanie", "/metodyka")
OWN_OF_PAGE = {
    "/rejestr": ("status=ps", "typ=fundacja", "wygasa=90", "braki=nip", "szukaj=fundcja", "sortuj=-od"),
    "/wydarzenia": ("widok=postep", "widok=kalendarz", "widok=zasieg", "widok=sciezka"),
}
DAYS = ("", "2014-12-31", "2015-06-30", "2018-12-31", "2020-12-31", "2023-12-31")
SEED = 8050


def varied(page: str, count: int) -> list[str]:
    """So many different selections of a page: gminy, dates, indicators or filters of the registry in every mixture."""
    card = read_catalog().regions[REGION]
    gminy = load(card.teryt).codes_within(card.teryt)
    indicators = card.gauge_indicators if page == "/plan" else card.map_indicators
    own = OWN_OF_PAGE.get(page) or [f"wskaznik={name}" for name in indicators]
    choices = [
        f"{page}?powiat={gmina[:4]}&gmina={gmina}" + (f"&stan_na={day}" if day else "") + f"&{chosen}"
        for gmina in gminy
        for day in DAYS
        for chosen in own
    ]
    return Random(SEED).sample(choices, count)
