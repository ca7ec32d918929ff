"""Polish plural forms, checked against a rule written in another way."""

import pytest

from data.language import texts_in
from data.language.texts import plural_index

ONE, FEW, MANY, FRACTION = range(4)


def form_by_last_digits(n: int) -> int:
    """The rule as a grammar says it: read the end of the written number."""
    written = str(n)
    if written == "1":
        return ONE
    is_teen = len(written) > 1 and written[-2] == "1"
    return FEW if written[-1] in "234" and not is_teen else MANY


def test_whole_numbers_to_a_thousand():
    assert [plural_index(n) for n in range(1001)] == [form_by_last_digits(n) for n in range(1001)]


@pytest.mark.parametrize("n", [0.5, 1.5, 2.5, 12.25, 1000.1])
def test_fractions_have_a_form_of_their_own(n):
    assert plural_index(n) == FRACTION


@pytest.mark.parametrize("n", [1.0, 2.0, 5.0])
def test_whole_number_stored_as_float_counts_as_whole(n):
    assert plural_index(n) == form_by_last_digits(int(n))


@pytest.mark.parametrize(("n", "shown"), [(1, "1 obszar"), (22, "22 obszary"), (112, "112 obszarów")])
def test_counted_text_takes_the_form_of_its_number(n, shown):
    assert texts_in("pl").count("{n} area", "{n} areas", n) == shown


def test_counted_text_may_show_its_number_as_people_write_it():
    assert texts_in("pl").count("{n} area", "{n} areas", 2.5, n="2,5") == "2,5 obszaru"


@pytest.mark.parametrize(("n", "shown"), [(1, "1 area"), (0, "0 areas"), (2, "2 areas"), (1.5, "1.5 areas")])
def test_english_has_two_forms(n, shown):
    assert texts_in("en").count("{n} area", "{n} areas", n) == shown
