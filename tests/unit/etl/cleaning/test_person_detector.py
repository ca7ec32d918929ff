"""Two hundred labelled columns: people are found by what the cells hold, other things are left alone."""

from collections import Counter

import pandas as pd
import pytest

from data.catalog.word_cards import read_spellings
from etl.cleaning.person_columns import kind_by_content, looks_like_person
from etl.cleaning.phones import holds_phone
from tests.unit.etl.cleaning.labelled_columns import Column, columns

SPELLINGS = read_spellings()


@pytest.fixture(scope="module")
def found() -> list[tuple[Column, str]]:
    """Each column with the kind that was found in it, '' for none."""
    return [(c, kind_by_content(pd.Series(c.cells, dtype=str), SPELLINGS) or "") for c in columns()]


def test_there_are_as_many_columns_of_people_as_of_other_things(found):
    assert Counter(bool(column.kind) for column, _ in found) == {True: 100, False: 100}


def test_hardly_a_column_of_people_is_missed(found):
    missed = [column.form for column, kind in found if column.kind and not kind]
    assert len(missed) <= 1, missed


def test_few_columns_of_other_things_are_taken_for_people(found):
    alarms = [(column.form, kind) for column, kind in found if kind and not column.kind]
    assert len(alarms) <= 5, alarms


def test_what_is_found_is_called_by_its_kind(found):
    assert [(c.form, kind) for c, kind in found if c.kind and kind and kind != c.kind] == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("600123456", True), ("tel. +48 600 123 456", True), ("0048600123456", True), ("(32) 255-12-34", True),
        ("32 255 12 34 wew. 5", True), ("Anna: 600-123-456", True), ("123-456-32-18", False), ("125 000 000", False),
        ("0000123456", False), ("27 1140 2004 0000 3002 0135 5387", False), ("49.123456, 18.123456", False),
        ("600 123 456,50", False), ("44051401359", False), ("2024-06-30", False), ("004 123 456", False),
    ],
)  # fmt: skip
def test_telephones_are_told_from_other_numbers(text, answer):
    assert holds_phone(text) is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("mgr Xenobia Zyzka (GOPS Kozy)", True), ("Mgr. inż. Xenobia Zyzka", True), ("pani Xenobia Zyzka", True),
        ("Łazarz Zyzka", True), ("Zyzka Łazarz - GOPS Kozy", True), ("P.H.U. Zyzka", False), ("Dr Max", False),
        ("Pani Domu Sp. z o.o.", False), ("Dr Zyzka i Wspólnicy Fundacja", False),
    ],
)  # fmt: skip
def test_a_title_tells_of_a_person_whose_first_name_is_on_no_list(text, answer):
    assert looks_like_person(text, SPELLINGS) is answer
