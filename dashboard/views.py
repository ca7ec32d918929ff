"""From an address to a view: selection, one consistent look at the database, page, shell, markup."""

import logging
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Timer
from typing import Any

from sqlalchemy import Connection, Engine

from dashboard import html
from dashboard.components.card import empty
from dashboard.components.screen.frame import message_section, screen_shell
from dashboard.components.shell import shell
from dashboard.context import EMPTY_STATEMENT, KEPT, Context
from dashboard.event_export import events_calendar
from dashboard.exports.view import ViewContent, content_of
from dashboard.html import Element
from dashboard.markup import to_html
from dashboard.memory import Memory, packed, unpacked
from dashboard.page import Page
from dashboard.pages.screen import waiting_page
from dashboard.paths import DELIVERABLES, PAGES, Pages
from dashboard.registry import warm_up
from dashboard.selection import Reader
from dashboard.view_key import journal_of, path_and_query, plain_address, view_key, written_version
from data.catalog import Catalog
from data.catalog.filed_plan import with_filed
from data.errors import UserError
from data.queries.filed_plans import filed_indicators
from data.queries.state import DataState, LastLoad, demo_sources, last_loads, read_state
from data.queries.territory import Territory, read_territory
from data.settings import today
from data.statement import Statement
from data.store.engine import explained, require_file, require_schema
from data.store.guard import Guard

REGISTRY_PATH, SCREEN_PATH = "/rejestr", "/ekran"
WARM_UP_AFTER_S = 1.0
KEPT_VIEWS = 256
KEPT_TERRITORIES = 16
KEPT_CATALOGS = 16
KEPT_ANSWERS = 64
KEPT_CONTENTS = 8
log = logging.getLogger("barometr")
NO_TERRITORY = Territory({})


