"""Which page stands at which path."""

from collections.abc import Callable
from functools import partial

from dashboard.context import Context
from dashboard.exports.annex import annex
from dashboard.exports.awards import awards
from dashboard.exports.meeting import deck, minutes
from dashboard.page import Page
from dashboard.pages.comments import comments_page
from dashboard.pages.comparison import comparison
from dashboard.pages.events import events_page
from dashboard.pages.map import map_page
from dashboard.pages.meeting import meeting_page
from dashboard.pages.methodology import methodology
from dashboard.pages.origins import origins
from dashboard.pages.overview import overview
from dashboard.pages.plan import plan_page
from dashboard.pages.registry import registry
from dashboard.pages.screen import screen_page
from dashboard.pages.screens import screens_page
from dashboard.pages.statement import statement_page

Pages = dict[str, Callable[[Context], Page]]
PAGES: Pages = {
    "/": overview,
    "/mapa": map_page,
    "/rejestr": registry,
    "/wydarzenia": events_page,
    "/plan": plan_page,
    "/porownanie": comparison,
    "/posiedzenie": meeting_page,
    "/ekran": screen_page,
    "/ekrany": screens_page,
    "/dane": origins,
    "/metodyka": methodology,
    "/dostepnosc": statement_page,
}
PAGES["/uwagi"] = partial(comments_page, pages=PAGES.get)
# made for files alone
DELIVERABLES: Pages = {
    "/aneks": annex,
    "/wyroznienia": awards,
    "/protokol": minutes,
    "/prezentacja": partial(deck, pages=PAGES.get),
}
# their views change with what people write down besides comments
OF_MEETINGS = frozenset({"/posiedzenie", "/protokol", "/prezentacja", "/ekrany"})
