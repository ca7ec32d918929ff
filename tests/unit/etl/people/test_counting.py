"""Different people are counted in spite of typing mistakes, and nobody can undo a pseudonym. All people invented."""

import pickle
import random

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.cleaning.secret import SecretColumn
from etl.people.counting import is_by_name_only, same_people, unique_in_cells
from etl.people.finding import PeopleFinder
from etl.people.hashing import Hashed, PeopleHasher
from etl.people.lists import YearLists
from etl.people.pseudonyms import NOBODY, pseudonyms
from tests.unit.etl.people.crowd import crowd


def hashed(tmp_path, rows: pd.DataFrame, **changes) -> Hashed:
    attendance = pd.DataFrame({"event_key": "W1", "nip": rows["nip"], "area_code": "246401"}, dtype=object)
    secrets = {"osoba": SecretColumn(rows["name"]), "e_mail": SecretColumn(rows["e_mail"])}
    found = PeopleFinder({"2464": "24-polnocny"}).found(attendance, secrets)
    return PeopleHasher(tmp_path, {"W1": 2024}, 2024, **changes).hashed(found)


def lists_of(found: Hashed) -> YearLists:
    return YearLists(np.array(found.events), found.event, found.e_mail, found.name, found.is_weak)


def people(tmp_path, *rows: tuple[str, str, str]) -> YearLists:
    return lists_of(hashed(tmp_path, pd.DataFrame(rows, columns=["name", "e_mail", "nip"], dtype=object)))


def test_mistyped_name_or_e_mail_is_caught_by_the_other(tmp_path):
    found = people(
        tmp_path,
        ("Anna Nowak", "anna@example.org", "1"), ("Ana Nowak", "anna@example.org", "1"), ("Anna Nowak", "", "1"),
        ("Anna Nowak", "ana@example.org", "1"), ("Anna Nowak", "", "2"), ("Anna", "", "1"),
    )  # fmt: skip
    assert same_people(found).tolist() == [0, 0, 0, 0, 1, -1]


def test_people_joined_through_a_chain_are_one(tmp_path):
    rows = [
        ("Anna Nowak", "a@example.org", "1"), ("Anna Nowak", "b@example.org", "1"), ("Al Lis", "b@example.org", "2"),
        ("Al Lis", "c@example.org", "2"), ("Anna Lis", "c@example.org", "3"), ("Anna Lis", "", "3"),
    ]  # fmt: skip
    assert len(set(same_people(people(tmp_path, *rows)).tolist())) == 1


def test_mailbox_of_an_office_joins_nobody(tmp_path):
    names = ["Anna Nowak", "Jan Mazur", "Ewa Lis", "Piotr Wilk", "Olga Sowa"]
    found = same_people(people(tmp_path, *((name, "osrodek@example.org", "1") for name in names)))
    assert len(set(found.tolist())) == 5


def test_weak_identity_speaks_only_where_there_is_no_other(tmp_path):
    found = people(tmp_path, ("Anna Nowak", "", ""), ("anna nowak", "", ""), ("Anna Nowak", "", "1"))
    who = same_people(found)
    assert (who.tolist(), is_by_name_only(found, who).tolist()) == ([0, 0, 1], [True, False])


def test_nobody_on_an_empty_list(tmp_path):
    assert same_people(people(tmp_path)).tolist() == []


@pytest.mark.parametrize("seed", range(3))
def test_unique_people_are_counted_within_two_percent(tmp_path, seed):
    rows, true_count = crowd(random.Random(seed), people=5_000)
    counted = len(set(same_people(lists_of(hashed(tmp_path, rows))).tolist()) - {-1})
    assert abs(counted - true_count) / true_count <= 0.02


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 6)), max_size=40))
def test_cells_count_each_person_once(pairs):
    cells = np.array([cell for cell, _ in pairs], dtype=np.int64)
    persons = np.array([person for _, person in pairs], dtype=np.int64)
    expected = [len({person for cell, person in pairs if cell == one and person >= 0}) for one in range(5)]
    assert unique_in_cells(cells, persons, 5).tolist() == expected


def test_pseudonym_is_fixed_for_ever_and_depends_on_the_key():
    texts, years = pl.Series(["anna", "anna", ""], dtype=pl.String), np.array([2023, 2024, 2023], dtype=np.int32)
    found = pseudonyms(texts, years, {2023: bytes(32), 2024: b"k" * 32})
    # A changed value means that people already counted are counted again.
    assert found[0].tobytes().hex() == "88b457743282a04d8ee38fd92b8769dd"
    assert found[1] != found[0]
    assert found[2].tobytes() == NOBODY


def test_years_have_nothing_in_common_and_a_closed_year_tells_nobody(tmp_path):
    rows = pd.DataFrame({"name": ["Anna Nowak"] * 2, "e_mail": "", "nip": "1"}, dtype=object)
    attendance = pd.DataFrame({"event_key": ["W1", "W2"], "nip": "1", "area_code": "246401"}, dtype=object)
    people = PeopleFinder({}).found(attendance, {"osoba": SecretColumn(rows["name"])})
    found = PeopleHasher(tmp_path, {"W1": 2023, "W2": 2024}, 2024).hashed(people)
    assert found.year.tolist() == [2023, 2024]
    assert found.name[0] != found.name[1]
    again = PeopleHasher(tmp_path, {"W1": 2023, "W2": 2024}, 2024, frozenset({2023})).hashed(people)
    assert (again.name[0].tobytes(), again.name[1]) == (NOBODY, found.name[1])


def test_first_name_and_surname_in_two_columns_are_one_name(tmp_path):
    attendance = pd.DataFrame({"event_key": ["W1"], "nip": "1", "area_code": "246401"}, dtype=object)
    finder, hasher = PeopleFinder({}), PeopleHasher(tmp_path, {"W1": 2024}, 2024)
    apart = {"imie": SecretColumn(pd.Series(["Anna"])), "nazwisko": SecretColumn(pd.Series(["Nowak"]))}
    together = {"osoba": SecretColumn(pd.Series(["Nowak Anna"]))}
    one, other = (hasher.hashed(finder.found(attendance, secrets)) for secrets in (apart, together))
    assert one.name[0] == other.name[0]


def test_nothing_handed_on_holds_a_name_or_an_e_mail(tmp_path):
    numbers = range(1_000)
    rows = pd.DataFrame(
        {
            "name": [f"Kanarek{number} Zmyslony{number}" for number in numbers],
            "e_mail": [f"kanarek{number}@example.org" for number in numbers],
            "nip": "1234563218",
        },
        dtype=object,
    )
    sent = pickle.dumps(hashed(tmp_path, rows)).lower()
    assert b"kanarek" not in sent
    assert b"zmyslony" not in sent
