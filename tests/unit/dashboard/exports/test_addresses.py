"""Addresses of files carry the state of the page and a few words of their own."""

import pytest

from dashboard.exports.addresses import file_address, page_address, page_of, read_options, view_name
from dashboard.exports.options import Options


@pytest.mark.parametrize(("page", "view"), [("/", "przeglad"), ("/mapa", "mapa"), ("/aneks", "aneks")])
def test_views_are_named_by_their_pages(page, view):
    assert (view_name(page), page_of(view)) == (view, page)


def test_file_carries_the_selection_without_the_theme():
    state = "subregion=polnocny&lang=en&motyw=ciemny"
    assert file_address("mapa", "csv", state, zapis="") == "/eksport/mapa.csv?subregion=polnocny&lang=en"
    assert file_address("mapa", "png", "", wykres="ranking") == "/eksport/mapa.png?wykres=ranking"


def test_page_of_a_file_has_only_the_selection():
    assert page_address("mapa", "powiat=2464&wykres=mapa&rozmiar=1x&zapis=pl&motyw=ciemny") == "/mapa?powiat=2464"
    assert page_address("przeglad", "wykres=mapa") == "/"


def test_part_of_a_page_is_a_view_of_its_own():
    assert page_address("skrot", "powiat=2464&widok=x") == "/porownanie?powiat=2464&widok=skrot"
    assert view_name("/porownanie", {"widok": "skrot"}) == "skrot"
    assert view_name("/porownanie", {"grupa": "wszystkie"}) == "porownanie"
    assert file_address("skrot", "pdf", "powiat=2464&widok=skrot") == "/eksport/skrot.pdf?powiat=2464"


def test_options_are_checked():
    assert read_options({"wykres": "mapa", "rozmiar": "slajd"}) == Options("mapa", "slajd", "")
    assert read_options({}) == Options()
    assert read_options({"rozmiar": "9999"}) is None
    assert read_options({"zapis": "../../etc"}) is None
