"""Ekran: one slide of a playlist for a wall screen; assets/screen.js brings the next one."""

from urllib.parse import urlsplit

from dashboard.components.screen.frame import Place, message_section, slide_section, waiting_section
from dashboard.components.screen.parts import Slide
from dashboard.components.screen.slides import MAKERS
from dashboard.context import Context
from dashboard.page import Page
from dashboard.screens import SlideRequest, nearest, neighbours, requests_of, shown_of
from data.catalog.screen_cards import Screen

# what another page of the same address would choose, a playlist chooses itself
NOT_OF_SCREENS = {"poziom": "", "typ": "", "wskaznik": "", "do": None}
ON_THIS_MACHINE = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}  # noqa: S104 - recognised, not listened on


def screen_page(context: Context) -> Page:
    """The slide in the address, or the next one that has something to show."""
    words = context.words
    title = words.say("Screen")
    screen = screen_of(context)
    if screen is None:
        told = message_section(
            context, words.say("There is no playlist."), words.say("Write one: {file}", file="ekran.yml")
        )
        return Page(title=title, lead="", body=[told])
    requests = requests_of(screen, context.region)
    shown = _shown(context, screen, requests)
    if not shown:
        told = message_section(
            context,
            words.say("The playlist has nothing to show yet."),
            words.say("Load data, or choose another area or date. The screen goes on trying."),
        )
        return Page(title=title, lead="", body=[told])
    number = nearest(shown, int(context.selection.own.get("slajd", "1")))
    request = requests[number - 1]
    previous, following = neighbours(shown, number)
    place = Place(
        number=number,
        place=shown.index(number) + 1,
        count=len(shown),
        seconds=request.seconds,
        link=context.link(slajd=number),
        previous=context.link(slajd=previous),
        next=context.link(slajd=following),
    )
    of_slide = _context_of(context, request)
    slide = _slide(of_slide, request)
    assert slide  # its number is among those that have something to show
    section = slide_section(context, of_slide, slide, place, days=screen.stale_after_days, site=_site(context, screen))
    announce = words.count("Screen: {n} slide", "Screen: {n} slides in rotation", len(shown))
    return Page(title=title, lead="", body=[section], announce=announce)


def waiting_page(context: Context) -> Page:
    """Instead of slides on a screen that is not paired: a code, and where to enter it."""
    screen, words = screen_of(context), context.words
    site = _site(context, screen) if screen else context.site
    return Page(title=words.say("Screen"), lead="", body=[waiting_section(context, site)])


def screen_of(context: Context) -> Screen | None:
    """The playlist in the address, else the first: that of the office where there is one."""
    screens = context.catalog.screens
    return screens.get(context.selection.own.get("lista", "")) or next(iter(screens.values()), None)


def _shown(context: Context, screen: Screen, requests: list[SlideRequest]) -> list[int]:
    """Slides with something to show, tried once for each version of the data and each day."""
    selection = context.selection
    question = (
        "screen",
        screen.id,
        selection.region,
        context.area_code,
        selection.od,
        selection.stan_na,
        context.today,
    )
    return context.recall(
        question,
        lambda: shown_of(requests, lambda request: _slide(_context_of(context, request), request) is not None),
    )


def _context_of(context: Context, request: SlideRequest) -> Context:
    """An entry may name a subregion and a date of its own."""
    changes = dict(NOT_OF_SCREENS)
    item = request.item
    if item.subregion:
        changes["subregion"] = item.subregion
    if item.stan_na:
        changes["stan_na"] = item.stan_na  # type: ignore[assignment]  # one dict for changes of every type
    return context.chosen(**changes)


def _slide(context: Context, request: SlideRequest) -> Slide | None:
    return MAKERS[request.item.view](context, request.subject)


def _site(context: Context, screen: Screen) -> str:
    """Where another device finds this program: as the playlist or the statement says, else where the screen does."""
    told = screen.address or context.statement.address
    if told:
        return told
    return "" if urlsplit(context.site).hostname in ON_THIS_MACHINE else context.site
