"""TERYT codes: form, level, parent, lost zeros."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.teryt import VOIVODESHIPS, Level, is_within, level_of, normalise, parent_of, restore_leading_zero

numbers = st.integers(1, 99).map("{:02d}".format)
gminy = st.tuples(st.sampled_from(VOIVODESHIPS), numbers, numbers).map("".join)
kinds = st.sampled_from("12345")


@given(gminy, kinds)
def test_seventh_digit_never_changes_the_gmina(gmina, kind):
    assert normalise(gmina + kind) == normalise(gmina) == gmina


@given(gminy, st.sampled_from([2, 4, 6]), st.sampled_from(["", " ", "\n", "\u00a0"]))
def test_normalising_twice_is_normalising_once(gmina, length, blank):
    code = normalise(blank + gmina[:length] + blank)
    assert code == normalise(code) == gmina[:length]


@given(st.text(max_size=8) | st.text("0123456789", min_size=1, max_size=8))
def test_any_text_is_a_code_or_refused_with_what_was_expected(text):
    try:
        code = normalise(text)
    except ValueError as refusal:
        message = str(refusal)
    else:
        message = ""
        assert code == "PL" or (code.isascii() and code.isdigit() and len(code) in (2, 4, 6))
    assert not message or (repr(text) in message and "expected" in message)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("201", "not a TERYT code"),
        ("2464018", "7th digit"),
        ("256401", "starts with 25"),
        ("2400000", "7th digit"),
        ("240001", "number 00"),
        ("٢٤", "not a TERYT code"),
        ("", "not a TERYT code"),
    ],
)
def test_refusal_names_the_reason(text, reason):
    with pytest.raises(ValueError, match=reason):
        normalise(text)


@given(gminy, kinds)
def test_parents_lead_to_the_country_through_every_level(gmina, kind):
    path = [gmina + kind]
    while path[-1] != "PL":
        path.append(parent_of(path[-1]))
    assert [level_of(code) for code in path] == [Level.GMINA, Level.POWIAT, Level.VOIVODESHIP, Level.COUNTRY]
    assert all(is_within(gmina, outer) for outer in path)


def test_country_has_no_parent():
    with pytest.raises(ValueError, match="no parent"):
        parent_of("PL")


def test_a_wider_or_other_area_is_not_within():
    assert not is_within("24", "2464")
    assert not is_within("PL", "24")
    assert not is_within("246401", "18")


@given(st.sampled_from(["02", "04", "06", "08"]), numbers, numbers, kinds)
def test_codes_typed_as_numbers_get_their_zero_back(voivodeship, powiat, gmina, kind):
    code = voivodeship + powiat + gmina
    assert restore_leading_zero(str(int(voivodeship)), Level.VOIVODESHIP) == voivodeship
    assert restore_leading_zero(str(int(code[:4])), Level.POWIAT) == code[:4]
    assert restore_leading_zero(str(int(code)), Level.GMINA) == code
    assert restore_leading_zero(str(int(code + kind)), Level.GMINA) == code


@given(gminy, kinds)
def test_complete_codes_pass_zero_restoring_unchanged(gmina, kind):
    assert restore_leading_zero(gmina + kind, Level.GMINA) == gmina
    assert restore_leading_zero(gmina[:4], Level.POWIAT) == gmina[:4]


def test_a_code_of_another_level_is_refused():
    with pytest.raises(ValueError, match="powiat code, expected a gmina code"):
        restore_leading_zero("2464", Level.GMINA)
    with pytest.raises(ValueError, match="not a TERYT code"):
        restore_leading_zero("2", Level.GMINA)
