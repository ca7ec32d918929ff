"""The frame of a wall screen: no navigation, one slide, how old its data are, where the rotation is."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.components.card import drawn
from dashboard.components.screen.parts import Slide
from dashboard.context import Context
from dashboard.figures.qr import qr
from dashboard.html import Element
from dashboard.page import Page
from dashboard.release import release
from dashboard.sentences import notice_text

LONG_TITLE, VERY_LONG_TITLE = 70, 120


@dataclass(frozen=True)
class Place:
    """Where a slide stands in the rotation: its own address and those beside it, its place from 1 of so many."""

    number: int
    place: int
    count: int
    seconds: int
    link: str
    previous: str
    next: str


def screen_shell(context: Context, page: Page) -> Element:
    """A whole view without rail and filters; what is said aloud stays the same while slides change by themselves."""
    words = context.words
    texts = {
        "words_lost": words.say("No connection since"),
        "words_picture": words.say("picture of"),
        "words_paused": words.say("The rotation is paused."),
        "words_running": words.say("The rotation goes on."),
    }
    return html.Div(
        className="shell shell-screen",
        lang=words.language,
        style={"--accent": context.region.accent, "--highlight": context.region.highlight},
        **data(theme=context.selection.motyw),
        children=[
            html.A(words.say("Skip to content"), href="#strona", className="skip-link"),
            html.Div(
                html.Main(
                    [html.H1(page.title, className="visually-hidden"), *page.body, _lost(), _controls(context)],
                    id="strona",
                    tabindex="-1",
                    **data(
                        stan="wczytywanie",
                        wybor=context.key,
                        adres=context.asked,
                        title=f"{page.title} – Barometr ES",
                        announce=page.announce or page.title,
                        **texts,
                    ),
                ),
                className="page",
            ),
        ],
    )


def slide_section(context: Context, of_slide: Context, slide: Slide, place: Place, *, days: int, site: str) -> Element:
    """A slide: finding, figure, source, "stan na" and age, marks of old and invented data, code, progress."""
    words, content = context.words, slide.content
    age = words.age(slide.day, context.today) if slide.day else ""
    is_old = slide.day is not None and (context.today - slide.day).days > days
    mark = words.say("Old data") if is_old else ""
    length = len(content.title)
    size = " title-longer" if length > LONG_TITLE else ""
    size = " title-longest" if length > VERY_LONG_TITLE else size
    head: list[Element] = [
        html.P(_where(of_slide), className="slide-where"),
        *_marks(context, slide, mark, age),
    ]
    return html.Section(
        [
            html.Div(head, className="slide-top"),
            html.H2(content.title, className=f"slide-title{size}"),
            html.P(content.subtitle, className="slide-subtitle"),
            html.Div(slide.figure, className="slide-body"),
            html.Div(
                [
                    html.Div(
                        [
                            html.P([html.Strong(content.as_of), f", {age}" if age else ""], className="slide-as-of"),
                            html.P(content.source, className="slide-source"),
                        ],
                        className="slide-words",
                    ),
                    *_code(context, slide, site),
                ],
                className="slide-foot",
            ),
            _progress(context, place),
            *_notices(context),
        ],
        className="slide",
        **data(
            slajd=str(place.number),
            link=place.link,
            wybor=context.key,
            nastepny=place.next,
            poprzedni=place.previous,
            sekundy=str(place.seconds),
            wydanie=release(),
            nieaktualne=mark or None,
            tytul=content.title,
            sparowany="/ekran/parowanie" if context.pairs_screens else None,
        ),
    )


def message_section(context: Context, headline: str, advice: str, more: Sequence[Element] = ()) -> Element:
    """Instead of a slide: why there is none, and what to do. The screen goes on trying."""
    return html.Section(
        [
            html.H2(headline, className="slide-title"),
            html.P(advice, className="slide-judgement"),
            *more,
            *_notices(context),
        ],
        className="slide slide-message",
    )


def waiting_section(context: Context, site: str) -> Element:
    """The code of a screen that is not paired, filled by assets/screen-pairing.js; it goes on by itself once it is."""
    words = context.words
    where = f"{site.rstrip('/')}/ekrany"
    return html.Section(
        [
            html.H2(words.say("This screen is not paired yet"), className="slide-title"),
            html.P(words.say("Open {address} on your computer and enter this code:", address=where)),
            html.P("…", className="pairing-code", role="status"),
            html.P(words.say("A code is valid for ten minutes, then a new one comes. The slides begin by themselves.")),
        ],
        className="slide slide-message slide-waiting",
        **data(
            parowanie="/ekran/parowanie",
            words_crowded=words.say("Too many screens wait for their codes. This one tries again by itself."),
        ),
    )


def _notices(context: Context) -> list[Element]:
    """What of the address was left out."""
    found = [html.Li(notice_text(context.words, notice), className="notice") for notice in context.notices]
    return [html.Ul(found, className="notices")] if found else []


def _where(context: Context) -> str:
    """The region always, so that nobody mistakes whose screen it is, and the area inside it."""
    words = context.words
    region, area = context.region.named(words.language), words.area_name(context.area_code)
    return region if area == region else f"{region} · {area}"


def _marks(context: Context, slide: Slide, old: str, age: str) -> list[Element]:
    words = context.words
    marks: list[Element] = []
    if old:
        marks.append(html.P([html.Span("◷ ", **aria(hidden="true")), f"{old}: {age}"], className="mark-old"))
    if context.demo_sources:
        marks.append(_demo_mark(context, is_here=words.say("demonstration data") in slide.content.source))
    return marks


def _demo_mark(context: Context, *, is_here: bool) -> Element:
    """Short for the eye, since it is read from afar; the sources are named as on every page."""
    words, sources = context.words, context.catalog.sources
    names = [sources[name].name.in_language(words.language) for name in context.demo_sources if name in sources]
    here = words.say("Demonstration data: invented")
    return html.Aside(
        [
            html.Strong(here if is_here else words.say("The database also holds demonstration data")),
            html.Span(
                words.say("Demonstration data: {sources}.", sources=", ".join(names)), className="visually-hidden"
            ),
        ],
        className="demo",
        **aria(label=words.say("Demonstration data")),
    )


def _code(context: Context, slide: Slide, site: str) -> list[Element]:
    """The way to the same view on another device; without a known address of the program only the link."""
    words = context.words
    name = words.say("Open this view")
    picture = [drawn(qr(site.rstrip("/") + slide.link, label=words.say("QR code of this view")), "qr")] if site else []
    return [html.A([*picture, html.Span(name, className="slide-open")], href=slide.link, className="slide-code")]


def _progress(context: Context, place: Place) -> Element:
    told = context.words.say("Slide {n} of {count}", n=place.place, count=place.count)
    parts = [html.Span(className="screen-step" + _step(n, place.place)) for n in range(1, place.count + 1)]
    return html.Div(
        [
            html.Span(parts, className="screen-steps", **aria(hidden="true")),
            html.Span(told, className="screen-steps-text"),
        ],
        className="slide-progress",
        style={"--seconds": f"{place.seconds}s"},
    )


def _step(number: int, now: int) -> str:
    return "" if number > now else " screen-step-now" if number == now else " screen-step-done"


def _lost() -> Element:
    """Filled by assets/screen.js while there is no connection."""
    return html.P(className="screen-lost", role="status")


def _controls(context: Context) -> Element:
    """Out of sight until somebody moves the mouse or comes with the keyboard."""
    words = context.words
    buttons: Sequence[tuple[str, str, str]] = (
        ("poprzedni", words.say("Previous slide"), "←"),
        ("pauza", words.say("Pause"), words.say("space")),
        ("nastepny", words.say("Next slide"), "→"),
    )
    return html.Div(
        [
            *(
                html.Button([name, html.Span(f" {key}", **aria(hidden="true"))], type="button", **data(ekran=action))
                for action, name, key in buttons
            ),
            *(
                [html.A(words.say("Paired screens"), href=context.link(page="/ekrany"), **data(go=""))]
                if context.pairs_screens
                else []
            ),
            html.A(words.say("Leave the screen"), href=context.link(page="/"), **data(go="")),
        ],
        className="screen-controls",
        role="group",
        **aria(label=words.say("Rotation")),
    )
