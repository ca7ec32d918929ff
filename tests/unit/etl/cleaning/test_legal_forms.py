"""Kinds of entities and legal forms as offices spell them."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalog.word_cards import EntityKind, read_spellings
from etl.cleaning.entity_names import NameReader, stem
from etl.cleaning.legal_forms import KindTable
from etl.cleaning.remedies import unknown_kind
from geo.names import fold

ENTRIES = read_spellings().entity_kinds
KINDS, FORMS = KindTable(ENTRIES, "kind"), KindTable(ENTRIES, "form")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sp. Soc.", "spoldzielnia_socjalna"), ("spółdz. socjalna", "spoldzielnia_socjalna"), ("CIS", "cis"),
        ("Centrum Integracji Społecznej", "cis"), ("centrum integracji spolecznej (CIS)", "cis"), ("Stow.",
        "stowarzyszenie"), ("FUNDACJA ", "fundacja"), ("sp. z o.o. non profit", "spolka_non_profit"),
        ("Spółka z o. o. non-profit", "spolka_non_profit"), ("KGW", "kgw"), ("ZAZ", "zaz"), ("WTZ", "wtz"),
        ("fundacja (przedsiębiorstwo społeczne)", "fundacja"), ("spoldzielnia_socjalna", "spoldzielnia_socjalna"),
    ],
)  # fmt: skip
def test_spellings_of_kinds(text, kind):
    assert KINDS.find(text) == kind


@pytest.mark.parametrize("text", ["", "Fundcja", "przedsiębiorstwo", "Stowarzyszenie (fundacja)", "CIS i KIS"])
def test_what_the_card_does_not_know_is_not_guessed(text):
    assert KINDS.find(text) is None


def test_a_status_is_no_legal_form_and_a_form_no_kind():
    assert (FORMS.find("CIS"), FORMS.find("Sp. z o.o.")) == (None, "spolka_zoo")
    assert KINDS.find("Sp. z o.o.") is None


def test_column_marks_unknown_spellings():
    found = KINDS.column(pd.Series(["CIS", "", "Fundcja", "cis"], index=[2, 3, 4, 5], dtype=str))
    assert found.values.tolist() == ["cis", "", "", "cis"]
    assert found.wrong.to_dict() == {2: False, 3: False, 4: True, 5: False}


def test_message_offers_what_looks_like_the_text():
    assert unknown_kind("Fundcja", KINDS).values == {"allowed": "Fundacja"}
    assert "Spółdzielnia socjalna, " in str(unknown_kind("???", KINDS).values["allowed"])


def test_kinds_of_the_indicators_are_on_the_card(catalog):
    used = {kind for kinds in catalog.indicators["podmioty_proba"].measure.kinds.values() for kind in kinds}
    assert used <= {entry.id for entry in ENTRIES}


def test_one_spelling_means_one_kind():
    name = {"pl": "A", "en": "A"}
    entries = [EntityKind(id=i, name=name, used_as=["kind"], spellings=["Sp."]) for i in ("a", "b")]
    with pytest.raises(ValueError, match="means"):
        KindTable([entries[0], entries[1].model_copy(update={"name": ENTRIES[0].name})], "kind")


@given(st.text(max_size=20))
def test_any_text_is_a_known_kind_or_none(text):
    assert KINDS.find(text) in {None, *KINDS.name_by_id}
    assert set(KINDS.candidates(text)) <= set(KINDS.name_by_id)
    NameReader(ENTRIES[:3]).read(text)


@pytest.mark.parametrize(
    ("nominative", "locative"),
    [
        ("Krosno", "Krośnie"), ("Katowice", "Katowicach"), ("Zabrze", "Zabrzu"), ("Chorzów", "Chorzowie"),
        ("Bytom", "Bytomiu"), ("Łazy", "Łazach"), ("Częstochowa", "Częstochowie"), ("Mielec", "Mielcu"),
        ("Sosnowiec", "Sosnowcu"), ("Ruda", "Rudzie"), ("Śląska", "Śląskiej"), ("Góra", "Górze"),
        ("Dąbrowa", "Dąbrowie"), ("Przemyśl", "Przemyślu"), ("Kielce", "Kielcach"), ("Zawiercie", "Zawierciu"),
    ],
)  # fmt: skip
def test_cases_of_a_place_have_one_stem(nominative, locative):
    assert stem(fold(nominative)) == stem(fold(locative))


def test_towns_with_like_names_keep_different_stems():
    assert stem("krosno") != stem("kroscienko")


def test_name_is_split_into_forms_and_words():
    name = NameReader(ENTRIES).read("ZAZ Fundacji „Gramy z Tobą”")
    assert name.kinds == {"zaz", "fundacja"}
    assert name.words == ("gram", "tob")
