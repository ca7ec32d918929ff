"""One number everywhere: map, ranking, sentence, registry, list of events, comparison, brief, data and files agree."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import func, select

from dashboard.content import FigureContent
from dashboard.factory import create_app
from dashboard.selection import area_choice
from dashboard.views import Views
from data.areas import level_of
from data.queries.reach import Reach, reach_by_area
from data.queries.territory import Territory, read_territory
from data.store.engine import open_engine
from data.store.tables import indicator_value
from tests.integration.bundled import CATALOG
from tests.integration.views_markup import Shown
from tests.unit.dashboard.exports.opened import rows_of_csv

COUNTED = [
    "podmioty_rejestr",
    "jednostki_rejestr",
    "przedsiebiorstwa_spoleczne",
    "zakup_prospoleczny",
    "podmioty_proba",
    "wydarzenia_odbyte",
    "wydarzenia_kronika",
]
GMINA = len("246901")
LEVELS = ("subregion", "powiat", "gmina")
DATES = [None, date(2025, 12, 31), date(2024, 12, 31), date(2022, 12, 31)]
SELECTIONS = 14
FIRST_NUMBER = re.compile(r"\d+(?:[\u00a0\u202f ]\d{3})*")
Rows = dict[str, list[Any]]


@dataclass(frozen=True)
class Served:
    """The views of one demonstration set, asked directly and through the server."""

    views: Views
    client: FlaskClient
    territory: Territory

    def figure(self, address: str, name: str) -> FigureContent | None:
        """A figure of a view; None where the view does not have it."""
        return next((one for one in self.views.content(address).figures if one.name == name), None)

    def twin(self, address: str, name: str, key: int = 0) -> Rows:
        """Rows of the table of a figure by the text in one of their columns."""
        figure = self.figure(address, name)
        return {str(row[key]): list(row) for row in figure.twin.rows} if figure else {}


@pytest.fixture(scope="module")
def served(demonstration: Path) -> Iterator[Served]:
    """The bundled data with a small registry, events and lists."""
    engine = open_engine(f"sqlite:///{demonstration}", read_only=True)
    views = Views(engine, CATALOG, "slaskie")
    with engine.connect() as db:
        territory = read_territory(db, region_teryt="24")
    yield Served(views, create_app(views).server.test_client(), territory)
    engine.dispose()


def query_of(served: Served, code: str, stan_na: date | None, **more: str) -> str:
    area = area_choice(served.territory, code) if code != "24" else {}
    if area.get("gmina"):
        area["gmina"] = served.territory.areas[code].terc
    chosen = {**area, "stan_na": stan_na.isoformat() if stan_na else "", **more}
    return "&".join(f"{name}={value}" for name, value in chosen.items() if value)


def first_number(text: str) -> int:
    found = FIRST_NUMBER.search(text)
    return int(re.sub(r"\D", "", found[0])) if found else 0


def test_every_view_tells_the_same_number(served: Served) -> None:
    draw = Random(4)
    for _ in range(SELECTIONS):
        name, stan_na = draw.choice(COUNTED), draw.choice(DATES)
        levels = [level for level in CATALOG.indicators[name].areas if level in LEVELS]
        kinds = ["", *CATALOG.indicators[name].breakdowns]
        level, kind = draw.choice(levels), draw.choice(kinds)
        query = query_of(served, "24", stan_na, wskaznik=name, typ=kind, poziom=level)
        known = [row for row in served.twin(f"/mapa?{query}", "mapa", key=1).values() if row[2] is not None]
        # most areas have none, and a zero agrees with anything that is empty
        rows = [row for row in known if row[2]] or known
        if rows:
            agree(served, name, kind, code_of(served, str(draw.choice(rows)[1])), stan_na)


def code_of(served: Served, shown: str) -> str:
    """The code of an area as a table shows it, gminy with seven digits."""
    return shown[:6] if shown[:6] in served.territory.areas else shown


def agree(served: Served, name: str, kind: str, code: str, stan_na: date | None) -> None:
    """Asks every view for one number."""
    indicator, level = CATALOG.indicators[name], level_of(code)
    query = query_of(served, code, stan_na, wskaznik=name, typ=kind)
    on_map = served.twin(f"/mapa?{query}&poziom={level}", "mapa", key=1)
    area = served.territory.areas.get(code)
    row = on_map[(area and area.terc) or code]
    value = row[2]

    # the sentence names the chosen area, the ranking lists it
    told = served.figure(f"/mapa?{query}&poziom={level}", "mapa")
    assert told
    ranking = served.twin(f"/mapa?{query}&poziom={level}", "ranking")
    assert ranking[row[0]][1] == value
    if len(on_map) > 1:
        assert first_number(told.title.rpartition(": ")[2]) == value

    # files
    table = rows_of_csv(served.client.get(f"/eksport/mapa.csv?{query}&poziom={level}&wykres=mapa").data)
    assert float(next(line for line in table if line[1] == row[1])[2]) == value
    book = served.client.get(f"/eksport/mapa.xlsx?{query}&poziom={level}&wykres=mapa").data
    with closing(load_workbook(BytesIO(book))) as sheets:
        cells = {line[1]: line[2] for line in sheets.worksheets[-1].iter_rows(values_only=True)}
    assert cells[row[1]] == value

    # the rows that the number leads to
    period = told.subtitle.rpartition(" · ")[2]
    link = rows_behind(served, f"/mapa?{query}&poziom={level}")
    assert link
    rows = served.figure(link, "rejestr" if link.startswith("/rejestr") else "odbyte")
    assert rows, link
    assert first_number(re.sub(r"„[^”]*”", "", rows.title)) == value, (link, rows.title)

    # the values with their loads
    values = served.twin(f"/dane?{query}", "wartosci")
    assert values[period][1] == value

    # the comparison and the brief
    if level == "powiat":
        strip = served.twin(f"/porownanie?{query}", "porownanie-obszarow", key=1)
        assert strip[code][3] == value
    brief = served.views.content(f"/porownanie?{query_of(served, code, stan_na, widok='skrot')}")
    if not kind:
        listed = next(one for one in brief.figures if one.name == "skrot-liczby").twin
        assert {line[0]: line[2] for line in listed.rows}[indicator.name.pl] == value
    kinds = next(one for one in brief.figures if one.name == "skrot-podmioty").twin
    if kinds.caption == indicator.name.pl:
        assert {line[0]: line[1] for line in kinds.rows}[(kind and indicator.breakdowns[kind].pl) or "razem"] == value


def rows_behind(served: Served, address: str) -> str:
    """Where "Pokaż wiersze" of the map leads."""
    shown = Shown(served.views, address)
    return next(
        attributes["href"]
        for tag, attributes in shown.elements
        if tag == "a" and attributes.get("class") == "rows-link"
    )


@pytest.mark.parametrize("stan_na", [None, date(2024, 12, 31)])
@pytest.mark.parametrize(("name", "kind"), [("podmioty_rejestr", "organizacja"), ("wydarzenia_odbyte", "")])
def test_map_and_comparison_judge_by_the_same_rate(served: Served, name: str, kind: str, stan_na: date | None) -> None:
    query = query_of(served, "24", stan_na, wskaznik=name, typ=kind)
    on_map = served.twin(f"/mapa?{query}&poziom=powiat&miara=na_10_tys", "lejek")
    strip = served.twin(f"/porownanie?{query}", "porownanie-obszarow")
    assert on_map
    for area, row in on_map.items():
        people, count, rate, standing = row[1], row[2], row[3], row[-1]
        assert strip[area][2:6] == [pytest.approx(rate), count, people, standing], (query, area)


def test_reach_and_attendances_count_the_same_people_in_every_gmina(served: Served) -> None:
    """The map counts them by indicator and year, the reach matrix by cell: two summaries of the same rows."""
    c = indicator_value.c
    counted = select(c.area_code, c.breakdown, func.sum(c.value)).where(
        c.indicator_id == "obecnosci",
        c.known_to.is_(None),
        c.breakdown != "",
        func.length(c.area_code) == len("246901"),
    )
    with served.views.engine.connect() as db:
        on_map = {(area, way): people for area, way, people in db.execute(counted.group_by(c.area_code, c.breakdown))}
        reach = reach_by_area(db, Reach("gmina", ()))
    by_way = {
        "lista": reach.set_index("area_code")["attendances"],
        "liczenie": reach.set_index("area_code")["head_count"],
    }
    in_reach = {(area, way): people for way, column in by_way.items() for area, people in column.items() if area}
    assert sum(in_reach.values()) > 0
    assert {cell: people for cell, people in on_map.items() if people} == {
        cell: people for cell, people in in_reach.items() if people
    }
