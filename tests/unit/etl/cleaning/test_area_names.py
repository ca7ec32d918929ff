"""Areas of every level as offices write them; what may mean two areas stays two candidates."""

import csv
from pathlib import Path

import pytest

from data.areas import Area
from data.catalog import Subregion, read_catalog
from data.catalog.word_cards import read_spellings
from etl.cleaning.area_names import AreaNames
from etl.cleaning.places import Gazetteer

RAW = Path(__file__).parents[4] / "data" / "raw"
CATALOG = read_catalog()


def areas() -> list[Area]:
    """Gminy and powiaty of the bundled register, and a voivodeship that has no card."""
    with (RAW / "territory.csv").open(encoding="utf-8") as file:
        gminy = [Area(r["terc"][:6], "gmina", r["name"], r["kind"], r["powiat"], "", r["terc"])
                 for r in csv.DictReader(file)]  # fmt: skip
    with (RAW / "powiaty.csv").open(encoding="utf-8") as file:
        powiaty = [Area(r["code"], "powiat", r["name"], r["kind"], r["voivodeship"], "", "")
                   for r in csv.DictReader(file)]  # fmt: skip
    return [*gminy, *powiaty, Area("16", "region", "opolskie", "województwo", "PL", "", "")]


AREAS = areas()
GAZETTEER = Gazetteer(AREAS, read_spellings().place_aliases)
NAMES = AreaNames(CATALOG.regions.values(), AREAS, GAZETTEER)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("24", "24"), ("śląskie", "24"), ("Woj. śląskie", "24"), ("WOJEWÓDZTWO ŚLĄSKIE", "24"), ("opolskie", "16"),
        ("24-polnocny", "24-polnocny"), ("24-POLNOCNY", "24-polnocny"), ("północny", "24-polnocny"),
        ("subregion północny", "24-polnocny"), ("Subreg. Północny", "24-polnocny"), ("półn.", "24-polnocny"),
        ("subregion półn.", "24-polnocny"), ("Północny (Częstochowa)", "24-polnocny"), ("polnocny", "24-polnocny"),
        ("2464", "2464"), ("częstochowski", "2404"), ("pow. częstochowski", "2404"), ("powiat Krosno", "1861"),
        ("Częstochowa", "2464"), ("m. Częstochowa", "2464"), ("Miasto Częstochowa", "2464"), ("2464011", "246401"),
        ("gmina Częstochowa", "246401"), ("Łazy", "241605"), ("Bielsko-Biała", "2461"), ("PL", "PL"),
        ("m. Przemyśl", "1862"), ("Czarna (pow. bieszczadzki)", "180103"), ("24.0", "24"),
    ],
)  # fmt: skip
def test_one_area_is_found(text, code):
    assert NAMES.find(text).code == code


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Przemyśl", ("181308", "1862")), ("Czarna", ("180103", "180303", "181003")), ("Atlantyda", ()), ("99", ()),
        ("gmina wiejska Katowice", ("246901",)), ("subregion wschodni", ()), ("", ()), ("2499", ()), ("x" * 5_000, ()),
    ],
)  # fmt: skip
def test_several_or_none_stay_candidates(text, candidates):
    assert (NAMES.find(text).code, NAMES.find(text).candidates) == ("", candidates)


def test_code_typed_as_a_number_gets_its_zero_back():
    places = Gazetteer([Area("020101", "gmina", "Bolesławiec", "miejska", "0201", "", "0201011")])
    names = AreaNames([], [Area("0201", "powiat", "bolesławiecki", "powiat", "02", "", "")], places)
    assert (names.find("201", numeric=True).code, names.find("201").code) == ("0201", "")
    assert names.find("201011", numeric=True).code == "020101"


def test_subregions_of_one_name_are_two_candidates():
    other = CATALOG.regions["podkarpackie"]
    same = Subregion(id="polnocny", name={"pl": "północny", "en": "northern"}, colour="#000000", powiaty=["1803"])
    regions = [CATALOG.regions["slaskie"], other.model_copy(update={"subregions": [same]})]
    names = AreaNames(regions, AREAS, GAZETTEER)
    assert names.find("północny").candidates == ("18-polnocny", "24-polnocny")
    assert names.find("18-polnocny").code == "18-polnocny"


def test_areas_know_their_subregion_and_what_they_contain():
    assert [NAMES.subregion_of(code) for code in ("246401", "2464", "24-polnocny", "24", "180103")] == [
        "24-polnocny", "24-polnocny", "24-polnocny", "", "",
    ]  # fmt: skip
    assert NAMES.contains("24-polnocny", "246401")
    assert not NAMES.contains("24-zachodni", "246401")
    assert NAMES.contains("2464", "246401")
    assert not NAMES.contains("24", "180103")


def test_labels_name_the_level_and_the_code():
    assert [NAMES.label(code) for code in ("24", "24-polnocny", "2404", "2464", "99")] == [
        "województwo śląskie (24)", "subregion północny (24-polnocny)", "powiat częstochowski (2404)",
        "m. Częstochowa (2464)", "99",
    ]  # fmt: skip
    assert NAMES.label("241605").startswith("Łazy (")
