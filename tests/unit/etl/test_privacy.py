"""What of a list of people may be shown."""

import pytest

from data.catalog import Catalog
from data.catalog.word_cards import read_spellings
from etl.faults import Fault
from etl.privacy import cell_hider, masked, personal_keys, without_people

PESEL = "44051401359"
PESEL_WITHOUT_ZERO = "2070803628"  # 02070803628, typed as a number


@pytest.mark.parametrize("text", ["", "12", "2014-02-30", "31.02.2014", "10:30", "123-456-32-18", "1 234,5"])
def test_short_numbers_dates_and_nip_stay(text):
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bożena Kanarkowska", "B… K…"),
        ("b.kanarkowska@example.org", "b…@…"),
        (PESEL, "…"),
        (PESEL_WITHOUT_ZERO, "…"),
        ("600 100 200", "… … …"),
        ("+48600100200", "…"),
        ("tel. 12", "t… …"),
        ("B… K…", "B… K…"),
    ],
)
def test_everything_else_is_masked(text, shown):
    assert masked(text) == shown


def test_columns_of_people_are_known_by_every_spelling(catalog: Catalog):
    keys = personal_keys(catalog.sources["attendance"])
    assert {"osoba", "imieinazwisko", "email", "pesel", "uwagi"} <= keys
    assert not keys & {"wydarzenieid", "instytucja", "nip", "gmina"}
    assert personal_keys(catalog.sources["pes_registry"]) == frozenset()


def test_a_column_of_people_shows_not_even_digits():
    fault = Fault("a value", "Correct it.").at(2, "Nr PESEL", "4405")
    assert without_people(fault, frozenset({"nrpesel"})).found == "…"
    assert without_people(fault, frozenset({"osoba"})).found == "4405"
    assert without_people(fault, frozenset()) is fault


def test_cells_that_look_like_a_person_are_hidden():
    hides = cell_hider(read_spellings())
    assert [text for text in ("Bożena Kanarkowska", "a@example.org", PESEL, "Anna") if not hides(text)] == []
    assert [text for text in ("Fundacja Pomoc", "Cieszyn", "uczestnik", "1234563218", "") if hides(text)] == []
