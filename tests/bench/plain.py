"""The same page as people write it in Dash: data in pandas, one callback, a figure of Plotly Express for every chart.

It is the fastest of the tools that could be taken instead, so changes, first views and many users are compared with it.
"""

import json
import os
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html
from flask import Flask, Response
from sqlalchemy import create_engine

from data.catalog import read_catalog
from geo.boundaries import load
from tests.live import REGION

WHOLE = "całe województwo"
CHARTS = 9
METRES_OF_DEGREE = (71_500, 111_300)
ENTITIES = "select kind, substr(area_code, 1, 4) as powiat, valid_from from entity_state"
ATTENDANCE = """
select substr(coalesce(event.date_from, '2020-01-01'), 1, 7) as month, substr(event.area_code, 1, 4) as powiat
from attendance join attendance_list on attendance_list.id = attendance.list_id
join event on event.event_key = attendance_list.event_key
"""
TOPOLOGY = {"type": "Topology", "objects": {}, "arcs": []}


class Frames(NamedTuple):
    """What such an app keeps in memory: a row for each state of an entity and for each attendance."""

    entities: pd.DataFrame
    attendance: pd.DataFrame


def read_frames(database_url: str) -> Frames:
    """All rows of a database."""
    engine = create_engine(database_url)
    with engine.connect() as db:
        entities, attendance = pd.read_sql(ENTITIES, db), pd.read_sql(ATTENDANCE, db)
    engine.dispose()
    entities["year"] = entities["valid_from"].fillna("2020").astype(str).str[:4]
    return Frames(entities, attendance)


def plain_app(frames: Frames, charts: int = CHARTS) -> Dash:
    """An app with so many charts: a map, lines, bars by month, then gauges; and the subregion to choose."""
    app = Dash(__name__, serve_locally=True, enable_mcp=False)
    page = _Page(frames, charts)
    areas = [WHOLE, *page.powiaty_by_subregion]
    graphs = [dcc.Graph(id=f"wykres-{place}", config={"topojsonURL": "/topojson/"}) for place in range(charts)]
    app.layout = html.Div([dcc.Dropdown(areas, WHOLE, id="subregion", clearable=False), *graphs])

    @app.server.get("/topojson/<name>")
    def topology(name: str) -> Response:
        # without one the map waits for an address on the internet
        return Response(json.dumps(TOPOLOGY), mimetype="application/json")

    @app.callback([Output(f"wykres-{place}", "figure") for place in range(charts)], Input("subregion", "value"))
    def answer(subregion: str) -> Sequence[go.Figure]:
        return page.figures(subregion)

    return app


def question(area: str, charts: int = CHARTS) -> dict[str, object]:
    """What the browser sends when another subregion is chosen."""
    outputs = [{"id": f"wykres-{place}", "property": "figure"} for place in range(charts)]
    names = "...".join(f"{output['id']}.figure" for output in outputs)
    return {
        "output": f"..{names}..",
        "outputs": outputs,
        "inputs": [{"id": "subregion", "property": "value", "value": area}],
        "changedPropIds": ["subregion.value"],
        "state": [],
    }


def areas() -> list[str]:
    """What can be chosen."""
    return [WHOLE, *_powiaty_by_subregion()]


def server() -> Flask:
    """The same for gunicorn."""
    return plain_app(read_frames(os.environ["BAROMETR_DATABASE_URL"])).server


class _Page:
    def __init__(self, frames: Frames, charts: int) -> None:
        self.entities, self.attendance = frames
        self.charts, self.geojson, self.powiaty_by_subregion = charts, _geojson(), _powiaty_by_subregion()
        self.kinds = self.entities["kind"].value_counts().index

    def figures(self, subregion: str) -> list[go.Figure]:
        """Everything anew, as each callback of such an app does."""
        entities, attendance = self.entities, self.attendance
        if subregion != WHOLE:
            powiaty = self.powiaty_by_subregion[subregion]
            entities, attendance = (frame[frame["powiat"].isin(powiaty)] for frame in (entities, attendance))
        counted = entities.groupby("powiat").size().reset_index(name="podmioty")
        chart = px.choropleth(
            counted, geojson=self.geojson, locations="powiat", featureidkey="id", color="podmioty", title="Podmioty"
        )
        chart.update_geos(fitbounds="locations", visible=False)
        yearly = entities[entities["kind"].isin(self.kinds[:6])].groupby(["year", "kind"]).size().reset_index(name="n")
        lines = px.line(yearly, x="year", y="n", color="kind", markers=True, title="Nowe podmioty")
        monthly = attendance.groupby("month").size().reset_index(name="osoby")
        bars = px.bar(monthly, x="month", y="osoby", title="Obecności")
        return [chart, lines, bars, *self._gauges(entities)][: self.charts]

    def _gauges(self, entities: pd.DataFrame) -> list[go.Figure]:
        shares = entities["kind"].value_counts()
        return [
            go.Figure(
                go.Indicator(
                    mode="gauge+number",
                    value=int(shares.get(self.kinds[place % len(self.kinds)], 0)),
                    title={"text": str(self.kinds[place % len(self.kinds)])},
                    gauge={"axis": {"range": [0, len(entities)]}},
                )
            )
            for place in range(self.charts - 3)
        ]


def _powiaty_by_subregion() -> dict[str, list[str]]:
    card = read_catalog().regions[REGION]
    return {subregion.id: list(subregion.powiaty) for subregion in card.subregions}


def _geojson() -> dict[str, Any]:
    """The powiaty as our map has them, the metres taken for degrees."""
    card = read_catalog().regions[REGION]
    boundaries, (east, north) = load(card.teryt), METRES_OF_DEGREE
    codes = sorted({code[:4] for code in boundaries.codes_within(card.teryt)})
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {},
            "geometry": {
                "type": "MultiPolygon",
                # Plotly wants outer rings to run clockwise
                "coordinates": [
                    [[[round(x / east + 12, 4), round(y / north + 47, 4)] for x, y in ring[::-1]]]
                    for ring in boundaries.rings(code)
                ],
            },
        }
        for code in codes
    ]
    return {"type": "FeatureCollection", "features": features}
