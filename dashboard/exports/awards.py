"""Lists of contests and certificates, as tables for Word and Excel."""

from collections.abc import Sequence

from dashboard import html
from dashboard.content import Cell, Column, FigureContent, NativeChart, Twin, attach
from dashboard.context import Context
from dashboard.html import Element
from dashboard.page import Page
from dashboard.words import Words
from data.queries.awards import Award, awards_of
from geo.names import fold

SCORE_DECIMALS = 2


def awards(context: Context) -> Page:
    """A table for each contest or certificate of the region; it has no address in the navigation, only files."""
    words = context.words
    found = awards_of(context.db, region_teryt=context.region.teryt, stan_na=context.selection.stan_na)
    contests = dict.fromkeys(one.contest for one in found)
    return Page(
        title=words.say("Contests and certificates"),
        lead=words.count("{n} award or certificate.", "{n} awards and certificates.", len(found)),
        body=[_table(context, name, [one for one in found if one.contest == name]) for name in contests],
    )


def _table(context: Context, contest: str, found: Sequence[Award]) -> Element:
    words = context.words
    told = words.count("{n} award or certificate", "{n} awards and certificates", len(found))
    titles = dict.fromkeys(one.source_title for one in found if one.source_title)
    note = context.catalog.sources["contests"].note
    section = html.Section()
    content = FigureContent(
        name="-".join(fold(contest).split()),
        title=f"{contest}: {told}.",
        subtitle=context.region.named(words.language),
        source=words.say("Source: {source}", source="; ".join(titles)),
        as_of=words.as_of(max((one.decided_on for one in found if one.decided_on), default=None)),
        twin=Twin(contest, _columns(words), [_row(words, one) for one in found]),
        note=note.in_language(words.language) if note else "",
        chart=NativeChart("table"),
    )
    attach(section, content)
    return section


def _columns(words: Words) -> list[Column]:
    say = words.say
    return [
        Column(say("Edition")),
        Column(say("Decided on")),
        Column(say("Category")),
        Column(say("Award")),
        Column(say("Laureate")),
        Column(say("Kind of laureate")),
        Column(say("Score"), SCORE_DECIMALS),
        Column(say("Resolution")),
        Column(say("Comment")),
    ]


def _row(words: Words, one: Award) -> list[Cell]:
    return [
        str(one.edition) if one.edition else words.say("not told"),
        words.formats.day(one.decided_on) if one.decided_on else "",
        one.category,
        one.award,
        one.laureate or words.say("people are not named"),
        one.laureate_kind,
        one.score,
        one.resolution,
        one.note or "",
    ]
