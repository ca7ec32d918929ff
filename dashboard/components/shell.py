"""The frame around every page: navigation rail, title, filter bar, notices, content."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.context import Context
from dashboard.exports.menus import comment_links, complete_menus, page_menu
from dashboard.html import Element
from dashboard.page import Page
from dashboard.selection import THEMES
from dashboard.sentences import notice_text
from dashboard.words import Words
from data.queries.indicators import value_periods


@dataclass(frozen=True)
class Destination:
    """A place in the navigation."""

    path: str
    icon: str
    name: str


def periods_of(context: Context, indicator_ids: Sequence[str]) -> list[date]:
    """Dates that "stan na" offers for these indicators; the same for every area, so they are asked once."""
    question = ("periods", tuple(indicator_ids))
    return context.recall(question, lambda: value_periods(context.db, indicator_ids=indicator_ids))


def destinations(words: Words) -> list[Destination]:
    """Pages in the order of the navigation."""
    return [
        Destination("/", "overview", words.say("Overview")),
        Destination("/mapa", "map", words.say("Map")),
        Destination("/rejestr", "registry", words.say("PES registry")),
        Destination("/wydarzenia", "events", words.say("Events")),
        Destination("/plan", "plan", words.say("Plan")),
        Destination("/porownanie", "comparison", words.say("Comparison")),
        Destination("/posiedzenie", "meeting", words.say("Meeting")),
        Destination("/ekran", "screen", words.say("Screen")),
        Destination("/dane", "data", words.say("Data")),
        Destination("/metodyka", "method", words.say("Methodology")),
        Destination("/dostepnosc", "accessibility", words.say("Accessibility")),
    ]


def shell(context: Context, page: Page) -> Element:
    """A whole view; `data-wybor` names the selection it shows."""
    words = context.words
    complete_menus(context, list(page.body))
    comment_links(context, list(page.body))
    return html.Div(
        className="shell",
        lang=words.language,
        style={"--accent": context.region.accent, "--highlight": context.region.highlight},
        **data(
            theme=context.selection.motyw,
            offline_text=words.say("No connection with the server. The last picture is shown; trying again."),
        ),
        children=[
            html.A(words.say("Skip to content"), href="#strona", className="skip-link"),
            _rail(context),
            html.Div(
                [
                    *_demo_banner(context),
                    _header(context, page),
                    html.Main(
                        html.Div(list(page.body), className="grid"),
                        id="strona",
                        tabindex="-1",
                        **data(
                            stan="wczytywanie",
                            wybor=context.key,
                            adres=context.asked,
                            title=f"{page.title} – Barometr ES",
                            announce=page.announce or f"{page.title}: {words.area_name(context.area_code)}",
                        ),
                    ),
                ],
                className="page",
            ),
        ],
    )


def _demo_banner(context: Context) -> list[Element]:
    """Says above every page that some of the data are invented, and which."""
    if not context.demo_sources:
        return []
    words, sources = context.words, context.catalog.sources
    names = [sources[name].name.in_language(words.language) for name in context.demo_sources if name in sources]
    return [
        html.Aside(
            [
                html.Strong(words.say("Demonstration data: {sources}.", sources=", ".join(names))),
                " ",
                words.say("They are invented and describe nobody."),
            ],
            className="demo",
            **aria(label=words.say("Demonstration data")),
        )
    ]


def _rail(context: Context) -> Element:
    words = context.words
    links = []
    for place in destinations(words):
        is_here = place.path == context.selection.page
        links.append(
            html.Li(
                html.A(
                    [
                        html.Span(className=f"icon icon-{place.icon}", **aria(hidden="true")),
                        html.Span(place.name, className="rail-text"),
                    ],
                    # days mean another thing on each page: a period, a window of events, what a change is held against
                    href=context.link(page=place.path, wskaznik="", poziom="", typ="", od=None, do=None),
                    className="rail-link",
                    **data(go=""),
                    **aria(current="page" if is_here else None),
                )
            )
        )
    brand = html.Div(
        [
            html.Span(className="brand-mark", **aria(hidden="true")),
            html.Span("Barometr ES", className="brand-name"),
            html.Span(context.region.named(words.language), className="brand-region"),
        ],
        className="brand",
    )
    return html.Nav(
        [brand, html.Ul(links, className="rail-list")],
        className="rail",
        **aria(label=words.say("Main navigation")),
    )


def _header(context: Context, page: Page) -> Element:
    children: list[Element] = [
        html.Div(
            [
                html.H1(page.title),
                html.P(page.lead, className="lead"),
                *([_regions(context)] if len(context.catalog.regions) > 1 else []),
                *page_menu(context, list(page.body)),
            ],
            className="filters-title",
        ),
        html.Div(
            [
                *([_subregions(context)] if context.region.subregions else []),
                _as_of(context, page.dates),
                _switches(context),
            ],
            className="filters-row",
        ),
    ]
    chips = _chips(context)
    if chips:
        children.append(html.Ul(chips, className="chips", **aria(label=context.words.say("Active filters"))))
    if context.notices:
        children.append(
            html.Ul(
                [html.Li(notice_text(context.words, n), className="notice") for n in context.notices],
                className="notices",
            )
        )
    return html.Header(children, className="filters")


def _regions(context: Context) -> Element:
    """Another region; the one that pages begin with has no name in the address."""
    words = context.words
    names = {card.id: card.named(words.language) for card in context.catalog.regions.values()}
    options = [("" if name == context.default_region else name, text) for name, text in names.items()]
    chosen = "" if context.selection.region == context.default_region else context.selection.region
    base = context.link(region=context.default_region)
    return html.Div(select_field("region", words.say("Voivodeship"), options, chosen, base), className="region-field")


def _subregions(context: Context) -> Element:
    words = context.words
    chosen = context.selection.subregion
    options = [("", words.say("whole voivodeship"))]
    options += [(s.id, s.name.in_language(words.language)) for s in context.region.subregions]
    segments = [
        html.A(
            name,
            href=context.link(subregion=subregion),
            className="segment",
            **data(go=""),
            **aria(current="true" if subregion == chosen else None),
        )
        for subregion, name in options
    ]
    return html.Div(segments, className="segmented", role="group", **aria(label=words.say("Subregion")))


def select_field(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str, base: str) -> Element:
    """A native list that sets one parameter of the address; `options` are (value, text) pairs."""
    return html.Label(
        [
            html.Span(label, className="field-name"),
            html.Select(
                [
                    html.Option(text, value=value, selected="selected" if value == chosen else None)
                    for value, text in options
                ],
                className="select",
                **data(param=name, base=base),
            ),
        ],
        className="field",
    )


def _as_of(context: Context, dates: Sequence[date]) -> Element:
    words, chosen = context.words, context.selection.stan_na
    days = sorted({*dates, *([chosen] if chosen else [])}, reverse=True)
    options = [("", words.say("newest")), *((day.isoformat(), words.formats.day(day)) for day in days)]
    return select_field(
        "stan_na",
        words.say("As of"),
        options,
        chosen.isoformat() if chosen else "",
        context.link(stan_na=None),
    )


def theme_names(words: Words) -> dict[str, str]:
    """What the themes of the address are called."""
    return {"jasny": words.say("Light"), "ciemny": words.say("Dark"), "kontrast": words.say("High contrast")}


def _switches(context: Context) -> Element:
    words, selection = context.words, context.selection
    themes = [
        html.A(
            theme_names(words)[theme],
            href=context.link(motyw=theme),
            className="switch",
            **data(go=""),
            **aria(current="true" if theme == selection.motyw else None),
        )
        for theme in THEMES
    ]
    other, label = ("en", "English") if selection.lang == "pl" else ("pl", "Polski")
    language = html.A(label, href=context.link(lang=other), className="switch", lang=other, **data(go=""))
    return html.Div([*themes, language], className="switches")


def _chips(context: Context) -> list[Element]:
    words, selection = context.words, context.selection
    chosen: list[tuple[str, str]] = []
    for above, code in pairwise(context.steps):
        chosen.append((words.area_name(code), context.area_link(above)))
    if selection.stan_na:
        day = words.formats.day(selection.stan_na)
        chosen.append((words.say("as of {day}", day=day), context.link(stan_na=None)))
    chips = [
        html.Li(
            html.A(
                [
                    html.Span(words.say("Remove: "), className="visually-hidden"),
                    html.Span(name),
                    html.Span("×", className="chip-x", **aria(hidden="true")),
                ],
                href=href,
                className="chip",
                **data(go=""),
            )
        )
        for name, href in chosen
    ]
    if chips:
        clear = context.link(subregion="", powiat="", gmina="", stan_na=None, od=None, do=None, typ="")
        chips.append(html.Li(html.A(words.say("clear"), href=clear, className="chip chip-clear", **data(go=""))))
    return chips
