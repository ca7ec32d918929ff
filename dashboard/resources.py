"""What the app serves beside its pages and assets: fonts, borders, the calendar, the state of health."""

from importlib.resources import files

from flask import Flask, Response, abort, jsonify, request

from dashboard.borders import borders_address, borders_file
from dashboard.views import Views
from data.errors import UserError

FONTS = {f"SourceSansPro-{weight}.ttf" for weight in ("Regular", "Semibold", "Bold")}
FOR_GOOD = "public, max-age=31536000, immutable"


def add_resources(server: Flask, views: Views) -> None:
    """Adds /czcionki/<name>, /geo/<teryt>.json, /wydarzenia.ics and /zdrowie."""

    @server.after_request  # added after the compression, so it runs before it
    def take_whole(response: Response) -> Response:
        """Files of the assets as whole bodies: closed, and compressed once per process."""
        if response.direct_passthrough and request.path.startswith("/assets/"):
            response.direct_passthrough = False
            response.get_data()
        return response

    @server.get("/czcionki/<name>")
    def font(name: str) -> Response:
        if name not in FONTS:
            abort(404)
        content = files("font_source_sans_pro").joinpath("files", name).read_bytes()
        return Response(content, mimetype="font/ttf", headers={"Cache-Control": FOR_GOOD})

    @server.get("/geo/<teryt>.json")
    def borders(teryt: str) -> Response:
        """By its whole address, which tells the version, or by its path alone."""
        region = next((name for name, card in views.catalog.regions.items() if card.teryt == teryt), None)
        if region is None:
            abort(404)
        try:
            with views.opened(f"/mapa?region={region}&lang={request.args.get('lang', 'pl')}") as context:
                address, content = borders_address(context), borders_file(context)
        except UserError:
            abort(503)
        if request.args and request.full_path != address:
            abort(404)
        headers = {"Cache-Control": FOR_GOOD if request.args else "no-cache"}
        return Response(content, mimetype="application/json", headers=headers)

    @server.get("/wydarzenia.ics")
    def events_of_selection() -> Response:
        query = request.query_string.decode("utf-8", "replace")
        try:
            content = views.calendar(f"/wydarzenia?{query}")
        except UserError:
            abort(503)
        headers = {"Content-Disposition": "attachment; filename=wydarzenia.ics", "Cache-Control": "no-store"}
        return Response(content, mimetype="text/calendar", headers=headers)

    @server.get("/zdrowie")
    def health() -> tuple[Response, int]:
        try:
            state = views.state()
        except UserError:
            return jsonify(status="baza niedostępna", wersja_danych=None, stan_na=None, wczytano=None), 503
        answer = jsonify(
            status="ok",
            wersja_danych=state.version,
            stan_na=state.stan_na.isoformat() if state.stan_na else None,
            wczytano=state.changed_at.isoformat() if state.changed_at else None,
        )
        answer.headers["Cache-Control"] = "no-store"
        return answer, 200
