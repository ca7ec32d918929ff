"""Place names: folding, Polish order, candidates."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.names import Place, PlaceIndex, fold, fold_many, polish_sort_bytes, polish_sort_key

POLISH = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"


@pytest.mark.parametrize("typed", ["Bielsko-Biała", "BIELSKO – BIAŁA", " bielsko\u00a0biala. "])
def test_ways_of_typing_fold_to_one(typed):
    assert fold(typed) == "bielsko biala"


@given(st.text())
@example("\u210c\u0130")  # a Gothic capital and a dotted capital I
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.sampled_from(POLISH + POLISH.upper() + "„”“’–—\u00a0 .-_(7é")))
def test_usual_letters_fold_as_all_others(text):
    folded, foreign = fold(text), fold(text + " \u210c")
    assert foreign.removesuffix("h").strip() == folded


@given(st.permutations(list(POLISH)))
def test_letters_sort_by_the_polish_alphabet(letters):
    assert "".join(sorted(letters, key=polish_sort_key)) == POLISH


@given(st.text(POLISH + " 0123456789"))
def test_case_does_not_matter(text):
    assert polish_sort_key(text.upper()) == polish_sort_key(text)


@given(st.text(), st.text(min_size=1))
def test_a_beginning_never_sorts_after_the_longer_text(start, rest):
    assert polish_sort_key(start) <= polish_sort_key(start + "\n" + rest)


def test_digits_come_before_letters_and_words_before_longer_words():
    names = ["Zabrze", "Łazy", "Nowa Sól", "3 Maja", "Nowak", "Lubliniec", "Óblast", "Orzesze"]
    expected = ["3 Maja", "Lubliniec", "Łazy", "Nowa Sól", "Nowak", "Orzesze", "Óblast", "Zabrze"]
    assert sorted(names, key=polish_sort_key) == expected


def test_foreign_letters_count_as_their_base_letter():
    assert polish_sort_key("Café") == polish_sort_key("cafe")


@pytest.fixture
def index():
    places = [
        Place("1801032", "Czarna", "wiejska", "bieszczadzki"),
        Place("1803032", "Czarna", "wiejska", "dębicki"),
        Place("260417", "Nowiny", "wiejska", "kielecki"),
    ]
    return PlaceIndex(places, aliases={"Sitkówka-Nowiny": "260417"})


def test_a_name_shared_by_two_gminy_gives_both(index):
    assert index.find("czarna") == ["180103", "180303"]


@pytest.mark.parametrize("typed", ["Czarna (dębicki)", "Czarna, powiat dębicki", "CZARNA wiejska debicki"])
def test_the_parent_settles_a_shared_name(index, typed):
    assert index.find(typed) == ["180303"]


def test_within_keeps_only_that_area(index):
    assert index.find("gmina Czarna", within="1801") == ["180103"]
    assert index.find("Czarna", within="26") == []


def test_an_alias_finds_the_renamed_gmina(index):
    assert index.find("sitkówka nowiny", within="26") == ["260417"]


def test_an_unknown_name_has_no_candidates(index):
    assert index.find("Czarnna") == []


def test_all_faults_of_rows_and_aliases_come_together():
    row = Place("260417", "Nowiny", "wiejska", "kielecki")
    with pytest.raises(ValueError, match=r"260417 .* is repeated.*'Nowa' means 260418.*'nowa' means 260417"):
        PlaceIndex([row, row], aliases={"Nowa": "260418", "nowa": "260417"})


@given(st.lists(st.text(alphabet="aąbcćłŁżŻ 09„-é…ß™ж\u00a0ﬁ½\n", max_size=6), max_size=4))
def test_many_names_at_once_are_folded_and_sorted_as_one_by_one(names):
    assert [" ".join(folded.decode().split()) for folded in fold_many(names)] == [fold(name) for name in names]
    together = dict(zip(names, polish_sort_bytes(names), strict=True))
    assert sorted(names, key=together.__getitem__) == sorted(names, key=polish_sort_key)
