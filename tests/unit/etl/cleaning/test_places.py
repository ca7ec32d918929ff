"""Places as offices write them: the code of one gmina, or the candidates; never a guess."""

import csv
import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.areas import Area
from data.catalog.word_cards import read_spellings
from etl.cleaning.places import Found, Gazetteer
from etl.cleaning.remedies import unresolved_place

RAW = Path(__file__).parents[4] / "data" / "raw"


def areas() -> list[Area]:
    """Gminy, powiaty and regions of the bundled register."""
    with (RAW / "territory.csv").open(encoding="utf-8") as file:
        gminy = [Area(r["terc"][:6], "gmina", r["name"], r["kind"], r["powiat"], "", r["terc"])
                 for r in csv.DictReader(file)]  # fmt: skip
    with (RAW / "powiaty.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    powiaty = [Area(r["code"], "powiat", r["name"], r["kind"], r["voivodeship"], "", "") for r in rows]
    regions = {r["voivodeship"]: r["voivodeship_name"] for r in rows}
    return [*gminy, *powiaty, *(Area(c, "region", n, "województwo", "PL", "", "") for c, n in regions.items())]


PLACES = Gazetteer(areas(), read_spellings().place_aliases)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2464011", "246401"), ("246401", "246401"), ("Katowice", "246901"), ("m. Katowice", "246901"),
        ("M.Katowice", "246901"), ("Częstochowa (miasto na prawach powiatu)", "246401"), ("ŁAZY", "241605"),
        ("Miasto i Gmina Łazy", "241605"), ("gmina Łazy", "241605"), ("gmina wiejska Łazy", "241605"),
        ("42-450 Łazy", "241605"), ("Czarna (pow. bieszczadzki)", "180103"), ("Czarna, bieszczadzki", "180103"),
        ("gm. Czarna, powiat dębicki", "180303"), ("m. Dębica", "180301"), ("gm. w. Dębica", "180304"),
        ("Dębica (gmina wiejska)", "180304"), ("Ruda Śl.", "247201"), ("Skarżysko-Kam.", "261001"),
        ("Sitkówka-Nowiny", "260417"), ("Krosno (woj. podkarpackie)", "186101"),
    ],
)  # fmt: skip
def test_one_gmina_is_found(text, code):
    assert PLACES.find(text).code == code


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Czarna", ("180103", "180303", "181003")), ("Dębica", ("180301", "180304")),
        ("gmina Dębica", ("180301", "180304")), ("gmina wiejska Katowice", ("246901",)),
        ("Atlantyda", ()), ("246499", ()), ("Krosno (woj. śląskie)", ()), ("R. Śl.", ()), ("gmina", ()),
    ],
)  # fmt: skip
def test_several_or_none_stay_candidates(text, candidates):
    assert PLACES.find(text) == Found(candidates=candidates)


@pytest.mark.parametrize("powiat", ["bieszczadzki", "powiat bieszczadzki", "1801", "Pow. Bieszczadzki"])
def test_powiat_narrows_the_search(powiat):
    assert PLACES.find("Czarna", powiat).code == "180103"


def test_unknown_or_other_powiat_finds_nothing():
    assert PLACES.find("Łazy", "nieznany") == PLACES.find("Łazy", "bieszczadzki") == Found()


def test_lost_zero_comes_back_only_in_a_cell_typed_as_a_number():
    gazetteer = Gazetteer([Area("020101", "gmina", "Bolesławiec", "miejska", "0201", "", "0201011")])
    assert gazetteer.find("201011").code == ""
    assert gazetteer.find("201011", numeric=True)[:2] == ("020101", "restored code")
    assert gazetteer.find("20101.0", numeric=True)[:2] == ("020101", "restored code")


def test_two_readings_of_a_number_stay_candidates():
    two = [Area(code, "gmina", code, "miejska", code[:4], "", "") for code in ("020101", "201011")]
    assert Gazetteer(two).find("201011", numeric=True).candidates == ("020101", "201011")


def test_message_names_the_candidates_with_their_powiaty():
    fault = unresolved_place(PLACES.find("Czarna"), PLACES)
    assert str(fault.values["candidates"]).startswith("Czarna (wiejska, powiat bieszczadzki, 180103); Czarna (")


def test_column_is_aligned_and_marks_what_is_not_resolved():
    cells = pd.Series(["Czarna", "", "Czarna", "2464011"], index=[2, 3, 4, 5], dtype=str)
    found = PLACES.resolve(cells, pd.Series(["dębicki", "", "", ""], index=cells.index, dtype=str))
    assert found.codes.to_dict() == {2: "180303", 3: "", 4: "", 5: "246401"}
    assert found.wrong.to_dict() == {2: False, 3: False, 4: True, 5: False}
    assert found.how.tolist() == ["name", "", "", "code"]


def test_every_name_of_the_register_is_found_or_asked_about():
    for code, gmina in PLACES.gminy.items():
        found = PLACES.find(gmina.name)
        assert found.code == code or code in found.candidates
        assert PLACES.find(f"{gmina.name} ({gmina.kind}), powiat {PLACES.powiat_name[gmina.parent]}").code == code
        assert PLACES.find(gmina.terc).code == code


@given(st.text(max_size=30), st.text(max_size=10))
def test_any_text_gives_a_known_gmina_or_none(text, powiat):
    found = PLACES.find(text, powiat, numeric=True)
    assert found.code in {"", *PLACES.gminy}
    assert set(found.candidates) <= set(PLACES.gminy)


def test_long_columns_take_the_time_of_their_distinct_texts():
    cells = pd.Series([gmina.name for gmina in PLACES.gminy.values()] * 500, dtype=str)
    start = time.process_time()
    PLACES.resolve(cells)
    assert time.process_time() - start < 2
