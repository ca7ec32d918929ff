"""Entities of two files: sure pairs, doubtful pairs, and entities that stand in one file only."""

import random
import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalog.word_cards import read_spellings
from etl.cleaning.entity_names import NameReader
from etl.matching import COLUMNS, match_entities

KROSNO, CZESTOCHOWA, RZESZOW = "186101", "246401", "186301"
MANY = 20_000


READER = NameReader(read_spellings().entity_kinds)


@pytest.fixture
def reader() -> NameReader:
    return READER


def file(*rows: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame([{**dict.fromkeys(COLUMNS, ""), **row} for row in rows], columns=COLUMNS, dtype=str)


def answer(left: dict[str, str], right: dict[str, str], reader: NameReader) -> tuple[str, str]:
    """('certain', reason), ('review', reason) or ('other', '') for two files of one row."""
    found = match_entities(file(left), file(right), reader)
    for verdict, pairs in (("certain", found.certain), ("review", found.review)):
        if len(pairs):
            return verdict, pairs["reason"].iloc[0]
    return "other", ""


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("CIS Krosno", "Centrum Integracji Społecznej w Krośnie"),
        ("Sp. Soc. „Razem”", "Spółdzielnia Socjalna RAZEM w Krośnie"),
        ("Stow. Rodziców i Przyjaciół „Radość”", "Stowarzyszenie Przyjaciół i Rodziców Radość"),
        ("Fundacja 'Podaruj Miłość'", "FUNDACJA PODARUJ MILOSC"),
        ("KGW Różanka", "Koło Gospodyń Wiejskich w Różance"),
    ],
)
def test_spellings_of_one_entity_in_one_gmina_are_certain(left, right, reader):
    place = {"gmina": KROSNO, "place": "Krosno"}
    expected = ("certain", "name_and_gmina") if left != "KGW Różanka" else ("review", "similar_name")
    assert answer({"name": left, **place}, {"name": right, **place}, reader) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("CIS Krosno", "CIS Krościenko"),
        ("CIS Krosno", "KIS Krosno"),
        ("ZAZ w Krośnie (ul. Powstańców Śląskich)", "ZAZ w Krośnie (ul. Armii Krajowej)"),
        ("Spółdzielnia Socjalna „Majstry”", "Spółdzielnia Socjalna „Banderoza”"),
        ("Stowarzyszenie przy Szkole nr 1", "Stowarzyszenie przy Szkole nr 2"),
        ("Fundacja „Być Razem”", "Stowarzyszenie „Być Razem”"),
    ],
)
@pytest.mark.parametrize("gmina", [KROSNO, ""])
def test_neighbours_with_like_names_are_not_taken_for_each_other(left, right, gmina, reader):
    place = {"gmina": gmina, "place": "Krosno" if gmina else ""}
    assert answer({"name": left, **place}, {"name": right, **place}, reader) == ("other", "")


@pytest.mark.parametrize("number", ["krs", "regon", "nip"])
def test_an_equal_number_is_certain_whatever_the_name(number, reader):
    left, right = {"name": "Fundacja A", number: "7"}, {"name": "Zupełnie inna fundacja", number: "7"}
    assert answer(left, right, reader) == ("certain", number)


def test_one_nip_of_two_kinds_is_for_review(reader):
    left = {"name": "WTZ Caritas w Rzeszowie", "nip": "7"}
    assert answer(left, {"name": "CIS Caritas w Rzeszowie", "nip": "7"}, reader) == ("review", "other_kind")


def test_equal_nip_but_another_krs_is_for_review(reader):
    left, right = {"name": "Fundacja A", "nip": "7", "krs": "1"}, {"name": "Fundacja A", "nip": "7", "krs": "2"}
    assert answer(left, right, reader) == ("review", "other_number")


