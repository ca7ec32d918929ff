"""Static things that the app serves beside its assets: fonts, boundaries, the state of health."""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from flask import Flask, Response, abort, jsonify, request

from dashboard.views import Views
from data.catalog import Region
from data.errors import UserError
from geo.boundaries import load as load_boundaries

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
    def boundaries(teryt: str) -> Response:
        card = next((c for c in views.catalog.regions.values() if c.teryt == teryt), None)
        if card is None:
            abort(404)
        return Response(geometry(card), mimetype="application/json", headers={"Cache-Control": FOR_GOOD})

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


@lru_cache
def _wire(teryt: str, groups: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]) -> str:
    by_level: Mapping[str, Mapping[str, tuple[str, ...]]] = {level: dict(members) for level, members in groups}
    return json.dumps(load_boundaries(teryt).wire(by_level), separators=(",", ":"))


def geometry(card: Region) -> str:
    """Boundaries of a region as JSON: gminy, and powiaty, subregions and the region dissolved from them."""
    gminy = load_boundaries(card.teryt).codes_within(card.teryt)
    powiaty = sorted({code[:4] for code in gminy})
    levels: dict[str, dict[str, tuple[str, ...]]] = {
        "powiat": {powiat: tuple(g for g in gminy if g.startswith(powiat)) for powiat in powiaty},
        "region": {card.teryt: tuple(gminy)},
    }
    if card.subregions:
        levels["subregion"] = {
            card.subregion_code(s.id): tuple(g for g in gminy if g[:4] in s.powiaty) for s in card.subregions
        }
    return _wire(card.teryt, tuple((level, tuple(members.items())) for level, members in levels.items()))
