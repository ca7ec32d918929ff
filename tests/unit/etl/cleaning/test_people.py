"""People: one form of a name and of an address. All invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.cleaning.people import identity_of, mask, normalise_e_mail, normalise_person


@pytest.mark.parametrize(
    "name",
    ["Anna Nowak-Kowalska", "mgr inż. Anna NOWAK KOWALSKA", "Kowalska-Nowak Anna", "  anna\u00a0nowak - kowalska ",
     "dr Anna M. Nowak-Kowalska", "Ａnna Nowak-Kowalska"],
)  # fmt: skip
def test_spellings_of_one_name(name):
    assert normalise_person(name) == "anna kowalska nowak"


@pytest.mark.parametrize(
    ("text", "address"),
    [("Anna.Nowak@Example.PL ", "anna.nowak@example.pl"), ("brak", ""), ("biuro@example.org", ""), ("a@b", ""),
     ("mail: x.y@example.org;", "x.y@example.org")],
)  # fmt: skip
def test_e_mail_of_a_person(text, address):
    assert normalise_e_mail(text) == address


def test_identities_of_different_sorts_never_agree():
    all_of_them = identity_of("Anna Nowak", "anna@example.org", "1234563218", "24-polnocny")
    assert len(set(all_of_them)) == 3
    assert identity_of("Anna", "", "1234563218", "24-polnocny") == ("", "", "")


@pytest.mark.parametrize(
    ("text", "shown"), [("Anna Nowak", "A… N…"), ("anna.nowak@example.org", "a…@…"), ("44051401359", "…"), ("", "")]
)
def test_masks_for_previews(text, shown):
    assert mask(text) == shown


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_taken_without_an_error(name, e_mail):
    assert len(identity_of(name, e_mail, "1234563218", "24")) == 3
    mask(name)
    assert normalise_person(normalise_person(name)) == normalise_person(name)
