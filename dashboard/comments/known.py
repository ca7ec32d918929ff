"""The comments that a reader may see, by the view they stand on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dashboard.content import FigureContent
from dashboard.context import Context
from dashboard.meetings.address import OF_THE_READER, read_address
from dashboard.selection import Selection, address_of, area_code
from dashboard.words import Words
from data.comments import Comment
from data.queries.comments import comments_of

PAGE = "/uwagi"


def view_of(context: Context) -> str:
    """The address of a view whatever its date and its look: comments on it are found by it."""
    plain = context.selection.with_(**OF_THE_READER)
    return address_of(plain, default_region=context.default_region, territory=context.territory)


def comments_here(context: Context) -> dict[str, list[Comment]]:
    """Comments on the figures of this view by the name of the figure; none where the program keeps none."""
    found: dict[str, list[Comment]] = {}
    if context.keeps_meetings:
        for comment in comments_of(context.db, region=context.region.id, address=view_of(context)):
            found.setdefault(comment.figure, []).append(comment)
    return found


def with_comments(context: Context, figures: Iterable[FigureContent]) -> list[FigureContent]:
    """Figures with what was written about them in this view, for files; what they bring of other views stays."""
    by_figure = comments_here(context)
    return [
        replace(
            figure,
            comments=[
                *figure.comments,
                *(comment_line(context.words, one) for one in by_figure.get(figure.name, ())),
            ],
        )
        for figure in figures
    ]


def comments_by_indicator(context: Context) -> dict[tuple[str, str], list[str]]:
    """Lines written on charts of an indicator in any view of it, by the indicator and the code of the area."""
    found: dict[tuple[str, str], list[str]] = {}
    if context.keeps_meetings:
        for comment in comments_of(context.db, region=context.region.id):
            chosen, _notices = read_address(context, comment.address)
            key = (chosen.wskaznik, area_code(chosen, context.region.teryt))
            found.setdefault(key, []).append(comment_line(context.words, comment))
    return found


def comment_line(words: Words, comment: Comment) -> str:
    """'Uwaga (Anna, 26 listopada 2026 r.): … Wtedy: 22 zawarte pakty.'"""
    said = words.say(
        "Comment ({by}, {day}): {text}",
        by=comment.written_by,
        day=words.formats.day(comment.written_at.date()) if comment.written_at else "",
        text=comment.text,
    )
    then = words.say("Then: {value}", value=comment.value_seen)
    return f"{said} {then}"


def comments_address(context: Context, figure: str) -> str:
    """Where the comments on a figure of this view are read and written."""
    selection = context.selection
    asked = Selection(
        page=PAGE,
        region=selection.region,
        lang=selection.lang,
        motyw=selection.motyw,
        stan_na=selection.stan_na,
        own={"adres": view_of(context), "wykres": figure},
    )
    return address_of(asked, default_region=context.default_region)


def label(words: Words, comments: Sequence[Comment]) -> str:
    """'Uwagi (2)'; without any, an invitation."""
    return words.say("Comments ({n})", n=len(comments)) if comments else words.say("Add a comment")


def said_by(figure: FigureContent) -> str:
    """What a figure says, with the day it speaks of: 'Zawarto 22 pakty. (Stan na 30 czerwca 2015)'."""
    return f"{figure.title} ({figure.as_of})"
