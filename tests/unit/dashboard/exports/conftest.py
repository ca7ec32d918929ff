"""One view with a figure of every kind, made of plain numbers."""

from collections.abc import Callable
from datetime import date

import pytest

from dashboard.components.card import Column, NativeChart, Twin, drawn, empty, figure_card, mapped
from dashboard.content import FigureContent, contents_in
from dashboard.drawing import Drawing, polyline, rect, text
from dashboard.exports.view import ViewContent
from dashboard.words import Words

POPULATION = Twin("Ludność", [Column("Obszar"), Column("Osoby", 0)], [["gmina Łazy", 3.0], ["Poręba", None]])
YEARS = Twin(
    "Szereg",
    [Column("Rok"), Column("region", 1), Column("Polska", 1)],
    [["2015", 1.5, 2.0], ["2016", None, 3.0], ["2018", 4.5, None]],
)
STATUSES = Twin(
    "Statusy", [Column("Priorytet"), Column("osiągnięty", 0), Column("wolno", 0)], [["I", 3, 1], ["II", 0, 2]]
)
WORDS = Twin("Słowa", [Column("Nazwa"), Column("Stan na")], [["Rejestr", "5 marca 2024"]])
GAUGE = NativeChart("gauge", tones=["status-slow"], share=0.25, number="6", caption="z 24 warsztatów")
MAP = {
    "level": "powiat",
    "areas": {
        "2464": {"class": 3, "name": "Częstochowa", "value": "222 292 mieszkańców"},
        "2404": {"class": "missing", "name": "powiat częstochowski", "value": "brak danych"},
    },
    "outlines": [],
    "focus": ["2464"],
    "towns": [{"code": "246401", "name": "Częstochowa"}],
}


@pytest.fixture(scope="session")
def figures(words: Words) -> dict[str, FigureContent]:
    """Figures by their names, as pages make them."""

    def card(name: str, twin: Twin, body: object, chart: NativeChart | None = None) -> object:
        return figure_card(
            words, name=name, span=6, title=f"Zdanie o {name}.", subtitle="osoby · 2018", body=body, chart=chart,
            source="Źródło: GUS", as_of="Stan na 2018", note="Uwaga", method="Tak policzono", twin=twin,
        )  # fmt: skip

    bars = Drawing(100, 40, "opis", [rect(0, 0, 60, 20, "status-bar status-reached"), text(30, 15, "3", "bar-label")])
    lines = Drawing(100, 40, "opis", [polyline([(0, 30), (100, 10)], "track series-1")])
    columns = Drawing(100, 40, "opis", [rect(10, 10, 20, 30, "series-1")])
    page = [
        card("ranking", POPULATION, []),
        card("mapa", POPULATION, mapped(MAP)),
        card("szereg", YEARS, drawn(lines, "over-time")),
        card("kolumny", YEARS, drawn(columns, "by-year over-time")),
        card("statusy", STATUSES, drawn(bars, "status-bars")),
        card("rysunek", STATUSES, drawn(bars)),
        card("wskaznik", STATUSES, drawn(bars, "gauge"), GAUGE),
        card("tabela", WORDS, []),
        card("pusty", POPULATION, empty("Brak danych.", "Wybierz inną datę.")),
    ]
    return {content.name: content for content in contents_in(page)}


@pytest.fixture(scope="session")
def view_of(words: Words) -> Callable[..., ViewContent]:
    """A view with these figures; other fields may be given."""

    def build(*shown: FigureContent, **fields: object) -> ViewContent:
        usual: dict[str, object] = {
            "view": "mapa", "title": "Mapa", "lead": "Zdanie.", "area": "gmina Łazy", "filters": ["Obszar: gmina Łazy"],
            "warnings": [], "address": "/mapa", "as_of": date(2018, 12, 31), "version": 1, "words": words,
        }  # fmt: skip
        return ViewContent(figures=shown, **{**usual, **fields})  # type: ignore[arg-type]

    return build


@pytest.fixture(scope="session")
def whole(view_of: Callable[..., ViewContent], figures: dict[str, FigureContent]) -> ViewContent:
    """The view with all figures."""
    return view_of(*figures.values())
