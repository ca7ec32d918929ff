"""Answers `/eksport/<view>.<format>`: checks what is asked for, keeps limits, remembers files of the same data."""

from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from itertools import chain

from flask import Flask, Response, request

from dashboard.components.meeting.agenda import meeting_name
from dashboard.exports.addresses import LONGEST_QUERY, page_address, page_of, read_options
from dashboard.exports.formats import FORMATS, formats_of
from dashboard.exports.limits import Places, TooManyExportsError
from dashboard.exports.office_templates import OfficeTemplates
from dashboard.exports.open_data_zip import open_data_address, open_data_name, open_data_pieces
from dashboard.exports.options import SIZES, Options
from dashboard.exports.pack import pack, pack_items
from dashboard.exports.registry_files import is_whole_registry, registry_pieces
from dashboard.exports.view import ViewContent
from dashboard.heap import give_back
from dashboard.memory import Memory
from dashboard.sentences import notice_text
from dashboard.views import Views
from data.errors import UserError
from data.language import Texts, texts_in
from data.settings import today

BRIEF = "skrot"
OPEN_DATA, OPEN_DATA_TYPE = ("dane", "zip"), "application/zip"
PACK, PACK_TYPE = ("paczka", "html"), "text/html"
KEPT_FILES = 12
RETRY_SECONDS = "5"
NOT_FOUND, TOO_MANY, UNAVAILABLE = 404, 429, 503


def add_exports(server: Flask, views: Views) -> None:
    """Adds the route; nothing is rendered that a browser sends, everything is built anew from the selection."""
    places, templates = Places(), OfficeTemplates(views.data_dir)
    files: Memory[bytes] = Memory(KEPT_FILES)

    @server.get("/eksport/<view>.<form>")
    def export(view: str, form: str) -> Response:
        texts = texts_in("en" if request.args.get("lang") == "en" else "pl")
        options = read_options(request.args)
        if options is None:
            expected = "rozmiar: " + ", ".join(SIZES) + "; zapis: pl"
            return _told(texts.say("The size or notation is not offered, expected {expected}.", expected=expected))
        is_open_data = (view, form) == OPEN_DATA
        is_pack = (view, form) == PACK
        if not (is_pack or is_open_data) and (not views.has_page(page_of(view)) or form not in formats_of(view)):
            return _told(_not_offered(texts, views, view, form))
        query = request.query_string.decode("utf-8", "replace")
        try:
            if is_open_data:
                return _open_data(views, open_data_address(query), places)
            if is_pack:
                return _pack(views, query, places)
            content = views.content(page_address(view, query))
            chosen = replace(options, template=templates.of(form))
            return _file(views, content, form, chosen, texts, places, files)
        except UserError as error:
            return _told(texts.of_error(error), UNAVAILABLE)
        except TooManyExportsError:
            return _told(
                texts.say("Two files are being made for you already. Wait until one is ready and try again."), TOO_MANY
            )


def _open_data(views: Views, address: str, places: Places) -> Response:
    """The archive of a region; what is not understood is refused, since programs read no notices."""
    with views.opened(address) as context:
        notices = [notice_text(context.words, notice) for notice in context.notices]
        name = open_data_name(context)
    if notices:
        return _told("\n".join(notices))
    place = places.place_for(request.remote_addr or "")
    return _in_pieces(open_data_pieces(views, address), name, OPEN_DATA_TYPE, place)


def _pack(views: Views, query: str, places: Places) -> Response:
    """One file of a whole meeting, sent item by item while it is made."""
    with views.opened(f"/posiedzenie?{query[:LONGEST_QUERY]}") as context:
        words, found = context.words, pack_items(context)
        if found is None:
            return _told(words.say("There is no such meeting."))
        if not found[1]:
            return _told(words.say("The agenda is empty."))
    meeting, items = found
    day = words.formats.day(meeting.stan_na) if meeting.stan_na else words.say("newest")
    heading, lead = meeting_name(words, meeting), words.say("As of: {day}", day=day)
    pieces = pack(items, heading=heading, lead=lead, words=words, content=views.content)
    name = f"barometr-es_posiedzenie_{meeting.held_on.isoformat()}.html"
    return _in_pieces(pieces, name, PACK_TYPE, places.place_for(request.remote_addr or ""))


def _file(
    views: Views,
    content: ViewContent,
    form: str,
    options: Options,
    texts: Texts,
    places: Places,
    files: Memory[bytes],
) -> Response:
    if not content.figures:
        if content.view == BRIEF:
            return _told(texts.say("A brief is about one area: add subregion=…, powiat=… or gmina=… to the address."))
        return _told(texts.say("This view shows no figures, so there is nothing to export."))
    names = ", ".join(figure.name for figure in content.figures)
    shown = content.only(options.figure) if options.figure else content
    if shown is None:
        return _told(texts.say("This view has no figure “{name}”. It has: {names}.", name=options.figure, names=names))
    name, media_type = shown.file_name(form, options.figure), FORMATS[form].media_type
    reader = request.remote_addr or ""
    if is_whole_registry(content, form, options):
        return _in_pieces(registry_pieces(views, content, form, options), name, media_type, places.place_for(reader))
    key = (content.version, content.journal, today(), content.address, content.view, form, options)

    def make() -> bytes:
        with places.place_for(reader):
            try:
                return FORMATS[form].make(shown, options)
            finally:
                give_back()

    return _answer(files.recall(key, make), name, media_type)


def _in_pieces(
    pieces: Generator[bytes, None, None], name: str, media_type: str, place: AbstractContextManager[None]
) -> Response:
    """A long file, sent while it is read; its place is taken until the last piece is sent or the reader leaves."""

    def sent() -> Generator[bytes, None, None]:
        with place, closing(pieces):
            yield from pieces
        give_back()

    stream = sent()
    first = next(stream, b"")  # a refusal or a fault comes before the answer begins
    answer = _answer(chain([first], stream), name, media_type)
    answer.call_on_close(stream.close)
    return answer


def _answer(body: bytes | Iterator[bytes], name: str, media_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-cache"}
    return Response(body, mimetype=media_type, headers=headers)


def _not_offered(texts: Texts, views: Views, view: str, form: str) -> str:
    offered = ", ".join(formats_of(view)) if views.has_page(page_of(view)) else ""
    if offered:
        return texts.say(
            "The view “{view}” is not offered as “{form}”, expected: {offered}.", view=view, form=form, offered=offered
        )
    return texts.say("There is no view “{view}” to export. Use the menu “Download page”.", view=view)


def _told(message: str, status: int = NOT_FOUND) -> Response:
    answer = Response(f"{message}\n", status=status, mimetype="text/plain")
    if status == TOO_MANY:
        answer.headers["Retry-After"] = RETRY_SECONDS
    return answer
