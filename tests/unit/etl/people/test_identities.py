"""Whole columns are normalised as cells are, and identities of different sorts never agree."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.cleaning.people import identity_of, normalise_e_mail, normalise_person
from etl.people.identities import identities, normalised_addresses, normalised_names

NAMES = st.text("ab ąłżŻ.-dr mgrÉ\u0130\u00a0ſ①1oO", max_size=12) | st.text(max_size=15)
PARTS = st.sampled_from(["a.b@c.pl", "biuro@x.pl", "A@B.PL", "x.@y.pl", "a@b..pl", "a@-.pl", ".a@b.pl", "a@b.pl."])
ADDRESSES = st.text("ab@.;<x-_+1 ŁKkżſﬁ", max_size=12) | PARTS


def column(*texts: str) -> pl.Series:
    return pl.Series(list(texts), dtype=pl.String)


@given(st.lists(NAMES, min_size=1, max_size=5))
def test_names_of_a_column_are_normalised_as_one_by_one(names):
    assert normalised_names(column(*names)).to_list() == [normalise_person(name) for name in names]


@given(st.lists(ADDRESSES, min_size=1, max_size=5))
def test_addresses_of_a_column_are_normalised_as_one_by_one(addresses):
    assert normalised_addresses(column(*addresses)).to_list() == [normalise_e_mail(text) for text in addresses]


@pytest.mark.parametrize(
    ("name", "e_mail", "nip", "subregion"),
    [
        ("mgr Anna Nowak-Kowalska", "Anna@Example.org", "1234563218", "24-polnocny"),
        ("Anna Nowak", "", "", "24-polnocny"),
        ("Anna", "anna@example.org", "1234563218", ""),
        ("", "biuro@example.org", "", ""),
    ],
)
def test_identities_are_those_of_the_row(name, e_mail, nip, subregion):
    found = identities(column(name), column(e_mail), column(nip), column(subregion))
    one = identity_of(name, e_mail, nip, subregion)
    assert found.e_mail[0] == one.e_mail
    assert found.name[0] == (one.name_and_nip if nip else one.name_and_subregion)
    assert found.is_weak[0] == (nip == "")
