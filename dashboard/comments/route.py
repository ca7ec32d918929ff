"""Answers the forms of /uwagi: one line more in the journal, then back to the page."""

from dataclasses import replace
from urllib.parse import urlencode

from flask import Flask, redirect, request
from sqlalchemy import Engine
from werkzeug.wrappers import Response as AnyResponse

from dashboard.comments.known import PAGE, said_by
from dashboard.context import Context
from dashboard.meetings.address import canonical_address, opened_address
from dashboard.meetings.forms import LONGEST_TEXT, FormError, FormReader
from dashboard.recording import SEE_OTHER, answered, recording
from dashboard.views import Views
from data.comments import Comment
from data.meetings import Entry
from data.queries.comments import comments_of
from data.store.comments import add_comment

ACTIONS = ("uwaga", "wycofaj")


def add_comments(server: Flask, views: Views) -> None:
    """Adds the route; a program without a recorder (BAROMETR_PUBLIC) writes nothing."""

    @server.post(PAGE)
    def comment() -> AnyResponse:
        form = request.form
        kept = {name: form[name] for name in ("region", "adres", "wykres", "stan_na") if form.get(name)}
        return answered(
            views, f"{PAGE}?{urlencode(kept)}", lambda recorder, c: redirect(_written(views, recorder, c), SEE_OTHER)
        )


def _written(views: Views, recorder: Engine, context: Context) -> str:
    """Writes what the form asks for; the address to go on to."""
    words, action = context.words, request.form.get("czynnosc", "")
    reader = FormReader(request.form, words)
    if action not in ACTIONS or context.notices:
        raise FormError([words.say("The form is not understood. Open the page anew.")])
    comment = _comment(views, context, reader) if action == "uwaga" else _withdrawal(context, reader)
    with recording(views, recorder) as db:
        add_comment(db, comment)
    return context.link()


def _comment(views: Views, context: Context, reader: FormReader) -> Comment:
    """What the form says, and what the figure says now: the server reads it, not the browser."""
    words, own, stan_na = context.words, context.selection.own, context.selection.stan_na
    text = reader.line("tresc", words.say("Text"), longest=LONGEST_TEXT)
    by = reader.line("kto", words.say("Your name"))
    reader.check()
    view = canonical_address(context, own.get("adres", ""), views.is_page)
    seen = opened_address(Entry("item", by, address=view), stan_na=stan_na, lang=words.language)
    figure = next((one for one in views.content(seen).figures if one.name == own.get("wykres")), None)
    if figure is None:
        raise FormError([words.say("There is no such chart in this view. Open the page anew.")])
    return Comment(
        region=context.region.id,
        address=view,
        figure=figure.name,
        text=text,
        written_by=by,
        value_seen=said_by(figure),
        stan_na=stan_na,
        data_version=context.state.version,
    )


def _withdrawal(context: Context, reader: FormReader) -> Comment:
    words, number = context.words, reader.number("dotyczy")
    by = reader.line("kto", words.say("Your name"))
    known = {comment.id: comment for comment in comments_of(context.db, region=context.region.id)}
    if number not in known:
        reader.faults.append(words.say("There is no such comment. Open the page anew."))
    reader.check()
    return replace(known[number], text="", value_seen="", written_by=by, about_id=number)
