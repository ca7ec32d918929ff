"""The content of one view, ready to be written in any format: sentences, figures, filters in words, file name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.comments.known import with_comments
from dashboard.content import FigureContent, contents_in
from dashboard.context import Context
from dashboard.exports.addresses import PARTS, view_name
from dashboard.page import Page
from dashboard.sentences import notice_text
from dashboard.words import Words
from data.areas import level_of
from data.catalog import Region
from geo.names import fold

PROGRAM = "Barometr ES"


@dataclass(frozen=True)
class ViewContent:
    """`filters` say in words what was chosen, `warnings` what the reader must know: invented data, ignored values.

    `journal` changes with what people write down: comments and meetings.
    """

    view: str
    title: str
    lead: str
    area: str
    filters: Sequence[str]
    warnings: Sequence[str]
    address: str
    as_of: date
    version: int
    words: Words
    figures: Sequence[FigureContent]
    journal: tuple[int, ...] = ()

    @property
    def region(self) -> Region:
        """Card of the region."""
        return self.words.region

    @property
    def brand(self) -> str:
        """'Barometr ES, województwo śląskie'."""
        return f"{PROGRAM}, {self.region.named(self.words.language)}"

    @property
    def filters_line(self) -> str:
        """The filters in one line."""
        return " · ".join(self.filters)

    def only(self, name: str) -> "ViewContent | None":
        """The view with one of its figures; None if it has no such figure."""
        figures = [figure for figure in self.figures if figure.name == name]
        return replace(self, figures=figures) if figures else None

    def file_name(self, form: str, figure: str = "") -> str:
        """'barometr-es_mapa_subregion-polnocny_2018-12-31.pptx': view, area, date."""
        parts = [PROGRAM, self.view, figure, self.area]
        slugs = ["-".join(fold(part).split()) for part in parts if part]
        return f"{'_'.join([*slugs, self.as_of.isoformat()])}.{form}"


def content_of(context: Context, page: Page) -> ViewContent:
    """The content of a page for its selection; it keeps no connection to the database."""
    words = context.words
    return ViewContent(
        view=view_name(context.selection.page, context.selection.own),
        title=page.title,
        lead=page.lead,
        area=words.area_name(context.area_code),
        filters=_filters(context),
        warnings=_warnings(context),
        address=context.link(),
        as_of=context.selection.stan_na or context.state.stan_na or context.today,
        version=context.state.version,
        words=words,
        figures=with_comments(context, contents_in(list(page.body))),
    )


def _filters(context: Context) -> list[str]:
    words, chosen, catalog = context.words, context.selection, context.catalog
    areas = [code for code in reversed(context.chain) if level_of(code) != "country"]
    filters = [words.say("Area: {area}", area=", ".join(words.area_name(code) for code in areas))]
    day = words.formats.day(chosen.stan_na) if chosen.stan_na else words.say("newest")
    filters.append(words.say("As of: {day}", day=day))
    if chosen.wskaznik:
        name = catalog.indicators[chosen.wskaznik].name.in_language(words.language)
        filters.append(words.say("Indicator: {name}", name=name))
    if chosen.typ:
        filters.append(words.say("Kind: {kind}", kind=_kind_name(context)))
    if chosen.od or chosen.do:
        span = f"{words.formats.day(chosen.od)} – {words.formats.day(chosen.do)}"
        filters.append(words.say("Period: {span}", span=span))
    parts = {chosen_part for _page, chosen_part in PARTS.values()}
    filters += [f"{name}: {value}" for name, value in chosen.own.items() if (name, value) not in parts]
    return filters


def _kind_name(context: Context) -> str:
    kind, language = context.selection.typ, context.words.language
    named = (i.breakdowns[kind] for i in context.catalog.indicators.values() if kind in i.breakdowns)
    found = next(named, None)
    return found.in_language(language) if found else kind


def _warnings(context: Context) -> list[str]:
    words = context.words
    warnings = [notice_text(words, notice) for notice in context.notices]
    if context.demo_sources:
        known = [context.catalog.sources[name] for name in context.demo_sources if name in context.catalog.sources]
        names = ", ".join(source.name.in_language(words.language) for source in known)
        warnings.append(words.say("Demonstration data: {sources}.", sources=names))
    return warnings