class Views:
    """Makes views for one database and one set of cards; safe to share between threads.

    `recorder` writes what people write down, such as meetings; without it there are none. With `pairs_screens` a wall
    screen shows slides only once a coordinator has paired it. `data_dir` is where the office keeps its own templates.
    With `warms_up` the first view after a load also has the large memories of the registry filled, in the background.
    `guard` keeps a damaged database from being shown; `on_failure` is told of every view that the database did not
    answer.
    """

    def __init__(
        self,
        engine: Engine,
        catalog: Catalog,
        default_region: str,
        statement: Statement = EMPTY_STATEMENT,
        *,
        warms_up: bool = False,
        recorder: Engine | None = None,
        guard: Guard | None = None,
        pairs_screens: bool = False,
        data_dir: Path | None = None,
    ) -> None:
        self.engine = engine
        self.recorder = recorder
        self.pairs_screens = pairs_screens
        self.data_dir = data_dir
        self.catalog = catalog
        self.default_region = default_region
        self.statement = statement
        self._territories: Memory[Territory] = Memory(KEPT_TERRITORIES)
        self._catalogs: Memory[Catalog] = Memory(KEPT_CATALOGS)
        self._answers: Memory[Any] = Memory(KEPT_ANSWERS)
        self._views: Memory[bytes] = Memory(KEPT_VIEWS)
        self._kept: Memory[Any] = Memory(KEPT)
        self._contents: Memory[ViewContent] = Memory(KEPT_CONTENTS)
        self._of_one_version: tuple[Memory[Any], ...] = (
            self._territories,
            self._catalogs,
            self._answers,
            self._views,
            self._contents,
        )
        self._version: int | None = None
        self._warms_up = warms_up
        self._guard = guard
        self.on_failure: Callable[[UserError], None] = lambda _error: None

    def markup(self, address: object, site: str = "", *, is_paired: bool = False) -> str:
        """The view for an address as HTML; never raises. A database out of reach gives a view that says so.

        `site` is where the reader found the program, 'https://barometr.example.pl/'; `is_paired` whether a screen asks
        that may see the slides.
        """
        return self.view(address, site, is_paired=is_paired)[0]

    def view(self, address: object, site: str = "", *, is_paired: bool = False) -> tuple[str, Hashable | None]:
        """The markup, and the key of all that it shows, for who keeps it; no key for a view that says what is wrong."""
        is_screen = path_and_query(address)[0] == SCREEN_PATH
        site = site if is_screen else ""
        pages = PAGES | {SCREEN_PATH: waiting_page} if is_screen and self.pairs_screens and not is_paired else PAGES
        try:
            with self._looked() as db:
                state = read_state(db)
                key = view_key(db, state, address, site)
                self._notice(state)

                def made() -> bytes:
                    return packed(to_html(_framed(*self._page(db, state, address, pages, site))))

                kept = self._views.recall((key, pages is PAGES), made)
            return unpacked(kept), key
        except UserError as error:
            self.on_failure(error)
            return to_html(self._failure(address, error)), None

    def key_of(self, address: str, site: str = "") -> Hashable | None:
        """The key that `view` would give now; None when the database is out of reach."""
        try:
            with self._looked() as db:
                return view_key(db, read_state(db), address, site if path_and_query(address)[0] == SCREEN_PATH else "")
        except UserError:
            return None

    @contextmanager
    def _looked(self) -> Iterator[Connection]:
        """One consistent look at the database, which is sound and of this version; UserError where it is not."""
        if self._guard:
            self._guard.require_sound()
        require_file(self.engine)
        with explained(self.engine), self.engine.connect() as db, db.begin():
            require_schema(db)
            yield db

    def state(self) -> DataState:
        """The present state of the data; raises UserError when the database is out of reach."""
        with self._looked() as db:
            return read_state(db)

    def newest_loads(self) -> list[LastLoad]:
        """The newest load of each source; raises UserError when the database is out of reach."""
        with explained(self.engine), self.engine.connect() as db:
            return last_loads(db)

    def written_version(self) -> tuple[int, ...]:
        """How far what people write down has come where pages read it."""
        with explained(self.engine), self.engine.connect() as db:
            return written_version(db)

    @contextmanager
    def opened(self, address: str) -> Iterator[Context]:
        """One consistent look at the database for an address; UserError when the database is out of reach."""
        with self._looked() as db:
            yield self._context(db, read_state(db), address)

    def calendar(self, address: str) -> str:
        """The events of an address as a calendar file; raises UserError when the database is out of reach."""
        with self.opened(address) as context:
            return events_calendar(context)

    def is_page(self, path: str) -> bool:
        """Whether a page that people look at stands at a path."""
        return path in PAGES

    def has_page(self, page: str) -> bool:
        """Whether a page or a whole deliverable stands at a path."""
        return page in PAGES or page in DELIVERABLES

    def content(self, address: str) -> ViewContent:
        """What the view of an address says, for exports; raises UserError when the database is out of reach."""
        with self._looked() as db:
            state, journal = read_state(db), journal_of(db, address)

            def made() -> ViewContent:
                return replace(content_of(*self._page(db, state, address, PAGES | DELIVERABLES)), journal=journal)

            return self._contents.recall((state.version, today(), address, journal), made)

    def _page(
        self, db: Connection, state: DataState, address: object, pages: Pages, site: str = ""
    ) -> tuple[Context, Page]:
        context = self._context(db, state, address, site)
        page = pages.get(context.selection.page, _unknown_page) if context.territory.areas else _nothing_loaded
        return context, page(context)

    def _notice(self, state: DataState) -> None:
        """With another version of the data what is remembered of the last one goes, and the large memories are filled:
        a little later, so that the answer at hand comes first."""
        if self._version == state.version:
            return
        self._version = state.version
        for memory in self._of_one_version:
            memory.forget()
        if not self._warms_up:
            return
        timer = Timer(WARM_UP_AFTER_S, self._fill, [state])
        timer.daemon = True
        timer.start()

    def _fill(self, state: DataState) -> None:
        try:
            with explained(self.engine), self.engine.connect() as db, db.begin():
                warm_up(self._context(db, state, REGISTRY_PATH))
        except UserError as error:
            log.info("the registry could not be read ahead: %s", error)  # whoever asks for it will be told

    def _context(self, db: Connection, state: DataState, address: object, site: str = "") -> Context:
        def territory_of(teryt: str) -> Territory:
            return self._territories.recall((state.version, teryt), lambda: read_territory(db, region_teryt=teryt))

        def catalog_at(stan_na: date | None) -> Catalog:
            return self._catalogs.recall(
                (state.version, stan_na), lambda: with_filed(self.catalog, filed_indicators(db, stan_na=stan_na))
            )

        reader = Reader(catalog_at(None), self.default_region, territory_of)
        selection, notices = reader.read(*path_and_query(address))
        return Context(
            catalog=catalog_at(selection.stan_na),
            selection=selection,
            notices=tuple(notices),
            territory=territory_of(self.catalog.regions[selection.region].teryt),
            default_region=self.default_region,
            state=state,
            db=db,
            asked=plain_address(address),
            today=today(),
            demo_sources=tuple(demo_sources(db)),
            statement=self.statement,
            site=site,
            keeps_meetings=self.recorder is not None and selection.page != SCREEN_PATH,
            pairs_screens=self.pairs_screens,
            catalog_at=catalog_at,
            kept=self._kept,
            memory=self._answers,
        )

    def _failure(self, address: object, error: UserError) -> Element:
        reader = Reader(self.catalog, self.default_region, lambda _teryt: NO_TERRITORY)
        selection, _notices = reader.read(*path_and_query(address))
        context = Context(
            catalog=self.catalog,
            selection=selection,
            notices=(),
            territory=NO_TERRITORY,
            default_region=self.default_region,
            state=DataState(0, None, None),
            db=None,  # type: ignore[arg-type]  # a page that asks nothing
            asked=plain_address(address),
            today=today(),
        )
        words = context.words
        page = Page(
            title=words.say("The data cannot be shown"),
            lead=words.say("The program runs, but it cannot read its database."),
            body=[html.Section(empty(words.texts.of_error(error), ""), className="card span-12")],
        )
        return _framed(context, page)


def _framed(context: Context, page: Page) -> Element:
    """The page in the frame of its kind; what is no slide has its words told large on a screen."""
    if context.selection.page != SCREEN_PATH:
        return shell(context, page)
    title = context.words.say("Screen")
    if page.title != title:
        page = replace(page, title=title, body=[message_section(context, page.title, page.lead, page.body)])
    return screen_shell(context, page)


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
