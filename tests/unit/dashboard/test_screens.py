"""Which slides a playlist means, and which of them are shown."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.screens import nearest, neighbours, requests_of, shown_of
from data.catalog import read_catalog
from data.catalog.models import Bilingual
from data.catalog.screen_cards import Screen, ScreenItem

CATALOG = read_catalog()
SLASKIE, PODKARPACKIE = CATALOG.regions["slaskie"], CATALOG.regions["podkarpackie"]
NUMBERS = st.lists(st.integers(1, 60), min_size=1, unique=True).map(sorted)


def playlist(*items: ScreenItem) -> Screen:
    return Screen(id="proba", name=Bilingual(pl="Próba", en="Trial"), seconds=7, items=list(items))


def test_built_in_list_serves_every_region_by_its_card():
    for region in CATALOG.regions.values():
        requests = requests_of(CATALOG.screens["podstawowa"], region)
        subjects = [(request.item.view, request.subject) for request in requests]
        assert [request.number for request in requests] == list(range(1, len(requests) + 1))
        assert [subject for view, subject in subjects if view == "statusy"] == region.plans
        assert [subject for view, subject in subjects if view == "wskaznik"] == region.gauge_indicators


def test_named_indicators_and_plans_take_the_place_of_the_rule():
    items = ScreenItem(view="mapa", indicators=["ludnosc", "podmioty_regon"]), ScreenItem(view="statusy", plan="x")
    requests = requests_of(playlist(*items), SLASKIE)
    assert [request.subject for request in requests] == ["ludnosc", "podmioty_regon", "x"]


def test_slide_has_the_seconds_of_its_entry_else_of_the_list():
    requests = requests_of(playlist(ScreenItem(view="zmiany", seconds=3), ScreenItem(view="wydarzenia")), SLASKIE)
    assert [request.seconds for request in requests] == [3, 7]


def test_subregion_of_another_region_is_left_out():
    screen = playlist(ScreenItem(view="zmiany", subregion="polnocny"), ScreenItem(view="wydarzenia"))
    assert [request.item.view for request in requests_of(screen, SLASKIE)] == ["zmiany", "wydarzenia"]
    assert [request.item.view for request in requests_of(screen, PODKARPACKIE)] == ["wydarzenia"]


def test_empty_slides_are_skipped_and_do_not_count_among_the_most():
    item = ScreenItem(view="liczba", indicators=["ludnosc"] * 5, most=2)
    requests = requests_of(playlist(item, ScreenItem(view="zmiany")), SLASKIE)
    assert shown_of(requests, lambda request: request.number != 1) == [2, 3, 6]


def test_empty_slide_in_an_address_gives_way_to_the_next_one():
    assert [nearest([2, 3, 6], asked) for asked in (1, 3, 4, 7)] == [2, 3, 6, 2]


@given(NUMBERS)
def test_going_on_visits_every_slide_once_and_going_back_undoes_it(shown):
    visited, number = [], shown[0]
    for _turn in shown:
        visited.append(number)
        following = neighbours(shown, number)[1]
        assert neighbours(shown, following)[0] == number
        number = following
    assert (visited, number) == (shown, shown[0])
