"""Check digits, computed here by the digits of the text."""

from etl.sample.draws import Draws
from etl.sample.identifiers import krs_numbers, nips, regons


def nip_is_right(text: str) -> bool:
    digits = [int(sign) for sign in text]
    return len(digits) == 10 and sum(map(int.__mul__, digits, (6, 5, 7, 2, 3, 4, 5, 6, 7))) % 11 == digits[9]


def regon_is_right(text: str) -> bool:
    digits = [int(sign) for sign in text]
    return len(digits) == 9 and sum(map(int.__mul__, digits, (8, 9, 2, 3, 4, 5, 6, 7))) % 11 % 10 == digits[8]


def test_the_checks_of_this_test_know_a_number_from_a_textbook():
    assert nip_is_right("1234563218")
    assert not nip_is_right("1234563219")
    assert regon_is_right("123456785")


def test_nips_are_right_different_and_of_no_office():
    found = nips(Draws(1), 20_000)
    assert all(map(nip_is_right, found))
    assert len(set(found)) == 20_000
    assert {text[:3] for text in found} == {"999"}


def test_regons_are_right_and_different():
    found = regons(Draws(1), 20_000)
    assert all(map(regon_is_right, found))
    assert len(set(found)) == 20_000


def test_krs_numbers_have_ten_digits_and_differ():
    found = krs_numbers(Draws(1), 20_000)
    assert {len(text) for text in found} == {10}
    assert len(set(found)) == 20_000
    assert min(found) >= "0005000000"


def test_more_numbers_begin_with_the_same_ones():
    assert nips(Draws(1), 50)[:20] == nips(Draws(1), 20)
