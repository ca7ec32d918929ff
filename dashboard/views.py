"""From an address to a view: selection, one consistent look at the database, page, shell, markup."""

import logging
from collections.abc import Callable
from threading import Timer
from typing import Any

from dash import html
from sqlalchemy import Connection, Engine

from dashboard.components.card import empty
from dashboard.components.shell import Page, shell
from dashboard.context import KEPT, Context
from dashboard.markup import to_html
from dashboard.memory import Memory
from dashboard.pages.map import map_page
from dashboard.pages.methodology import methodology
from dashboard.pages.overview import overview
from dashboard.pages.plan import plan_page
from dashboard.pages.registry import registry
from dashboard.registry import warm_up
from dashboard.selection import Reader
from data.catalog import Catalog
from data.errors import UserError
from data.queries.state import DataState, demo_sources, read_state
from data.queries.territory import Territory, read_territory
from data.settings import today
from data.store.engine import check_schema, explained

PAGES: dict[str, Callable[[Context], Page]] = {
    "/": overview,
    "/mapa": map_page,
    "/rejestr": registry,
    "/plan": plan_page,
    "/metodyka": methodology,
}
REGISTRY_PATH = "/rejestr"
WARM_UP_AFTER_S = 1.0
ALWAYS_WARM = -1
KEPT_VIEWS = 256
KEPT_TERRITORIES = 16
log = logging.getLogger("barometr")
NO_TERRITORY = Territory({})


class Views:
    """Makes views for one database and one set of cards; safe to share between threads.

    With `warms_up` the first view after a load also has the large memories of the registry filled, in the background.
    """

    def __init__(self, engine: Engine, catalog: Catalog, default_region: str, *, warms_up: bool = False) -> None:
        self.engine = engine
        self.catalog = catalog
        self.default_region = default_region
        self._territories: Memory[Territory] = Memory(KEPT_TERRITORIES)
        self._views: Memory[str] = Memory(KEPT_VIEWS)
        self._kept: Memory[Any] = Memory(KEPT)
        self._warm_version = None if warms_up else ALWAYS_WARM

    def markup(self, address: object) -> str:
        """The view for an address as HTML; never raises. A database out of reach gives a view that says so."""
        try:
            check_schema(self.engine)
            with explained(self.engine), self.engine.connect() as db, db.begin():
                state = read_state(db)
                key = (state.version, today(), _text(address))
                self._warm_up(state)
                return self._views.recall(key, lambda: to_html(self._view(db, state, address)))
        except UserError as error:
            return to_html(self._failure(address, error))

    def state(self) -> DataState:
        """The present state of the data; raises UserError when the database is out of reach."""
        check_schema(self.engine)
        with explained(self.engine), self.engine.connect() as db:
            return read_state(db)

    def _warm_up(self, state: DataState) -> None:
        """Once for each version of the data; begins a little later, so that the answer at hand comes first."""
        if self._warm_version in {state.version, ALWAYS_WARM}:
            return
        self._warm_version = state.version
        timer = Timer(WARM_UP_AFTER_S, self._fill, [state])
        timer.daemon = True
        timer.start()

    def _fill(self, state: DataState) -> None:
        try:
            with explained(self.engine), self.engine.connect() as db, db.begin():
                warm_up(self._context(db, state, REGISTRY_PATH))
        except UserError as error:
            log.info("the registry could not be read ahead: %s", error)  # whoever asks for it will be told

    def _view(self, db: Connection, state: DataState, address: object) -> html.Div:
        context = self._context(db, state, address)
        page = PAGES.get(context.selection.page, _unknown_page) if context.territory.areas else _nothing_loaded
        return shell(context, page(context))

    def _context(self, db: Connection, state: DataState, address: object) -> Context:
        def territory_of(teryt: str) -> Territory:
            return self._territories.recall((state.version, teryt), lambda: read_territory(db, region_teryt=teryt))

        reader = Reader(self.catalog, self.default_region, territory_of)
        selection, notices = reader.read(*_split(address))
        return Context(
            catalog=self.catalog,
            selection=selection,
            notices=tuple(notices),
            territory=territory_of(self.catalog.regions[selection.region].teryt),
            default_region=self.default_region,
            state=state,
            db=db,
            asked=_text(address),
            today=today(),
            demo_sources=tuple(demo_sources(db)),
            kept=self._kept,
        )

    def _failure(self, address: object, error: UserError) -> html.Div:
        reader = Reader(self.catalog, self.default_region, lambda _teryt: NO_TERRITORY)
        selection, _notices = reader.read(*_split(address))
        context = Context(
            catalog=self.catalog,
            selection=selection,
            notices=(),
            territory=NO_TERRITORY,
            default_region=self.default_region,
            state=DataState(0, None, None),
            db=None,  # type: ignore[arg-type]  # a page that asks nothing
            asked=_text(address),
            today=today(),
        )
        words = context.words
        page = Page(
            title=words.say("The data cannot be shown"),
            lead=words.say("The program runs, but it cannot read its database."),
            body=[html.Section(empty(words.texts.of_error(error), ""), className="card span-12")],
        )
        return shell(context, page)


def _text(address: object) -> str:
    return address if isinstance(address, str) else "/"


def _split(address: object) -> tuple[str, str]:
    path, _mark, query = _text(address).partition("?")
    return path, query


def _unknown_page(context: Context) -> Page:
    words = context.words
    return Page(
        title=words.say("There is no such page"),
        lead=words.say("The address leads nowhere. Choose a page in the navigation."),
        body=[],
    )


def _nothing_loaded(context: Context) -> Page:
    words = context.words
    return Page(
        title=words.say("No data have been loaded yet"),
        lead=words.say("Load the bundled data with: {command}", command="python -m etl bootstrap"),
        body=[],
    )
