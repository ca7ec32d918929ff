"""Ekrany: pairs a wall screen by the code it shows, names the paired ones, takes one away."""

from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

from dashboard import html
from dashboard.components.attributes import data
from dashboard.components.card import empty
from dashboard.components.meeting.forms import choice, form, line, who, writing_card
from dashboard.components.shell import theme_names
from dashboard.context import Context
from dashboard.html import Element
from dashboard.page import Page
from dashboard.pairing.form import PAGE, SCREEN_PATH
from data.queries.screens import paired_screens
from data.screens import CODE_SIGNS, PairedScreen

SETTING = "BAROMETR_SCREENS=paired"


def screens_page(context: Context) -> Page:
    """The page for `/ekrany`."""
    words = context.words
    title = words.say("Wall screens")
    if not context.pairs_screens:
        lead = words.say("Any browser that reaches this program may show the slides.")
        advice = words.say("With {setting} a screen shows them only once it was paired here.", setting=SETTING)
        to_screen = html.P(html.A(words.say("Open the screen"), href=context.link(page=SCREEN_PATH), **data(go="")))
        return Page(title=title, lead=lead, body=[writing_card(title, [empty(advice, ""), to_screen], 12)])
    screens = paired_screens(context.db, region=context.region.id)
    lead = words.say("A screen shows slides once somebody has entered its code here.")
    cards = [writing_card(words.say("Pair a screen"), [_form(context)], 5)]
    said = words.count("{n} paired screen", "{n} paired screens", len(screens))
    return Page(title=title, lead=lead, body=[*cards, writing_card(said, [_list(context, screens)], 7)])


def _form(context: Context) -> Element:
    words, region = context.words, context.region
    whole = [("", region.named(words.language))]
    areas = whole + [(subregion.id, subregion.named(words.language)) for subregion in region.subregions]
    playlists = [(screen.id, screen.name.in_language(words.language)) for screen in context.catalog.screens.values()]
    fields = [
        line("kod", words.say("Code on the screen"), longest=CODE_SIGNS * 2),
        line("nazwa", words.say("Name of the screen")),
        choice("obszar", words.say("Area"), areas),
        choice("lista", words.say("Playlist"), playlists),
        choice("motyw", words.say("Theme"), list(theme_names(words).items())),
        who(context),
    ]
    return form(context, "paruj", fields, words.say("Pair"), action=PAGE)


def _list(context: Context, screens: Sequence[PairedScreen]) -> Element:
    words = context.words
    if not screens:
        advice = words.say("Open {address} on the screen: it shows a code and how to go on.", address=SCREEN_PATH)
        return empty(words.say("No screen is paired yet."), advice)
    return html.Ul([_screen(context, screen) for screen in screens], className="meeting-outcomes")


def _screen(context: Context, screen: PairedScreen) -> Element:
    words = context.words
    told = words.say("Paired by {by}, {day}", by=screen.paired_by, day=words.formats.day(screen.paired_at.date()))
    revoke = form(
        context, "odlacz", [who(context)], words.say("Take the screen away"), {"dotyczy": screen.id}, action=PAGE
    )
    return html.Li(
        [
            html.P(html.Strong(screen.name), className="comment-text"),
            html.P(_choices(context, screen), className="seen"),
            html.P(told, className="comment-by"),
            html.P(_seen(context, screen), className="comment-by"),
            html.Details([html.Summary(words.say("Take away")), revoke], className="meeting-quick"),
        ]
    )


def _seen(context: Context, screen: PairedScreen) -> str:
    words = context.words
    if not screen.seen_on:
        return words.say("Not seen yet")
    if screen.seen_on == context.today:
        return words.say("Seen today")
    return words.say("Last seen {day}", day=words.formats.day(screen.seen_on))


def _choices(context: Context, screen: PairedScreen) -> str:
    """Area, playlist and theme of the address that a screen opens."""
    words, chosen = context.words, parse_qs(urlsplit(screen.address).query)
    area = next((s for s in context.region.subregions if [s.id] == chosen.get("subregion")), None)
    playlist = context.catalog.screens.get(chosen.get("lista", [""])[0])
    theme = theme_names(words).get(chosen.get("motyw", ["jasny"])[0], "")
    parts = [(area or context.region).named(words.language)]
    parts += [playlist.name.in_language(words.language)] if playlist else []
    return " · ".join([*parts, theme])
