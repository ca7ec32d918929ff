"""The page of events on the files of a small office: every view, figures that agree with the files, a calendar file."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from dashboard.views import Views
from etl.loading import Target, load_file
from tests.endurance.homes import homes_of
from tests.integration.bundled import CATALOG
from tests.integration.test_event_summaries import HEADERS
from tests.integration.test_views_pages import faults
from tests.integration.views_markup import Shown

DAY = date(2025, 12, 31)
FILES = {
    "events": "E1;spotkanie informacyjne;Start;finanse;2025-02-01;Cieszyn;6;10;zrealizowane\n"
    "E2;warsztat;Dalej;finanse;2025-03-06;Cieszyn;8;12;zrealizowane\n"
    "E3;warsztat;Jeszcze;;2026-11-27;Strumień;8;15;planowane\n"
    "E4;forum;Nie będzie <b>;;2025-05-05;Cieszyn;4;30;odwołane\n",
    "attendance": "E1;Urząd;JST;Cieszyn;Jan Lis;\nE1;Ośrodek;OPS;Strumień;Ewa Kos;\nE2;Urząd;JST;Cieszyn;Jan Lis;\n",
    "attendance_counts": "E1;99;;\n",
}
VIEWS = ["postep", "kalendarz", "zasieg", "sciezka"]


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Views]:
    """Views of an office with four events."""
    path = Path(tmp_path_factory.mktemp("files") / "plik.csv")
    with homes_of("sqlite") as homes, homes.ground().target() as target:
        _load_all(target, path)
        yield Views(target.engine, CATALOG, "slaskie")


def _load_all(target: Target, path: Path) -> None:
    for source, rows in FILES.items():
        path.write_text(HEADERS[source] + rows, encoding="utf-8")
        assert load_file(target, path, source_id=source, stan_na=DAY, by="test").load is not None


def shown(views: Views, query: str) -> Shown:
    return Shown(views, f"/wydarzenia?{query}")


def titles(found: Shown) -> str:
    return " ".join(found.texts).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("view", "area"), list(product(VIEWS, ["", "subregion=poludniowy", "powiat=2403", "gmina=2403011"]))
)
def test_every_view_is_drawn_for_every_area(views, view, area):
    for more in (
        "",
        "typ=warsztat",
        "temat=finanse",
        "stan_na=2014-12-31",
        "lang=en&motyw=ciemny",
        "region=podkarpackie",
    ):
        found = shown(views, f"widok={view}&{area}&{more}" if "region" not in more else f"widok={view}&{more}")
        assert (faults(found), found.open_elements) == ([], [])


@pytest.mark.parametrize("area", ["", "subregion=poludniowy", "powiat=2403"])
def test_plan_and_delivery_are_those_of_the_files(views, area):
    text = titles(shown(views, area))
    assert "Odbyło się 2 z 3 planowanych wydarzeń." in text
    assert "Godziny: 14 z 22 planowanych." in text
    assert "Obecności: 3; plan wszystkich wydarzeń: 37." in text  # the head-count of 99 has a list beside it


def test_kind_and_topic_narrow_the_figures(views):
    assert "Odbyło się 1 z 2 planowanych wydarzeń." in titles(shown(views, "typ=warsztat"))
    assert "Odbyło się 2 z 2 planowanych wydarzeń." in titles(shown(views, "temat=finanse"))


def test_one_person_at_two_events_is_one_person(views):
    assert "Rok 2025: 2 osoby, 3 obecności." in titles(shown(views, "widok=zasieg"))


def test_gminy_never_reached_are_told(views):
    text = titles(shown(views, "widok=zasieg&powiat=2403"))
    assert "Nigdy nieobecne: 10 gmin z 12" in text


def test_card_of_an_event_shows_where_it_comes_from(views):
    text = titles(shown(views, "widok=kalendarz&wydarzenie=E1"))
    assert "2 osoby na liście" in text
    assert "plik.csv, wiersz 2" in text
    assert "Żadne wydarzenie nie ma numeru X9." in titles(shown(views, "widok=kalendarz&wydarzenie=X9"))


def test_calendar_file_has_the_events_of_the_selection(views):
    content = views.calendar("/wydarzenia?od=2025-01-01&do=2025-12-31&powiat=2403").replace("\r\n ", "")
    assert content.count("BEGIN:VEVENT") == 3
    assert "STATUS:CANCELLED" in content
    assert "SUMMARY:Nie będzie <b>" in content
