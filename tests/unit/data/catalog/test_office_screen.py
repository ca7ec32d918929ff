"""The playlist of an office: read strictly, put first, every fault named."""

import pytest

from data.catalog import read_catalog
from data.catalog.office_screen import FILE, with_office_screen
from data.errors import UserError

CATALOG = read_catalog()
HEAD = "id: biuro\nname: {pl: Biuro, en: Office}\n"


def written(folder, text: str):
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_without_a_file_there_is_the_built_in_list(tmp_path):
    assert [*with_office_screen(CATALOG, tmp_path).screens] == ["podstawowa"]


def test_list_of_the_office_comes_first(tmp_path):
    text = HEAD + "items:\n  - {view: mapa, indicators: [ludnosc], stan_na: 2018-12-31, seconds: 5}\n"
    screens = with_office_screen(CATALOG, written(tmp_path, text)).screens
    assert [*screens] == ["biuro", "podstawowa"]
    assert screens["biuro"].items[0].indicators == ["ludnosc"]


def test_list_of_the_same_name_replaces_the_built_in_one(tmp_path):
    text = HEAD.replace("biuro", "podstawowa") + "items: [{view: zmiany}]\n"
    screens = with_office_screen(CATALOG, written(tmp_path, text)).screens
    assert [(name, screen.name.pl) for name, screen in screens.items()] == [("podstawowa", "Biuro")]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("items: [{view: wykres}]", "items.0.view"),
        ("items: [{view: mapa, wskaznik: ludnosc}]", "unknown key 'items.0.wskaznik'"),
        ("items: [{view: mapa, indicators: [nie_ma]}]", "item 1: indicator 'nie_ma' does not exist"),
        ("items: [{view: zmiany, indicators: [ludnosc]}]", "'indicators' go with"),
        ("items: [{view: zmiany, plan: slaskie_2014}]", "'plan' goes with statusy"),
        ("items: [{view: statusy, plan: nie_ma}]", "plan 'nie_ma' does not exist"),
        ("items: [{view: zmiany, subregion: gorny}]", "subregion 'gorny' does not exist"),
        ("items: [{view: zmiany, seconds: 0}]", "items.0.seconds"),
        ("items: []", "items"),
        ("address: javascript:alert(1)\nitems: [{view: zmiany}]", "address"),
        ("items: [", "ekran.yml"),
    ],
)
def test_fault_is_named(tmp_path, text, named):
    with pytest.raises(UserError) as error:
        with_office_screen(CATALOG, written(tmp_path, HEAD + text))
    assert named in str(error.value)
