"""The least that Dash can do: a page with one callback that gives back what it was given."""

from dash import Dash, Input, Output, dcc, html
from flask import Flask


def empty_app() -> Dash:
    """An app whose callback does nothing, the reference of all ratios."""
    app = Dash(__name__, serve_locally=True, enable_mcp=False)
    app.layout = html.Div([dcc.Store(id="adres"), html.Div(id="odpowiedz")])

    @app.callback(Output("odpowiedz", "children"), Input("adres", "data"))
    def answer(address: object) -> object:
        return address

    return app


def server() -> Flask:
    """The same for gunicorn."""
    return empty_app().server
