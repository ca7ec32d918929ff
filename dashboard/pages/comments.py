"""Uwagi: what people wrote about a figure and what it said then, or the newest comments of the region."""

from collections.abc import Callable, Sequence

from dashboard import html
from dashboard.comments.known import PAGE, said_by
from dashboard.components.attributes import data
from dashboard.components.card import empty
from dashboard.components.meeting.forms import form, text, who, writing_card
from dashboard.content import FigureContent, contents_in
from dashboard.context import Context
from dashboard.html import Element
from dashboard.meetings.address import NO_VIEWS, opened_address, read_address
from dashboard.page import Page
from data.comments import Comment
from data.meetings import Entry
from data.queries.comments import comments_of

MOST_SHOWN = 50


def comments_page(context: Context, pages: Callable[[str], Callable[[Context], Page] | None]) -> Page:
    """The page for `/uwagi`; `pages` make the views that the charts stand in."""
    words, own = context.words, context.selection.own
    title = words.say("Comments")
    if not context.keeps_meetings:
        lead = words.say("The office keeps its comments in a program of its own; a public one shows none.")
        closed = empty(words.say("This program only shows data, so nothing can be written down here."), "")
        return Page(title=title, lead=lead, body=[writing_card(title, [closed], 12)])
    address, figure = own.get("adres", ""), own.get("wykres", "")
    if not (address and figure):
        newest = comments_of(context.db, region=context.region.id)[::-1][:MOST_SHOWN]
        lead = words.say("What people wrote about charts of this region, the newest first.")
        return Page(
            title=title, lead=lead, body=[writing_card(title, [_list(context, newest, leads_to_figures=True)], 12)]
        )
    known = [one for one in comments_of(context.db, region=context.region.id, address=address) if one.figure == figure]
    now = _figure_now(context, pages)
    if now is None:
        missing = empty(
            words.say("There is no such chart in this view."), words.say("Open the view and choose the chart.")
        )
        return Page(title=title, lead="", body=[writing_card(title, [missing], 12)])
    back = opened_address(
        Entry("item", "", address=address), stan_na=context.selection.stan_na, lang=words.language,
        motyw=context.selection.motyw,
    )  # fmt: skip
    write = form(
        context,
        "uwaga",
        [text("tresc", words.say("Text")), who(context)],
        words.say("Save the comment"),
        _asked(context),
        action=PAGE,
    )
    chart: list[Element] = [
        html.P(f"{now.subtitle} · {now.as_of}", className="comment-by"),
        html.P(html.A(words.say("Back to the chart"), href=back, **data(go=""))),
        _list(context, known, said_now=said_by(now)),
    ]
    return Page(
        title=title,
        lead=words.say("What people wrote about this chart, and what it said then."),
        body=[writing_card(now.title, chart, 7), writing_card(words.say("Add a comment"), [write], 5)],
    )


def _figure_now(context: Context, pages: Callable[[str], Callable[[Context], Page] | None]) -> FigureContent | None:
    """The chart that is spoken of, as the data tell it now; None for an address that has no such chart."""
    chosen, own = context.selection, context.selection.own
    selection, notices = read_address(context, own["adres"])
    make = None if selection.page in NO_VIEWS or notices else pages(selection.page)
    if make is None or selection.region != chosen.region:
        return None
    view = context.showing(selection.with_(stan_na=chosen.stan_na, lang=chosen.lang, motyw=chosen.motyw))
    return next((one for one in contents_in(list(make(view).body)) if one.name == own["wykres"]), None)


def _asked(context: Context) -> dict[str, object]:
    own, stan_na = context.selection.own, context.selection.stan_na
    asked: dict[str, object] = {name: own[name] for name in ("adres", "wykres")}
    return asked | ({"stan_na": stan_na.isoformat()} if stan_na else {})


def _list(
    context: Context, comments: Sequence[Comment], *, said_now: str = "", leads_to_figures: bool = False
) -> Element:
    words = context.words
    if not comments:
        return empty(words.say("There are no comments yet."), "")
    return html.Ul(
        [_comment(context, one, said_now, leads_to_figures=leads_to_figures) for one in comments],
        className="meeting-outcomes",
    )


def _comment(context: Context, comment: Comment, said_now: str, *, leads_to_figures: bool) -> Element:
    words = context.words
    day = words.formats.day(comment.written_at.date()) if comment.written_at else ""
    parts: list[Element] = [
        html.P(comment.text, className="comment-text"),
        html.P(f"{comment.written_by} · {day}", className="comment-by"),
        html.P(words.say("The chart said then: {value}", value=comment.value_seen), className="seen"),
    ]
    if said_now and said_now != comment.value_seen:
        parts.append(html.P(words.say("It says something else now: {value}", value=said_now), className="seen"))
    if leads_to_figures:
        there = context.link(adres=comment.address, wykres=comment.figure, stan_na=comment.stan_na)
        parts.append(html.P(html.A(words.say("To the comments on this chart"), href=there, **data(go=""))))
    else:
        withdraw = form(
            context, "wycofaj", [who(context)], words.say("Withdraw the comment"),
            _asked(context) | {"dotyczy": comment.id}, action=PAGE,
        )  # fmt: skip
        parts.append(html.Details([html.Summary(words.say("Withdraw")), withdraw], className="meeting-quick"))
    return html.Li(parts)
