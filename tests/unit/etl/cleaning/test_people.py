"""People: one form of a name, pseudonyms nobody can undo, counts that typing mistakes do not spoil. All invented."""

import random
import stat
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import UserError
from etl.cleaning.people import identity_of, mask, normalise_e_mail, normalise_person
from etl.cleaning.person_keys import KEY_FILE, epoch_key, master_key, pseudonym, pseudonyms, same_people
from etl.cleaning.secret import Secret, SecretColumn
from tests.unit.etl.cleaning.crowd import crowd

KEY = Secret(bytes(range(32)))


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
    identity = identity_of(name, e_mail, "1234563218", "24")
    mask(name)
    assert all(len(pseudonym(b"k", text)) == 32 for text in identity)
    assert normalise_person(normalise_person(name)) == normalise_person(name)


def test_pseudonym_is_fixed_for_ever_and_depends_on_the_key_and_the_year():
    # Computed once with openssl. A changed value means that people already counted are counted again.
    assert pseudonym(bytes(32), "anna") == "3427bbee8d681c6617efa89e2b93f3b9"
    keys = {epoch_key(KEY, year).reveal() for year in (2024, 2025)}
    assert len({pseudonym(key, "anna") for key in keys}) == 2


def test_master_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first = master_key(tmp_path / "var")
    assert len(first.reveal()) == 32
    assert master_key(tmp_path / "var").reveal() == first.reveal()
    assert [path.name for path in (tmp_path / "var").iterdir()] == [KEY_FILE]
    assert stat.S_IMODE((tmp_path / "var" / KEY_FILE).stat().st_mode) == 0o600


def test_key_that_others_could_read_is_closed_again(tmp_path):
    key = master_key(tmp_path).reveal()
    (tmp_path / KEY_FILE).chmod(0o644)
    assert master_key(tmp_path).reveal() == key
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600


def test_first_uses_at_one_moment_agree_on_one_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = {key.reveal() for key in pool.map(master_key, [tmp_path] * 32)}
    assert len(keys) == 1


def test_damaged_key_is_not_replaced_in_silence(tmp_path):
    (tmp_path / KEY_FILE).write_bytes(b"half")
    with pytest.raises(UserError, match="has 4 bytes, expected 32"):
        master_key(tmp_path)


def people(*rows: tuple[str, str, str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["name", "e_mail", "nip"], dtype=str)
    subregions = pd.Series("24-polnocny", index=table.index, dtype=str)
    return pseudonyms(SecretColumn(table["name"]), SecretColumn(table["e_mail"]), table["nip"], subregions, KEY)


def test_mistyped_name_or_e_mail_is_caught_by_the_other():
    keys = people(
        ("Anna Nowak", "anna@example.org", "1"), ("Ana Nowak", "anna@example.org", "1"), ("Anna Nowak", "", "1"),
        ("Anna Nowak", "ana@example.org", "1"), ("Anna Nowak", "", "2"), ("Anna", "", "1"),
    )  # fmt: skip
    assert same_people(keys).tolist() == [0, 0, 0, 0, 1, -1]


def test_mailbox_of_an_office_joins_nobody():
    names = ["Anna Nowak", "Jan Mazur", "Ewa Lis", "Piotr Wilk", "Olga Sowa"]
    assert same_people(people(*((name, "osrodek@example.org", "1") for name in names))).nunique() == 5


def test_weak_identity_speaks_only_where_there_is_no_other():
    keys = people(("Anna Nowak", "", ""), ("anna nowak", "", ""), ("Anna Nowak", "", "1"))
    assert same_people(keys).tolist() == [0, 0, 1]


def test_nobody_on_an_empty_list():
    assert same_people(people()).tolist() == []


@pytest.mark.parametrize("seed", range(3))
def test_unique_people_are_counted_within_two_percent(seed):
    rows, true_count = crowd(random.Random(seed), people=5_000)
    keys = pseudonyms(SecretColumn(rows["name"]), SecretColumn(rows["e_mail"]), rows["nip"], rows["subregion"], KEY)
    counted = same_people(keys).nunique()
    assert abs(counted - true_count) / true_count <= 0.02
