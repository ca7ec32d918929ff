"""Answers screens that want to be paired, and the forms of /ekrany."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from flask import Flask, Response, g, jsonify, redirect, request
from sqlalchemy import Engine
from werkzeug.wrappers import Response as AnyResponse

from dashboard.context import Context
from dashboard.meetings.forms import FormError, FormReader
from dashboard.pairing.form import PAGE, Pairing, Tries, read_pairing
from dashboard.pairing.seen import Attendance
from dashboard.recording import FORBIDDEN, SEE_OTHER, answered, is_from_elsewhere, recording
from dashboard.views import SCREEN_PATH, Views
from data.errors import UserError
from data.queries.screens import screen_of_token, was_revoked
from data.screens import CODE_VALID, PairedScreen, digest_of, new_code, new_token, read_token, shown_code
from data.store.engine import explained
from data.store.screens import keep_code, pair, revoke

ASK = f"{SCREEN_PATH}/parowanie"
COOKIE = "barometr_ekran"
COOKIE_DAYS = 400  # as long as browsers keep one; each start of the screen makes it anew
TOO_MANY, LOST = 429, 503
PAIRED, WAITING, UNKNOWN, CROWDED = "sparowany", "czeka", "nieznany", "tlok"


def add_screens(server: Flask, views: Views) -> None:
    """Adds the routes; a program without a recorder (BAROMETR_PUBLIC) pairs nothing."""
    tries = Tries()

    @server.post(PAGE)
    def write_screen() -> AnyResponse:
        asked = urlencode({"region": request.form.get("region", "")})
        return answered(
            views, f"{PAGE}?{asked}", lambda recorder, c: redirect(_written(views, recorder, c, tries), SEE_OTHER)
        )

    if not views.pairs_screens:
        return

    attendance = Attendance(views)

    @server.get(ASK)
    def tell_screen() -> tuple[Response, int]:
        try:
            screen = screen_here(views)
        except UserError:
            return jsonify(stan=UNKNOWN), LOST
        if screen:
            attendance.note(screen)
        return _told(screen) if screen else jsonify(stan=WAITING), 200

    @server.post(ASK)
    def give_code() -> tuple[Response, int]:
        if views.recorder is None or is_from_elsewhere():
            return jsonify(stan=UNKNOWN), FORBIDDEN
        try:
            screen = screen_here(views)
            return (_told(screen), 200) if screen else _with_code(views, views.recorder)
        except UserError:
            return jsonify(stan=UNKNOWN), LOST

    @server.before_request
    def open_as_paired() -> AnyResponse | None:
        """A screen that starts at the bare address goes on with what a coordinator chose for it."""
        if request.path != SCREEN_PATH or request.method != "GET" or request.query_string:
            return None
        try:
            screen = screen_here(views)
        except UserError:
            return None  # the view says what is wrong
        return redirect(screen.address) if screen and screen.address != SCREEN_PATH else None

    @server.after_request
    def keep_the_token(answer: Response) -> Response:
        token = g.get("screen_token")
        if token:
            answer.set_cookie(
                COOKIE,
                token,
                max_age=COOKIE_DAYS * 24 * 3600,
                path=SCREEN_PATH,
                secure=request.is_secure,
                httponly=True,
                samesite="Strict",
            )
        return answer


def is_paired(views: Views) -> bool:
    """Whether the screen that asks may see slides. While the database is away the view itself says so."""
    if not views.pairs_screens or request.path != SCREEN_PATH:
        return False
    try:
        return screen_here(views) is not None
    except UserError:
        return True


def screen_here(views: Views) -> PairedScreen | None:
    """The paired screen that asks; UserError when the database is out of reach."""
    token = read_token(request.cookies.get(COOKIE, ""))
    if not token:
        return None
    with explained(views.engine), views.engine.connect() as db:
        screen = screen_of_token(db, digest_of(token))
    if screen:
        g.screen_token = token
    return screen


def _with_code(views: Views, recorder: Engine) -> tuple[Response, int]:
    """A new code for the screen that asks, which keeps its secret, or gets a new one where that was taken away."""
    code, token = new_code(), read_token(request.cookies.get(COOKIE, "")) or new_token()
    with recording(views, recorder) as db:
        if was_revoked(db, digest_of(token)):
            token = new_token()
        has_room = keep_code(db, token_digest=digest_of(token), code_digest=digest_of(code), now=datetime.now(UTC))
    if not has_room:
        return jsonify(stan=CROWDED), TOO_MANY
    g.screen_token = token
    return jsonify(stan=WAITING, kod=shown_code(code), sekundy=int(CODE_VALID.total_seconds())), 200


def _told(screen: PairedScreen) -> Response:
    return jsonify(stan=PAIRED, adres=screen.address)


def _written(views: Views, recorder: Engine, context: Context, tries: Tries) -> str:
    """Writes what the form asks for; the address to go on to."""
    words, action = context.words, request.form.get("czynnosc", "")
    reader = FormReader(request.form, words)
    if context.notices or action not in {"paruj", "odlacz"}:
        raise FormError([words.say("The form is not understood. Open the page anew.")])
    if action == "odlacz":
        by, number = reader.line("kto", words.say("Your name")), reader.number("dotyczy")
        reader.check()
        with recording(views, recorder) as db:
            if not revoke(db, number, by=by, now=datetime.now(UTC)):
                raise FormError([words.say("There is no such screen. Open the page anew.")])
        return context.link()
    _pair(views, recorder, context, read_pairing(context, reader), tries)
    return context.link()


def _pair(views: Views, recorder: Engine, context: Context, asked: Pairing, tries: Tries) -> None:
    words, reader = context.words, request.remote_addr or ""
    if tries.are_used_up(reader):
        raise FormError([words.say("Too many wrong codes were entered. Wait ten minutes.")])
    with recording(views, recorder) as db:
        is_done = pair(
            db,
            code_digest=digest_of(asked.code),
            region=context.region.id,
            name=asked.name,
            address=asked.address,
            by=asked.by,
            now=datetime.now(UTC),
        )
    if not is_done:
        tries.note(reader)
        raise FormError([words.say("No screen shows this code now. Compare it with the one on the screen.")])
