"""The frame of every chart: words above and below, the table twin, the graph."""

import json

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.components.card import Column, Twin, drawn, empty, figure_card, mapped, source_line
from dashboard.content import Picture, contents_in
from dashboard.drawing import Drawing
from dashboard.gazetteer import Gazetteer
from dashboard.html import Element
from dashboard.markup import to_html

TWIN = Twin("Wartości", [Column("Obszar"), Column("Osoby", 0)], [["Łazy", 3.0], ["Poręba", None], ["Żarki", 12.5]])


def attribute(component: Element, name: str) -> str:
    return str(component.properties[name])


def test_twin_holds_the_rows_as_they_are():
    assert json.loads(TWIN.to_json("pl")) == {
        "caption": "Wartości",
        "language": "pl",
        "columns": [{"label": "Obszar"}, {"label": "Osoby", "decimals": 0}],
        "cells": [["Łazy", "Poręba", "Żarki"], [3.0, None, 12.5]],
    }


def test_card_carries_name_finding_source_date_and_twin(words):
    card = figure_card(
        words,
        name="mapa",
        span=8,
        title="Najwięcej: Łazy.",
        subtitle="Osoby · gminy",
        body=html.P("obraz"),
        source="Źródło: GUS",
        as_of="Stan na 2018",
        note="Uwaga",
        method="Policzono",
        twin=TWIN,
    )
    text = to_html(card)
    shown = ("Najwięcej: Łazy.", "Osoby · gminy", "obraz", "Źródło: GUS", "Stan na 2018", "Uwaga", "Policzono")
    assert [part for part in shown if part not in text] == []
    assert attribute(card, "data-wykres") == "mapa"
    assert "data-table='" in text


def test_content_for_files_stays_on_the_server(words):
    card = figure_card(words, name="a", span=4, title="b", subtitle="c", body=[], source="d", as_of="e", twin=TWIN)
    (content,) = contents_in([card])
    assert content.twin == TWIN
    assert "FigureContent" not in to_html(card)


def test_card_offers_three_downloads(words):
    card = figure_card(
        words, name="a", span=4, title="b", subtitle="c", body=[], source="d", as_of="e", twin=TWIN, level=3
    )
    text = to_html(card)
    assert [form for form in ("png", "svg", "csv") if f'data-download="{form}"' not in text] == []


def test_drawing_and_map_are_carried_as_json():
    drawing = Drawing(10, 10, "opis")
    assert attribute(drawn(drawing, "gauge"), "data-drawing") == drawing.to_json()
    content = {"gazetteer": Gazetteer("/geo/24.json", "powiat", {}, {}), "areas": {"2464": {"class": 1}}}
    picture = mapped(content)
    assert json.loads(attribute(picture, "data-map"))["areas"] == {"code": ["2464"], "class": [1]}
    assert picture.carried == Picture("map", "map", content)


def test_publication_is_named_once(words):
    assert source_line(words, ["GUS", "", "GUS", "Eurostat"]) == "Źródło: GUS; Eurostat"


def test_without_a_publication_the_source_of_the_indicator_is_named(words, catalog):
    named = source_line(words, [], [catalog.indicators["ludnosc"]])
    assert named == f"Źródło: {catalog.sources['population'].name.pl}"
    assert source_line(words, []) == "Źródło: nie podano"


def test_empty_state_says_what_happened_and_what_to_do():
    strong, _space, advice = empty("Brak danych.", "Wybierz inną datę.").children
    assert (strong.children, advice) == ("Brak danych.", "Wybierz inną datę.")


def test_attributes_without_a_value_are_left_out():
    assert data(go="", base=None, then_what="x") == {"data-go": "", "data-then-what": "x"}
    assert aria(current=None, label="Mapa") == {"aria-label": "Mapa"}