def test_workshops_of_one_operator_are_told_apart_by_name(reader):
    left = file({"name": "WTZ w Zabrzu", "nip": "7"}, {"name": "WTZ w Tychach", "nip": "7"})
    right = file({"name": "Warsztat Terapii Zajęciowej Tychy", "nip": "7"}, {"name": "WTZ Zabrze", "nip": "7"})
    found = match_entities(left, right, reader)
    assert list(zip(found.certain["left"], found.certain["right"], strict=True)) == [(0, 1), (1, 0)]
    assert found.review.empty


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ({"gmina": KROSNO}, {"gmina": ""}, "name_without_gmina"),
        ({"gmina": KROSNO}, {"gmina": RZESZOW}, "name_in_other_gmina"),
        ({"gmina": KROSNO, "krs": "1"}, {"gmina": KROSNO, "krs": "2"}, "other_number"),
    ],
)
def test_an_equal_name_alone_is_for_review(left, right, reason, reader):
    name = {"name": "Fundacja „Cała Naprzód”"}
    assert answer({**name, **left}, {**name, **right}, reader) == ("review", reason)


def test_two_of_one_name_in_a_gmina_are_for_review(reader):
    one = {"name": "Fundacja Lanka", "gmina": KROSNO}
    found = match_entities(file(one), file(one, one), reader)
    assert (len(found.certain), list(found.review["reason"])) == (0, ["several_alike"] * 2)


def test_rows_keep_their_labels(reader):
    left = file({"name": "Fundacja Lanka", "gmina": KROSNO}, {"name": "Stowarzyszenie Inne", "gmina": KROSNO})
    found = match_entities(left.set_axis([18, 19]), left.head(1).set_axis(["a"]), reader)
    assert found.certain.values.tolist() == [[18, "a", 100, "name_and_gmina"]]
    assert (list(found.left_alone), list(found.right_alone)) == ([19], [])


def test_empty_files(reader):
    found = match_entities(file(), file({"name": "Fundacja Lanka"}), reader)
    assert (len(found.certain), len(found.review), list(found.right_alone)) == (0, 0, [0])


NAMES = st.sampled_from(["CIS Krosno", "CIS", "Fundacja Razem", "Fundacja Razm", "Razem", "Stow. Razem Możemy", ""])
ROWS = st.lists(
    st.fixed_dictionaries(
        {"name": NAMES, "nip": st.sampled_from(["", "1", "2"]), "gmina": st.sampled_from(["", KROSNO, RZESZOW])}
    ),
    max_size=6,
)


@settings(max_examples=25)
@given(ROWS, ROWS, st.randoms(use_true_random=False))
def test_every_row_has_one_place_and_the_order_of_rows_does_not_matter(left, right, shuffler):
    reader = READER
    one, other = file(*left), file(*right)
    found = match_entities(one, other, reader)
    assert not found.certain["left"].duplicated().any()
    assert not found.certain["right"].duplicated().any()
    for side, frame, alone in (("left", one, found.left_alone), ("right", other, found.right_alone)):
        groups = [set(found.certain[side]), set(found.review[side]), set(alone)]
        assert sum(map(len, groups)) == len(set.union(*groups)) == len(frame)
    mixed = shuffler.sample(list(other.index), len(other))
    again = match_entities(one, other.loc[mixed], reader)
    for before, after in ((found.certain, again.certain), (found.review, again.review)):
        assert set(map(tuple, before.values.tolist())) == set(map(tuple, after.values.tolist()))


def test_twenty_thousand_by_twenty_thousand_takes_seconds(reader):
    choose = random.Random(1)
    syllables = [c + v for c in "bcdfglmnprstwz" for v in "aeiou"]
    words = ["".join(choose.choices(syllables, k=choose.randint(2, 4))) for _ in range(4_000)]
    forms = ["Fundacja", "Stowarzyszenie", "Sp. Soc.", "KGW"]
    rows = [
        {
            "name": f"{choose.choice(forms)} {' '.join(choose.choices(words, k=3))}",
            "gmina": f"24{choose.randrange(400):04d}",
        }
        for _ in range(MANY)
    ]
    left = file(*rows)
    start = time.process_time()
    found = match_entities(left, left.sample(frac=1, random_state=1), reader)
    assert time.process_time() - start < 20
    assert len(found.certain) > 0.99 * MANY
    assert (found.certain["left"] == found.certain["right"]).all()
