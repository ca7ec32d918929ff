"""The page Dane leads from a number to its file and row, and from there to the load."""

from collections.abc import Iterator

import pytest

from dashboard.views import Views
from tests.integration.bundled import CATALOG, bundle_in
from tests.integration.views_markup import Shown


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Views]:
    """Views of the bundled data."""
    with bundle_in(f"sqlite:///{tmp_path_factory.mktemp('origins') / 'barometr.sqlite'}") as engine:
        yield Views(engine, CATALOG, "slaskie")


def test_a_value_is_told_with_its_file_row_and_load(views):
    shown = Shown(views, "/dane?wskaznik=sl_spotkania")
    (value,) = next(table["rows"] for table in shown.json_contents() if "stoi za" in table["caption"])
    assert value[2] == "plan_actions.csv"
    assert value[1] == 4
    assert f"/dane?wskaznik=sl_spotkania&wczytanie={value[5]}" in shown.links()


def test_a_load_tells_that_all_its_rows_are_explained(views):
    shown = Shown(views, "/dane?wczytanie=1")
    tables = {table["caption"]: dict(table["rows"]) for table in shown.json_contents() if len(table["columns"]) == 2}
    (facts,) = [rows for rows in tables.values() if "Wiersze przeczytane" in rows]
    read, *kinds = (int(facts[name].replace("\u202f", "")) for name in list(facts)[5:9])
    assert read == sum(kinds)


@pytest.mark.parametrize(
    ("query", "is_noticed"),
    [("wczytanie=1", False), ("wczytanie=pierwsze", True), ("zrodlo=territory", False), ("zrodlo=nie_ma", True)],
)
def test_what_cannot_be_understood_is_noticed(views, query, is_noticed):
    assert Shown(views, f"/dane?{query}").has_class("notice") is is_noticed


def test_a_parameter_of_another_page_is_noticed_and_forgotten_on_the_way(views):
    assert Shown(views, "/mapa?wczytanie=1").has_class("notice")
    links = [link for link in Shown(views, "/dane?wczytanie=1").links() if link.startswith("/mapa")]
    assert links
    assert not any("wczytanie" in link for link in links)
